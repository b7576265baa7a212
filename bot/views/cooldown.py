"""How many answers a person, and a channel, get in a short time."""

from __future__ import annotations

from discord.ext import commands

from bot.errors import TooFastError
from config.settings import CooldownSettings


class Cooldowns:
    """Counts answers by person and by channel; a limit of 0 is off."""

    def __init__(self, settings: CooldownSettings) -> None:
        self._people = _counter(settings.user, settings.seconds)
        self._channels = _counter(settings.channel, settings.seconds)
        self._told = _counter(1, settings.seconds)

    def spend(self, person: int, channel: int, now: float) -> None:
        """Count one answer at `now` (seconds of the epoch); raise TooFastError where it is one too many.

        The error is silent when the person was told already: a warning for each message would be noise itself.
        """
        for counter, key in ((self._people, person), (self._channels, channel)):
            wait = counter.update_rate_limit(key, now) if counter else None
            if wait:
                told = self._told.update_rate_limit(person, now) if self._told else None
                raise TooFastError(wait, silent=told is not None)


def _counter(number: int, seconds: int) -> commands.CooldownMapping[int] | None:
    if number <= 0 or seconds <= 0:
        return None
    return commands.CooldownMapping(commands.Cooldown(number, seconds), _same)


def _same(key: int) -> int:
    return key
