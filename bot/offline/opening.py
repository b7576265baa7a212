"""Setting up one chat, for `say` and `chat` alike."""

from __future__ import annotations

import asyncio
import logging
import os
import random
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TextIO

from bot.community.store.errors import StoreError
from bot.offline.options import SessionOptions, Setup, no_more
from bot.offline.streams import in_utf8

if TYPE_CHECKING:
    from bot.offline.session import Session
    from config.settings import CooldownSettings, Settings
    from content.library import Shelf

CANNOT_START = 2
UNWRITTEN = 1
INTERRUPTED, UNREAD = 130, 141  # what a shell reports of programs ended by SIGINT and SIGPIPE

_PACE = 5.0
_NOT_INSTALLED = "The simulated Discord is not installed here: install pullquote[chat]."
_EXTRA = {"simcord", "rich", "prompt_toolkit"}


class OpeningError(Exception):
    """The chat cannot be opened; the text says why in one sentence."""


def real_bot(settings: Settings, shelf: Shelf, options: SessionOptions) -> Setup:
    """The real bot, made again and again on one store: a temporary one, unless another is named."""
    from bot.app import CommentaryBot
    from bot.community.store.store import Store

    folder = None if options.store else TemporaryDirectory(prefix="pullquote-")
    url = options.store or f"sqlite:///{folder.name if folder else ''}/chat.db"
    chance = random.Random(options.seed)
    reads = settings.message_content != "no"

    def build() -> CommentaryBot:
        # A temporary store that nothing was written to has nothing to look up.
        new = folder is not None and not any(Path(folder.name).iterdir())
        return CommentaryBot(settings, shelf, store=Store(url, new=new), random=chance, message_content=reads)

    end = folder.cleanup if folder else no_more
    return Setup(build=build, end=end, pace=pace_for(settings.cooldown), prefix=settings.prefix)


def pace_for(cooldown: CooldownSettings) -> float:
    """Seconds between two lines: five, or more where a cooldown would answer by accident."""
    pace = _PACE
    for limit in (cooldown.user, cooldown.channel):
        if limit > 0:
            pace = max(pace, cooldown.seconds / limit)
    return pace


@asynccontextmanager
async def opened(
    setup: Setup, options: SessionOptions, *, errors: TextIO, strict: bool = True
) -> AsyncIterator[Session]:
    """A session in the ready-made world, with this bot in it; what was made for it is gone at the end."""
    from bot.offline.problems import Problem
    from bot.offline.session import Session
    from bot.offline.world import MONDAY, running

    try:
        async with running(setup.build, at=_start(options.now, MONDAY)) as world:
            try:
                session = Session(world, setup, speaker=options.speaker, errors=errors, strict=strict)
            except Problem as problem:
                raise OpeningError(str(problem)) from problem
            yield session
    finally:
        setup.end()


def _start(now: datetime | str | None, earliest: datetime) -> datetime:
    try:
        moment = datetime.fromisoformat(now) if isinstance(now, str) else now or earliest
    except ValueError:
        raise OpeningError(f"“{now}” is no time: write it like {earliest:%Y-%m-%dT%H:%M}.") from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if moment < earliest:
        raise OpeningError(f"The chat cannot start before {earliest:%Y-%m-%d %H:%M} UTC.")
    return moment


def guarded(run: Callable[[], Coroutine[Any, Any, int]], errors: TextIO) -> int:
    """Run a chat to its end; what keeps it from opening becomes one sentence."""
    in_utf8(sys.stdout, sys.stderr)
    # Faults are printed once, by the session; a logger without any handler would print them again.
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        return asyncio.run(run())
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        print(_NOT_INSTALLED, file=errors)
    except OpeningError as error:
        print(error, file=errors)
    except StoreError as error:
        print(error.for_operator, file=errors)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # nobody reads on; Python must not try to flush what is left either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(
            f"The answers cannot be written ({error.strerror or error}): write them elsewhere.",
            file=errors,
        )
        return UNWRITTEN
    return CANNOT_START
