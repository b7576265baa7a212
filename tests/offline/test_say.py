"""`say`: streams, options, the status."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.offline.opening import OpeningError, guarded, pace_for
from bot.offline.options import SessionOptions, Setup, Streams
from bot.offline.say import play
from tests.offline.trial_bot import TrialBot

ROOT = Path(__file__).parents[2]
SETUP = Setup(build=lambda: TrialBot({}))


def streams(lines: str = "") -> Streams:
    return Streams(lines=io.StringIO(lines), output=io.StringIO(), errors=io.StringIO())


def written(used: Streams) -> str:
    assert isinstance(used.output, io.StringIO)
    return used.output.getvalue()


async def test_one_line_may_hold_line_breaks() -> None:
    used = streams()
    assert await play(SETUP, SessionOptions(as_json=True), used, text="!show\n2") == 0
    (record,) = map(json.loads, written(used).splitlines())
    assert record["input"] == "!show\n2"
    assert record["replies"][0]["text"].startswith("Page 2")


async def test_people_get_the_same_without_json() -> None:
    used = streams("!show\n/show\n~:click Nope\n")
    assert await play(SETUP, SessionOptions(), used) == 0
    shown = written(used)
    assert "Bold words of page 1" in shown
    assert "[ Next ]" in shown
    assert "only you see this" in shown
    assert "✗ No message here has a button Nope; there are: Next, Off" in shown
    assert max(map(len, shown.splitlines())) <= 80
    assert "\x1b" not in shown


async def test_another_start_and_another_speaker() -> None:
    used = streams("!show")
    options = SessionOptions(as_json=True, now="2026-03-08T02:30-05:00", speaker="mod")
    assert await play(SETUP, options, used) == 0
    record = json.loads(written(used))
    assert (record["now"], record["as"]) == ("2026-03-08T07:30:05Z", "mod")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (SessionOptions(now="yesterday"), "“yesterday” is no time: write it like 2026-01-05T09:00."),
        (
            SessionOptions(now=datetime(2026, 1, 1, tzinfo=UTC)),
            "The chat cannot start before 2026-01-05 09:00 UTC.",
        ),
        (SessionOptions(speaker="nobody"), "Nobody here is called nobody; there are: you,"),
    ],
)
async def test_a_chat_that_cannot_open_says_why(options: SessionOptions, sentence: str) -> None:
    with pytest.raises(OpeningError) as caught:
        await play(SETUP, options, streams("!show"))
    assert str(caught.value).startswith(sentence)


async def test_what_was_made_for_a_chat_is_cleared_up_at_its_end() -> None:
    ended: list[int] = []
    await play(
        Setup(build=SETUP.build, end=lambda: ended.append(1)),
        SessionOptions(as_json=True),
        streams("!show\n# no\n!show"),
    )
    assert len(ended) == 1


def test_what_is_not_installed_is_one_sentence() -> None:
    async def run() -> int:
        raise ModuleNotFoundError("No module named 'simcord'", name="simcord")

    errors = io.StringIO()
    assert guarded(run, errors) == 2
    assert errors.getvalue() == "The simulated Discord is not installed here: install pullquote[chat].\n"


def test_another_missing_module_is_a_fault() -> None:
    async def run() -> int:
        raise ModuleNotFoundError("No module named 'yaml'", name="yaml")

    with pytest.raises(ModuleNotFoundError):
        guarded(run, io.StringIO())


@pytest.mark.parametrize(
    ("user", "channel", "seconds", "pace"), [(5, 20, 10, 5), (1, 20, 10, 10), (0, 0, 10, 5), (2, 1, 60, 60)]
)
def test_lines_are_slow_enough_for_any_cooldown(user: int, channel: int, seconds: int, pace: float) -> None:
    class Cooldown:
        def __init__(self) -> None:
            self.user, self.channel, self.seconds = user, channel, seconds

    assert pace_for(Cooldown()) == pace  # type: ignore[arg-type]


def test_asking_for_say_costs_neither_simcord_nor_a_terminal() -> None:
    """`pullquote --help` and `run` import the command line, not the simulation."""
    code = (
        "import sys, bot.offline.say, bot.offline.chat\n"
        "print([name for name in ('simcord', 'discord', 'rich', 'prompt_toolkit') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_summary_imports_nothing_that_it_does_not_need() -> None:
    code = (
        "import sys, bot.cli\n"
        "assert bot.cli.main(['say', '--json', '!summary']) == 0\n"
        "heavy = ('rapidfuzz', 'sqlalchemy', 'alembic', 'PIL', 'numpy', 'rich', 'prompt_toolkit', 'uvloop')\n"
        "print([name for name in heavy if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_answers_that_cannot_be_written_are_one_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "say", "--json", "!summary"],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == "The answers cannot be written (No space left on device): write them elsewhere.\n"


def test_programs_can_talk_in_turns() -> None:
    """Each object comes before the next line is written."""
    code = (
        "import asyncio, sys\n"
        "from bot.offline.options import SessionOptions, Setup, Streams\n"
        "from bot.offline.say import play\n"
        "from tests.offline.trial_bot import TrialBot\n"
        "setup = Setup(build=lambda: TrialBot({}))\n"
        "sys.exit(asyncio.run(play(setup, SessionOptions(as_json=True), Streams())))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in (1, 2):
            process.stdin.write(f"!show {number}\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["replies"][0]["text"].startswith(f"Page {number}")
        process.stdin.write(":quit\n")
        process.stdin.flush()
        assert process.wait(timeout=10) == 0  # although its input is still open
