"""Groups that read a text together: their plan, who takes part, who finished what, what is asked."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, ForeignKeyConstraint, Index, Integer, PrimaryKeyConstraint, Table, Text

from bot.community.store.tables.shared import Counted, flag, metadata

studies: Final = Table(
    "studies",
    metadata,
    Column("id", Counted, nullable=False),
    Column("server", BigInteger, nullable=False),
    Column("channel", BigInteger, nullable=False),
    Column("article", Text, nullable=False),
    Column("leader", BigInteger, nullable=False),
    Column("moderator", BigInteger, nullable=False),
    Column("zone", Text, nullable=False),
    Column("state", Text, nullable=False),
    flag("remind"),
    Column("mark", Text, nullable=False),
    Column("message", BigInteger),
    Column("paused_at", BigInteger),
    Column("created_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    PrimaryKeyConstraint("id"),
    Index(None, "server", "state"),
    sqlite_autoincrement=True,
)

study_units: Final = Table(
    "study_units",
    metadata,
    Column("id", Counted, nullable=False),
    Column("study", Counted, nullable=False),
    Column("number", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("opens_at", BigInteger, nullable=False),
    Column("meets_at", BigInteger, nullable=False),
    flag("skipped"),
    PrimaryKeyConstraint("id"),
    ForeignKeyConstraint(["study"], ["studies.id"], ondelete="CASCADE"),
    Index(None, "study"),
    sqlite_autoincrement=True,
)

participants: Final = Table(
    "participants",
    metadata,
    Column("study", Counted, nullable=False),
    Column("reader", BigInteger, nullable=False),
    flag("hidden"),
    flag("agreed"),
    Column("joined_at", BigInteger, nullable=False),
    PrimaryKeyConstraint("study", "reader"),
    ForeignKeyConstraint(["study"], ["studies.id"], ondelete="CASCADE"),
)

finished: Final = Table(
    "finished",
    metadata,
    Column("study", Counted, nullable=False),
    Column("unit", Counted, nullable=False),
    Column("reader", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    PrimaryKeyConstraint("unit", "reader"),
    ForeignKeyConstraint(["study"], ["studies.id"], ondelete="CASCADE"),
    ForeignKeyConstraint(["unit"], ["study_units.id"], ondelete="CASCADE"),
)

study_questions: Final = Table(
    "study_questions",
    metadata,
    Column("id", Counted, nullable=False),
    Column("study", Counted, nullable=False),
    Column("reader", BigInteger, nullable=False),
    Column("text", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    PrimaryKeyConstraint("id"),
    ForeignKeyConstraint(["study"], ["studies.id"], ondelete="CASCADE"),
    Index(None, "study"),
    sqlite_autoincrement=True,
)
