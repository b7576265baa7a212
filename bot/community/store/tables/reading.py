"""What the bot remembers from one answer to the next."""

from __future__ import annotations

from typing import Final

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, PrimaryKeyConstraint, Table, Text

from bot.community.store.tables.shared import metadata

decks: Final = Table(
    "decks",
    metadata,
    Column("channel", BigInteger, nullable=False),
    Column("article", Text, nullable=False),
    Column("deck", Text, nullable=False),
    Column("order", JSON, nullable=False),
    Column("drawn", Integer, nullable=False),
    Column("touched_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("channel", "article", "deck"),
    Index(None, "touched_at"),
)

readers: Final = Table(
    "readers",
    metadata,
    Column("reader", BigInteger, nullable=False),
    Column("places", JSON, nullable=False),
    Column("touched_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("reader"),
)

excerpts_read: Final = Table(
    "excerpts_read",
    metadata,
    Column("reader", BigInteger, nullable=False),
    Column("article", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("places", JSON, nullable=False),
    Column("touched_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("reader", "article", "day"),
    Index(None, "touched_at"),
)
