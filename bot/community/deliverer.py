"""Sees to it that what is planned is posted once: asleep until something is due, then lease, send, settle.

Each step is committed before the next, so that a program which dies in between leaves a row from which another one
goes on. Nothing ticks: the store is asked when something is due, when something here was changed, and, where several
programs share it, every so often.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from bot.community.clock import Clock
from bot.community.deliveries import (
    Delivery,
    Later,
    Notice,
    Outcome,
    Refused,
    Sender,
    Sent,
    Skipped,
    Source,
    Unknown,
)
from bot.community.store.errors import StoreError

if TYPE_CHECKING:
    from bot.community.store.store import Store
    from bot.community.store.transaction import Transaction

AT_ONCE: Final = 10
# Longer than one try takes, with all that Discord may let us wait for its limits.
LEASE_SECONDS: Final = 120
SEND_SECONDS: Final = 60
# How long a post is looked for that may stand there, before a moderator must decide.
SEEK_SECONDS: Final = 86_400
FIRST_WAIT: Final = 30
LONGEST_WAIT: Final = 900
AWAY_SECONDS: Final = 10
MOST_RECENT: Final = 5_000
FAULT_SECONDS: Final = 60

log = logging.getLogger(__name__)


class LeaseLostError(Exception):
    """Somebody else has taken what this program held too long."""


class Deliverer:
    """Posts what is due, of every kind that has a source.

    `poll` is after how many seconds to look for what other programs planned or left; 0 where there are none. `name` is
    this program's own.
    """

    def __init__(
        self, store: Store, clock: Clock, sender: Sender, sources: Mapping[str, Source], *, name: str, poll: int = 0
    ) -> None:
        self._store = store
        self._clock = clock
        self._sender = sender
        self._sources = sources
        self._name = name
        self._poll = poll
        self._task: asyncio.Task[None] | None = None
        self._recent: dict[int, int] = {}
        self._begun = self._asleep = self._again = False

    def begin(self) -> None:
        """Begin to post; what is due is posted at once."""
        self._begun = True
        self.wake()

    def wake(self) -> None:
        """Look again for what is due next: something was planned, or is planned no more."""
        if not self._begun:
            return
        if self._task is not None and not self._task.done():
            if not self._asleep:
                self._again = True
                return
            self._task.cancel()
        self._asleep = False
        self._task = asyncio.get_running_loop().create_task(self._run())

    async def close(self) -> None:
        """Stop; what is being posted just now is finished first, unless Discord takes too long for that."""
        self._begun = False
        task, self._task = self._task, None
        if task is None or task.done():
            return
        if not self._asleep:
            await asyncio.wait([task], timeout=AWAY_SECONDS)
        task.cancel()
        await asyncio.wait([task])

    async def removed(self, message: int) -> None:
        """Note that somebody deleted a post, of those that this program made lately."""
        if self._recent.pop(message, None) is not None:
            with suppress(StoreError):  # the post is gone, noted or not
                async with self._store.transaction() as transaction:
                    await transaction.deliveries.removed(message)

    async def _run(self) -> None:
        while self._begun:
            self._again = False
            try:
                while await self.deliver_due():
                    pass
                when = await self._next()
            except StoreError as error:
                log.warning("what is due cannot be looked up: %s", error.for_operator)
                when = self._clock.seconds() + AWAY_SECONDS
            except Exception:
                log.exception("a fault while posting what is due")
                when = self._clock.seconds() + FAULT_SECONDS
            if self._again or not self._begun:
                continue
            if when is None:
                return
            self._asleep = True
            await self._clock.reach(when)
            self._asleep = False

    async def _next(self) -> int | None:
        earliest = None
        if not self._store.holds_nothing:
            async with self._store.looking() as transaction:
                earliest = await transaction.deliveries.earliest()
        if not self._poll:
            return earliest
        poll = self._clock.seconds() + self._poll
        return poll if earliest is None else min(earliest, poll)

    async def deliver_due(self) -> bool:
        """Post what is due, a few at once; say whether there was anything."""
        if self._store.holds_nothing:
            return False
        now = self._clock.seconds()
        async with self._store.transaction() as transaction:
            leased = await transaction.deliveries.lease(now, now + LEASE_SECONDS, self._name, AT_ONCE)
        await asyncio.gather(*(self._deliver(one) for one in leased))
        return bool(leased)

    async def _deliver(self, leased: Delivery) -> None:
        try:
            taken = await self._taken(leased)
            outcome = await self._sent(leased, taken) if isinstance(taken, Delivery) else taken
            if outcome is not None and outcome is taken and leased.maybe_since is not None:
                # It is not to be posted, but an earlier try may have been: then it was.
                outcome = await self._found(leased, outcome)
            if outcome is not None:
                await self._settle(taken if isinstance(taken, Delivery) else leased, outcome)
        except StoreError as error:
            # The lease ends by itself, and whoever takes the next one looks for the post first.
            log.warning("delivery %d cannot be noted down: %s", leased.id, error.for_operator)
        except Exception:
            log.exception("a fault while posting delivery %d", leased.id)

    async def _taken(self, leased: Delivery) -> Delivery | Skipped | Refused | None:
        """Return what to post, noted down as on its way; why not; or None where the lease is lost."""
        source = self._sources.get(leased.kind)
        if source is None:
            return Skipped("this version of the program does not know what that was")
        now = self._clock.seconds()
        try:
            async with self._store.transaction() as transaction:
                taken = await source.take(transaction, leased, now)
                if isinstance(taken, Delivery):
                    known = {
                        "item": taken.item,
                        "channel": taken.channel,
                        "tries": leased.tries + 1,
                        "maybe_since": leased.maybe_since or now,
                    }
                    await self._hold(transaction, leased, known)
        except LeaseLostError:
            return None
        return taken

    async def _hold(self, transaction: Transaction, leased: Delivery, known: dict[str, Any]) -> None:
        if not await transaction.deliveries.change(leased, **known):
            raise LeaseLostError  # whatever was drawn for it goes back

    async def _sent(self, leased: Delivery, taken: Delivery) -> Outcome | None:
        if self._clock.seconds() >= (leased.wake_at or 0):
            return None  # we were held up, and somebody else may have it
        try:
            async with asyncio.timeout(SEND_SECONDS):
                return await self._sender.send(taken)
        except TimeoutError:
            return Later("Discord did not answer in time", maybe=True)

    async def _found(self, leased: Delivery, otherwise: Outcome) -> Outcome:
        found = await self._sender.find(leased)
        if isinstance(found, Later) and self._clock.seconds() > leased.last_moment + SEEK_SECONDS:
            return Unknown(found.reason)
        return found or otherwise

    async def _settle(self, leased: Delivery, outcome: Outcome) -> None:
        notices: list[Notice] = []
        if isinstance(outcome, Sent):
            self._recent[outcome.message] = leased.id
            if len(self._recent) > MOST_RECENT:
                del self._recent[next(iter(self._recent))]
        async with self._store.transaction() as transaction:
            if await transaction.deliveries.change(leased, **self._changes(leased, outcome)):
                source = self._sources.get(leased.kind)
                notices = await source.settle(transaction, leased, outcome) if source else []
        await self._sender.tell(notices)

    def _changes(self, leased: Delivery, outcome: Outcome) -> dict[str, Any]:
        now = self._clock.seconds()
        ended = {"wake_at": None, "holder": "", "done_at": now}
        match outcome:
            case Sent(place, message, remark):
                return {**ended, "state": "sent", "place": place, "message": message, "reason": remark}
            case Skipped(reason):
                return {**ended, "state": "skipped", "reason": reason}
            case Refused(reason):
                return {**ended, "state": "failed", "reason": reason}
            case Unknown(reason):
                return {**ended, "state": "unknown", "reason": reason}
            case Later(reason, maybe, seconds):
                wait = seconds or min(FIRST_WAIT * 2**leased.tries, LONGEST_WAIT)
                maybe_since = (leased.maybe_since or now) if maybe else leased.maybe_since
                again = {"wake_at": now + wait, "holder": "", "maybe_since": maybe_since}
                return {**again, "state": "waiting", "reason": reason}
