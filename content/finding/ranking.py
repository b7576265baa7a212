"""The best of many texts, each with what the terms are worth in it."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest

Scores = dict[int, float]


def best(scores: Scores, limit: int) -> list[int]:
    """Return the numbers of the texts that are worth most; of equals, the one that stands first."""
    if len(scores) > limit:
        # Most texts are sorted out by one comparison of numbers, without a tuple for each.
        worst = nlargest(limit, scores.values())[-1]
        scores = {number: worth for number, worth in scores.items() if worth >= worst}
    return sorted(scores, key=lambda number: (-scores[number], number))[:limit]


def with_every(scores: Sequence[Scores]) -> Scores:
    """Return the texts that have every term."""
    if len(scores) <= 1:
        return scores[0] if scores else {}
    rarest, *others = sorted(scores, key=len)
    there = set(rarest)
    for one in others:
        there = there & one.keys()
    # All of it inside the interpreter: frequent words stand together in thousands of texts.
    worths = zip(*(map(one.__getitem__, there) for one in scores), strict=True)
    return dict(zip(there, map(sum, worths), strict=True))


def with_any(scores: Sequence[Scores], limit: int) -> Scores:
    """Return the texts that have any of the terms and can be among the best.

    The terms that say most come first. Once so many texts are worth more than all terms that are left, no other text
    can pass them (Turtle and Flood's MaxScore): those that cannot become one of the best are dropped, and the frequent
    words that come last are only looked up for the others.
    """
    ordered = sorted(((max(one.values(), default=0.0), one) for one in scores), key=lambda pair: pair[0], reverse=True)
    left = sum(most for most, _ in ordered)
    total: Scores = {}
    for most, more in ordered:
        worst = nlargest(limit, total.values())[-1] if len(total) >= limit else 0.0
        if worst > left:
            total = {number: worth + more.get(number, 0.0) for number, worth in total.items() if worth + left >= worst}
        else:
            for number, worth in more.items():
                total[number] = total.get(number, 0.0) + worth
        left -= most
    return total
