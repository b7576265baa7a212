"""Quotes found in their text, and which of them somebody asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from content.article import Article, Span
from content.citation import parse
from content.errors import CitationError, QuoteNotFoundError, echo, listed
from content.folding import comparable, comparable_own, whole_words
from documents.nearness import nearest

NUMBER = re.compile(r"(?:quote|no\.?|number|#)?\s*(\d{1,300})")
ASKED = re.compile(r"(about|on|by|from)\s+(.+)", re.IGNORECASE | re.DOTALL)
CITED = re.compile(r"[¶§]|\d\s*[-–:.]\s*\d|^(?:paragraph|para|section|page|p\.)\s*\d", re.IGNORECASE)
NOTHING = re.compile(r"(?!)")
AUTHOR = ("author", "the author")
SOMEBODY = "Somebody"
KEYWORDS = {"about", "on", "by", "from"}
MOST_NAMED = 12
# Whatever is longer is no request; what it costs to look for it is bounded so.
LONGEST_REQUEST = 300
LONGEST_NUMBER = 12


@dataclass(frozen=True, slots=True)
class Quote(Span):
    """Words of one paragraph; `number` counts the article's quotes from 1, and is 0 for a paragraph's own first words.

    `reported` means that they are somebody else's than the author's, quoted inside the text.
    """

    id: str
    number: int
    paragraph: int
    text: str
    speaker: str
    reported: bool = False
    cut: bool = False
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reported(Span):
    """Words of one paragraph in which the author reports what somebody else said."""

    paragraph: int
    speaker: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The quotes that answer a request, a name for the deck they form, and another request worth offering."""

    quotes: tuple[Quote, ...]
    key: str = ""
    offer: str = ""


def choose(article: Article, request: str) -> Choice:
    """Return the quotes that a request in plain words asks for: “3”, “¶6”, “about allies”, “by Mattis”, “trump”.

    Raises QuoteNotFoundError, naming what there is, and CitationError for a passage that does not exist.
    """
    words = request[:LONGEST_REQUEST].strip()
    if not comparable(words):
        return Choice(article.quotes)
    numbered = NUMBER.fullmatch(words.casefold())
    if numbered:
        return Choice((_numbered(article, int(numbered[1])),))
    if words.casefold() in KEYWORDS:
        known = all_speakers(article) if words.casefold() in {"by", "from"} else themes(article)
        raise QuoteNotFoundError(f"Say {words.casefold()} what or whom: {listed(known[:MOST_NAMED])}.")
    asked = ASKED.fullmatch(words)
    if asked and asked[1].casefold() in {"about", "on"}:
        return about(article, asked[2])
    if asked:
        return by(article, asked[2])
    if CITED.search(words):
        return at(article, words)
    return _either(article, words)


def at(article: Article, citation: str) -> Choice:
    """Return the quotes of a passage; a paragraph without one gives its first sentence."""
    passage = parse(article, citation)
    quotes = tuple(quote for quote in article.quotes if passage.first <= quote.paragraph <= passage.last)
    return Choice(quotes or (first_words(article, passage.first),), f"at {passage.first}-{passage.last}")


def about(article: Article, theme: str) -> Choice:
    """Return the quotes on a theme, or on a person by others than that person."""
    wanted = comparable(theme)
    speakers = _speakers(article).get(wanted, [])
    quotes = tuple(q for q in article.quotes if wanted in q.themes and q.speaker not in speakers)
    if not quotes:
        quotes = _mentioning(article, wanted, speakers)
    if not quotes:
        raise QuoteNotFoundError(_nothing(f"No quote is about {echo(theme)}", "themes", wanted, themes(article)))
    return Choice(quotes, f"about {wanted}", f"by {_as_spelt(article, speakers[0], wanted)}" if speakers else "")


def by(article: Article, name: str) -> Choice:
    """Return the quotes of one speaker."""
    wanted = comparable(name)
    speakers = _speakers(article).get(wanted, [])
    quotes = tuple(q for q in article.quotes if q.speaker in speakers)
    if not quotes:
        meant = nearest(wanted, _speakers(article), most=3)
        known = list(dict.fromkeys(_speakers(article)[one][0] for one in meant)) or all_speakers(article)
        raise QuoteNotFoundError(
            _nothing(f"Nobody called {echo(name)} is quoted", "speakers", wanted, known, meant=bool(meant))
        )
    return Choice(quotes, f"by {comparable(speakers[0])}")


def with_id(article: Article, quote_id: str) -> Quote:
    """Return a quote by its id; a paragraph's id gives its own first words."""
    for quote in article.quotes:
        if quote.id == quote_id:
            return quote
    if quote_id in article.by_id:
        return first_words(article, article.by_id[quote_id].number)
    raise QuoteNotFoundError("That quote is no longer among this text's quotes; quotes shows those that are.")


def first_words(article: Article, number: int) -> Quote:
    """Return a paragraph's first sentence as a quote of its own, with the paragraph's id."""
    paragraph = article.paragraph(number)
    sentence = paragraph.sentences[0]
    # A block quotation belongs to the text, but its words are not the author's.
    quoted = paragraph.form == "quotation"
    speaker = SOMEBODY if quoted else article.author
    words = paragraph.first_sentence
    return Quote(sentence.start, sentence.end, paragraph.id, 0, number, words, speaker, reported=quoted)


def themes(article: Article) -> list[str]:
    """Return all themes of the quotes, the commonest first."""
    counts: dict[str, int] = {}
    for quote in article.quotes:
        for theme in quote.themes:
            counts[theme] = counts.get(theme, 0) + 1
    return sorted(counts, key=lambda theme: (-counts[theme], theme))


def all_speakers(article: Article) -> list[str]:
    """Return everybody whose words are among the quotes, in the order of the quotes."""
    return list(dict.fromkeys(quote.speaker for quote in article.quotes))


def _either(article: Article, words: str) -> Choice:
    wanted = comparable(words)
    speakers = _speakers(article).get(wanted, [])
    if any(wanted in quote.themes for quote in article.quotes) or _mentioning(article, wanted, speakers):
        return about(article, words)
    if speakers:
        return by(article, words)
    if any(quote.id == wanted for quote in article.quotes):
        return Choice((with_id(article, wanted),))
    try:
        return at(article, words)
    except CitationError:
        opening = f"No quote is about or by {echo(words)}"
        known = [*themes(article), *all_speakers(article)]
        raise QuoteNotFoundError(_nothing(opening, "themes and speakers", wanted, known)) from None


def _numbered(article: Article, number: int) -> Quote:
    found = next((quote for quote in article.quotes if quote.number == number), None)
    if found is None:
        last = article.quotes[-1].number if article.quotes else 0
        if 1 <= number <= last:
            raise QuoteNotFoundError(f"Quote {number} is not served here; quotes shows those that are.")
        has = f"has quotes 1 to {last}" if last else "has no chosen quotes"
        # A paragraph of that number may be what was meant; else one that there is shows how it is written.
        other = number if 1 <= number <= article.last else article.last
        named = f"quote {number}" if len(str(number)) <= LONGEST_NUMBER else "quote of so high a number"
        raise QuoteNotFoundError(f"There is no {named}: this text {has}; ¶{other} gives a quote of that paragraph.")
    return found


def _speakers(article: Article) -> dict[str, list[str]]:
    """Return who can be meant by each name: whole names, last names, aliases, and “author”."""
    known: dict[str, list[str]] = {}
    for speaker in all_speakers(article):
        names = map(comparable_own, _spellings(article, speaker))
        for name in dict.fromkeys([*names, *(AUTHOR if speaker == article.author else ())]):
            known.setdefault(name, []).append(speaker)
    return known


def _spellings(article: Article, speaker: str) -> list[str]:
    aliases = [name for person in article.companion.people if person.name == speaker for name in person.aliases]
    return [speaker.rsplit(maxsplit=1)[-1], *aliases, speaker]


def _as_spelt(article: Article, speaker: str, wanted: str) -> str:
    """Return the name that somebody typed as the companion writes it."""
    return next((name for name in _spellings(article, speaker) if comparable(name) == wanted), speaker)


def _mentioning(article: Article, wanted: str, speakers: Sequence[str]) -> tuple[Quote, ...]:
    pattern = whole_words(wanted) if wanted else NOTHING
    return tuple(q for q in article.quotes if q.speaker not in speakers and pattern.search(comparable_own(q.text)))


def _nothing(opening: str, what: str, wanted: str, known: list[str], *, meant: bool = False) -> str:
    if not known:
        return (
            f"{opening}: this text has no chosen quotes yet; a citation such as ¶1 gives a paragraph's first sentence."
        )
    near = known if meant else nearest(wanted, known, most=3)
    return f"{opening}. Did you mean {listed(near, last='or')}?" if near else f"{opening}; {what}: {_some(known)}."


def _some(names: list[str]) -> str:
    """Return names as a list that is not too long to read."""
    more = len(names) - MOST_NAMED
    return listed([*names[:MOST_NAMED], f"{more} more"] if more > 0 else names)
