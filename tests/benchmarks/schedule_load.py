"""What schedules cost: 5,000 servers with 10,000 schedules, an idle hour, and a day's posts planned and noted down.

python -m tests.benchmarks.schedule_load [SCHEDULES]
"""

from __future__ import annotations

import asyncio
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from bot.community.clock import Clock
from bot.community.deliverer import Deliverer
from bot.community.deliveries import Delivery, Notice, Sent
from bot.community.scheduling.schedule import Schedule
from bot.community.scheduling.schedules import KIND, plan_next
from bot.community.scheduling.source import ScheduleSource
from bot.community.store.store import Store
from content.library import Shelf

LOOKS = 100
MORNING = datetime(2026, 1, 5, 0, 30, tzinfo=UTC)


class Nowhere:
    """A Discord that takes everything at once."""

    def __init__(self) -> None:
        self.count = 0

    async def send(self, delivery: Delivery) -> Sent:
        """Take it."""
        self.count += 1
        return Sent(delivery.channel, delivery.id)

    async def find(self, delivery: Delivery) -> None:
        """Find nothing."""

    async def tell(self, notices: list[Notice]) -> None:
        """Tell nobody."""


def memory() -> float:
    """Return the most memory that this process had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Time:
    """A time that jumps to whatever is waited for."""

    at = MORNING

    async def reach(self, when: datetime) -> None:
        """Be there."""
        self.at = when


async def fill(store: Store, count: int) -> None:
    """Make the schedules, two a server, at all times of the day."""
    random = Random(1)
    async with store.transaction() as transaction:
        for number in range(count):
            cron = f"{random.randrange(60)} {random.randrange(1, 24)} * * *"
            wanted = Schedule(
                server=number // 2, channel=number, moderator=3, what="quotes", articles=("trump-kim-summit",),
                shuffled=True, cron=cron, zone="UTC", late=3_600, seed=number,
            )  # fmt: skip
            await plan_next(transaction, await transaction.schedules.add(wanted), int(MORNING.timestamp()))


async def day(deliverer: Deliverer, moving: Time) -> None:
    """Post all that is due within a day."""
    end = (moving.at + timedelta(days=1)).timestamp()
    while True:
        while await deliverer.deliver_due():
            pass
        due = await deliverer._next()
        if due is None or due > end:
            return
        await moving.reach(datetime.fromtimestamp(due, UTC))


async def measure(folder: Path, count: int) -> None:
    """Print what it costs."""
    store, library, moving = Store(f"sqlite:///{folder / 'load.db'}"), Shelf.load().library, Time()
    await store.open()
    before, began = memory(), time.perf_counter()
    await fill(store, count)
    print(f"{count} schedules made in {time.perf_counter() - began:.1f} s; memory {before:.0f} -> {memory():.0f} MB")
    nowhere: Any = Nowhere()
    clock, sources = Clock(lambda: moving.at, moving.reach), {KIND: ScheduleSource(lambda _: library)}
    deliverer = Deliverer(store, clock, nowhere, sources, name="load")
    began = time.perf_counter()
    for _ in range(LOOKS):
        await deliverer.deliver_due()
        await deliverer._next()
    each = (time.perf_counter() - began) / LOOKS * 1000
    print(f"to look whether something is due, and when the next is: {each:.2f} ms; an idle hour does it once")
    began, cpu = time.perf_counter(), time.process_time()
    await day(deliverer, moving)
    took, used, posts = time.perf_counter() - began, time.process_time() - cpu, nowhere.count
    print(
        f"a day of {posts} posts taken, planned on and noted down: {took:.0f} s, {took / posts * 1000:.1f} ms a post, "
        f"{used / posts * 1000:.1f} ms of it CPU; memory {memory():.0f} MB"
    )
    await store.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        asyncio.run(measure(Path(name), int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
