"""All texts of a library as one string with a character for each word: Python's own search then finds words.

A megabyte of text is searched in well under a millisecond, and no words can make that slow.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from content.article import Article, Span
from content.errors import ArticleNotFoundError
from content.locating import Found
from content.sentences import sentence_spans
from content.verification.tokens import own_tokens, tokens_of
from content.verification.verdict import Part, Place

SEPARATOR: Final = "\x00"
UNKNOWN: Final = "\x01"
FIRST_CODE: Final = 2
SURROGATES: Final = range(0xD800, 0xE000)
LAST_CODE: Final = 0x10FFFF


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, or another text of an article that can be quoted."""

    article: Article
    part: Part
    text: str
    sentences: tuple[Span, ...]
    number: int = 0
    label: str = ""


class Scope(NamedTuple):
    """Where to look: from one word of all words to another, and from one unit to another."""

    start: int
    end: int
    first: int
    last: int


class Word(NamedTuple):
    """A word of a text: its unit and its number there."""

    unit: int
    number: int


class Index:
    """The words of some articles, in order."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.units: list[Unit] = []
        self.starts: list[int] = []
        self.scopes: dict[str, Scope] = {}
        self._codes: dict[str, str] = {}
        self._units_with: dict[str, array[int]] = {}
        words: list[str] = []
        length = 0
        for article in articles:
            first, start = len(self.units), length
            for unit in units_of(article):
                codes = self._add(unit, length)
                words.append(codes)
                length += len(codes)
            self.scopes[article.slug] = Scope(start, length, first, len(self.units))
        self.words = "".join(words)
        self.everything = Scope(0, length, 0, len(self.units))

    def scope(self, article: Article | None) -> Scope:
        """Return where the words of an article are, or those of all for None."""
        if article is None:
            return self.everything
        if article.slug not in self.scopes:
            raise ArticleNotFoundError("That text is not in the library any more; library shows what is.")
        return self.scopes[article.slug]

    def coded(self, keys: Iterable[str]) -> str:
        """Return words as a string to search for, with a character that stands nowhere for each unknown word."""
        return "".join(self._codes.get(key, UNKNOWN) for key in keys)

    def occurrences(self, coded: str, start: int, end: int) -> Iterator[int]:
        """Yield where the words stand between two places, in order."""
        at = self.words.find(coded, start, end)
        while at >= 0:
            yield at
            at = self.words.find(coded, at + 1, end)

    def units_with(self, code: str, scope: Scope) -> array[int]:
        """Return the units that have a word."""
        units = self._units_with.get(code, array("I"))
        if scope is self.everything:
            return units
        return units[bisect_right(units, scope.first - 1) : bisect_right(units, scope.last - 1)]

    def unit_at(self, at: int) -> int:
        """Return the number of the unit that a word belongs to."""
        return bisect_right(self.starts, at) - 1

    def end_of(self, unit: int) -> int:
        """Return the place behind a unit's last word."""
        return self.starts[unit] + len(own_tokens(self.units[unit].text))

    def word(self, at: int) -> Word:
        """Return the unit of a word, and which of its words it is."""
        unit = self.unit_at(at)
        return Word(unit, at - self.starts[unit])

    def place(self, start: int, end: int) -> Place:
        """Return the place of all words from one to another, the last not included."""
        first, last = self.word(start), self.word(end - 1)
        numbers = [number for number in range(first.unit, last.unit + 1) if len(own_tokens(self.units[number].text))]
        stretches = [self._stretch(number, first, last) for number in numbers]
        unit = self.units[first.unit]
        sentences = tuple(_around(one, self.units[number]) for one, number in zip(stretches, numbers, strict=True))
        texts = tuple(self.units[number].text for number in numbers)
        return Place(unit.article, unit.part, tuple(stretches), sentences, texts, unit.label)

    def _stretch(self, number: int, first: Word, last: Word) -> Found:
        unit = self.units[number]
        tokens = own_tokens(unit.text)
        start = tokens.starts[first.number if number == first.unit else 0]
        end = tokens.ends[last.number if number == last.unit else -1]
        return Found(start, end, unit.number)

    def _add(self, unit: Unit, at: int) -> str:
        """Take in a unit; the paragraphs of a body follow each other, and all else is set apart."""
        number = len(self.units)
        keys = tokens_of(unit.text).keys
        codes = "".join(self._code(key) for key in keys)
        apart = "" if unit.number > 1 else SEPARATOR
        self.units.append(unit)
        self.starts.append(at + len(apart))
        for code in set(codes):
            self._units_with.setdefault(code, array("I")).append(number)
        return apart + codes

    def _code(self, key: str) -> str:
        code = self._codes.get(key)
        if code is None:
            number = FIRST_CODE + len(self._codes)
            number += len(SURROGATES) if number >= SURROGATES.start else 0
            # Past a million different words the last ones share a code; the words themselves are compared as well.
            code = self._codes[key] = chr(min(number, LAST_CODE))
        return code


def units_of(article: Article) -> Iterator[Unit]:
    """Yield every text of an article that somebody may quote, the body first and in order."""
    for one in article.paragraphs:
        yield Unit(article, "body", one.text, one.sentences, one.number)
    for part, text, label in _beside(article):
        whole = part in {"headline", "heading", "credit"}
        sentences = (Span(0, len(text)),) if whole else sentence_spans(text, article.language)
        yield Unit(article, part, text, sentences, 0, label)


def _beside(article: Article) -> Iterator[tuple[Part, str, str]]:
    yield "headline", article.title, ""
    named: list[tuple[Part, str | None]] = [("dek", article.dek), ("bio", article.author_bio)]
    if article.image:
        named += [("caption", article.image.caption), ("credit", article.image.credit)]
    yield from ((part, text, "") for part, text in named if text)
    yield from (("footnote", text, label) for label, text in article.footnotes.items())
    headings = [one.heading for one in article.paragraphs]
    if article.section_titles == "author":
        headings += [section.title for section in article.sections]
    yield from (("heading", text, "") for text in dict.fromkeys(headings) if text)
    yield from (("pull quote", one.text, str(number)) for number, one in enumerate(article.pull_quotes))


def _around(found: Found, unit: Unit) -> Found:
    touched = [one for one in unit.sentences if one.start < found.end and one.end > found.start]
    if not touched:
        return Found(0, len(unit.text), found.paragraph)
    return Found(touched[0].start, touched[-1].end, found.paragraph)
