from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, ProgrammingError

from bot.community.changes import Change
from bot.community.store.errors import StoreAddressError, StoreUnavailableError
from bot.community.store.store import Store
from tests.postgresql import PostgreSQL

CHANGE = Change(actor=7, at=100, action="settings set prefix", detail="! → ?")


async def test_a_change_is_there_after_its_transaction(store: Store) -> None:
    async with store.transaction() as transaction:
        await transaction.audit.record(1, CHANGE)
    async with store.looking() as transaction:
        assert await transaction.audit.newest(1, 10) == [CHANGE]
        assert await transaction.audit.newest(2, 10) == []


async def test_an_error_undoes_everything_in_its_transaction(store: Store) -> None:
    async def fail() -> None:
        async with store.transaction() as transaction:
            await transaction.audit.record(1, CHANGE)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with store.looking() as transaction:
        assert await transaction.audit.newest(1, 10) == []


async def test_two_who_write_at_once_wait_for_each_other(store: Store) -> None:
    async def change(number: int) -> None:
        async with store.transaction() as transaction:
            before = await transaction.audit.newest(1, 100)
            await asyncio.sleep(0)
            await transaction.audit.record(1, Change(number, len(before), "settings set prefix", ""))

    await asyncio.gather(*(change(number) for number in range(5)))
    async with store.looking() as transaction:
        assert {one.actor for one in await transaction.audit.newest(1, 100)} == set(range(5))


async def test_a_reader_does_not_wait_for_a_writer(store: Store) -> None:
    async with store.transaction() as writing:
        await writing.audit.record(1, CHANGE)
        async with asyncio.timeout(2), store.looking() as reading:
            assert await reading.audit.newest(1, 10) == []


async def test_all_that_is_read_at_once_is_of_one_moment(store: Store, url: str) -> None:
    other = Store(url)
    async with store.looking() as reading:
        before = await reading.audit.newest(1, 10)
        async with other.transaction() as writing:
            await writing.audit.record(1, CHANGE)
        assert (before, await reading.audit.newest(1, 10)) == ([], [])
    async with store.looking() as reading:
        assert await reading.audit.newest(1, 10) == [CHANGE]
    await other.close()


async def test_a_connection_that_looked_can_write_next(store: Store) -> None:
    for number in range(3):
        async with store.looking() as reading:
            assert len(await reading.audit.newest(1, 10)) == number
        async with store.transaction() as writing:
            await writing.audit.record(1, CHANGE)


async def test_ids_as_long_as_discord_makes_them_are_kept_whole(store: Store) -> None:
    longest = 2**63 - 1
    async with store.transaction() as transaction:
        await transaction.audit.record(longest, Change(longest, longest, "a", "b"))
    async with store.looking() as transaction:
        assert (await transaction.audit.newest(longest, 1))[0].actor == longest


async def test_a_wrong_statement_is_a_fault_and_not_an_absence(store: Store) -> None:
    with pytest.raises((ProgrammingError, IntegrityError, StoreUnavailableError)) as caught:
        async with store.transaction() as transaction:
            await transaction.connection.execute(text("INSERT INTO reports (excerpt, reader, at) VALUES (99, 1, 1)"))
    assert isinstance(caught.value, IntegrityError)


@pytest.mark.parametrize(
    "url", ["", "nothing", "mysql://somebody@somewhere/else", "sqlite://", "postgresql://somebody@somewhere"]
)
async def test_an_unknown_address_is_one_sentence_that_shows_no_password(url: str) -> None:
    with pytest.raises(StoreAddressError, match=r"write sqlite:///PATH"):
        await Store(url).open()


async def test_an_address_with_a_password_does_not_show_it() -> None:
    with pytest.raises(StoreAddressError) as caught:
        await Store("mysql://somebody:secret@somewhere/else").open()
    assert "secret" not in str(caught.value)


async def test_a_folder_in_place_of_the_file_makes_the_store_unavailable(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailableError):
        await Store(f"sqlite:///{tmp_path}").open()


async def test_a_full_disk_refuses_a_change_and_loses_nothing(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'full.db'}")
    opened = await store.open()
    async with store.transaction() as transaction:
        await transaction.audit.record(1, CHANGE)
        pages = (await transaction.connection.execute(text("PRAGMA page_count"))).scalar()
    # SQLite's own error for a disk without space, at the size that the file has now; for every connection there is.
    async with opened.begun(writes=False) as transaction:
        await transaction.connection.execute(text(f"PRAGMA max_page_count = {pages}"))

    async def fill() -> None:
        async with store.transaction() as transaction:
            for _ in range(100):
                await transaction.audit.record(1, Change(1, 1, "a", "long " * 1000))

    with pytest.raises(StoreUnavailableError):
        await fill()
    async with store.looking() as transaction:
        assert await transaction.audit.newest(1, 10) == [CHANGE]
    await store.close()


async def test_a_server_that_stops_is_away_and_comes_back_by_itself(postgresql: PostgreSQL) -> None:
    store = Store(postgresql.create_database("comes_back"))
    async with store.transaction() as transaction:
        await transaction.audit.record(1, CHANGE)
    await asyncio.to_thread(postgresql.stop)
    try:
        with pytest.raises(StoreUnavailableError):
            async with store.transaction() as transaction:
                await transaction.audit.record(1, CHANGE)
        with pytest.raises(StoreUnavailableError):
            async with store.looking() as transaction:
                await transaction.audit.newest(1, 10)
    finally:
        await asyncio.to_thread(postgresql.start)
    async with store.transaction() as transaction:
        assert await transaction.audit.newest(1, 10) == [CHANGE]
    await store.close()


async def test_a_new_store_is_not_touched_before_something_is_written(tmp_path: Path) -> None:
    file = tmp_path / "new.db"
    store = Store(f"sqlite:///{file}", new=True)
    assert store.holds_nothing
    assert not file.exists()
    async with store.transaction() as transaction:
        await transaction.audit.record(1, CHANGE)
    assert not store.holds_nothing
    await store.close()
