"""The time, handed in: a real clock, or one that a simulated Discord moves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Clock:
    """What time it is, and how to wait for another; `nap` is the longest wait at once, in seconds.

    After it the clock is looked at again: a machine that was suspended, or whose clock was set, is not late for long.
    """

    now: Callable[[], datetime]
    sleep_until: Callable[[datetime], Awaitable[object]]
    nap: float | None = None

    def seconds(self) -> int:
        """Return the time in seconds of the epoch."""
        return int(self.now().timestamp())

    async def reach(self, moment: float) -> None:
        """Wait until a moment, in seconds of the epoch."""
        goal = datetime.fromtimestamp(moment, UTC)
        while (now := self.now()) < goal:
            await self.sleep_until(goal if self.nap is None else min(goal, now + timedelta(seconds=self.nap)))
