from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.store.engine import WRITES, database_of, engine_for
from bot.community.store.errors import NewerStoreError
from bot.community.store.migrating import SCHEMA, configuration, revision
from bot.community.store.store import Store
from bot.community.store.tables import metadata


def migrate(connection: Connection, goal: str) -> None:
    config = configuration()
    config.attributes["connection"] = connection
    (command.downgrade if goal == "base" else command.upgrade)(config, goal)


def differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


def schema(connection: Connection) -> dict[str, object]:
    found = MetaData()
    found.reflect(connection)
    indexes = inspect(connection)
    return {
        name: (
            sorted((column.name, str(column.type), column.nullable) for column in table.columns),
            sorted(str(index["name"]) for index in indexes.get_indexes(name)),
        )
        for name, table in found.tables.items()
        if name != "alembic_version"
    }


async def with_connection(url: str, work: object, *arguments: object) -> object:
    engine = engine_for(database_of(url)).execution_options(**{WRITES: True})
    try:
        async with engine.begin() as connection:
            return await AsyncConnection.run_sync(connection, work, *arguments)  # type: ignore[arg-type]
    finally:
        await engine.dispose()


def test_the_newest_revision_is_the_one_that_starts_compare_with() -> None:
    assert ScriptDirectory.from_config(configuration()).get_current_head() == SCHEMA


async def test_migrations_lead_to_what_the_tables_say(url: str) -> None:
    if url.startswith("sqlite"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir()
    await with_connection(url, migrate, "head")
    assert await with_connection(url, differences) == []
    migrated = await with_connection(url, schema)
    await with_connection(url, migrate, "base")
    assert await with_connection(url, schema) == {}
    assert await with_connection(url, revision) == ""
    await with_connection(url, lambda connection: connection.execute(text("DROP TABLE alembic_version")))
    store = Store(url)
    await store.open()
    await store.close()
    assert await with_connection(url, schema) == migrated


async def test_a_store_that_has_scores_already_is_brought_up_to_date(url: str) -> None:
    """As the program made them for some days, when they were no revision of their own."""
    if url.startswith("sqlite"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir()
    await with_connection(url, migrate, "0006")
    await with_connection(
        url, lambda connection: connection.execute(text("UPDATE alembic_version SET version_num='0005'"))
    )
    store = Store(url)
    await store.open()
    await store.close()
    assert await with_connection(url, differences) == []
    assert await with_connection(url, revision) == SCHEMA


async def test_a_database_of_a_later_version_is_refused(store: Store, url: str) -> None:
    await store.close()
    await with_connection(
        url, lambda connection: connection.execute(text("UPDATE alembic_version SET version_num='9'"))
    )
    with pytest.raises(NewerStoreError, match="made by a later version"):
        await Store(url).open()


async def test_two_programs_that_start_at_once_make_one_schema(url: str) -> None:
    stores = [Store(url) for _ in range(8)]
    await asyncio.gather(*(store.open() for store in stores))
    for store in stores:
        await store.close()
    assert await with_connection(url, differences) == []


async def test_a_database_made_by_the_first_migration_keeps_its_data_when_a_start_brings_it_up_to_date(
    url: str,
) -> None:
    if url.startswith("sqlite"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir()
    await with_connection(url, migrate, "0001")
    row = "INSERT INTO audit (server, actor, at, action, detail) VALUES (1, 2, 3, 'settings set', 'prefix: ?')"
    await with_connection(url, lambda connection: connection.execute(text(row)))
    store = Store(url)
    async with store.looking() as transaction:
        (line,) = await transaction.audit.newest(1, 10)
    await store.close()
    assert (line.actor, line.detail) == (2, "prefix: ?")
    assert await with_connection(url, revision) == SCHEMA
