"""What keeps a server's events with the plans of its studies: one delivery for each change, and for what comes next.

Whenever a plan changes, one delivery of the kind “events” is planned with it, whose owner is the study. Who takes it
looks at the server's events, and does what `meetings.steps` says, however often: so an event that was made just before
a program died is found by its mark and not made again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.community.deliveries import Delivery, Notice, Outcome, Refused, Sent, Skipped
from bot.community.studies.meetings import AHEAD, coming, concerned
from bot.community.studies.plan import Unit
from bot.community.studies.study import Study

if TYPE_CHECKING:
    from bot.community.store.store import Store
    from bot.community.store.transaction import Transaction

EVENTS: Final = "events"
# After how long it is tried again where Discord refused: a moderator may have mended it meanwhile.
TRY_AGAIN: Final = 3_600
MOST_TRIES: Final = 20


class Meetings:
    """What whoever keeps the events looks up and notes down."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def of(self, delivery: Delivery) -> tuple[Study, list[Unit]] | None:
        """Return a study and its plan as they are now; None where somebody else is at its events, or it is gone."""
        async with self._store.looking() as transaction:
            study = await transaction.studies.get(delivery.owner)
            tries = await transaction.deliveries.of(EVENTS, delivery.owner, MOST_TRIES)
            if study is None or any(one.state == "leased" and _is_before(one, delivery) for one in tries):
                return None
            return study, await transaction.studies.units(study.id)

    async def keep(self, unit: Unit, event: int | None) -> None:
        """Keep which event is a meeting's."""
        async with self._store.transaction() as transaction:
            await transaction.studies.keep_event(unit.id, event)

    async def fault(self, study: Study) -> str:
        """Return why the server's events do not follow a plan; empty where they do, or are about to."""
        if not study.events or self._store.holds_nothing:
            return ""
        async with self._store.looking() as transaction:
            return next((one.reason for one in await _failed(transaction, study.id)), "")


async def plan_events(transaction: Transaction, study: Study, units: Sequence[Unit], now: int) -> None:
    """Have the server's events follow a plan that is being changed."""
    await transaction.deliveries.drop(EVENTS, study.id)
    if concerned(study, units, now):
        await _plan(transaction, study, now)


async def channel_gone(transaction: Transaction, channel: int, now: int) -> None:
    """Have the events go of what is about to be ended, because its channel is gone."""
    number = await transaction.studies.running_in((channel,))
    study = await transaction.studies.get(number) if number is not None else None
    if study is not None:
        ended = replace(study, state="ended")
        await plan_events(transaction, ended, await transaction.studies.units(study.id), now)


class EventSource:
    """Takes what is due of a study's events; of what was done nothing stays, since it is no post."""

    async def take(self, transaction: Transaction, delivery: Delivery, now: int) -> Delivery | Skipped | Refused:
        """Return what is due, where it is anybody's business still."""
        study = await transaction.studies.get(delivery.owner)
        if study is None or not concerned(study, await transaction.studies.units(study.id), now):
            return Skipped("the study has no events any more")
        return replace(delivery, item={"study": study.id, "at": now})

    async def settle(self, transaction: Transaction, delivery: Delivery, outcome: Outcome) -> list[Notice]:
        """Plan when to look again; say once what whoever leads must know."""
        study = await transaction.studies.get(delivery.owner)
        at = int(delivery.item.get("at", delivery.slot))
        if study is None or isinstance(outcome, Sent | Skipped):
            await transaction.deliveries.forget_before(EVENTS, delivery.owner, delivery.slot + 1)
        if study is None:
            return []
        units = await transaction.studies.units(study.id)
        if isinstance(outcome, Sent):
            later = coming(study, units, at)
            if len(later) > AHEAD:
                await _plan(transaction, study, later[0].meets_at)
        if not isinstance(outcome, Refused):
            return []
        before = [one for one in await _failed(transaction, study.id) if one.id != delivery.id]
        await transaction.deliveries.forget_before(EVENTS, study.id, delivery.slot)
        is_over = all(one.meets_at <= at for one in units)
        if not is_over:
            await _plan(transaction, study, at + TRY_AGAIN)
        if any(one.reason == outcome.reason for one in before):
            return []
        words = f"The meetings of the study in <#{study.channel}> could not all be put right in this server's events:"
        leave_out = "; study events off leaves them out." if study.is_running else "."
        further = "" if is_over else f"\nIt tries again each hour{leave_out}"
        return [Notice(study.server, study.leader, f"{words} {outcome.reason}{further}")]


async def _failed(transaction: Transaction, study: int) -> list[Delivery]:
    tries = await transaction.deliveries.of(EVENTS, study, MOST_TRIES)
    return [one for one in tries if one.state == "failed"]


async def _plan(transaction: Transaction, study: Study, at: int) -> None:
    """Plan it for a moment, where it is not planned already; later by a second where one of then has begun."""
    if await transaction.deliveries.owners(EVENTS, [study.id], ("planned",)):
        return
    newest = await transaction.deliveries.of(EVENTS, study.id, 1)
    slot = max(at, newest[0].slot + 1) if newest else at
    await transaction.deliveries.plan(
        Delivery(
            kind=EVENTS,
            owner=study.id,
            slot=slot,
            server=study.server,
            channel=study.channel,
            item={"study": study.id},
        )
    )


def _is_before(one: Delivery, other: Delivery) -> bool:
    return (one.slot, one.id) < (other.slot, other.id)
