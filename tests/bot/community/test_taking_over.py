"""Two programs on one PostgreSQL, in front of a Discord on loopback: when one is killed, the other one goes on."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from random import Random

import pytest

from bot.community.scheduling.schedule import Schedule
from bot.community.scheduling.schedules import Schedules
from bot.community.scheduling.timing import Timing
from bot.community.store.store import Store
from tests.postgresql import PostgreSQL
from tests.torture.loopback import FORUM, SERVER, TEXT, THREAD, Loopback

SCALE = 60.0
KINDS = {100: TEXT, 101: THREAD, 102: FORUM, 103: TEXT}
EVERY_MINUTE = "* * * * *"


@asynccontextmanager
async def program(url: str, port: int, begun: float, seed: int) -> AsyncIterator[None]:
    arguments = [url, str(port), str(begun), str(SCALE), str(seed)]
    running = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.torture.worker", *arguments),
        env={name: value for name, value in os.environ.items() if name not in {"PHASE", "LOOKBACK"}},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert running.stdout is not None
        assert await running.stdout.readline() == b"ready\n"
        yield
    finally:
        running.kill()
        await running.wait()


@pytest.mark.timeout(120)
async def test_the_other_one_posts_what_a_killed_one_left_and_nothing_comes_twice(postgresql: PostgreSQL) -> None:
    url = postgresql.create_database("taking_over")
    begun = time.time()
    discord = Loopback(KINDS, begun, SCALE, 1, nonces=True)
    port = await discord.serve()
    store = Store(url)
    schedules = Schedules(store, lambda: datetime.fromtimestamp(begun, UTC), Random(1), lambda: None)
    for channel in KINDS:
        wanted = Schedule(
            server=SERVER, channel=channel, moderator=3, what="quotes", articles=("trump-kim-summit",), shuffled=True,
            cron=EVERY_MINUTE, zone="UTC", late=3_600,
        )  # fmt: skip
        await schedules.add(wanted, "a test")
    async with program(url, port, begun, 2):
        async with program(url, port, begun, 3):
            await asyncio.wait_for(discord.recorded(16), 40)
        killed_at = discord.now()
        await asyncio.wait_for(discord.recorded(len(discord.record) + 24), 40)
    posted = Counter(tuple(map(int, words.split())) for words in discord.record)
    assert max(posted.values()) == 1
    # Every schedule went on after the kill: the other one took what was left.
    last = {owner: max(slot for one, slot in posted if one == owner) for owner in range(1, len(KINDS) + 1)}
    assert all(slot > killed_at for slot in last.values())
    async with store.looking() as transaction:
        for owner, newest in last.items():
            rows = {one.slot: one.state for one in await transaction.deliveries.of("schedule", owner, 1000)}
            due = [at for at in rows if at <= newest]
            expected = Timing(EVERY_MINUTE, "UTC").until(int(begun), newest, 10_000)
            assert sorted(due) == expected, "no slot is lost"
            assert {rows[at] for at in due} <= {"sent", "skipped", "leased", "waiting"}
    await store.close()
    await discord.close()
