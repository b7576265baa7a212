"""Where words that stand nowhere may come from: the units that share their rarest words, and the runs found there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest
from math import log
from typing import Final

from content.verification.index import SEPARATOR, UNKNOWN, Index, Scope

# What bounds the time: units looked at for their words, units compared, runs joined to a chain.
MOST_LOOKED_AT: Final = 10_000
MOST_CANDIDATES: Final = 16
MOST_RUNS: Final = 60
SHORTEST_RUN: Final = 2
# A run of so many words is no accident.
TELLING_RUN: Final = 4
LARGEST_LEAP: Final = 60


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together in both texts: where in the pasted ones, where among all words, and how many."""

    pasted: int
    at: int
    length: int


def candidates(codes: str, index: Index, scope: Scope) -> list[int]:
    """Return the units of one article that share most with some words, rare words counting for more."""
    weights: dict[int, float] = {}
    looked_at = 0
    known = {code: index.units_with(code, scope) for code in dict.fromkeys(codes) if code != UNKNOWN}
    total = scope.last - scope.first
    for units in sorted(known.values(), key=len):
        looked_at += len(units)
        if looked_at > MOST_LOOKED_AT and weights:
            break
        weight = log(1 + total / max(1, len(units)))
        for unit in units:
            weights[unit] = weights.get(unit, 0.0) + weight
    best = [unit for unit in _heaviest(weights, 3 * MOST_CANDIDATES) if index.units[unit].part != "pull quote"]
    return sorted(_of_one_article(best, weights, index)[:MOST_CANDIDATES])


def runs_in(codes: str, units: Iterable[int], index: Index) -> list[Run]:
    """Return the runs of words that stand in some units, the longest possible from each word on."""
    text, places = _joined(units, index)
    found: list[Run] = []
    at = 0
    while at < len(codes) - 1:
        length, place = _longest(codes, at, text)
        if length >= SHORTEST_RUN:
            found.append(Run(at, places[place], length))
        at += max(1, length)
    return found


def chained(runs: list[Run]) -> list[Run]:
    """Return the runs that stand in the same order and near each other, as many words of them as can be."""
    runs = sorted(sorted(runs, key=lambda run: -run.length)[:MOST_RUNS], key=lambda run: run.pasted)
    best: list[tuple[int, int]] = []
    for number, run in enumerate(runs):
        before = [
            (best[other][0], other)
            for other in range(number)
            if 0 <= run.at - (runs[other].at + runs[other].length) <= LARGEST_LEAP + run.pasted - runs[other].pasted
        ]
        score, other = max(before, default=(0, -1))
        best.append((score + run.length**2, other))
    chain: list[Run] = []
    at = max(range(len(runs)), key=lambda number: best[number][0], default=-1)
    while at >= 0:
        chain.append(runs[at])
        at = best[at][1]
    return chain[::-1]


def covered(runs: Iterable[Run], shortest: int = TELLING_RUN) -> int:
    """Return how many words stand in runs that are no accident."""
    return sum(run.length for run in runs if run.length >= shortest)


def _heaviest(weights: dict[int, float], most: int) -> list[int]:
    """Return the units of most weight; nearly all are sorted out by one comparison of numbers."""
    if len(weights) > most:
        least = nlargest(most, weights.values())[-1]
        weights = {unit: weight for unit, weight in weights.items() if weight >= least}
    return sorted(weights, key=lambda unit: -weights[unit])[:most]


def _of_one_article(units: list[int], weights: dict[int, float], index: Index) -> list[int]:
    totals: dict[str, float] = {}
    for unit in units:
        slug = index.units[unit].article.slug
        totals[slug] = max(totals.get(slug, 0.0), weights[unit])
    best = max(totals, key=lambda slug: totals[slug], default="")
    return [unit for unit in units if index.units[unit].article.slug == best]


def _joined(units: Iterable[int], index: Index) -> tuple[str, list[int]]:
    """Return the words of some units, with paragraphs that follow each other together, and where each word stands."""
    text: list[str] = []
    places: list[int] = []
    behind = -1
    for unit in units:
        start, end = index.starts[unit], index.end_of(unit)
        if start != behind:
            text.append(SEPARATOR)
            places.append(start)
        text.append(index.words[start:end])
        places.extend(range(start, end))
        behind = end
    return "".join(text), places


def _longest(codes: str, at: int, text: str) -> tuple[int, int]:
    """Return the length of the longest run from a word on, and where it stands; the first of several."""
    length, place = 0, 0
    found = text.find(codes[at : at + SHORTEST_RUN])
    while found >= 0:
        length, place = max(length, SHORTEST_RUN), found
        while at + length < len(codes) and text.startswith(codes[at + length], found + length):
            length += 1
        found = text.find(codes[at : at + length + 1], found + 1) if at + length < len(codes) else -1
    return length, place
