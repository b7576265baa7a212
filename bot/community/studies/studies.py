"""Studies: planned, begun, led and read; what runs is known at once, everything else is looked up."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from bot.community.changes import Change
from bot.community.studies.moving import read_so_far
from bot.community.studies.plan import Unit
from bot.community.studies.posting import replan
from bot.community.studies.study import (
    MOST_PARTICIPANTS,
    NOBODY,
    RUNNING,
    Pace,
    Participant,
    Study,
)

if TYPE_CHECKING:
    from bot.community.store.store import Store

PREVIEW_SECONDS: Final = 7 * 86_400


class Studies:
    """The studies of all servers; `wake` is called where what a study posts next may have changed."""

    def __init__(self, store: Store, now: Callable[[], datetime], wake: Callable[[], None]) -> None:
        self.store = store
        self._now = now
        self._wake = wake
        self._known: dict[int, Study] = {}
        self._plans: dict[int, list[Unit]] = {}
        self._changing = asyncio.Lock()  # two at once could each find a channel free

    def at(self) -> int:
        """Return the moment that it is now."""
        return int(self._now().timestamp())

    async def load(self) -> None:
        """Read which studies have begun."""
        if self.store.holds_nothing:
            return
        async with self.store.looking() as transaction:
            self._known = {one.id: one for one in await transaction.studies.begun()}
        self._plans.clear()

    async def forget(self, reader: int) -> None:
        """Forget a person: what they led goes on without them."""
        for number, one in self._known.items():
            leader = NOBODY if one.leader == reader else one.leader
            moderator = NOBODY if one.moderator == reader else one.moderator
            self._known[number] = replace(one, leader=leader, moderator=moderator)

    def channel_gone(self, channel: int) -> None:
        """Take note that the store ended what ran in a channel that is gone."""
        for number, one in self._known.items():
            if one.channel == channel and one.is_running:
                self._known[number] = replace(one, state="ended", ended_at=self.at())
                self._wake()

    # ------------------------------------------------------------ which study is meant

    def study_in(self, channels: Sequence[int]) -> int | None:
        """Return the number of the study that runs in a thread or its channel."""
        return next((one.id for one in self._known.values() if one.is_running and one.channel in channels), None)

    def known(self, number: int) -> Study | None:
        """Return a study that has begun, by its number."""
        return self._known.get(number)

    def of_server(self, server: int) -> list[Study]:
        """Return the studies of a server that have begun, the oldest first."""
        return [one for one in self._known.values() if one.server == server]

    # ------------------------------------------------------------ the beginning

    async def preview(self, study: Study, units: Sequence[Unit]) -> Study:
        """Keep a plan that somebody looks at before anything is made; return it with its number."""
        kept = replace(study, state="preview", created_at=self.at())
        async with self.store.transaction() as transaction:
            await transaction.studies.forget_previews_before(self.at() - PREVIEW_SECONDS)
            return replace(kept, id=await transaction.studies.add(kept, units))

    async def found(self, number: int) -> Study | None:
        """Return a study in whatever state."""
        if self.store.holds_nothing:
            return None
        async with self.store.looking() as transaction:
            return await transaction.studies.get(number)

    async def units(self, number: int) -> list[Unit]:
        """Return the plan of a study."""
        async with self.store.looking() as transaction:
            return await transaction.studies.units(number)

    async def start(self, study: Study, actor: int) -> bool:
        """Begin a study that was previewed; False where it is no preview, or another one runs in its channel.

        The first unit opens now where its day was to be today.
        """
        async with self._changing, self.store.transaction() as transaction:
            if await transaction.studies.running_in(study.channel) is not None:
                return False
            if not await transaction.studies.move(study.id, ("preview",), state="active"):
                return False
            begun = replace(study, state="active")
            await transaction.audit.record(study.server, self._change(actor, "study start", begun))
            await replan(transaction, begun, await transaction.studies.units(study.id), self.at())
        self._known[study.id] = begun
        return True

    async def give_back(self, study: Study) -> None:
        """Make a preview again of a study that could not be announced."""
        async with self.store.transaction() as transaction:
            await transaction.studies.move(study.id, RUNNING, state="preview")
            units = await transaction.studies.units(study.id)
            await replan(transaction, replace(study, state="preview"), units, self.at())
        self._known.pop(study.id, None)

    async def announced(self, study: Study, message: int) -> None:
        """Keep by which message readers join; only now does anything open, so that it comes below that message."""
        async with self.store.transaction() as transaction:
            await transaction.studies.move(study.id, RUNNING, message=message)
        if study.id in self._known:
            self._known[study.id] = replace(self._known[study.id], message=message)
        self._wake()

    async def cancel(self, study: Study) -> bool:
        """Drop a preview; False where it is none."""
        async with self.store.transaction() as transaction:
            return await transaction.studies.move(study.id, ("preview",), state="cancelled")

    # ------------------------------------------------------------ leading

    async def change(
        self, study: Study, by: Change, before: Collection[str], units: Sequence[Unit] = (), **changed: Any
    ) -> bool:
        """Change a study and dates of its plan, with an audit line; False where it is in no such state any more."""
        async with self._changing, self.store.transaction() as transaction:
            if not await transaction.studies.move(study.id, tuple(before), **(changed or {"state": study.state})):
                return False
            await transaction.studies.keep_units(units)
            await transaction.audit.record(study.server, by)
            await replan(transaction, replace(study, **changed), await transaction.studies.units(study.id), self.at())
        self._known[study.id] = replace(self._known.get(study.id, study), **changed)
        self._plans.pop(study.id, None)
        self._wake()
        return True

    def _change(self, actor: int, action: str, study: Study) -> Change:
        return Change(actor, self.at(), action, f"study {study.id} of {study.article}")

    def change_by(self, actor: int, action: str, study: Study, detail: str = "") -> Change:
        """Return the audit line of something that a leader or moderator does with a study."""
        return Change(actor, self.at(), action, f"study {study.id}{detail}")

    # ------------------------------------------------------------ reading

    async def participants(self, number: int) -> list[Participant]:
        """Return who takes part."""
        async with self.store.looking() as transaction:
            return await transaction.studies.participants(number)

    async def participant(self, number: int, reader: int) -> Participant | None:
        """Return a reader as they take part; None where they do not."""
        if self.store.holds_nothing:
            return None
        async with self.store.looking() as transaction:
            return await transaction.studies.participant(number, reader)

    async def join(self, study: Study, reader: int) -> bool | None:
        """Have a reader take part; False where they do already, None where the study is full."""
        async with self._changing, self.store.transaction() as transaction:
            if await transaction.studies.participant(study.id, reader):
                return False
            if len(await transaction.studies.participants(study.id)) >= MOST_PARTICIPANTS:
                return None
            await transaction.studies.keep_participant(Participant(study=study.id, reader=reader, joined_at=self.at()))
            return True

    async def leave(self, study: Study, reader: int) -> bool:
        """Forget that a reader takes part, and what they finished; False where they do not."""
        async with self.store.transaction() as transaction:
            return await transaction.studies.forget_participant(study.id, reader)

    async def decide(self, one: Participant) -> None:
        """Keep how a reader takes part: hidden or not, named or not."""
        async with self.store.transaction() as transaction:
            if await transaction.studies.participant(one.study, one.reader):
                await transaction.studies.keep_participant(one)

    async def unit(self, identity: int) -> Unit | None:
        """Return a unit by its id."""
        if self.store.holds_nothing:
            return None
        async with self.store.looking() as transaction:
            return await transaction.studies.unit(identity)

    async def read_up_to(self, channels: Sequence[int]) -> tuple[str, list[str]] | None:
        """Return the text that is read in a channel, and up to which paragraphs, as `read_so_far`; None for no study.

        It is asked for with each answer there, so that the plan is looked up once.
        """
        study = self.known(self.study_in(channels) or 0)
        if study is None:
            return None
        if study.id not in self._plans:
            self._plans[study.id] = await self.units(study.id)
        return study.article, read_so_far(study, self._plans[study.id], self.at())

    async def toggle_finished(self, unit: Unit, reader: int) -> bool:
        """Keep that a reader finished a unit, or not any more; say which."""
        async with self.store.transaction() as transaction:
            return await transaction.studies.toggle_finished(unit, reader, self.at())

    async def finished_by(self, number: int, reader: int) -> set[int]:
        """Return which units a reader has finished, by their ids."""
        async with self.store.looking() as transaction:
            return await transaction.studies.finished_by(number, reader)

    async def pace(self, number: int) -> Pace:
        """Return how far the readers are who do not hide themselves, as counts."""
        async with self.store.looking() as transaction:
            counted = await transaction.studies.counted(number)
            return Pace(counted, await transaction.studies.finished_counts(number))
