"""Lists of English words whose kind no ending tells."""

from __future__ import annotations

from typing import Final

# Words that tie a sentence together, by the kind that they count as for those beside them: never asked for nor offered.
FUNCTION_WORDS: Final = {
    "a": "a an",
    "the": """
the this these those my our your his her its their every each some any no another either neither all both such whose
many several few own other others same certain one two three four five six seven eight nine ten first second third
fourth last next former latter whole little eleven twelve twenty thirty forty fifty sixty hundred thousand million
""",
    "of": "of",
    "in": """
in on at by for with from into onto upon between against without before after during through throughout under over
about above below among amongst toward towards within beyond across since until till behind besides beside despite
per via like off out around near along amid except regarding concerning underneath
""",
    "to": "to",
    "be": """
is are was were be been being am isn't aren't wasn't weren't it's that's there's he's she's i'm
""",
    "have": "have has had having hath hadst haven't hasn't hadn't we've they've i've",
    "will": """
will would can could may might must shall should do does did don't doesn't didn't won't can't couldn't wouldn't
shouldn't cannot not never doth dost let ought we'll they'll it'll i'll
""",
    "he": """
he she it they we you i who him them us me one's himself herself itself themselves ourselves yourself myself
yourselves thou thee ye nobody somebody anybody everybody someone anyone everyone nothing something anything
everything none
""",
    "very": """
very so too more most less least quite as rather how far much well better best worse worst
""",
    "and": "and or but nor yet &",
    "that": """
that than if because while when where whether though although unless which what whom why whereas wherever whenever
whatever whoever wherefore lest whence whereby wherein
""",
    "also": """
also only just even still already always often sometimes ever again here there now then thus otherwise however
therefore perhaps indeed almost soon hence moreover furthermore nevertheless nonetheless instead maybe away together
once twice later early today tomorrow yesterday back down up forth forward thereof therein thereby thereto hereafter
hereby thither hither somewhat somehow anyway else enough likewise meanwhile alone afterward afterwards hitherto
notwithstanding elsewhere everywhere anywhere nowhere somewhere
""",
}
FUNCTION: Final = {word: kind for kind, words in FUNCTION_WORDS.items() for word in words.split()}

# Past forms without -ed.
PASTS_LISTED: Final = """
given taken known shown grown thrown written driven spoken broken chosen fallen eaten beaten hidden forgotten brought
thought bought fought caught taught sought found bound built spent meant dealt slept stood understood began begun
became wrote risen arose arisen drawn withdrawn withdrew forsaken sworn borne stolen frozen shaken mistaken undertaken
proven woven bidden forbidden gotten begotten trodden laid paid said made kept felt held left lost sold told sent lent
rose drew drove spoke broke chose shook swore gave came went took knew grew seen gone done lived led fed met won got
ran saw sat sung torn worn born bred
"""
PASTS: Final = frozenset(PASTS_LISTED.split())

# They end like adverbs.
NO_ADVERBS_LISTED: Final = """
family reply supply comply imply multiply apply rely ally rally assembly folly anomaly melancholy monopoly bully belly
jelly italy july
"""
NO_ADVERBS: Final = frozenset(NO_ADVERBS_LISTED.split())

ADJECTIVES_LISTED: Final = """
smaller bigger larger greater higher lower longer shorter stronger weaker nearer fewer harder easier cheaper richer
poorer older younger wider deeper farther further happier wiser safer newer closer clearer brighter darker faster
slower warmer colder fairer juster truer finer tough rough great small large high long short strong weak hard easy
cheap rich poor young deep wide good safe close clear bright dark fast slow warm cold fair true fine full free new old
real able ready sure certain wrong open public private common human present due dear dead equal main single simple
noble humble entire separate sincere severe extreme immense genuine divine modern wild kind mad big huge red bad ill
sad mere vain base firm distinct direct perfect exact correct strict proper plain bare sacred naked wicked wretched
ancient royal loyal legal moral final total vital cruel civil evil likely unlikely friendly unfriendly lovely lonely
holy costly deadly worldly kingly manly womanly cowardly orderly timely elderly lively ugly silly daily weekly monthly
yearly fatherly motherly brotherly heavenly earthly
"""
ADJECTIVES: Final = frozenset(ADJECTIVES_LISTED.split())
