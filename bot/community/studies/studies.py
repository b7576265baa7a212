"""Studies: planned, begun, led and read; what runs is known at once, everything else is looked up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from bot.community.changes import Change
from bot.community.studies.plan import Unit
from bot.community.studies.posting import replan
from bot.community.studies.progress import read_up_to
from bot.community.studies.study import (
    NOBODY,
    Study,
)
from content.library import Library
from content.mark import Mark

if TYPE_CHECKING:
    from bot.community.store.store import Store

PREVIEW_SECONDS: Final = 7 * 86_400
# After how long a study counts as not started whose message never came: the program ended meanwhile.
STARTING_SECONDS: Final = 600
# Of one unit: it is tried each hour until its meeting.
MOST_POSTS: Final = 100


@dataclass(frozen=True, slots=True)
class Changed:
    """What becomes of a study, by the names of its columns, and of units of its plan; `detail` is for the audit."""

    action: str
    values: Mapping[str, Any] = field(default_factory=dict)
    units: Sequence[Unit] = ()
    detail: str = ""


Changing = Callable[[Study, list[Unit]], Changed]


class Studies:
    """The studies of all servers; `wake` is called where what a study posts next may have changed."""

    def __init__(self, store: Store, now: Callable[[], datetime], wake: Callable[[], None]) -> None:
        self.store = store
        self._now = now
        self._wake = wake
        self._known: dict[int, Study] = {}
        self._running: dict[int, int] = {}
        self._plans: dict[int, list[Unit]] = {}
        self._changes = 0

    def at(self) -> int:
        """Return the moment that it is now."""
        return int(self._now().timestamp())

    async def load(self) -> None:
        """Read which studies have begun."""
        if self.store.holds_nothing:
            return
        begun, changes = None, -1
        while changes != self._changes:  # what begins or ends while this is read is in it the next time
            changes = self._changes
            async with self.store.looking() as transaction:
                begun = await transaction.studies.begun()
        self._plans.clear()
        self._note(*(begun or ()), anew=True)

    async def forget(self, reader: int) -> None:
        """Forget a person: what they led goes on without them."""
        self._note(
            *(
                replace(
                    one,
                    leader=NOBODY if one.leader == reader else one.leader,
                    moderator=NOBODY if one.moderator == reader else one.moderator,
                )
                for one in self._known.values()
            )
        )

    def channel_gone(self, channel: int) -> list[Study]:
        """Take note that the store ended what ran in a channel or forum that is gone, and return what that was."""
        if channel not in self._running:
            return []
        ran = [one for one in self._known.values() if channel in one.places and one.is_running]
        self._note(*(replace(one, state="ended", ended_at=self.at()) for one in ran))
        if ran:
            self._wake()
        return [self._known[one.id] for one in ran]

    def _note(self, *studies: Study, anew: bool = False) -> None:
        """Know studies as they are now, and where they run."""
        self._changes += 1
        self._known = {**({} if anew else self._known), **{one.id: one for one in studies}}
        self._running = {place: one.id for one in self._known.values() if one.is_running for place in one.places}
        for one in studies:
            self._plans.pop(one.id, None)

    # ------------------------------------------------------------ which study is meant

    def study_in(self, channels: Sequence[int]) -> int | None:
        """Return the number of the study that runs in a thread or its channel, as its home or its forum."""
        return next((self._running[one] for one in channels if one in self._running), None)

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

    async def start(self, study: Study) -> bool:
        """Claim a study that was previewed, so that it is announced once.

        False where it is no preview any more, or another one runs in its channel or forum.
        """
        async with self.store.transaction() as transaction:
            await transaction.hold("studies", study.server)  # two at once could each find a channel free
            await transaction.studies.give_back_before(self.at() - STARTING_SECONDS)
            if await transaction.studies.running_in(study.places) is not None:
                return False
            return await transaction.studies.move(study.id, ("preview",), state="starting", created_at=self.at())

    async def give_back(self, study: Study) -> None:
        """Make a preview again of a study that could not be announced."""
        async with self.store.transaction() as transaction:
            await transaction.studies.move(study.id, ("starting",), state="preview")

    async def announced(self, study: Study, actor: int, message: int) -> bool:
        """Begin: keep by which message readers join, and have the first unit open, below it, where its day has come.

        False where it was not being started any more: its channel is gone, or it took too long.
        """
        begun = replace(study, state="active", message=message)
        async with self.store.transaction() as transaction:
            if not await transaction.studies.move(study.id, ("starting",), state="active", message=message):
                return False
            change = Change(actor, self.at(), "study start", f"study {study.id} of {study.article}")
            await transaction.audit.record(study.server, change)
            await replan(transaction, begun, await transaction.studies.units(study.id), self.at())
        self._note(begun)
        self._wake()
        return True

    async def cancel(self, study: Study) -> bool:
        """Drop a preview; False where it is none."""
        async with self.store.transaction() as transaction:
            return await transaction.studies.move(study.id, ("preview",), state="cancelled")

    # ------------------------------------------------------------ leading

    async def change(self, number: int, actor: int, make: Changing) -> Study | None:
        """Change a study and dates of its plan as they are now, with an audit line; None where there is no such one.

        `make` is called while nobody else can change them; what it raises undoes everything.
        """
        async with self.store.transaction() as transaction:
            study = await transaction.studies.get(number, held=True)
            if study is None:
                return None
            change = make(study, await transaction.studies.units(number))
            changed = replace(study, **change.values)
            if change.values:
                await transaction.studies.keep(number, **change.values)
            if changed.leader != study.leader:
                # It was written for whoever led until now, and for nobody else.
                await transaction.notes.keep_from_leader(number)
            await transaction.studies.keep_units(change.units)
            by = Change(actor, self.at(), change.action, f"study {number}{change.detail}")
            await transaction.audit.record(study.server, by)
            await replan(transaction, changed, await transaction.studies.units(number), self.at())
        self._note(changed)
        self._wake()
        return changed

    async def unit(self, identity: int) -> Unit | None:
        """Return a unit by its id."""
        if self.store.holds_nothing:
            return None
        async with self.store.looking() as transaction:
            return await transaction.studies.unit(identity)

    async def openers(self, units: Sequence[Unit]) -> list[tuple[Unit, int, int]]:
        """Return which of some units have their message standing, each with its channel or thread and its number."""
        found = []
        async with self.store.looking() as transaction:
            for unit in units:
                posts = await transaction.deliveries.of("unit", unit.id, MOST_POSTS)
                sent = next((one for one in posts if one.state == "sent" and one.place and one.message), None)
                if sent is not None and sent.place and sent.message:
                    found.append((unit, sent.place, sent.message))
        return found

    async def mark(self, channels: Sequence[int], library: Library) -> Mark | None:
        """Return how far the group has come that reads in a thread or its channel; None where none does.

        It is asked for with each answer there, so that the plan is looked up once.
        """
        study = self.known(self.study_in(channels) or 0)
        article = library.articles.get(study.article) if study else None
        if study is None or article is None:
            return None
        units, changes = self._plans.get(study.id), self._changes
        if units is None:
            units = await self.units(study.id)
            if changes == self._changes:
                self._plans[study.id] = units
        last = read_up_to(study, units, article, self.at())
        return None if last is None else Mark(article.slug, last)
