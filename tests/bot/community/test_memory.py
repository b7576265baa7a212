from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from bot.community import keeping
from bot.community.keeping import Kept
from bot.community.memory import Memory
from bot.community.store.store import Store

IDS = ("a", "b", "c", "d")


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.time = datetime(2026, 1, 5, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        """What it shows."""
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = Store(f"sqlite:///{tmp_path / 'memory.db'}")
    yield store
    await store.close()


async def test_everything_is_there_after_a_restart(store: Store, clock: Clock) -> None:
    memory = Memory(store, clock)
    drawn = [(await memory.draw(1, "essay", "", IDS, Random(3)))[0] for _ in range(2)]
    await memory.stop_at(5, "essay", "x-y.1")
    await memory.stop_at(5, "other", "z")
    await memory.count_excerpt(5, "essay", "2026-01-05", "x")
    await memory.close()
    later = Memory(store, clock)
    assert await later.place(5, "essay") == "x-y.1"
    assert await later.last_read(5) == "other"
    assert await later.count_excerpt(5, "essay", "2026-01-05", "y") == 2
    for number in (3, 4):
        one, position = await later.draw(1, "essay", "", IDS, Random(9))
        drawn.append(one)
        assert position == number
    assert sorted(drawn) == sorted(IDS)
    await later.close()


async def test_two_who_draw_at_once_after_a_restart_get_different_quotes(store: Store, clock: Clock) -> None:
    first = Memory(store, clock)
    drawn = [(await first.draw(1, "essay", "", IDS, Random(3)))[0]]
    await first.close()
    later = Memory(store, clock)
    both = await asyncio.gather(*(later.draw(1, "essay", "", IDS, Random(3)) for _ in range(3)))
    assert sorted([*drawn, *(one for one, _ in both)]) == sorted(IDS)
    await later.close()


async def test_going_back_to_a_text_makes_it_the_last_one_read(store: Store, clock: Clock) -> None:
    memory = Memory(store, clock)
    assert await memory.last_read(5) is None
    for slug in ("essay", "other", "essay"):
        await memory.stop_at(5, slug, "x")
    assert await memory.last_read(5) == "essay"
    await memory.close()


async def test_while_the_store_is_away_answers_go_on_and_what_was_known_is_written_afterwards(
    tmp_path: Path, clock: Clock
) -> None:
    file = tmp_path / "memory.db"
    store = Store(f"sqlite:///{file}")
    memory = Memory(store, clock, write_after=1000)
    known, _ = await memory.draw(1, "essay", "", IDS, Random(3))
    await memory.close()

    memory = Memory(store, clock, write_after=1000)
    await memory.place(5, "essay")
    await store.close()
    file.rename(tmp_path / "hidden.db")
    file.mkdir()
    await memory.stop_at(5, "essay", "x")  # was looked up: waits to be written
    _, position = await memory.draw(1, "essay", "", IDS, Random(4))
    assert position == 1  # the store may know better, and cannot be asked
    await memory.close()

    file.rmdir()
    (tmp_path / "hidden.db").rename(file)
    clock.time += timedelta(minutes=1)
    drawn = [known] + [(await memory.draw(1, "essay", "", IDS, Random(5)))[0] for _ in range(3)]
    assert sorted(drawn) == sorted(IDS)
    await memory.close()
    later = Memory(store, clock)
    assert await later.place(5, "essay") == "x"
    await store.close()


async def test_a_store_that_is_away_is_not_asked_with_every_question(tmp_path: Path, clock: Clock) -> None:
    asked = []

    class Counting(Store):
        async def open(self) -> object:  # type: ignore[override]
            asked.append(1)
            return await super().open()

    (tmp_path / "memory.db").mkdir()
    memory = Memory(Counting(f"sqlite:///{tmp_path / 'memory.db'}"), clock)
    for _ in range(20):
        await memory.draw(1, "essay", "", IDS, Random(3))
    assert len(asked) == 1
    clock.time += timedelta(seconds=30)
    await memory.draw(1, "essay", "", IDS, Random(3))
    assert len(asked) == 2


async def test_decks_that_nobody_draws_from_are_forgotten_after_ninety_days(store: Store, clock: Clock) -> None:
    memory = Memory(store, clock)
    await memory.draw(1, "essay", "", IDS, Random(3))
    await memory.close()
    clock.time += timedelta(days=91)
    later = Memory(store, clock)
    await later.draw(2, "essay", "", IDS, Random(3))
    await later.close()
    again = Memory(store, clock)
    assert (await again.draw(1, "essay", "", IDS, Random(3)))[1] == 1
    assert (await again.draw(2, "essay", "", IDS, Random(3)))[1] == 2
    await again.close()


async def test_what_is_kept_has_an_end_and_nothing_unwritten_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_KEPT", 3)

    async def nothing(_key: int) -> int | None:
        return None

    kept: Kept[int, int] = Kept(nothing, lambda: None)
    for number in range(5):
        await kept.get(number)
        kept.put(number, number)
    assert kept.unwritten() == {number: number for number in range(5)}
    kept.written(kept.unwritten())
    assert kept.unwritten() == {}
    assert len(kept._known) == 3


async def test_what_is_forgotten_while_it_is_looked_up_does_not_come_back() -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()
    stored = {1: "old", 2: "other"}

    async def look_up(key: int) -> str | None:
        found = stored.get(key)
        begun.set()
        await go_on.wait()
        return found

    kept: Kept[int, str] = Kept(look_up, lambda: None)
    asked = asyncio.create_task(kept.get(1))
    await begun.wait()
    del stored[1]
    kept.forget(lambda key: key == 1)
    go_on.set()
    assert await asked is None
    assert await kept.get(2) == "other"
