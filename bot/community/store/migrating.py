"""Bringing a database's schema up to date when the program starts; Alembic is asked only where there is work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.store.errors import NewerStoreError
from bot.community.store.tables import metadata

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS: Final = Path(__file__).with_name("migrations")
SCHEMA: Final = "0009"
"""The newest revision in `migrations`, which a test holds; so no start has to import Alembic to know it."""

LOCK: Final = 0x70756C6C  # our number among the advisory locks of a PostgreSQL database


async def upgrade(connection: AsyncConnection) -> None:
    """Make the schema the newest, inside the transaction that is open; raise NewerStoreError where it is newer.

    Programs that start at once wait for each other: on SQLite the transaction holds the lock, since it writes; on
    PostgreSQL we take one.
    """
    if connection.dialect.name == "postgresql":
        await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    found = await connection.run_sync(revision)
    if not found:
        await connection.run_sync(_create)
    elif found != SCHEMA:
        await connection.run_sync(_upgrade_from, found)


def revision(connection: Connection) -> str:
    """Return the revision of a database's schema; empty for a database that has none."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def _create(connection: Connection) -> None:
    """Make the newest schema at once in an empty database; a test holds that migrations lead to the same."""
    metadata.create_all(connection, checkfirst=False)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:schema)"), {"schema": SCHEMA})


def configuration() -> Config:
    """Return Alembic's settings; a program hands its connection over in `attributes`."""
    from alembic.config import Config  # noqa: PLC0415  # a third of a second, only where there is work

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def _upgrade_from(connection: Connection, found: str) -> None:
    from alembic import command  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = configuration()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found not in known:
        raise NewerStoreError(found)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
