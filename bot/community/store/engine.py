"""The database behind the store: which one a URL names, and how each engine is set up."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.community.store.errors import StoreAddressError

WRITES: Final = "pullquote_writes"
"""The execution option of a connection that will write."""

# A member waits for an answer, which Discord wants within three seconds.
CONNECT_SECONDS: Final = 2
BUSY_MILLISECONDS: Final = 5_000

# WAL: readers do not wait for a writer. NORMAL: a power cut may lose the last transactions, and never damages the file.
PRAGMAS: Final = (
    f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
)
WRITE_AHEAD: Final = "PRAGMA journal_mode = WAL"

DRIVERS: Final = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}


def database_of(url: str) -> URL:
    """Return the database that a URL names, with our driver; raise StoreAddressError where it names none."""
    wanted = "write sqlite:///PATH, such as sqlite:///pullquote.db, or postgresql://USER@HOST/DATABASE"
    try:
        database = make_url(url)
    except ArgumentError:
        raise StoreAddressError(f"The store's URL is none: {wanted}.") from None
    if database.drivername not in DRIVERS or not (database.database or database.query.get("service")):
        raise StoreAddressError(f"The store {database.render_as_string()} is not known: {wanted}.")
    return database.set(drivername=DRIVERS[database.drivername])


def file_of(database: URL) -> Path | None:
    """Return the file of a SQLite database; None for another engine."""
    return Path(database.database or "") if database.get_backend_name() == "sqlite" else None


def engine_for(database: URL) -> AsyncEngine:
    """Return the engine for a database; nothing is opened yet."""
    if file_of(database) is None:
        return _postgresql(database)
    engine = create_async_engine(database, pool_timeout=CONNECT_SECONDS)
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def transaction_options(database: URL, *, writes: bool) -> dict[str, Any]:
    """Return the execution options of a transaction: one that only reads sees a single moment.

    SQLite gives that by itself; PostgreSQL would let each statement see what was committed before it.
    """
    if writes or file_of(database) is not None:
        return {WRITES: writes}
    return {WRITES: writes, "isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


def _postgresql(database: URL) -> AsyncEngine:
    # A connection that the server has dropped is noticed before it is used.
    options: dict[str, Any] = {"pool_pre_ping": True, "pool_timeout": CONNECT_SECONDS}
    try:
        return create_async_engine(database, connect_args={"connect_timeout": CONNECT_SECONDS}, **options)
    except ModuleNotFoundError:
        raise StoreAddressError(
            "A store in PostgreSQL needs the extra `postgres`: install pullquote[postgres]."
        ) from None


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself: _begin does
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    # The mode is the file's own, and whoever is second finds it set; only while it is being set does SQLite refuse a
    # second one at once, whatever its patience.
    with suppress(sqlite3.OperationalError):
        cursor.execute(WRITE_AHEAD)
    cursor.close()


def _begin(connection: Connection) -> None:
    """Begin for writing at once where the transaction will write.

    One that reads first and writes later would fail at once where somebody else has written meanwhile, whatever its
    patience; and one that only reads need not wait for writers.
    """
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
