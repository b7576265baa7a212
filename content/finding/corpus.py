"""All texts that are searched together, and where in them a term stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from content.article import Span
from content.finding.lexicon import Lexicon, token_pattern
from content.finding.postings import Posting, Postings, Range


@dataclass(frozen=True, slots=True)
class Sought:
    """A term as the corpus has it: stems that are as good as each other, or words that stand in a row (`phrase`)."""

    shown: str
    stems: tuple[str, ...]
    phrase: str = ""


class Corpus:
    """Numbered texts."""

    def __init__(self) -> None:
        self.lexicon = Lexicon()
        self._postings = Postings()
        self._texts: list[str] = []

    @property
    def all(self) -> Range:
        """All its texts."""
        return Range(0, len(self._texts))

    def add(self, text: str) -> None:
        """Add the next text."""
        encoded, stems = self.lexicon.encoded(text), self.lexicon.stems
        self._texts.append(encoded)
        self._postings.add(map(stems.__getitem__, map(ord, encoded)))

    def finish(self) -> None:
        """Prepare for searches, once all texts are in."""
        self.lexicon.finish()
        self._postings.finish()

    def has(self, sought: Sought, within: Range) -> bool:
        """Say whether a term stands in any of some texts."""
        if sought.phrase:
            numbers, _ = self._rarest(sought).within(within)
            return any(sought.phrase in self._texts[number] for number in numbers)
        return any(posting.count(within) for posting in self._postings_of(sought))

    def scores(self, sought: Sought, within: Range) -> dict[int, float]:
        """Return what a term is worth in each of some texts that has it."""
        if not sought.phrase:
            return self._postings.scores(sought.stems, within)
        rarest = self._rarest(sought)
        pairs = zip(*rarest.within(within), strict=True)
        return {number: worth * len(sought.stems) for number, worth in pairs if sought.phrase in self._texts[number]}

    def places(self, number: int, text: str, sought: list[Sought]) -> tuple[Span, ...]:
        """Return where some terms stand in a text, which is one of ours."""
        places = [found.span() for found in token_pattern(text).finditer(text)]
        stretches = {stretch for one in sought for stretch in self._stretches(one, self._texts[number])}
        spans: list[Span] = []
        # Where a phrase and one of its words both stand, the phrase is the longer of two with one beginning.
        for first, last in sorted(stretches, key=lambda stretch: (stretch[0], -stretch[1])):
            if not spans or places[first][0] >= spans[-1].end:
                spans.append(Span(places[first][0], places[last][1]))
        return tuple(spans)

    def _postings_of(self, sought: Sought) -> Iterator[Posting]:
        for one in sought.stems:
            posting = self._postings.of(one)
            if posting:
                yield posting

    def _rarest(self, sought: Sought) -> Posting:
        """Return the posting of the rarest word of a phrase: only texts with that one are looked at."""
        return min(self._postings_of(sought), key=lambda posting: len(posting.texts))

    def _stretches(self, sought: Sought, encoded: str) -> Iterator[tuple[int, int]]:
        """Yield where a term stands: its first and its last word, counted from 0."""
        stems = map(self.lexicon.with_stem, sought.stems)
        for form in (sought.phrase,) if sought.phrase else chain.from_iterable(stems):
            first = encoded.find(form)
            while first >= 0:
                yield first, first + len(form) - 1
                first = encoded.find(form, first + len(form))
