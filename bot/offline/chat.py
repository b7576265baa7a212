"""`pullquote chat`: talking to the bot in a terminal."""

from __future__ import annotations

from collections.abc import Coroutine
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, TextIO

from bot.offline.opening import guarded, opened, real_bot
from bot.offline.options import SessionOptions, Setup, Streams
from bot.offline.streams import arriving

if TYPE_CHECKING:
    from bot.offline.display import Display
    from bot.offline.session import Session
    from config.settings import Settings
    from content.library import Shelf

_SHOWN_OFF = ("summary", "quote", "recommendations")
"""What is played where nobody is there to ask."""

_FAULT = 2


def main(*, settings: Settings, shelf: Shelf, options: SessionOptions, streams: Streams | None = None) -> int:
    """Talk with a person at a terminal, or play what is piped in; returns the exit status."""
    used = streams or Streams()

    def run() -> Coroutine[Any, Any, int]:
        return play(real_bot(settings, shelf, options), options, used)

    return guarded(run, used.errors)


async def play(setup: Setup, options: SessionOptions, streams: Streams) -> int:
    """Chat with any bot; returns the exit status."""
    from bot.offline.display import Display

    at_terminal = streams.is_terminal()
    async with opened(setup, options, errors=streams.errors, strict=not at_terminal) as session:
        display = Display(streams.output, session.stage.world)
        _greet(session, display, setup.prefix)
        if at_terminal:
            await _converse(session, display, setup.prefix)
            return session.status & _FAULT  # what a person mistypes is no failure
        await _perform(session, display, streams.lines, setup.prefix)
        return session.status


def _greet(session: Session, display: Display, prefix: str) -> None:
    """Say who one is, where, and what to try."""
    stage, now = session.stage, session.stage.simulation.now()
    where = f"{stage.world.name_of(stage.channel)} of {stage.server.name}"
    display.note(
        f"You are {stage.user.name} in {where}, a Discord that exists only here. "
        f"It is {now:%A}, {now.day} {now:%B %Y, %H:%M} UTC.\n"
        f"Try {prefix}summary, {prefix}quote or /read citation:¶6. "
        ":help shows what else a line can do, :quit ends.\n"
    )


async def _perform(session: Session, display: Display, lines: TextIO | None, prefix: str) -> None:
    """Play the lines that are piped in; where there are none, three that show what the bot does."""
    played = False
    if lines is not None:
        async with aclosing(arriving(lines)) as arrived:
            async for line in arrived:
                played = played or bool(line.strip())
                await _play_one(session, display, line, echo=True)
                if session.ended:
                    return
    for command in () if played else _SHOWN_OFF:
        await _play_one(session, display, f"{prefix}{command}", echo=True)


async def _converse(session: Session, display: Display, prefix: str) -> None:
    from bot.offline.prompt import asked

    async with aclosing(asked(session.stage, prefix)) as answers:
        async for line in answers:
            await _play_one(session, display, line)
            if session.ended:
                return


async def _play_one(session: Session, display: Display, line: str, *, echo: bool = False) -> None:
    typed, stage = line.strip(), session.stage
    if echo and typed:
        display.line(typed, stage.user.name, stage.world.name_of(stage.channel))
    record = await session.play(line)
    if typed == ":help":
        display.manual()
    elif record is not None:
        display.record(record)
    elif session.verdict is not None:
        display.verdict(session.verdict)
