"""How SQLite looks things up: what comes often, or holds up whoever else writes, reads no whole table."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Table, UniqueConstraint, event, text

from bot.community.notes import Note
from bot.community.store.privacy import READER
from bot.community.store.store import Store
from bot.community.store.tables import metadata
from bot.community.store.transaction import Transaction
from bot.community.studies.plan import Unit

UNIT = Unit(id=1, study=1, number=1, title="§1", first="a", last="b", opens_at=1, meets_at=2)

Work = Callable[[Transaction], Awaitable[Any]]

LOOKED_UP: dict[str, Work] = {
    # Each deleted channel or thread, of any server.
    "what was decided for a channel": lambda one: one.servers.forget_channel(1),
    "the decks of a channel": lambda one: one.reading.forget_channel(1),
    "the notes of a channel": lambda one: one.notes.forget_channel(1),
    "the studies of a channel": lambda one: one.studies.channel_gone(1, 2),
    "the polls of a channel": lambda one: one.ballots.channel_gone(1, 2),
    # Each answer in a study's channel, and each press of its buttons.
    "the study that runs in a channel": lambda one: one.studies.running_in((1, 2)),
    "the plan of a study": lambda one: one.studies.units(1),
    "how many take part": lambda one: one.studies.size(1),
    "who agreed to be named": lambda one: one.studies.agreed(1),
    "how many are counted": lambda one: one.studies.counted(1),
    "how many finished": lambda one: one.studies.finished_counts(1),
    "what a reader finished": lambda one: one.studies.finished_by(1, 2),
    "somebody who leaves a study": lambda one: one.studies.forget_participant(1, 2),
    "the scores that wait": lambda one: one.studies.count_scores(UNIT, 5),
    "the questions of a study": lambda one: one.studies.questions(1),
    "the polls of a study": lambda one: one.ballots.of_study(1),
    "the notes for a leader": lambda one: one.notes.for_leader(1),
    # Notes, polls and posts.
    "a reader's notes": lambda one: one.notes.of_reader(1),
    "a new note": lambda one: one.notes.add(Note(reader=1)),
    "how much is in a margin": lambda one: one.notes.count_margin(1, "essay", ["a-a.b", "c-c.d"]),
    "a page of a margin": lambda one: one.notes.margin(1, "essay", ["a-a.b", "c-c.d"], 5, 5),
    "what was shared in a study": lambda one: one.notes.shared_in(1, "essay"),
    "where notes are": lambda one: one.notes.places(1, "essay"),
    "the polls of a server": lambda one: one.ballots.of_server(1, 2, 3),
    "the polls of some channels": lambda one: one.ballots.of_server(1, 2, 3, (4, 5)),
    "the polls that were closed long ago": lambda one: one.ballots.forget_old(0, 1),
    "the polls that are open": lambda one: one.ballots.count_open(1, 2),
    "the votes of a poll": lambda one: one.ballots.tally(1),
    "a post that was deleted": lambda one: one.deliveries.removed(1),
    # What is kept of somebody who reads, all of which goes at once.
    "how answers are liked": lambda one: one.privacy.keep_plain(1, plain=False),
    "somebody's marks": lambda one: one.notes.highlights(1),
}


async def read_whole(store: Store, work: Work) -> list[str]:
    """Do something, and return the steps of its statements that read a whole table or index."""
    asked: list[tuple[str, Any]] = []
    opened = await store.open()
    async with opened.begun(writes=True) as transaction:
        connection = (await transaction.connection.get_raw_connection()).driver_connection
        event.listen(
            transaction.connection.sync_connection,
            "before_cursor_execute",
            lambda _connection, _cursor, statement, parameters, *_: asked.append((statement, parameters)),
        )
        await work(transaction)
        assert connection is not None
        steps = []
        for statement, parameters in asked:
            rows = await connection.execute_fetchall(f"EXPLAIN QUERY PLAN {statement}", parameters)
            steps += [f"{row[3]} in {statement}" for row in rows]
    assert asked
    return [step for step in steps if step.startswith("SCAN ") and not step.startswith("SCAN CONSTANT ROW")]


@pytest.fixture
async def sqlite(tmp_path: Path) -> AsyncIterator[Store]:
    store = Store(f"sqlite:///{tmp_path / 'plans.db'}")
    yield store
    await store.close()


@pytest.mark.parametrize("name", LOOKED_UP)
async def test_what_comes_often_is_found_by_an_index(sqlite: Store, name: str) -> None:
    assert await read_whole(sqlite, LOOKED_UP[name]) == []


async def test_a_whole_table_that_is_read_would_be_seen(sqlite: Store) -> None:
    wanted = text("SELECT * FROM notes WHERE text = 'x'")
    assert len(await read_whole(sqlite, lambda one: one.connection.execute(wanted))) == 1


def indexed(table: Table) -> list[list[Column[Any]]]:
    """The columns of each index of a table, those that a key makes among them."""
    unique = [list(one.columns) for one in table.constraints if isinstance(one, UniqueConstraint)]
    return [list(table.primary_key), *unique, *(list(one.columns) for one in table.indexes)]


def test_whatever_goes_with_something_else_is_found_by_an_index() -> None:
    for table in metadata.tables.values():
        for key in table.foreign_key_constraints:
            wanted = list(key.columns)
            assert any(one[: len(wanted)] == wanted for one in indexed(table)), f"{table.name}: {wanted}"


def test_whatever_is_kept_of_somebody_who_reads_is_found_by_an_index() -> None:
    for table in metadata.tables.values():
        if READER in table.c:
            assert any(one[0] is table.c[READER] for one in indexed(table)), table.name
