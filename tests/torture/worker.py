"""One of the programs that the torture kills: the real deliverer and sender, on the time that it is told."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
import time
from datetime import UTC, datetime

import discord
from discord.http import Route

from bot.community.clock import Clock
from bot.community.deliverer import Deliverer
from bot.community.deliveries import Delivery, Later, Notice, Refused, Sent, Unknown
from bot.community.scheduling.schedules import KIND
from bot.community.scheduling.source import ScheduleSource
from bot.community.servers import Servers
from bot.community.store.store import Store
from bot.events import delivering
from bot.events.delivering import DiscordSender
from bot.rendering.posts import Post
from bot.views.trying import trace
from content.library import Shelf

PHASES = BEFORE, BETWEEN, AFTER = "before", "between", "after"


class Doomed(DiscordSender):
    """Sends as always, and dies at the point that it is told, after so many posts."""

    def arm(self, phase: str, after: int) -> None:
        """Say where to die."""
        self._phase, self._left = phase, after

    async def send(self, delivery: Delivery) -> Sent | Later | Refused | Unknown:
        """Post it, or die."""
        self._die(BEFORE)
        outcome = await super().send(delivery)
        self._die(BETWEEN)
        return outcome

    async def tell(self, notices: list[Notice]) -> None:  # noqa: ARG002  # what there is to tell does not matter
        """Die: the outcome has just been committed."""
        self._die(AFTER)

    def _die(self, phase: str) -> None:
        if self._phase == phase:
            self._left -= 1
            if self._left < 0:
                print(f"died {phase}", flush=True)
                os.kill(os.getpid(), signal.SIGKILL)


async def composed(delivery: Delivery) -> Post:
    """Return a post whose words name its slot, so that Discord's own record tells which ones it has."""
    return Post(content=f"{delivery.owner} {delivery.slot}", title=f"{delivery.owner} {delivery.slot}")


async def work(url: str, port: int, begun: float, scale: float, seed: int) -> None:
    """Deliver until killed."""
    Route.BASE = f"http://127.0.0.1:{port}/api/v10"
    chance = random.Random(seed)
    # Clocks of machines differ, and are set while programs run.
    skew, jump_at, jump = chance.uniform(-20, 20), time.time() + chance.uniform(1, 20), chance.uniform(-40, 40)

    def now() -> datetime:
        real = time.time()
        shown = begun + (real - begun) * scale + skew + (jump if real > jump_at else 0)
        return datetime.fromtimestamp(shown, UTC)

    async def sleep_until(when: datetime) -> None:
        await asyncio.sleep(max(0.0, (when - now()).total_seconds() / scale))

    if os.environ.get("LOOKBACK") == "0":

        async def nothing(*_: object) -> None:
            return None

        for look in ("posted_in", "posted_in_forum"):
            setattr(delivering, look, nothing)
    store = Store(url)
    async with discord.Client(intents=discord.Intents.none(), http_trace=trace()) as client:
        await client.login("torture")
        library = Shelf.load().library
        clock = Clock(now, sleep_until, nap=20)
        sender = Doomed(client, Servers(store, now), composed)
        sender.arm(os.environ.get("PHASE", ""), chance.randrange(8))
        sources = {KIND: ScheduleSource(lambda _: library)}
        deliverer = Deliverer(store, clock, sender, sources, name=str(os.getpid()), poll=20)
        deliverer.begin()
        print("ready", flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(work(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4]), int(sys.argv[5])))
