"""Kill the programs that post, again and again, before an unkind Discord: each slot is posted once, or says why not.

    python -m tests.torture.delivering

`SLOTS`, `SEED` and `ENGINE` (sqlite, postgresql; both without it) are environment variables; so are `NONCE=0` and
`LOOKBACK=0`, which leave out what it rests on, to see it fail.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import cycle, islice
from typing import Any, Final

from bot.community.scheduling.schedule import Schedule
from bot.community.scheduling.schedules import KIND, Schedules
from bot.community.scheduling.timing import Timing
from bot.community.store.store import Store
from tests.postgresql import running_postgresql
from tests.torture.loopback import FORUM, SERVER, TEXT, THREAD, Loopback
from tests.torture.worker import PHASES

SLOTS: Final = int(os.environ.get("SLOTS") or 2000)
SEED: Final = int(os.environ.get("SEED") or 1)
ENGINES: Final = (os.environ["ENGINE"],) if os.environ.get("ENGINE") else ("sqlite", "postgresql")
SCALE: Final = 12.0
PROGRAMS: Final = 6
CHANNELS: Final = 40
SLOTS_EACH: Final = 4
SCHEDULES: Final = max(1, SLOTS // SLOTS_EACH)
EVERY: Final = 15
LATE: Final = 48 * 3_600
ABSENCE: Final = 28.0  # real seconds: longer than nonces are kept
SETTLING: Final = 120.0
KILLS_EACH: Final = min(50, SLOTS // 12)


@dataclass
class Torture:
    """One run on one engine."""

    engine: str
    url: str
    server: Any
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))
    programs: list[subprocess.Popen[str]] = field(default_factory=list)
    kills: Counter[str] = field(default_factory=Counter)
    begun: float = field(default_factory=time.time)
    port: int = 0

    def start(self, phase: str = "") -> None:
        """Start one more program, which will die in a phase."""
        arguments = [self.url, str(self.port), str(self.begun), str(SCALE), str(self.chance.randrange(10**6))]
        self.programs.append(
            subprocess.Popen(
                [sys.executable, "-m", "tests.torture.worker", *arguments],
                env={**os.environ, "PHASE": phase},
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
        )

    def reap(self) -> None:
        """Count the programs that died by themselves, in which phase."""
        for program in [one for one in self.programs if one.poll() is not None]:
            said = program.stdout.read() if program.stdout else ""
            found = re.search(r"died (\w+)", said)
            self.kills[found[1] if found else "other"] += 1
            self._gone(program)

    def kill(self, program: subprocess.Popen[str]) -> None:
        """Kill one wherever it is."""
        program.send_signal(signal.SIGKILL)
        program.wait()
        self._gone(program)
        self.kills["random"] += 1

    def _gone(self, program: subprocess.Popen[str]) -> None:
        if program.stdout:
            program.stdout.close()
        self.programs.remove(program)

    def take_store_away(self) -> None:
        """Have the database answer nobody for five seconds."""
        if self.engine == "sqlite":
            with closing(sqlite3.connect(self.url.removeprefix("sqlite:///"), timeout=30)) as database:
                database.execute("BEGIN EXCLUSIVE")
                time.sleep(5)
                database.rollback()
        else:
            self.server.stop()
            time.sleep(5)
            self.server.start()

    async def play(self) -> bool:
        """Run it to its end; say whether all is as it must be."""
        kinds = {100 + number: kind for number, kind in zip(range(CHANNELS), cycle((TEXT, TEXT, THREAD, FORUM)))}
        discord = Loopback(kinds, self.begun, SCALE, SEED, nonces=os.environ.get("NONCE") != "0")
        self.port = await discord.serve()
        await self.plan(list(kinds))
        end = max(slot for _, slot in self.wanted())
        await self.torment(discord, end)
        rows = await self.settled(end)
        for program in list(self.programs):
            program.kill()
            program.wait()
        return self.report(discord, rows)

    async def plan(self, channels: list[int]) -> None:
        """Make the schedules, each with a slot every quarter of an hour, at all minutes of it."""
        store = Store(self.url)
        begun = datetime.fromtimestamp(self.begun, UTC)
        schedules = Schedules(store, lambda: begun, self.chance, lambda: None)
        for number in range(SCHEDULES):
            wanted = Schedule(
                server=SERVER, channel=channels[number % CHANNELS], moderator=3, what="quotes",
                articles=("trump-kim-summit",), shuffled=True, cron=_cron(number), zone="UTC", late=LATE,
            )  # fmt: skip
            await schedules.add(wanted, "torture")
        await store.close()

    def wanted(self) -> set[tuple[int, int]]:
        """Return every slot that must be posted, by the number of its schedule."""
        return {
            (number + 1, slot)
            for number in range(SCHEDULES)
            for slot in islice(Timing(_cron(number), "UTC").after(int(self.begun)), SLOTS_EACH)
        }

    async def torment(self, discord: Loopback, end: int) -> None:
        """Kill, start again, take the store away, leave for longer than nonces are kept, until the last slot is due."""
        phases, started = cycle(PHASES), discord.now()
        disasters = [(0.3, self.take_store_away), (0.45, self.leave), (0.7, self.take_store_away), (0.85, self.leave)]
        next_kill = time.time() + 5
        while discord.now() < end or min(self.kills[one] for one in PHASES) < KILLS_EACH:
            await asyncio.to_thread(self.reap)
            while len(self.programs) < PROGRAMS:
                phase = next(phases)
                self.start(phase if self.kills[phase] < KILLS_EACH else "")
            if time.time() > next_kill:
                self.kill(self.chance.choice(self.programs))
                next_kill = time.time() + self.chance.uniform(3, 8)
            if disasters and (discord.now() - started) / (end - started) > disasters[0][0]:
                await asyncio.to_thread(disasters.pop(0)[1])
            await asyncio.sleep(0.1)

    def leave(self) -> None:
        """Have no program run for longer than nonces are kept."""
        while self.programs:
            self.kill(self.programs[0])
        time.sleep(ABSENCE)

    async def settled(self, end: int) -> dict[tuple[int, int], tuple[str, str]]:
        """Let programs that nobody kills bring everything to its end; return the state and reason of each slot."""
        while self.programs:
            self.kill(self.programs[0])
        for _ in range(PROGRAMS):
            self.start()
        until = time.time() + SETTLING
        while True:
            rows = await self.ledger(end)
            if not any(state in {"planned", "leased", "waiting"} for state, _ in rows.values()) or time.time() > until:
                return rows
            await asyncio.sleep(0.5)

    async def ledger(self, end: int) -> dict[tuple[int, int], tuple[str, str]]:
        """Return what our own ledger says of each slot up to the last one."""
        store = Store(self.url)
        rows = {}
        async with store.looking() as transaction:
            for schedule in range(1, SCHEDULES + 1):
                for one in await transaction.deliveries.of(KIND, schedule, 100_000):
                    if one.slot <= end:
                        rows[schedule, one.slot] = (one.state, one.reason)
        await store.close()
        return rows

    def report(self, discord: Loopback, rows: dict[tuple[int, int], tuple[str, str]]) -> bool:
        """Print the one line of this engine, counted from Discord's own record; say whether it is good."""
        posted = Counter((int(owner), int(slot)) for owner, slot in (words.split() for words in discord.record))
        wanted = self.wanted()
        sent = {one for one in wanted if posted[one]}
        reasoned = {one for one in wanted - sent if rows.get(one, ("", ""))[0] in {"skipped", "failed", "unknown"}}
        lost = wanted - sent - reasoned
        twice = {one for one, count in posted.items() if count > 1}
        kills = sum(self.kills.values())
        each = " ".join(f"{name}={count}" for name, count in sorted(self.kills.items()))
        print(
            f"torture {self.engine}: slots={len(wanted)} sent={len(sent)} reasoned={len(reasoned)} lost={len(lost)} "
            f"twice={len(twice)} kills={kills} ({each}) seconds={time.time() - self.begun:.0f}",
            flush=True,
        )
        for name, which in (("lost", lost), ("twice", twice)):
            for one in sorted(which)[:5]:
                print(f"  {name}: schedule {one[0]}, slot {one[1]}: {rows.get(one)}", flush=True)
        return not lost and not twice


def _cron(number: int) -> str:
    return f"{number % EVERY}-59/{EVERY} * * * *"


def main() -> int:
    """Run it on each engine; return 0 where each slot was posted once or says why not."""
    good = True
    for engine in ENGINES:
        running = running_postgresql() if engine == "postgresql" else nullcontext()
        with tempfile.TemporaryDirectory() as folder, running as server:
            url = server.create_database("torture") if server else f"sqlite:///{folder}/torture.db"
            good = asyncio.run(Torture(engine, url, server).play()) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
