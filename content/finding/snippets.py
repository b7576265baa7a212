"""The stretch of a paragraph that shows best where some words stand in it."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

from content.article import Paragraph, Span
from content.folding import UNSPACED, folded

LONGEST_SNIPPET = 300
# Whole sentences that are shorter are followed by a part of the next.
SHORTEST_SNIPPET = 100
BEFORE = 100
# Where a paragraph is one word of thousands of letters, no border is looked for further than this.
FARTHEST_BORDER = 60
# Where there are many, the first ones are tried.
MOST_TRIED = 50


def snippet(paragraph: Paragraph, hits: Sequence[Span]) -> Span:
    """Return the stretch with the most different hits, then the most, then the first; sentences where they fit."""
    text = paragraph.text
    if len(text) <= LONGEST_SNIPPET or not hits:
        return _until(paragraph, 0)
    tried = {_around(paragraph, hit) for hit in hits[:MOST_TRIED]}
    return max(tried, key=lambda window: (*_worth(text, window, hits), -window.start))


def _worth(text: str, window: Span, hits: Sequence[Span]) -> tuple[int, int]:
    first = bisect_left(hits, window.start, key=lambda hit: hit.start)
    last = bisect_left(hits, window.end, key=lambda hit: hit.start)
    inside = [folded(text[hit.start : hit.end]) for hit in hits[first:last] if hit.end <= window.end]
    return len(set(inside)), len(inside)


def _around(paragraph: Paragraph, hit: Span) -> Span:
    """Return a stretch that begins with the hit's sentence, or a little before the hit where that is too far away."""
    start = max((one.start for one in paragraph.sentences if one.start <= hit.start), default=0)
    if hit.end - start > LONGEST_SNIPPET:
        start = _border(paragraph.text, max(0, hit.start - BEFORE))
    return _until(paragraph, start)


def _until(paragraph: Paragraph, start: int) -> Span:
    """Return the stretch from a place to the last end of a sentence, or else of a word, that is near enough."""
    text, latest = paragraph.text, start + LONGEST_SNIPPET
    if latest >= len(text):
        return Span(start, len(text))
    whole = max((one.end for one in paragraph.sentences if start < one.end <= latest), default=0)
    if whole - start >= SHORTEST_SNIPPET:
        return Span(start, whole)
    end = _border(text, latest)
    return Span(start, start + len(text[start:end].rstrip()))


def _border(text: str, place: int) -> int:
    """Return the nearest border of words at or before a place."""
    for border in range(place, max(0, place - FARTHEST_BORDER), -1):
        if _is_border(text, border):
            return border
    return place


def _is_border(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    parted = before.isspace() or UNSPACED.match(before) or UNSPACED.match(after)
    return bool(parted) and unicodedata.category(after)[0] not in "MC"
