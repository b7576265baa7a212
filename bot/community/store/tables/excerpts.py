"""What moderators post."""

from __future__ import annotations

from typing import Final

from sqlalchemy import JSON, BigInteger, Column, ForeignKeyConstraint, Index, PrimaryKeyConstraint, Table, Text

from bot.community.store.tables.shared import Counted, flag, metadata

excerpts: Final = Table(
    "excerpts",
    metadata,
    Column("id", Counted, nullable=False),
    Column("server", BigInteger, nullable=False),
    Column("channel", BigInteger, nullable=False),
    Column("article", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("moderator", BigInteger, nullable=False),
    Column("note", Text, nullable=False),
    flag("pin"),
    flag("thread"),
    flag("silent"),
    flag("publish"),
    flag("card"),
    Column("state", Text, nullable=False),
    Column("message", BigInteger),
    Column("created_at", BigInteger, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("id"),
    Index(None, "server", "article", "state"),
    sqlite_autoincrement=True,
)

reports: Final = Table(
    "reports",
    metadata,
    Column("excerpt", Counted, nullable=False),
    Column("reader", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    PrimaryKeyConstraint("excerpt", "reader"),
    ForeignKeyConstraint(["excerpt"], ["excerpts.id"], ondelete="CASCADE"),
    Index(None, "reader"),
)

series: Final = Table(
    "series",
    metadata,
    Column("id", Counted, nullable=False),
    Column("server", BigInteger, nullable=False),
    Column("article", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("places", JSON, nullable=False),
    Column("moderator", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("id"),
    Index(None, "server"),
    sqlite_autoincrement=True,
)
