"""Chats with the real bot in the simulated Discord, for the tests of all that it does."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from simcord.components import walk_components

from bot.app import CommentaryBot
from bot.community.store.store import Store
from bot.offline.opening import opened
from bot.offline.options import SessionOptions, Setup
from bot.offline.record import Record, Shown
from bot.offline.session import Session
from bot.rendering.fitting import faults_of_fit
from config.settings import CooldownSettings, Settings
from content.library import Shelf

# A test asks faster than any person; the cooldown has tests of its own.
UNHURRIED = CooldownSettings(user=0, channel=0, seconds=0)

TEXT, BUTTON, SELECT = 10, 2, 3


@cache
def shipped() -> Shelf:
    """The shelf with the program's own article, as the command line loads it."""
    return Shelf.load(judge=faults_of_fit)


class Chat:
    """One chat, line by line."""

    def __init__(self, session: Session, errors: io.StringIO) -> None:
        self.session = session
        self.errors = errors

    @property
    def bot(self) -> CommentaryBot:
        """The bot that runs now."""
        bot = self.session.stage.simulation.bot
        assert isinstance(bot, CommentaryBot)
        return bot

    async def say(self, line: str) -> Record:
        """Play one line, and return what came of it."""
        record = await self.session.play(line)
        assert record is not None, f"{line} gives no record"
        return record

    async def texts(self, line: str) -> list[str]:
        """Play one line, and return what its answers show."""
        return (await self.say(line)).texts()

    async def text(self, line: str) -> str:
        """Play one line, and return what its one answer shows."""
        (text,) = await self.texts(line)
        return text


@asynccontextmanager
async def chatting(
    *,
    shelf: Shelf | None = None,
    settings: Settings | None = None,
    message_content: bool = True,
    speaker: str = "you",
    store: str | None = None,
) -> AsyncIterator[Chat]:
    """A chat with the real bot, which remembers nothing yet and draws the same quotes each time.

    `store` is the URL of an empty database; a file of its own without it.
    """
    chance, errors = Random(1), io.StringIO()
    chosen = settings or Settings(cooldown=UNHURRIED)
    folder = TemporaryDirectory(prefix="pullquote-")
    url = f"sqlite:///{folder.name}/chat.db"

    def build() -> CommentaryBot:
        return CommentaryBot(
            chosen,
            shelf or shipped(),
            store=Store(store or url, new=store is None and not any(Path(folder.name).iterdir())),
            random=chance,
            message_content=message_content,
        )

    async with opened(
        Setup(build=build, end=folder.cleanup), SessionOptions(speaker=speaker), errors=errors
    ) as session:
        yield Chat(session, errors)


def components(shown: Shown, kind: int) -> list[dict[str, Any]]:
    """All components of one kind in a message, in reading order."""
    return [dict(each) for each in walk_components(shown.message["components"]) if each["type"] == kind]


def blocks(shown: Shown) -> list[str]:
    """The texts of a message, with their Markdown."""
    return [each["content"] for each in components(shown, TEXT)]


def labels(shown: Shown) -> list[str]:
    """What stands on the buttons of a message."""
    return [each["label"] for each in components(shown, BUTTON)]
