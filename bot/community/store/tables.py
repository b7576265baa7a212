"""The tables. Discord's ids are 64-bit numbers; times are seconds of the epoch, UTC, the same on both engines."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    false,
)

metadata: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

# SQLite counts up by itself only in a column that is exactly an INTEGER.
Counted = BigInteger().with_variant(Integer, "sqlite")


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean(create_constraint=False), nullable=False, server_default=false())


servers: Final = Table(
    "servers",
    metadata,
    Column("server", BigInteger, nullable=False),
    Column("prefix", Text),
    Column("article", Text),
    Column("moderator_role", BigInteger),
    Column("log_channel", BigInteger),
    Column("references", Boolean(create_constraint=False)),
    _flag("shared_reading"),
    Column("left_at", BigInteger),
    PrimaryKeyConstraint("server"),
)

channels: Final = Table(
    "channels",
    metadata,
    Column("server", BigInteger, nullable=False),
    Column("channel", BigInteger, nullable=False),
    Column("article", Text),
    _flag("quiet"),
    _flag("told"),
    PrimaryKeyConstraint("server", "channel"),
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
    _flag("pin"),
    _flag("thread"),
    _flag("silent"),
    _flag("publish"),
    _flag("card"),
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
