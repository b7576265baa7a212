"""What arrives by itself: schedules, and each of their posts."""

from __future__ import annotations

from typing import Final

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, PrimaryKeyConstraint, Table, Text

from bot.community.store.tables.shared import Counted, flag, metadata

schedules: Final = Table(
    "schedules",
    metadata,
    Column("id", Counted, nullable=False),
    Column("server", BigInteger, nullable=False),
    Column("channel", BigInteger, nullable=False),
    Column("moderator", BigInteger, nullable=False),
    Column("what", Text, nullable=False),
    Column("series", Text, nullable=False),
    Column("articles", JSON, nullable=False),
    flag("shuffled"),
    Column("cron", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("role", BigInteger),
    flag("silent"),
    flag("publish"),
    Column("tags", JSON, nullable=False),
    Column("late", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("decks", JSON, nullable=False),
    Column("carried", JSON, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("id"),
    Index(None, "server"),
    sqlite_autoincrement=True,
)

deliveries: Final = Table(
    "deliveries",
    metadata,
    Column("id", Counted, nullable=False),
    Column("kind", Text, nullable=False),
    Column("owner", BigInteger, nullable=False),
    Column("slot", BigInteger, nullable=False),
    Column("server", BigInteger, nullable=False),
    Column("channel", BigInteger, nullable=False),
    Column("late", Integer, nullable=False),
    Column("item", JSON, nullable=False),
    Column("state", Text, nullable=False),
    # When somebody should look at it next; none where it has ended, so that only what is open is in the index.
    Column("wake_at", BigInteger),
    Column("token", Integer, nullable=False),
    Column("holder", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    # Since when it may stand in Discord, though we do not know that it does.
    Column("maybe_since", BigInteger),
    Column("place", BigInteger),
    Column("message", BigInteger),
    Column("reason", Text, nullable=False),
    Column("done_at", BigInteger),
    PrimaryKeyConstraint("id"),
    Index("uq_deliveries_slot", "kind", "owner", "slot", unique=True),
    Index(None, "wake_at"),
    Index(None, "message"),
    Index(None, "place"),
    Index(None, "server", "slot"),
    sqlite_autoincrement=True,
)
