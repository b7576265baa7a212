"""All that is kept of a person, on both engines: found, and forgotten, wherever it is."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random
from typing import Any

from sqlalchemy import BigInteger, insert, select

from bot.community.memory import Memory
from bot.community.preferences import Preferences
from bot.community.privacy import Privacy
from bot.community.store.privacy import NOBODY, OF_SERVERS, READER
from bot.community.store.store import Store
from bot.community.store.tables import metadata

ANN, BEN = 1456074443980800013, 2
# Numbers that are no person's: whoever adds a table says here what its numbers are.
NO_PERSON = {
    "again_of", "at", "ballot", "changed_at", "channel", "closed_at", "created_at",
    "ended_at", "excerpt", "id", "joined_at", "left_at", "log_channel",
    "meets_at", "message", "moderator_role", "note", "opens_at", "paused_at", "server", "study", "touched_at", "unit",
    "done_at", "failures", "forum", "late", "maybe_since", "owner", "place", "role", "seed", "slot", "token",
    "tries", "turn", "wake_at", "asked", "correct", "marked_at", "quiz_asked", "quiz_readers", "quiz_right", "event",
}  # fmt: skip


def now() -> datetime:
    return datetime(2026, 1, 5, tzinfo=UTC)


def people() -> list[tuple[str, str]]:
    """Every column that holds a person's id."""
    return [
        (table.name, column.name)
        for table in metadata.sorted_tables
        for column in table.c
        if column.name in {READER, *OF_SERVERS}
    ]


def row(table: Any, person: int, number: int) -> dict[str, Any]:  # noqa: ANN401  # any table of SQLAlchemy's
    """A row that says something in every column that must have something."""
    made: dict[str, Any] = {}
    for column in table.c:
        if column.name in {READER, *OF_SERVERS}:
            made[column.name] = person
        elif column.nullable:
            continue
        elif column.name in {"places", "order"}:
            made[column.name] = [["essay", "x"]]
        else:
            made[column.name] = number if column.type.python_type is int else f"text {number}"
    return {name: bool(value) if table.c[name].type.python_type is bool else value for name, value in made.items()}


async def fill(store: Store) -> None:
    async with store.transaction() as transaction:
        for table in metadata.sorted_tables:
            for number, person in ((1, ANN), (2, BEN)):
                await transaction.connection.execute(insert(table).values(**row(table, person, number)))


async def numbers(store: Store) -> set[tuple[str, str, int]]:
    """Where a person's number stands, of all tables."""
    async with store.looking() as transaction:
        return {
            (table, column, value)
            for table, column in people()
            for value in (await transaction.connection.execute(select(metadata.tables[table].c[column]))).scalars()
        }


def privacy_of(store: Store, memory: Memory | None = None) -> Privacy:
    return Privacy(store, memory or Memory(store, now), ())


def test_every_number_in_the_store_is_a_persons_that_is_covered_or_no_persons() -> None:
    """A column that holds a person's id is called `reader`, or is an exception with its reason."""
    for table in metadata.sorted_tables:
        for column in table.c:
            if isinstance(column.type, BigInteger) or column.name.endswith("id"):
                assert column.name in {READER, *OF_SERVERS} | NO_PERSON, f"{table.name}.{column.name}"
    assert all(OF_SERVERS.values())


async def test_everything_of_one_person_is_exported_and_nothing_of_another(store: Store) -> None:
    await fill(store)
    rows = await privacy_of(store).all_of(ANN)
    assert rows.keys() == {table for table, _ in people()}
    assert all(len(found) == 1 for found in rows.values())
    assert str(BEN) not in {str(value) for found in rows.values() for one in found for value in one.values()} - {"2"}


async def test_deleting_leaves_a_persons_number_nowhere_and_every_other_persons_alone(store: Store) -> None:
    await fill(store)
    before = await numbers(store)
    await privacy_of(store).delete(ANN)
    after = await numbers(store)
    assert not {one for one in after if one[2] == ANN}
    assert {one for one in after if one[2] == BEN} == {one for one in before if one[2] == BEN}
    assert {one[:2] for one in after if one[2] == NOBODY} == {one for one in people() if one[1] in OF_SERVERS}
    assert await privacy_of(store).all_of(ANN) == {}


async def test_what_was_not_written_yet_is_exported_and_does_not_come_back_after_deleting(store: Store) -> None:
    memory = Memory(store, now, write_after=1000)
    privacy = privacy_of(store, memory)
    for reader in (ANN, BEN):
        await memory.stop_at(reader, "essay", "x")
        await memory.count_excerpt(reader, "essay", "2026-01-05", "x")
    assert {"readers", "excerpts_read"} == (await privacy.all_of(ANN)).keys()
    await memory.stop_at(ANN, "essay", "y")
    await memory.draw(1, "essay", "", ("a", "b"), Random(1))
    await privacy.delete(ANN)
    assert await memory.place(ANN, "essay") is None
    assert await memory.place(BEN, "essay") == "x"
    await memory.close()
    assert await privacy_of(store).all_of(ANN) == {}
    assert (await privacy_of(store).all_of(BEN)).keys() == {"readers", "excerpts_read"}


async def test_a_preference_holds_at_once_and_after_a_restart_until_it_is_forgotten(store: Store) -> None:
    preferences = Preferences(store)
    await preferences.decide(ANN, plain=True)
    await preferences.decide(BEN, plain=True)
    await preferences.decide(BEN, plain=False)
    again = Preferences(store)
    await again.load()
    for one in (preferences, again):
        assert (one.is_plain(ANN), one.is_plain(BEN)) == (True, False)
    await Privacy(store, Memory(store, now), (preferences,)).delete(ANN)
    assert not preferences.is_plain(ANN)
    assert await privacy_of(store).all_of(ANN) == {}


async def test_what_another_program_kept_meanwhile_gives_way_to_what_is_decided_now(store: Store) -> None:
    here, there = Preferences(store), Preferences(store)
    await here.decide(ANN, plain=True)
    await there.load()
    await there.decide(ANN, plain=False)
    await here.decide(ANN, plain=True)
    await there.load()
    assert there.is_plain(ANN)


async def test_of_a_store_that_holds_nothing_nothing_is_asked(tmp_path: Any) -> None:  # noqa: ANN401
    store = Store(f"sqlite:///{tmp_path / 'none.db'}", new=True)
    privacy = privacy_of(store)
    assert await privacy.all_of(ANN) == {}
    await privacy.delete(ANN)
    assert store.holds_nothing
