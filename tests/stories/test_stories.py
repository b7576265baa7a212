"""The stories: line files that say what a member meets, played as `pullquote say -` plays them."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.offline.opening import real_bot
from bot.offline.options import SessionOptions, Streams
from bot.offline.say import play
from config.settings import Settings
from tests.bot.chats import shipped

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
STORIES = sorted(HERE.glob("*.txt"))

each_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)


def told(story: Path) -> io.StringIO:
    """The lines of a story."""
    return io.StringIO(story.read_text("utf-8"))


@each_story
async def test_a_story_goes_as_it_is_told(story: Path) -> None:
    """Without a seed: what it tells must hold whatever the decks give."""
    options = SessionOptions(as_json=True)
    streams = Streams(lines=told(story), output=io.StringIO(), errors=io.StringIO())
    status = await play(real_bot(Settings(), shipped(), options), options, streams)
    assert isinstance(streams.errors, io.StringIO)
    assert (status, streams.errors.getvalue()) == (0, "")


@each_story
def test_a_story_can_be_played_from_the_command_line(story: Path) -> None:
    with story.open() as lines:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "say", "-"],
            cwd=ROOT, stdin=lines, capture_output=True, text=True, check=False, timeout=30,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "Traceback" not in done.stdout


@each_story
def test_a_story_checks_what_it_tells(story: Path) -> None:
    """A story without checks would pass whatever is answered."""
    lines = [line for line in told(story) if re.match(r"[^\s#]", line)]
    checks = [line for line in lines if line.startswith("?")]
    assert len(checks) * 2 >= len(lines)


async def test_a_wrong_story_is_noticed() -> None:
    """The player itself can fail: an expectation that does not hold, and an error that was not expected."""
    lines = io.StringIO("!summary\n? not in any summary\n!read ¶99\n~!read ¶6\n")
    errors = io.StringIO()
    options = SessionOptions(as_json=True)
    setup = real_bot(Settings(), shipped(), options)
    assert await play(setup, options, Streams(lines=lines, output=io.StringIO(), errors=errors)) == 1
    assert [line.partition(":")[0] for line in errors.getvalue().splitlines()] == ["line 2", "line 3", "line 4"]
