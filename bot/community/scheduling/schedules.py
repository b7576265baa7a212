"""What moderators decide about schedules; each change is kept together with what it plans and its line in the audit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING, Final

from bot.community.changes import Change
from bot.community.deliveries import Delivery
from bot.community.excerpts import Series
from bot.community.scheduling.schedule import Schedule

if TYPE_CHECKING:
    from bot.community.store.store import Store
    from bot.community.store.transaction import Transaction

KIND: Final = "schedule"
SEEDS: Final = 2**31
MOST_SCHEDULES: Final = 50


class Schedules:
    """The schedules of all servers; `wake` is called where what is due next may have changed."""

    def __init__(self, store: Store, now: Callable[[], datetime], random: Random, wake: Callable[[], None]) -> None:
        self._store = store
        self._now = now
        self._random = random
        self._wake = wake

    async def add(self, wanted: Schedule, detail: str) -> Schedule:
        """Keep a new schedule, active at once, and return it with its number."""
        at = self._at()
        fresh = replace(wanted, seed=self._random.randrange(SEEDS), created_at=at)
        async with self._store.transaction() as transaction:
            kept = await transaction.schedules.add(fresh)
            await plan_next(transaction, kept, at)
            await transaction.audit.record(
                kept.server, Change(kept.moderator, at, "schedule add", f"{kept.id}: {detail}")
            )
        self._wake()
        return kept

    async def edit(self, wanted: Schedule, by: int, detail: str) -> None:
        """Keep a schedule as it is wanted; what was planned is planned anew."""
        await self._change(wanted, by, "edit", detail)

    async def pause(self, schedule: Schedule, by: int) -> None:
        """Post nothing more of it before it is resumed."""
        await self._change(replace(schedule, state="paused"), by, "pause", "")

    async def resume(self, schedule: Schedule, by: int) -> None:
        """Post it again, from now on."""
        await self._change(replace(schedule, state="active", failures=0), by, "resume", "")

    async def remove(self, schedule: Schedule, by: int) -> None:
        """Post nothing more of it, for good; its history stays."""
        await self._change(replace(schedule, state="removed"), by, "remove", "")

    async def _change(self, wanted: Schedule, by: int, action: str, detail: str) -> None:
        at = self._at()
        async with self._store.transaction() as transaction:
            now = await transaction.schedules.get(wanted.id)
            if now is not None:  # what was posted while a moderator was thinking is posted
                wanted = replace(wanted, turn=now.turn, decks=now.decks, carried=now.carried)
            await transaction.schedules.keep(wanted)
            await transaction.deliveries.drop(KIND, wanted.id)
            if wanted.state == "active":
                await plan_next(transaction, wanted, at)
            said = f"{wanted.id}: {detail}" if detail else str(wanted.id)
            await transaction.audit.record(wanted.server, Change(by, at, f"schedule {action}", said))
        self._wake()

    async def of(self, server: int) -> list[Schedule]:
        """Return the schedules of a server, those that were removed apart."""
        if self._store.holds_nothing:
            return []
        async with self._store.looking() as transaction:
            return await transaction.schedules.of(server)

    async def find(self, number: int) -> Schedule | None:
        """Return a schedule by its number, a removed one too."""
        if self._store.holds_nothing:
            return None
        async with self._store.transaction() as transaction:
            return await transaction.schedules.get(number)

    async def all_series(self, server: int) -> list[Series]:
        """Return the series of a server."""
        if self._store.holds_nothing:
            return []
        async with self._store.looking() as transaction:
            return await transaction.excerpts.series(server)

    async def series(self, server: int, name: str) -> Series | None:
        """Return the series of that name."""
        if self._store.holds_nothing:
            return None
        async with self._store.looking() as transaction:
            return await series_of(transaction, server, name)

    async def history(self, server: int, schedule: Schedule | None, most: int) -> list[Delivery]:
        """Return what became of each post, the newest first: of a schedule, or of all of a server."""
        if self._store.holds_nothing:
            return []
        async with self._store.looking() as transaction:
            if schedule is not None:
                return await transaction.deliveries.of(KIND, schedule.id, most)
            return await transaction.deliveries.on(server, most)

    async def delivery(self, number: int) -> Delivery | None:
        """Return a post by its number."""
        if self._store.holds_nothing:
            return None
        async with self._store.looking() as transaction:
            return await transaction.deliveries.get(number)

    async def settle_unknown(self, delivery: Delivery, by: int, *, stands: bool) -> bool:
        """Note what a moderator says of a post of which nobody knew; False where somebody has said so before."""
        at = self._at()
        state, reason = ("sent", "a moderator found it") if stands else ("planned", "a moderator wants it posted again")
        changed = {"state": state, "reason": reason, "wake_at": None if stands else at, "done_at": at}
        if not stands:
            changed |= {"maybe_since": None, "late": max(delivery.late, at - delivery.slot + delivery.late)}
        async with self._store.transaction() as transaction:
            was = await transaction.deliveries.decide(delivery.id, "unknown", **changed)
            if was:
                action = "delivery found" if stands else "delivery again"
                await transaction.audit.record(delivery.server, Change(by, at, action, str(delivery.id)))
        self._wake()
        return was

    def _at(self) -> int:
        return int(self._now().timestamp())


async def plan_next(transaction: Transaction, schedule: Schedule, after: int) -> None:
    """Plan the first post of a schedule after a moment."""
    slot = schedule.timing.next(after)
    if slot is not None:
        await transaction.deliveries.plan(planned(schedule, slot))


def planned(schedule: Schedule, slot: int) -> Delivery:
    """Return the post of a schedule for a slot."""
    return Delivery(
        kind=KIND,
        owner=schedule.id,
        slot=slot,
        server=schedule.server,
        channel=schedule.channel,
        late=schedule.late,
    )


async def series_of(transaction: Transaction, server: int, name: str) -> Series | None:
    """Return the series of that name of a server; None where there is none."""
    known = await transaction.excerpts.series(server) if name else []
    return next((one for one in known if one.name.casefold() == name.casefold()), None)
