"""`pullquote run` as a whole program, against a small Discord on the loopback."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.operations.connecting import LOGIN_REFUSED, NO_INTENT, NOTHING_TO_LOG_IN_WITH
from tests.bot.loopback import BOT, MESSAGE_CONTENT_GRANTED, REDIRECTION, Loopback, loopback

ROOT = Path(__file__).parents[3]
TOKEN = "MTAwMA.loopback.never-shown-anywhere"  # noqa: S105  # it opens nothing
INTENT_REFUSED = 4014
SERVERS, SERVER_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT = 1 << 0, 1 << 9, 1 << 12, 1 << 15
PATIENCE = 20


@pytest.fixture
async def discord() -> AsyncIterator[Loopback]:
    """A Discord that knows our token."""
    async with loopback(TOKEN) as opened:
        yield opened


class Program:
    """The bot as a process."""

    def __init__(self, process: Process) -> None:
        self.process = process

    async def ended(self) -> tuple[int, str]:
        """Wait for the end; return the status and all that was printed, which never has the token in it."""
        output, errors = await asyncio.wait_for(self.process.communicate(), PATIENCE)
        printed = (output + errors).decode()
        assert TOKEN not in printed
        assert TOKEN.partition(".")[2] not in printed
        assert self.process.returncode is not None
        return self.process.returncode, printed

    async def says(self, words: str) -> None:
        """Wait until it logs these words."""
        assert self.process.stderr is not None
        async with asyncio.timeout(PATIENCE):
            while words not in (await self.process.stderr.readline()).decode():
                pass

    async def stopped(self, sign: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Send a signal, and wait for the end."""
        self.process.send_signal(sign)
        return await self.ended()


@asynccontextmanager
async def running(folder: Path, port: int, **environment: str) -> AsyncIterator[Program]:
    """`python -m bot run` with these variables, and none of ours."""
    (folder / "sitecustomize.py").write_text(REDIRECTION)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PULLQUOTE", "DISCORD"))}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=ROOT, stdout=PIPE, stderr=PIPE,
        env={
            **kept,
            "PYTHONPATH": str(folder),
            "LOOPBACK_PORT": str(port),
            "XDG_DATA_HOME": str(folder / "data"),
            **environment,
        },
    )  # fmt: skip
    try:
        yield Program(process)
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def test_it_connects_answers_and_ends_on_a_signal(discord: Loopback, tmp_path: Path) -> None:
    discord.flags = MESSAGE_CONTENT_GRANTED
    async with running(tmp_path, discord.port, DISCORD_TOKEN=TOKEN, PULLQUOTE_LOG_LEVEL="debug") as program:
        await asyncio.wait_for(discord.connected(), PATIENCE)
        for asked in ("!play despacito", "hello", "!summary", f"<@{BOT}> quote 3"):
            await discord.say(asked)
        answers = [await asyncio.wait_for(discord.sent.get(), PATIENCE) for _ in range(2)]
        assert "Our summary" in str(answers[0]["components"])
        assert "Little Rocket Man" in str(answers[1]["components"])
        assert all(each["allowed_mentions"] == {"parse": []} for each in answers)
        status, printed = await program.stopped()
    assert status == 0
    assert discord.sent.empty()
    assert "Traceback" not in printed
    assert "despacito" not in printed, "what people write is never logged"


async def test_what_it_remembers_is_in_the_data_folder_and_there_after_a_restart(
    discord: Loopback, tmp_path: Path
) -> None:
    discord.flags = MESSAGE_CONTENT_GRANTED
    for start, shown in ((1, "¶1"), (2, "¶5")):
        async with running(tmp_path, discord.port, DISCORD_TOKEN=TOKEN) as program:
            await asyncio.wait_for(discord.connected(start), PATIENCE)
            await discord.say("!next")
            assert shown in str((await asyncio.wait_for(discord.sent.get(), PATIENCE))["components"])
            status, printed = await program.stopped()
            assert (status, "Traceback" in printed) == (0, False), printed
    assert (tmp_path / "data" / "pullquote" / "pullquote.db").exists()


@pytest.mark.parametrize("store", ["sqlite:////proc/nowhere/pullquote.db", "postgresql://nobody@localhost:1/nothing"])
async def test_a_store_that_cannot_be_used_stops_the_start_with_a_sentence(
    discord: Loopback, tmp_path: Path, store: str
) -> None:
    variables = {"DISCORD_TOKEN": TOKEN, "PULLQUOTE_STORE": store}
    async with running(tmp_path, discord.port, **variables) as program:
        status, printed = await program.ended()
    assert status == 2
    assert printed.startswith("The store cannot be used (")
    assert printed.count("Traceback") == 0


async def test_a_signal_before_it_is_connected_ends_it_as_well(discord: Loopback, tmp_path: Path) -> None:
    discord.silent = True
    async with running(tmp_path, discord.port, DISCORD_TOKEN=TOKEN) as program:
        await asyncio.wait_for(discord.asked.wait(), PATIENCE)
        status, printed = await program.stopped()
    assert (status, "Traceback" in printed) == (0, False), printed


async def test_discord_is_told_of_the_commands_once_whatever_it_adds_to_them(discord: Loopback, tmp_path: Path) -> None:
    for start in (1, 2):
        async with running(tmp_path, discord.port, DISCORD_TOKEN=TOKEN) as program:
            await asyncio.wait_for(discord.connected(start), PATIENCE)
            status, printed = await program.stopped(signal.SIGINT)
            assert (status, "Traceback" in printed) == (0, False), printed
        assert discord.told == 1
    assert "summary" in {each["name"] for each in discord.commands}


@pytest.mark.parametrize(
    ("granted", "wanted", "intents"),
    [
        (MESSAGE_CONTENT_GRANTED, "auto", SERVERS | SERVER_MESSAGES | DIRECT_MESSAGES | MESSAGE_CONTENT),
        (0, "auto", SERVERS | SERVER_MESSAGES | DIRECT_MESSAGES),
        (MESSAGE_CONTENT_GRANTED, "no", SERVERS | SERVER_MESSAGES | DIRECT_MESSAGES),
    ],
)
async def test_it_asks_for_no_more_than_it_needs_and_was_granted(
    discord: Loopback, tmp_path: Path, granted: int, wanted: str, intents: int
) -> None:
    discord.flags = granted
    token_file = tmp_path / "token"
    token_file.write_text(TOKEN + "\n")  # a few bytes
    variables = {"DISCORD_TOKEN_FILE": str(token_file), "PULLQUOTE_MESSAGE_CONTENT": wanted}
    async with running(tmp_path, discord.port, **variables) as program:
        await asyncio.wait_for(discord.connected(), PATIENCE)
        status, printed = await program.stopped()
    assert status == 0
    assert discord.identified[0]["intents"] == intents
    assert ("intent is off" in printed) == (wanted == "auto" and not granted)


async def test_a_token_that_discord_does_not_know_is_one_sentence(discord: Loopback, tmp_path: Path) -> None:
    discord.token = "another"  # noqa: S105  # it opens nothing
    async with running(tmp_path, discord.port, DISCORD_TOKEN=TOKEN) as program:
        assert await program.ended() == (2, f"{LOGIN_REFUSED}\n")


async def test_an_intent_that_discord_refuses_is_one_sentence(discord: Loopback, tmp_path: Path) -> None:
    discord.close_code = INTENT_REFUSED
    variables = {"DISCORD_TOKEN": TOKEN, "PULLQUOTE_MESSAGE_CONTENT": "yes", "PULLQUOTE_LOG_LEVEL": "error"}
    async with running(tmp_path, discord.port, **variables) as program:
        assert await program.ended() == (2, f"{NO_INTENT}\n")


async def test_without_a_token_it_says_where_one_goes(discord: Loopback, tmp_path: Path) -> None:
    async with running(tmp_path, discord.port) as program:
        assert await program.ended() == (2, f"{NOTHING_TO_LOG_IN_WITH}\n")


async def test_where_discord_cannot_be_reached_it_says_so(tmp_path: Path) -> None:
    variables = {"DISCORD_TOKEN": TOKEN, "PULLQUOTE_MESSAGE_CONTENT": "no"}
    async with running(tmp_path, 9, **variables) as program:
        status, printed = await program.ended()
    assert status == 1
    assert printed.startswith("Discord cannot be reached (")
    assert len(printed.splitlines()) == 1


async def test_a_hang_up_reads_the_articles_again(discord: Loopback, tmp_path: Path) -> None:
    async with running(tmp_path, discord.port, DISCORD_TOKEN=TOKEN) as program:
        await asyncio.wait_for(discord.connected(), PATIENCE)
        program.process.send_signal(signal.SIGHUP)
        await program.says("serving 1 text")
        status, printed = await program.stopped()
    assert (status, "Traceback" in printed) == (0, False)
