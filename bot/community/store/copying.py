"""A copy of a store in a SQLite file: consistent while the bot writes, the same from either engine, and back again."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Final
from urllib.parse import quote

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.store.engine import database_of, file_of
from bot.community.store.errors import StoreError
from bot.community.store.opened import Opened
from bot.community.store.tables import metadata

ROWS_AT_ONCE: Final = 1_000


class CopyError(StoreError):
    """The copy cannot be made, or be brought back; the text says why."""


async def backup(url: str, file: Path) -> int:
    """Write all of a store into a new SQLite file, as of one moment; return how many rows that are.

    Raises CopyError where the file is there already, StoreError where the store cannot be used.
    """
    if file.exists():  # noqa: ASYNC240  # a command line waits for nothing else
        raise CopyError(f"{file} is there already: name a new file.")
    stored = file_of(database_of(url))
    if stored is not None and not stored.exists():
        raise CopyError(f"There is no store at {stored} yet, so nothing to copy: the bot makes one when it starts.")
    source, copy = Opened(url), Opened(f"sqlite:///{file}")
    try:
        await source.prepare()
        await copy.prepare()
        return await _copied(source, copy)
    except BaseException:
        file.unlink(missing_ok=True)  # noqa: ASYNC240  # likewise
        raise
    finally:
        await source.close()
        await copy.close()


async def restore(url: str, file: Path) -> int:
    """Bring a copy back into a store that holds nothing; return how many rows that are.

    Raises CopyError where the copy is none, or the store holds something already.
    """
    if not _is_copy(file):
        raise CopyError(f"{file} is no copy that db backup has made.")
    source, store = Opened(f"sqlite:///{file}"), Opened(url)
    try:
        await source.prepare()
        await store.prepare()
        async with store.begun(writes=False) as transaction:
            held = await transaction.connection.run_sync(_rows)
        if held:
            raise CopyError("The store holds something already: restore into a new one, or move the old file away.")
        return await _copied(source, store)
    finally:
        await source.close()
        await store.close()


async def _copied(source: Opened, goal: Opened) -> int:
    count = 0
    async with source.begun(writes=False) as reading, goal.begun(writes=True) as writing:
        for table in metadata.sorted_tables:
            rows = [dict(row) for row in (await reading.connection.execute(select(table))).mappings()]
            for start in range(0, len(rows), ROWS_AT_ONCE):
                await writing.connection.execute(insert(table), rows[start : start + ROWS_AT_ONCE])
            count += len(rows)
        await _count_on(writing.connection)
    return count


async def _count_on(connection: AsyncConnection) -> None:
    """Let PostgreSQL number new rows behind those that were copied; SQLite does so by itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        if "id" in table.c:
            last = select(func.max(table.c.id)).scalar_subquery()
            await connection.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "id"), last)))


def _rows(connection: Connection) -> int:
    counts = (select(func.count()).select_from(table) for table in metadata.tables.values())
    return sum(connection.execute(count).scalar_one() for count in counts)


def _is_copy(file: Path) -> bool:
    if not file.is_file():
        return False
    with closing(sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True)) as database, suppress(sqlite3.Error):
        return bool(database.execute("SELECT 1 FROM alembic_version").fetchone())
    return False
