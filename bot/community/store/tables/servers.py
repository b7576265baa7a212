"""What a server decides, and who changed it."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, Index, PrimaryKeyConstraint, Table, Text

from bot.community.store.tables.shared import Counted, flag, metadata

servers: Final = Table(
    "servers",
    metadata,
    Column("server", BigInteger, nullable=False),
    Column("prefix", Text),
    Column("article", Text),
    Column("moderator_role", BigInteger),
    Column("log_channel", BigInteger),
    Column("references", Boolean(create_constraint=False)),
    flag("shared_reading"),
    Column("left_at", BigInteger),
    PrimaryKeyConstraint("server"),
)

channels: Final = Table(
    "channels",
    metadata,
    Column("server", BigInteger, nullable=False),
    Column("channel", BigInteger, nullable=False),
    Column("article", Text),
    flag("quiet"),
    flag("told"),
    PrimaryKeyConstraint("server", "channel"),
    Index(None, "channel"),
)

hidden_quotes: Final = Table(
    "hidden_quotes",
    metadata,
    Column("server", BigInteger, nullable=False),
    Column("article", Text, nullable=False),
    Column("quote", Text, nullable=False),
    PrimaryKeyConstraint("server", "article", "quote"),
)

audit: Final = Table(
    "audit",
    metadata,
    Column("id", Counted, nullable=False),
    Column("server", BigInteger, nullable=False),
    Column("actor", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("action", Text, nullable=False),
    Column("detail", Text, nullable=False),
    PrimaryKeyConstraint("id"),
    Index(None, "server", "id"),
    sqlite_autoincrement=True,
)
