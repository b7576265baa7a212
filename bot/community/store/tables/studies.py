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
    flag("events"),
    Column("mark", Text, nullable=False),
    Column("marked_at", BigInteger),
    Column("message", BigInteger),
    Column("paused_at", BigInteger),
    Column("created_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    Column("forum", BigInteger),
    PrimaryKeyConstraint("id"),
    Index(None, "server", "state"),
    Index(None, "channel"),
    Index(None, "forum"),
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
    # The answers of those scores that were counted, five or more at a time, so that nobody can work out a single one.
    Column("quiz_right", Integer, nullable=False, server_default="0"),
    Column("quiz_asked", Integer, nullable=False, server_default="0"),
    Column("quiz_readers", Integer, nullable=False, server_default="0"),
    Column("event", BigInteger),
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
    Index(None, "reader"),
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
    Index(None, "study", "reader"),
    Index(None, "reader"),
)

# What each reader had right in their first quiz on a unit.
scores: Final = Table(
    "scores",
    metadata,
    Column("study", Counted, nullable=False),
    Column("unit", Counted, nullable=False),
    Column("reader", BigInteger, nullable=False),
    Column("correct", Integer, nullable=False),
    Column("asked", Integer, nullable=False),
    flag("counted"),
    Column("at", BigInteger, nullable=False),
    PrimaryKeyConstraint("unit", "reader"),
    ForeignKeyConstraint(["study"], ["studies.id"], ondelete="CASCADE"),
    ForeignKeyConstraint(["unit"], ["study_units.id"], ondelete="CASCADE"),
    Index(None, "study", "reader"),
    Index(None, "reader"),
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
    Index(None, "reader"),
    sqlite_autoincrement=True,
)
