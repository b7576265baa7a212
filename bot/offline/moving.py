"""Who one is, where one looks, what time it is."""

from __future__ import annotations

from bot.offline.lines import parse_moment, unquoted
from bot.offline.problems import Problem
from bot.offline.stage import Stage


async def become(stage: Stage, name: str) -> None:
    """Speak as somebody else from now on."""
    stage.user = stage.world.human(unquoted(name))


async def go(stage: Stage, place: str) -> None:
    """Look at another place from now on."""
    if not place:
        raise Problem("Write a place, such as :in #excerpts.")
    stage.go(place)


async def go_private(stage: Stage, _: str) -> None:
    """Look at one's direct messages with the bot from now on."""
    stage.go_private()


async def pass_time(stage: Stage, text: str) -> None:
    """Move the clock by or forward to; everything due happens."""
    now = stage.simulation.now()
    seconds = (parse_moment(text, now) - now).total_seconds()
    if seconds < 0:
        raise Problem(f"The clock only runs forward, and it shows {now:%Y-%m-%d %H:%M:%S} UTC.")
    await stage.simulation.advance(seconds)


async def restart(stage: Stage, _: str) -> None:
    """Stop the bot and start a new one on the same store, in the same world."""
    await stage.simulation.restart()
