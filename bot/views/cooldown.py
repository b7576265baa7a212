"""How many answers a person, and a channel, get in a short time."""

from __future__ import annotations

from collections.abc import Iterator

from bot.errors import TooFastError
from config.settings import CooldownSettings


class Windows:
    """Counts by key in windows of so many seconds, each beginning with the first count after the one before.

    What is over is dropped from the front, so a count costs the same however many others there are; discord.py's
    CooldownMapping looks through all of them each time, 1.5 ms at 10,000 people.
    """

    def __init__(self, most: int, seconds: int) -> None:
        self._most = most if seconds > 0 else 0
        self._seconds = seconds
        self._counts: dict[int, tuple[float, int]] = {}  # the start of each window, the earliest first

    def wait(self, key: int, now: float) -> float:
        """Count one at `now`; return 0, or how many seconds to wait where it is one too many."""
        if self._most <= 0:
            return 0
        self._drop(now)
        start, count = self._counts.get(key, (now, 0))
        if count >= self._most:
            return start + self._seconds - now
        self._counts[key] = (start, count + 1)
        return 0

    def _drop(self, now: float) -> None:
        for key in list(self._over(now)):
            del self._counts[key]

    def _over(self, now: float) -> Iterator[int]:
        for key, (start, _) in self._counts.items():
            if start + self._seconds > now:
                return
            yield key


class Cooldowns:
    """Counts answers by person and by channel; a limit of 0 is off."""

    def __init__(self, settings: CooldownSettings) -> None:
        self._people = Windows(settings.user, settings.seconds)
        self._channels = Windows(settings.channel, settings.seconds)
        self._told = Windows(1, settings.seconds)

    def spend(self, person: int, channel: int, now: float) -> None:
        """Count one answer at `now` (seconds of the epoch); raise TooFastError where it is one too many.

        The error is silent when the person was told already: a warning for each message would be noise itself.
        """
        for counter, key in ((self._people, person), (self._channels, channel)):
            wait = counter.wait(key, now)
            if wait:
                raise TooFastError(wait, silent=self._told.wait(person, now) > 0)
