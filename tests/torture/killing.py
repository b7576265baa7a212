"""Kill a program while it saves, again and again: nothing may be half-written, and nothing that was confirmed be lost.

    python -m tests.torture.killing [ROUNDS]

The program confirms each change on its standard output once its transaction has committed.
"""

from __future__ import annotations

import asyncio
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Final

from bot.community.changes import Change
from bot.community.excerpts import Excerpt, Excerpts
from bot.community.servers import Servers
from bot.community.store.store import Store

ROUNDS: Final = 200
SERVER: Final = 1


async def save(url: str) -> None:
    """Change things without end, a few tables in each transaction, and say which are committed."""
    from datetime import UTC, datetime  # noqa: PLC0415

    store = Store(url)
    await store.open()
    servers, excerpts = Servers(store, lambda: datetime.now(UTC)), Excerpts(store, lambda: datetime.now(UTC))
    wanted = Excerpt(server=SERVER, channel=2, article="a", place="p", moderator=3, note="words " * 40)
    await servers.load()
    number = len(await servers.audit(SERVER, 1_000_000))
    while True:
        await servers.change(SERVER, [Change(3, number, "set", f"{number}")], prefix=str(number % 10_000))
        kept = await excerpts.preview(wanted)
        await excerpts.claim(kept)
        await excerpts.mark_posted(kept, kept.id)
        number += 2
        print(number, flush=True)


def wrong_after(file: Path, confirmed: int) -> list[str]:
    """Return what is wrong with a file after its program was killed."""
    with closing(sqlite3.connect(file)) as database:
        integrity = database.execute("PRAGMA integrity_check").fetchone()[0]
        foreign = database.execute("PRAGMA foreign_key_check").fetchall()
        audited = database.execute("SELECT COUNT(*) FROM audit").fetchone()[0]
        posted = database.execute("SELECT COUNT(*) FROM excerpts WHERE state = 'posted'").fetchone()[0]
        lines = database.execute("SELECT COUNT(*) FROM audit WHERE action = 'excerpt post'").fetchone()[0]
        unsaid = database.execute(
            "SELECT COUNT(*) FROM excerpts WHERE state = 'posted' AND message IS NULL"
        ).fetchone()[0]
    checks = {
        f"integrity: {integrity}": integrity == "ok",
        f"foreign keys: {foreign}": not foreign,
        f"lost: {confirmed} were confirmed, {audited} are there": audited >= confirmed,
        f"a post without its audit line: {posted} posted, {lines} lines": posted == lines,
        f"{unsaid} half-written posts": not unsaid,
    }
    return [name for name, kept in checks.items() if not kept]


def torture(rounds: int, seed: int = 1) -> list[str]:
    """Kill the program so many times on one file, at any moment of its saving; return what was wrong."""
    chance, wrong, confirmed = random.Random(seed), [], 0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "torture.db"
        for _ in range(rounds):
            with subprocess.Popen(
                [sys.executable, "-m", "tests.torture.killing", f"sqlite:///{file}"], stdout=subprocess.PIPE, text=True
            ) as program:
                assert program.stdout is not None
                confirmed = int(program.stdout.readline() or confirmed)
                time.sleep(chance.random() * 0.05)
                program.kill()
                rest = program.stdout.read().splitlines()
                # The last line may have been cut.
                confirmed = max([confirmed, *(int(line) for line in rest[:-1])])
            wrong += wrong_after(file, confirmed)
    return wrong


def main() -> int:
    """Save without end where a URL is named, else kill such programs; return 1 where anything was wrong."""
    argument = sys.argv[1] if len(sys.argv) > 1 else str(ROUNDS)
    if not argument.isdecimal():
        asyncio.run(save(argument))
    wrong = torture(int(argument))
    print(f"{argument} kills, {len(wrong)} wrong", *wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
