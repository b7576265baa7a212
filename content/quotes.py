"""Quotes found in their text, which of them somebody asks for, and a deck that repeats none until all are out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from content.article import Article, Span
from content.citation import parse
from content.errors import CitationError, QuoteNotFoundError, echo, listed
from documents.nearness import nearest

NUMBER = re.compile(r"(?:quote|no\.?|number|#)?\s*(\d{1,9})")
ASKED = re.compile(r"(about|on|by|from)\s+(.+)", re.IGNORECASE | re.DOTALL)
CITED = re.compile(r"[¶§]|\d\s*[-–:.]\s*\d|^(?:paragraph|para|section|page|p\.)\s*\d", re.IGNORECASE)
MOST_NAMED = 12


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
class Choice:
    """The quotes that answer a request, a name for the deck they form, and another request worth offering."""

    quotes: tuple[Quote, ...]
    key: str = ""
    offer: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """Quote ids in shuffled order; the first `drawn` of them are out."""

    order: tuple[str, ...]
    drawn: int = 0


def draw(deck: Deck | None, ids: Sequence[str], random: Random) -> tuple[str, Deck]:
    """Return the next id and the deck after it; a new round begins, in a new order, when all are out.

    Ids that came or went since the deck was made join the undrawn ones or leave; none is repeated for that.
    """
    if deck is None:
        deck = Deck(_shuffled(ids, random))
    elif len(deck.order) != len(ids) or set(deck.order) != set(ids):
        deck = _adapted(deck, ids, random)
    if deck.drawn >= len(deck.order):
        deck = Deck(_shuffled(ids, random, not_first=deck.order[-1] if deck.order else ""))
    return deck.order[deck.drawn], Deck(deck.order, deck.drawn + 1)


def choose(article: Article, request: str) -> Choice:
    """Return the quotes that a request in plain words asks for: “3”, “¶6”, “about allies”, “by Mattis”, “trump”.

    Raises QuoteNotFoundError, naming what there is, and CitationError for a passage that does not exist.
    """
    words = request.strip()
    if not words:
        return Choice(article.quotes)
    numbered = NUMBER.fullmatch(words.casefold())
    if numbered:
        return Choice((_numbered(article, int(numbered[1])),))
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
    wanted = _fold(theme)
    speakers = _speakers(article, wanted)
    quotes = tuple(q for q in article.quotes if wanted in q.themes and q.speaker not in speakers)
    if not quotes:
        quotes = _mentioning(article, theme, speakers)
    if not quotes:
        raise QuoteNotFoundError(
            _nothing(f"No quote is about {echo(theme)}", "themes", wanted, themes(article))
        )
    return Choice(quotes, f"about {wanted}", f"by {speakers[0].split()[-1]}" if speakers else "")


def by(article: Article, name: str) -> Choice:
    """Return the quotes of one speaker."""
    speakers = _speakers(article, _fold(name))
    if not speakers:
        raise QuoteNotFoundError(
            _nothing(f"Nobody called {echo(name)} is quoted", "speakers", _fold(name), all_speakers(article))
        )
    return Choice(tuple(q for q in article.quotes if q.speaker in speakers), f"by {_fold(speakers[0])}")


def with_id(article: Article, quote_id: str) -> Quote:
    """Return a quote by its id, a paragraph's own first words included (`p6`)."""
    for quote in article.quotes:
        if quote.id == quote_id:
            return quote
    if quote_id[:1] == "p" and quote_id[1:].isdecimal() and 1 <= int(quote_id[1:]) <= article.last:
        return first_words(article, int(quote_id[1:]))
    raise QuoteNotFoundError("That quote is no longer among this text's quotes; quotes shows those that are.")


def first_words(article: Article, number: int) -> Quote:
    """Return a paragraph's first sentence as a quote of its own."""
    paragraph = article.paragraph(number)
    sentence = paragraph.sentences[0]
    return Quote(
        sentence.start, sentence.end, f"p{number}", 0, number, paragraph.first_sentence, article.author
    )


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
    wanted = _fold(words)
    if any(wanted in quote.themes for quote in article.quotes):
        return about(article, words)
    if _speakers(article, wanted):
        return by(article, words)
    mentioned = _mentioning(article, words, [])
    if mentioned:
        return Choice(mentioned, f"about {wanted}")
    if any(quote.id == wanted for quote in article.quotes):
        return Choice((with_id(article, wanted),))
    try:
        return at(article, words)
    except CitationError:
        known = [*themes(article), *all_speakers(article)]
        raise QuoteNotFoundError(
            _nothing(f"No quote is about or by {echo(words)}", "themes and speakers", wanted, known)
        ) from None


def _numbered(article: Article, number: int) -> Quote:
    if not 1 <= number <= len(article.quotes):
        has = f"has quotes 1 to {len(article.quotes)}" if article.quotes else "has no chosen quotes"
        raise QuoteNotFoundError(
            f"There is no quote {number}: this text {has}; for a paragraph, write ¶{number}."
        )
    return article.quotes[number - 1]


def _speakers(article: Article, wanted: str) -> list[str]:
    """Return the speakers whom a name can mean: whole names, last names and aliases."""
    known = {name: {_fold(name), _fold(name).split()[-1]} for name in all_speakers(article)}
    for person in article.companion.people:
        if person.name in known:
            known[person.name] |= {_fold(name) for name in person.names}
    if "author" in wanted.split():
        return [article.author]
    return [name for name, spoken in known.items() if wanted in spoken]


def _mentioning(article: Article, words: str, speakers: Sequence[str]) -> tuple[Quote, ...]:
    pattern = re.compile(rf"\b{re.escape(_fold(words))}\b")
    return tuple(q for q in article.quotes if q.speaker not in speakers and pattern.search(_fold(q.text)))


def _nothing(opening: str, what: str, wanted: str, known: list[str]) -> str:
    if not known:
        return f"{opening}: this text has no chosen quotes yet; a citation such as ¶1 gives a paragraph's first sentence."
    near = nearest(wanted, known, most=3)
    return (
        f"{opening}. Did you mean {listed(near, last='or')}?"
        if near
        else f"{opening}; {what}: {listed(known[:MOST_NAMED])}."
    )


def _fold(words: str) -> str:
    return " ".join(words.casefold().replace("’", "'").split()).strip(" .,;:!?\"'“”")


def _shuffled(ids: Sequence[str], random: Random, not_first: str = "") -> tuple[str, ...]:
    order = list(ids)
    random.shuffle(order)
    if len(order) > 1 and order[0] == not_first:
        other = random.randrange(1, len(order))
        order[0], order[other] = order[other], order[0]
    return tuple(order)


def _adapted(deck: Deck, ids: Sequence[str], random: Random) -> Deck:
    present = set(ids)
    out = [one for one in deck.order[: deck.drawn] if one in present]
    left = [one for one in deck.order[deck.drawn :] if one in present] + [
        one for one in ids if one not in deck.order
    ]
    return Deck((*out, *_shuffled(left, random)), len(out))
