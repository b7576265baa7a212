"""Polls, and the votes in those that are open."""

from __future__ import annotations

from typing import Final

from sqlalchemy import JSON, BigInteger, Column, ForeignKeyConstraint, Index, PrimaryKeyConstraint, Table, Text

from bot.community.store.tables.shared import Counted, metadata

ballots: Final = Table(
    "ballots",
    metadata,
    Column("id", Counted, nullable=False),
    Column("server", BigInteger, nullable=False),
    Column("channel", BigInteger, nullable=False),
    Column("study", Counted),
    Column("asker", BigInteger, nullable=False),
    Column("article", Text, nullable=False),
    Column("entry", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("options", JSON, nullable=False),
    Column("state", Text, nullable=False),
    Column("message", BigInteger),
    Column("again_of", Counted),
    Column("counts", JSON(none_as_null=True)),
    Column("created_at", BigInteger, nullable=False),
    Column("closed_at", BigInteger),
    PrimaryKeyConstraint("id"),
    ForeignKeyConstraint(["study"], ["studies.id"], ondelete="SET NULL"),
    Index(None, "server", "state"),
    Index(None, "channel"),
    Index(None, "study"),
    Index(None, "closed_at"),
    sqlite_autoincrement=True,
)

votes: Final = Table(
    "votes",
    metadata,
    Column("ballot", Counted, nullable=False),
    Column("reader", BigInteger, nullable=False),
    Column("choice", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    PrimaryKeyConstraint("ballot", "reader"),
    ForeignKeyConstraint(["ballot"], ["ballots.id"], ondelete="CASCADE"),
    Index(None, "reader"),
)
