"""What verification says of single quotations: the traps of the shipped article, names, cuts, and whole replies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from content.article import Article
from content.errors import ArticleNotFoundError, ContentError
from content.verification.verdict import Verdict
from content.verification.verifier import LONGEST, Verifier

AUTHOR = "Michael Fuchs"

Check = Callable[..., Verdict]


@pytest.fixture(scope="module")
def check(shipped: Article) -> Check:
    """Return a function that verifies words against the shipped article."""
    return Verifier([shipped]).verify


def kinds(verdict: Verdict) -> set[str]:
    return {one.kind for one in verdict.forgiven}


# ---------------------------------------------------------------- the kinds


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("We all have to be on the same page or diplomacy won’t work.", "verbatim"),
        ("We all have to be on the same page or diplomacy will work.", "altered"),
        ("ANY SUCCESSFUL DIPLOMACY WILL BE LONG", "altered"),
        ("For starters the proposed summit should be held only if genuine progress", "altered"),
        ("He should let professionals test what is achievable in his eventual meeting?", "altered"),
        ("Any successful diplomacy will be long, but now the tough part begins.", "altered"),
        ("it … seems … particularly … likely that he will follow", "altered"),
        ("The moon is made of green cheese and nobody in the whole world doubts it.", "unknown"),
        ("catastrophic", "short"),
        ("same page", "short"),
        ("fire and fury", "verbatim"),
        ("the United States", "short"),
        ("fire and water", "short"),
        ("", "short"),
        ("“”", "short"),
    ],
)
def test_the_kind_is_told(check: Check, words: str, kind: str) -> None:
    assert check(words).kind == kind


def test_too_many_words_are_refused_with_one_sentence(check: Check) -> None:
    assert check("x" * LONGEST).kind == "short"
    with pytest.raises(ContentError, match=r"more than 4,000 characters"):
        check("x" * (LONGEST + 1))


def test_an_article_that_is_not_there_any_more_is_told(check: Check, shipped: Article) -> None:
    with pytest.raises(ArticleNotFoundError):
        check("fire and fury", replace(shipped, slug="gone"))


def test_one_article_can_be_searched_alone(verifier: Verifier, shipped: Article, river: Article) -> None:
    words = "Now the council wants to lift the lid."
    assert verifier.verify(words).article is river
    assert verifier.verify(words, river).kind == "verbatim"
    assert verifier.verify(words, shipped).kind == "unknown"


# ---------------------------------------------------------------- cuts


@pytest.mark.parametrize(
    ("words", "lead_in", "goes_on"),
    [
        ("The proposed summit should be held.", "For starters,", "only if genuine progress"),
        ("progress is possible", "If he believes", ""),
        ("then progress is possible.", "If he believes", ""),
        ("But it’s a far better place to be than we were", "", "when Trump was talking"),
        ("is terrifying. But it’s a far better place", "The idea that", "to be than we were"),
        ("he will follow the above (or any) playbook.", "Based on Trump’s history", ""),
    ],
)
def test_what_a_clip_leaves_out_is_told(check: Check, words: str, lead_in: str, goes_on: str) -> None:
    verdict = check(words)
    assert verdict.kind == "verbatim"
    assert (verdict.cut.lead_in[: len(lead_in)], verdict.cut.goes_on[: len(goes_on)]) == (lead_in, goes_on)
    assert (bool(verdict.cut.before), bool(verdict.cut.behind)) == (bool(lead_in), bool(goes_on))
    assert verdict.place.words in verdict.place.whole


def test_whole_sentences_are_not_cut_across_paragraphs_either(check: Check, shipped: Article) -> None:
    verdict = check(f"{shipped.paragraph(3).text}\n\n{shipped.paragraph(4).text}")
    assert (verdict.kind, verdict.cut, verdict.place.paragraphs) == ("verbatim", None, (3, 4))


def test_an_ellipsis_at_an_end_owns_up_to_the_cut(check: Check) -> None:
    cut = check("[…] the proposed summit should be held […]").cut
    assert (cut.said_before, cut.said_behind) == (True, True)


# ---------------------------------------------------------------- pull quotes, headline and the rest beside the body


def test_a_pull_quote_that_says_something_else_is_altered(check: Check, shipped: Article) -> None:
    verdict = check(shipped.pull_quotes[2].text)
    assert (verdict.kind, verdict.pull_quote, verdict.place.paragraphs) == ("altered", shipped.pull_quotes[2], (13,))
    assert verdict.differences[0].true == "the above (or"


def test_a_pull_quote_that_stops_early_is_verbatim_and_cut(check: Check, shipped: Article) -> None:
    verdict = check(shipped.pull_quotes[0].text)
    assert (verdict.kind, verdict.pull_quote) == ("verbatim", shipped.pull_quotes[0])
    assert (verdict.cut.lead_in, verdict.cut.goes_on[:14]) == ("And yet,", "and addressing")
    assert "end" in kinds(verdict)


@pytest.mark.parametrize("part", ["headline", "dek", "caption", "credit", "bio"])
def test_what_stands_beside_the_body_is_not_the_authors(check: Check, shipped: Article, part: str) -> None:
    assert shipped.image
    texts = {
        "headline": shipped.title,
        "dek": shipped.dek,
        "caption": shipped.image.caption,
        "credit": shipped.image.credit,
        "bio": shipped.author_bio,
    }
    verdict = check(f"“{texts[part]}”\n— {AUTHOR}")
    assert (verdict.kind, verdict.place.part, verdict.place.paragraphs) == ("verbatim", part, ())
    assert (verdict.naming.true, verdict.naming.right) == ("NBC News", False)


def test_a_footnote_is_the_authors(verifier: Verifier, river: Article) -> None:
    verdict = verifier.verify("The count of last winter was 212, the lowest since it began. — Ada Lindqvist")
    assert verdict.place
    assert (verdict.place.part, verdict.place.label, verdict.article) == ("footnote", "bats", river)
    assert verdict.naming
    assert verdict.naming.right


# ---------------------------------------------------------------- whose words they are


@pytest.mark.parametrize(
    ("words", "speaker", "direct"),
    [
        ("fire and fury", "Donald Trump", True),
        ("a long ways from negotiations", "Rex Tillerson", True),
        ("a war with North Korea would be “catastrophic”", "James Mattis", False),
        ("a preventive war with North Korea may be necessary", "Trump administration officials and surrogates", False),
        ("he might be willing to meet with him", "Donald Trump", False),
        ("he would agree to an unprecedented meeting with Kim.", "Donald Trump", False),
        ("support for diplomacy", "Rex Tillerson", False),
        ("a frighteningly short attention span", "reports that the text does not name", False),
    ],
)
def test_words_that_are_only_reported_have_a_speaker(check: Check, words: str, speaker: str, direct: bool) -> None:  # noqa: FBT001
    verdict = check(words)
    assert (verdict.kind, verdict.speaker.speaker, verdict.speaker.direct) == ("verbatim", speaker, direct)


def test_a_sentence_that_reports_is_the_authors(check: Check, shipped: Article) -> None:
    verdict = check(shipped.paragraph(3).text)
    assert verdict.speaker is None
    assert {one.speaker for one in verdict.hearsay} == {"Rex Tillerson", "Donald Trump"}


def test_words_between_quotation_marks_that_nobody_explains_are_somebodys(verifier: Verifier) -> None:
    verdict = verifier.verify("to remove a nuisance and to gain a street")
    assert verdict.speaker
    assert (verdict.speaker.speaker, verdict.speaker.direct) == (None, True)
    quotation = verifier.verify("It takes back what was lent.")
    assert quotation.speaker
    assert quotation.speaker.speaker is None


@pytest.mark.parametrize(
    ("pasted", "right"),
    [
        (f"“fire and fury” — {AUTHOR}", False),
        ("“fire and fury” — Donald Trump, as quoted by Michael Fuchs", True),
        ("“fire and fury”\n- trump", True),
        ("President Trump: “fire and fury”", True),
        ("“fire and fury” - Eric Trump", False),
        ("“a preventive war with North Korea may be necessary” (Michael Fuchs, NBC News)", True),
        ("“a preventive war with North Korea may be necessary” — Trump", False),
        ("Any successful diplomacy will be long. — Fuchs", True),
        ("Any successful diplomacy will be long. ~ M. Fuchs", True),
        ("Any successful diplomacy will be long. — Mr. Fuchs, NBC News, 9 March 2018", True),
        ("“Any successful diplomacy will be long,” wrote Fuchs.", True),
        ("As Fuchs puts it, “Any successful diplomacy will be long.”", True),
        ("According to Barack Obama: “Any successful diplomacy will be long.”", False),
    ],
)
def test_a_pasted_name_is_compared_with_the_speaker(check: Check, pasted: str, right: bool) -> None:  # noqa: FBT001
    verdict = check(pasted)
    assert (verdict.kind, verdict.naming.right) == ("verbatim", right)


@pytest.mark.parametrize(
    "pasted",
    [
        "Everyone says: We all have to be on the same page or diplomacy won’t work.",
        "Everyone says: “We all have to be on the same page or diplomacy won’t work.”",
        "Some People: “We all have to be on the same page or diplomacy won’t work.”",
        "They said, “We all have to be on the same page or diplomacy won’t work.”",
        "No one says: “We all have to be on the same page or diplomacy won’t work.”",
        "We all have to be on the same page or diplomacy won’t work. — Everyone",
        "“We all have to be on the same page or diplomacy won’t work,” somebody said.",
        "Reminder: We all have to be on the same page or diplomacy won’t work.",
    ],
)
def test_what_is_no_name_is_taken_for_none_but_taken_away(check: Check, pasted: str) -> None:
    verdict = check(pasted)
    assert (verdict.kind, verdict.naming) == ("verbatim", None)


@pytest.mark.parametrize(
    "call", ["[1]", "[^a]", "¹", "[[2]](https://example.org/#note)", "[3](https://example.org/#n)", "†"]
)
def test_the_call_of_a_footnote_is_forgiven(check: Check, call: str) -> None:
    words = f"We all have to be on the same page{call} or diplomacy won’t work.{call}"
    verdict = check(words)
    assert verdict.kind == "verbatim"
    assert {one.kind for one in verdict.forgiven} <= {"footnote call", "white space"}
    assert not verdict.cut


def test_a_call_that_the_article_has_need_not_be_pasted(verifier: Verifier, river: Article) -> None:
    words = "reportedly fears that the light will drive them out.{} None of these reasons is worth 12 million crowns"
    for call in ("", "[^bats]", "[1]", "¹"):
        assert verifier.verify(words.format(call), river).kind == "verbatim"


def test_a_number_in_brackets_hides_no_word(check: Check) -> None:
    words = "it is imperative that negotiators tee up genuine progress before the [3] leaders actually meet"
    assert check(words).kind == "altered"


MILTON = (
    "For, as Milton wisely expresses, “{} true reconcilement grow where wounds of deadly hate have pierced so deep.”"
)


@pytest.mark.parametrize(("words", "kind"), [("never can", "verbatim"), ("can", "altered"), ("always can", "altered")])
@pytest.mark.parametrize("behind", ["", " (¶6)"])
def test_the_texts_own_introduction_is_quoted_with_the_words(
    verifier: Verifier, words: str, kind: str, behind: str
) -> None:
    """Else a dropped “never” would be a lead-in that somebody named Milton left out."""
    assert verifier.verify(MILTON.format(words) + behind).kind == kind


def test_one_word_with_hyphens_between_ellipses_is_too_little_to_be_a_part(check: Check) -> None:
    words = "The idea that President Donald Trump … face-to-face … North Korean leader Kim Jong Un is terrifying."
    assert check(words).kind == "altered"
    assert check(words.replace("… face-to-face", "would meet face-to-face").replace("…", "with")).kind == "verbatim"


@pytest.mark.parametrize("sign", ["**", "~~", "__", "||"])
def test_signs_around_quoted_lines_leave_them_quoted(check: Check, sign: str) -> None:
    for first, others in (("> ", "> "), (">>> ", "")):
        words = f"{sign}{first}We all have to be on the same page\n{others}or diplomacy won’t work.{sign}"
        assert check(words).kind == "verbatim"


@pytest.mark.parametrize(("end", "kind"), [("?.", "verbatim"), ("?", "verbatim"), (".", "altered"), ("!", "altered")])
def test_a_full_stop_behind_a_question_mark_is_forgiven(verifier: Verifier, end: str, kind: str) -> None:
    words = "By what means is such a corrupt and faithless court to be kept to its engagements"
    assert verifier.verify(words + end).kind == kind


# ---------------------------------------------------------------- what is forgiven


@pytest.mark.parametrize(
    ("words", "kind", "true"),
    [
        ("simply hammer out a deal of this scale", "quotation marks missing", 'out "a'),
        ('a "very positive" step towards reducing tensions', "quotation marks added", "a very"),
        ("Kim's strategy is to divide the United States", "quotation marks", "Kim’s"),
        ("the big stuff - curbs on nuclear and missile programs", "dashes", "stuff — curbs"),
        ("the big stuff—curbs on nuclear and missile programs", "white space", "stuff — curbs"),
        ("The proposed summit should be held only", "first letter", "the"),
        ("if the Administration follows though [sic] in a less haphazard fashion", "sic", ""),
        ('Trump wants a "win" […] so badly that he will', "ellipsis", "from this unprecedented summit meeting"),
        ("given up a meeting with [Kim] — which every leader", "bracket", "the U.S. president"),
        ("We all [in the West] have to be on the same page", "bracket", ""),
        ("[W]hile Trump’s erratic nature makes this gambit incredibly dangerous", "bracket", "While"),
        ("> **Any successful** diplomacy will be long", "markup", ""),
        ("Any successful diplomacy will be long (§4 ¶11)", "citation", ""),
    ],
)
def test_what_is_forgiven_is_said(check: Check, words: str, kind: str, true: str) -> None:
    verdict = check(words)
    assert verdict.kind == "verbatim"
    assert true in {one.true for one in verdict.forgiven if one.kind == kind}


@pytest.mark.parametrize(
    "words",
    [
        "it seems particularly […] that he will follow the above",
        "it seems [likely] that he will follow the above (or any) playbook",
        "We all [do not] have to be on the same page or diplomacy won’t work",
        "We … all … have to be … on the page",
    ],
)
def test_a_dishonest_ellipsis_or_bracket_is_not_forgiven(check: Check, words: str) -> None:
    """One that hides or brings in a “not”, or leaves too little between."""
    assert check(words).kind == "altered"


# ---------------------------------------------------------------- what differs


@pytest.mark.parametrize(
    ("words", "kind", "pasted", "true", "of"),
    [
        ("Any successful diplomacy will be short, difficult and have a lot", "changed", "short", "long", "words"),
        ("We all do not have to be on the same page", "added", "do not", "", "negation"),
        ("We all have to be on the page or diplomacy won’t work", "missing", "", "same", "words"),
        ("opened relations with China on his visit in 1973.", "changed", "1973", "1972", "number"),
        ("closely with U.S. allies Japan and South Korea", "moved", "Japan and", "and Japan", "words"),
        ("A proposed summit should be held only if genuine progress", "changed", "A", "the", "words"),
        ("Any Successful Diplomacy will be long", "changed", "Successful Diplomacy", "successful diplomacy", "case"),
        ("will be long difficult and have a lot", "changed", "long difficult", "long, difficult", "punctuation"),
    ],
)
def test_a_difference_is_told_with_both_words(
    check: Check, words: str, kind: str, pasted: str, true: str, of: str
) -> None:
    verdict = check(words)
    (one,) = verdict.differences
    assert (one.kind, one.pasted, one.true, one.of) == (kind, pasted, true, of)
    assert verdict.differs_only_in == ({of} if of in {"case", "punctuation"} else set())


def test_a_merged_quotation_names_its_paragraphs(check: Check) -> None:
    verdict = check("Any successful diplomacy will be long, but now the tough part begins.")
    assert [piece.place.paragraphs for piece in verdict.pieces] == [(11,), (10,)]
    assert verdict.differences[0].source.paragraph == 10


# ---------------------------------------------------------------- what surrounds the words

REPLY = """> “[…] fire and fury […]”
> — Donald Trump, as quoted by Michael Fuchs

The whole sentence, by Michael Fuchs:
> “Trump leveled insults at Kim — “Little Rocket Man” — and so on.”

§1 ¶2 · Opinion · Michael Fuchs, NBC News, 9 March 2018
-# Quote 5 of 30 this round
Another quote
"""


def test_a_reply_of_the_bot_can_be_pasted_whole(check: Check) -> None:
    verdict = check(REPLY)
    assert (verdict.kind, verdict.place.words, verdict.naming.right) == ("verbatim", "fire and fury", True)
    assert "frame" in kinds(verdict)


def test_only_quoted_lines_of_a_message_are_judged(check: Check) -> None:
    verdict = check("look at this\n> We all have to be on the same page or diplomacy won’t work.\nlol so true")
    assert (verdict.kind, verdict.is_part, verdict.cut) == ("verbatim", True, None)


def test_an_altered_part_of_a_message_comes_before_a_right_one(check: Check) -> None:
    verdict = check(
        "Nice: “Any successful diplomacy will be short, difficult and have a lot” and also “fire and fury”!"
    )
    assert (verdict.kind, verdict.is_part, [one.kind for one in verdict.others]) == ("altered", True, ["verbatim"])


def test_right_words_inside_an_altered_sentence_do_not_save_it(check: Check) -> None:
    words = (
        "Trump leveled insults at Kim — “Little Rocket Man” — and boasted of the likelihood of war — “fire and fury”"
    )
    assert (check(words).kind, check(words).differences[0].pasted) == ("altered", "likelihood")


@pytest.mark.parametrize(
    "words",
    [
        "spent years deriding U.S. allies engaged in the region — Trump, who has expertise on this issue",
        "On Friday, Secretary Tillerson said, “a long ways from negotiations” and, just hours later, Trump said",
        "some terrible strategy: It’s the outcome of an impulsive president with little understanding",
        "— “Little Rocket Man” — and boasted of the possibility of war — Canada and",
    ],
)
def test_the_texts_own_words_are_no_name(check: Check, words: str) -> None:
    assert check(words).kind == "altered"
