"""Where the posts of schedules come from: what is due, what it posts, and what follows from how it ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.community.deliveries import Delivery, Notice, Outcome, Refused, Sent, Skipped, Unknown
from bot.community.scheduling.schedule import NothingToPostError, Schedule, drawn
from bot.community.scheduling.schedules import KIND, plan_next, planned, series_of
from content.errors import counted
from content.library import Library

if TYPE_CHECKING:
    from bot.community.store.transaction import Transaction

# So many slots that were missed are each noted down; of more, the newest ones.
MOST_MISSED: Final = 200
HISTORY_SECONDS: Final = 400 * 86_400
PAUSED_AFTER: Final = 3
A_LATER_ONE: Final = "a later one was due before this one could be posted"
MINUTE: Final = 60
HOUR: Final = 3_600
DAY: Final = 86_400


class ScheduleSource:
    """Takes what is due of schedules. `served` gives the texts as a server is served them."""

    def __init__(self, served: Callable[[int], Library]) -> None:
        self._served = served

    async def take(self, transaction: Transaction, delivery: Delivery, now: int) -> Delivery | Skipped | Refused:
        """Return what is due with what it posts, or why not; whatever comes after it is planned."""
        schedule = await transaction.schedules.get(delivery.owner)
        if schedule is None or schedule.state != "active":
            return Skipped("the schedule was paused or removed")
        if await self._missed(transaction, schedule, delivery, now):
            return Skipped(A_LATER_ONE)
        if now > delivery.last_moment:
            return Skipped(f"nothing could be posted before it was {_span(now - delivery.slot)} late{_limit(schedule)}")
        if delivery.item:
            return delivery
        series = await series_of(transaction, schedule.server, schedule.series)
        try:
            item, after = drawn(schedule, self._served(schedule.server), series)
        except NothingToPostError as error:
            return Refused(str(error))
        await transaction.schedules.keep(after)
        return replace(delivery, item=item.stored(), channel=schedule.channel)

    async def _missed(self, transaction: Transaction, schedule: Schedule, delivery: Delivery, now: int) -> bool:
        """Plan what comes after a slot; say whether a later one is due already, so that this one is not posted."""
        timing = schedule.timing
        due = timing.until(delivery.slot, now, MOST_MISSED)
        if len(due) == MOST_MISSED:  # away for longer: the newest ones count
            due = _newest(schedule, now) or due
        for slot in due[:-1]:
            missed = replace(planned(schedule, slot), state="skipped", reason=A_LATER_ONE, done_at=now)
            await transaction.deliveries.plan(missed)
        if due:
            await transaction.deliveries.plan(planned(schedule, due[-1]))
        await plan_next(transaction, schedule, max(now, delivery.slot))
        await transaction.deliveries.forget_before(KIND, schedule.id, now - HISTORY_SECONDS)
        return bool(due)

    async def settle(self, transaction: Transaction, delivery: Delivery, outcome: Outcome) -> list[Notice]:
        """Count failures in a row, pause after three, and say what moderators must know."""
        schedule = await transaction.schedules.get(delivery.owner)
        if schedule is None:
            return []
        match outcome:
            case Sent():
                if schedule.failures:
                    await transaction.schedules.keep(replace(schedule, failures=0))
                return []
            case Skipped():
                await self._carry(transaction, schedule, delivery)
                return []
            case Refused(reason):
                return await self._failed(transaction, schedule, delivery, reason)
            case Unknown(reason):
                words = (
                    f"Nobody can tell whether schedule {schedule.id} posted in <#{delivery.channel}> at "
                    f"<t:{delivery.slot}:f>: {reason}. Look there, then press what is true."
                )
                return [Notice(schedule.server, schedule.moderator, words, delivery.id)]
        return []

    async def _carry(self, transaction: Transaction, schedule: Schedule, delivery: Delivery) -> Schedule:
        """Keep what was drawn and not posted for the next time."""
        item: Mapping[str, object] = delivery.item
        if item and not schedule.carried:
            schedule = replace(schedule, carried=item)
            await transaction.schedules.keep(schedule)
        return schedule

    async def _failed(
        self, transaction: Transaction, schedule: Schedule, delivery: Delivery, reason: str
    ) -> list[Notice]:
        schedule = await self._carry(transaction, schedule, delivery)
        failures = schedule.failures + 1
        pausing = failures >= PAUSED_AFTER and schedule.state == "active"
        state = "paused" if pausing else schedule.state
        await transaction.schedules.keep(replace(schedule, failures=failures, state=state))
        if pausing:
            await transaction.deliveries.drop(KIND, schedule.id)
        what = f"Schedule {schedule.id} could not post {schedule.what} in <#{delivery.channel}>: {reason}"
        if pausing:
            words = (
                f"{what}\nThat was the third time in a row, so it is paused; nothing of it is lost. "
                f"When that is mended, schedule resume {schedule.id} goes on with it."
            )
        elif failures == 1:
            words = f"{what}\nIt tries again at its next time, and pauses after three failures in a row."
        else:
            return []
        return [Notice(schedule.server, schedule.moderator, words)]


def _newest(schedule: Schedule, now: int) -> list[int]:
    """Return the last slots before a moment, where there are more than are noted down."""
    for days in (1, 7, 31, 366):
        found = schedule.timing.until(now - days * DAY, now, MOST_MISSED * 10)
        if len(found) >= MOST_MISSED:
            return found[-MOST_MISSED:]
    return []


def _span(seconds: int) -> str:
    if seconds >= DAY:
        return counted(seconds // DAY, "day")
    if seconds >= HOUR:
        return counted(seconds // HOUR, "hour")
    return counted(max(1, seconds // MINUTE), "minute")


def _limit(schedule: Schedule) -> str:
    return f", and it may be {_span(schedule.late)} late at most" if schedule.late else ""
