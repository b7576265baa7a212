"""By what the reading records are known; apart from the tables, so that naming one imports no SQLAlchemy."""

from __future__ import annotations

from typing import NamedTuple


class DeckKey(NamedTuple):
    """A deck of a channel: of one article, and of what was asked for (empty: all quotes)."""

    channel: int
    article: str
    deck: str


class DayKey(NamedTuple):
    """What a reader had of an article on a day, such as `2026-01-05`."""

    reader: int
    article: str
    day: str
