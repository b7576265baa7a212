"""Copies of a store: whole, under writes, from either engine to either."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import delete

from bot.community.changes import Change
from bot.community.store import tables
from bot.community.store.copying import CopyError, backup, restore
from bot.community.store.store import Store


async def fill(store: Store, number: int) -> None:
    for index in range(number):
        async with store.transaction() as transaction:
            await transaction.servers.keep_server(1, prefix=str(index))
            await transaction.audit.record(1, Change(1, index, "set", "prefix"))


async def test_a_copy_under_writes_is_of_one_moment_and_restores_whole(store: Store, url: str, tmp_path: Path) -> None:
    await fill(store, 20)
    writing = asyncio.create_task(fill(store, 60))
    rows = await backup(url, tmp_path / "copy.db")
    await writing
    assert rows >= 21
    goal = f"sqlite:///{tmp_path / 'new.db'}"
    assert await restore(goal, tmp_path / "copy.db") == rows
    new = Store(goal)
    async with new.looking() as transaction:
        lines = await transaction.audit.newest(1, 1000)
        (server,) = await transaction.servers.all_servers()
    assert len(lines) == rows - 1
    assert server["prefix"] == str(lines[0].at)  # the change and its line are of the same moment
    await new.close()


async def test_a_copy_goes_back_into_the_engine_it_came_from_and_counts_on(
    store: Store, url: str, tmp_path: Path
) -> None:
    await fill(store, 3)
    await backup(url, tmp_path / "copy.db")
    with pytest.raises(CopyError, match="holds something already"):
        await restore(url, tmp_path / "copy.db")
    async with store.transaction() as transaction:
        for table in (tables.audit, tables.servers):
            await transaction.connection.execute(delete(table))
    await restore(url, tmp_path / "copy.db")
    await fill(store, 1)
    async with store.looking() as transaction:
        assert len(await transaction.audit.newest(1, 10)) == 4


async def test_a_copy_replaces_no_file(url: str, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    file.write_text("mine")
    with pytest.raises(CopyError, match="is there already"):
        await backup(url, file)
    assert file.read_text() == "mine"
    with pytest.raises(CopyError, match="is no copy"):
        await restore(url, file)


def test_a_store_that_is_not_there_is_not_copied_nor_made(tmp_path: Path) -> None:
    with pytest.raises(CopyError, match="There is no store"):
        asyncio.run(backup(f"sqlite:///{tmp_path / 'nowhere.db'}", tmp_path / "copy.db"))
    assert list(tmp_path.iterdir()) == []
