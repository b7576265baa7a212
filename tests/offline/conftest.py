"""A chat with the trial bot, for tests of the chat itself."""

from __future__ import annotations

import io
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest

from bot.offline.options import SessionOptions, Setup, Streams
from bot.offline.say import play
from bot.offline.world import World, running
from tests.offline.trial_bot import TrialBot


@dataclass(frozen=True)
class Played:
    """What a few lines led to."""

    records: list[dict[str, Any]]
    status: int
    errors: str

    @property
    def last(self) -> dict[str, Any]:
        """The last record."""
        return self.records[-1]

    @property
    def problem(self) -> str:
        """Why the last line could not be done."""
        return str(self.last["problem"])

    @property
    def texts(self) -> list[str]:
        """What the last line's replies say."""
        return [each["text"] for each in self.last["replies"]]


Lines = Callable[..., Awaitable[Played]]


@pytest.fixture
def played() -> Lines:
    """Play lines with the trial bot and keep what came of them."""

    async def play_lines(*lines: str, memory: dict[str, int] | None = None, speaker: str = "you") -> Played:
        kept = {} if memory is None else memory
        streams = Streams(lines=io.StringIO("\n".join(lines)), output=io.StringIO(), errors=io.StringIO())
        options = SessionOptions(speaker=speaker, as_json=True)
        status = await play(Setup(build=lambda: TrialBot(kept)), options, streams)
        assert isinstance(streams.output, io.StringIO)
        assert isinstance(streams.errors, io.StringIO)
        records = [json.loads(line) for line in streams.output.getvalue().splitlines()]
        return Played(records, status, streams.errors.getvalue())

    return play_lines


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """The ready-made world with the trial bot in it."""
    memory: dict[str, int] = {}
    async with running(lambda: TrialBot(memory)) as found:
        yield found
