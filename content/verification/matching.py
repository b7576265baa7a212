"""Where the words of a pattern stand, marks apart: its runs in order, with what ellipses and brackets stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from content.verification.index import SEPARATOR, UNKNOWN, Index, Scope
from content.verification.pattern import Pattern
from content.verification.tokens import tokens_of

MOST_PLACES: Final = 40
MOST_ATTEMPTS: Final = 40
MOST_REPLACED: Final = 4


@dataclass(frozen=True, slots=True)
class Match:
    """Where each run of a pattern begins, among all words of the index.

    `lead` and `tail` words before and behind them are those in the pattern's outer brackets, as in “[W]hile it rains”.
    """

    pattern: Pattern
    starts: tuple[int, ...]
    lead: int = 0
    tail: int = 0

    @property
    def start(self) -> int:
        """The place of the first word."""
        return self.starts[0] - self.lead

    @property
    def end(self) -> int:
        """The place behind the last word."""
        first, last = self.pattern.runs[-1]
        return self.starts[-1] + last - first + self.tail

    @property
    def is_unbroken(self) -> bool:
        """Say whether no word of the text is left out between the first and the last."""
        return self.end - self.start == len(self.pattern.tokens) + self.lead + self.tail

    def left_out(self) -> Iterator[tuple[int, int, int]]:
        """Yield the word of the pattern before each break inside it, and the words of the text that it stands for."""
        runs = self.pattern.runs
        for number in range(1, len(runs)):
            first, last = runs[number - 1]
            yield runs[number][0], self.starts[number - 1] + last - first, self.starts[number]


def matches(pattern: Pattern, index: Index, scope: Scope) -> list[Match]:
    """Return where the words stand, at most 40 places."""
    return [_widened(Match(pattern, starts), index) for starts in _places(pattern, index, scope)]


def _widened(match: Match, index: Index) -> Match:
    """Return the match with the words in brackets at either end, where these stand there in the text too."""
    lead, tail = (_in_bracket(match.pattern, end, index) for end in (0, len(match.pattern.tokens)))
    lead = lead if lead and index.words.endswith(lead, 0, match.start) else ""
    tail = tail if index.words.startswith(tail, match.end) else ""
    return replace(match, lead=len(lead), tail=len(tail)) if lead or tail else match


def _in_bracket(pattern: Pattern, at: int, index: Index) -> str:
    breaks = pattern.breaks.get(at, ())
    return index.coded(tokens_of(breaks[0].words).keys) if len(breaks) == 1 else ""


def _places(pattern: Pattern, index: Index, scope: Scope) -> list[tuple[int, ...]]:
    codes = index.coded(pattern.tokens.keys)
    if not codes or UNKNOWN in codes:
        return []
    runs = [codes[start:end] for start, end in pattern.runs]
    if len(runs) == 1:
        found = index.occurrences(codes, scope.start, scope.end)
        return [(at,) for at in islice(found, MOST_PLACES)]
    places: dict[tuple[int, ...], None] = {}
    longest = max(range(len(runs)), key=lambda number: len(runs[number]))
    for anchor in islice(index.occurrences(runs[longest], scope.start, scope.end), MOST_PLACES):
        starts = _around(pattern, runs, index, anchor, longest)
        if starts:
            places[starts] = None
    return list(places)


def _around(pattern: Pattern, runs: list[str], index: Index, anchor: int, number: int) -> tuple[int, ...] | None:
    """Return a place of all runs near one of them: the nearest before it, then each next one in order."""
    if number == 0:
        return _onward(pattern, runs, index, anchor)
    ellipses = sum(pattern.has_ellipsis(start) for start, _ in pattern.runs[1 : number + 1])
    reach = sum(map(len, runs[:number])) + MOST_REPLACED * number
    lowest = index.starts[max(0, index.unit_at(max(0, anchor - reach)) - ellipses)] if ellipses else anchor - reach
    at = anchor
    for _ in range(MOST_ATTEMPTS):
        at = index.words.rfind(runs[0], max(0, lowest), at + len(runs[0]) - 1)
        if at < 0:
            return None
        starts = _onward(pattern, runs, index, at)
        if starts:
            return starts
    return None


def _onward(pattern: Pattern, runs: list[str], index: Index, start: int) -> tuple[int, ...] | None:
    """Return where the runs stand, the first at a given place and each as soon behind the one before as can be."""
    starts = [start]
    for number in range(1, len(runs)):
        end = starts[-1] + len(runs[number - 1])
        if pattern.has_ellipsis(pattern.runs[number][0]):
            limit = _end_of_next(index, index.unit_at(end - 1))
        else:
            limit = end + MOST_REPLACED + len(runs[number])
        at = index.words.find(runs[number], end, limit)
        if at < 0 or SEPARATOR in index.words[end:at]:
            return None
        starts.append(at)
    return tuple(starts)


def _end_of_next(index: Index, unit: int) -> int:
    """Return the end of the paragraph behind a unit, or of the unit where no paragraph follows it."""
    follows = unit + 1 < len(index.units) and index.units[unit + 1].number > 1
    return index.end_of(unit + 1 if follows else unit)
