"""What readers write in the margin or for themselves, what they mark, and how they like their answers."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from bot.community.store.tables.shared import Counted, flag, metadata

# A note for its writer alone belongs to no server; one that is shared, or that keeps a link, belongs to the server.
notes: Final = Table(
    "notes",
    metadata,
    Column("id", Counted, nullable=False),
    Column("reader", BigInteger, nullable=False),
    Column("number", Integer, nullable=False),
    Column("server", BigInteger),
    Column("channel", BigInteger),
    Column("message", BigInteger),
    Column("study", BigInteger),
    Column("article", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("visibility", Text, nullable=False),
    flag("withdrawn"),
    Column("created_at", BigInteger, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("reader", "number"),
    Index(None, "server", "article", "place"),
    Index(None, "channel"),
    Index(None, "study"),
    sqlite_autoincrement=True,
)

note_reports: Final = Table(
    "note_reports",
    metadata,
    Column("note", Counted, nullable=False),
    Column("reader", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    PrimaryKeyConstraint("note", "reader"),
    ForeignKeyConstraint(["note"], ["notes.id"], ondelete="CASCADE"),
    Index(None, "reader"),
)

highlights: Final = Table(
    "highlights",
    metadata,
    Column("reader", BigInteger, nullable=False),
    Column("article", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    PrimaryKeyConstraint("reader", "article", "place"),
)

preferences: Final = Table(
    "preferences",
    metadata,
    Column("reader", BigInteger, nullable=False),
    flag("plain"),
    PrimaryKeyConstraint("reader"),
)
