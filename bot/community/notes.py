"""What readers write about a passage, for themselves or for others, and what they mark in a text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final, Literal

from bot.community.changes import Change

if TYPE_CHECKING:
    from bot.community.store.store import Store

# me: the writer alone; leader: and whoever leads the study there; unnamed, named: everybody on the server.
Visibility = Literal["me", "leader", "unnamed", "named"]

MOST_NOTES: Final = 500
MOST_HIGHLIGHTS: Final = 500
NOTE_LENGTH: Final = 1000
# What of a reader is done one after the other, or two notes would get one number, and there would be too many.
NUMBERED: Final = "notes"
MARKED: Final = "highlights"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note, known to its writer by `number`. `place` anchors it in the text, `label` is how that was cited then.

    `message` with its channel is one that was saved. `withdrawn`: a moderator took it out of the margin.
    """

    id: int = 0
    reader: int
    number: int = 0
    server: int | None = None
    channel: int | None = None
    message: int | None = None
    study: int | None = None
    article: str = ""
    place: str = ""
    label: str = ""
    text: str = ""
    visibility: Visibility = "me"
    withdrawn: bool = False
    created_at: int = 0
    changed_at: int = 0

    @property
    def is_shared(self) -> bool:
        """Whether it stands in the margin."""
        return self.visibility in {"unnamed", "named"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Some notes out of `total`: a few that stand `before` the one at `start`, counted from 0, and a few from it on."""

    start: int = 0
    before: Sequence[Note] = ()
    after: Sequence[Note] = ()
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """A passage that a reader marked."""

    reader: int
    article: str
    place: str
    label: str
    at: int = 0


def no_study(channels: Sequence[int]) -> int | None:
    """Return the study of a thread or its channel: none, where nobody keeps studies."""


class Notes:
    """Notes and highlights; `study_in` says which study meets in a thread or its channel."""

    def __init__(
        self,
        store: Store,
        now: Callable[[], datetime],
        study_in: Callable[[Sequence[int]], int | None] = no_study,
    ) -> None:
        self._store = store
        self._now = now
        self.study_in = study_in

    async def add(self, wanted: Note) -> Note | None:
        """Keep a note and return it with its number; None where the reader has as many as are kept."""
        at = self._at()
        async with self._store.transaction() as transaction:
            await transaction.hold(NUMBERED, wanted.reader)
            if await transaction.notes.count(wanted.reader) >= MOST_NOTES:
                return None
            return await transaction.notes.add(replace(wanted, created_at=at, changed_at=at))

    async def of(self, reader: int) -> list[Note]:
        """Return all notes of a reader, the oldest first."""
        if self._store.holds_nothing:
            return []
        async with self._store.looking() as transaction:
            return await transaction.notes.of_reader(reader)

    async def numbered(self, reader: int, number: int) -> Note | None:
        """Return a reader's own note by its number."""
        return next((one for one in await self.of(reader) if one.number == number), None)

    async def found(self, identity: int) -> Note | None:
        """Return a note by its id."""
        if self._store.holds_nothing:
            return None
        async with self._store.looking() as transaction:
            return await transaction.notes.get(identity)

    async def saved(self, reader: int, message: int) -> Note | None:
        """Return the note by which a reader keeps a message."""
        return next((one for one in await self.of(reader) if one.message == message), None)

    async def change(self, note: Note) -> bool:
        """Keep a note as it is now; False where it is gone, or was taken out of the margin meanwhile."""
        async with self._store.transaction() as transaction:
            return await transaction.notes.change(replace(note, changed_at=self._at()))

    async def remove(self, note: Note) -> bool:
        """Forget a note; False where it is gone already."""
        async with self._store.transaction() as transaction:
            return await transaction.notes.remove(note)

    async def places(self, server: int, article: str) -> list[str]:
        """Return where in a text something was shared on a server."""
        if self._store.holds_nothing:
            return []
        async with self._store.looking() as transaction:
            return await transaction.notes.places(server, article)

    async def count_margin(self, server: int, article: str, places: Collection[str]) -> int:
        """Return how much was shared on a server at some places of a text."""
        if not places:
            return 0
        async with self._store.looking() as transaction:
            return await transaction.notes.count_margin(server, article, places)

    async def margin(self, server: int, article: str, places: Collection[str], start: int, most: int) -> Run:
        """Return what was shared on a server at some places of a text, the oldest first: `most` on either side."""
        if not places:
            return Run()
        async with self._store.looking() as transaction:
            total = await transaction.notes.count_margin(server, article, places)
            start = min(start, total)
            first = max(start - most, 0)
            found = await transaction.notes.margin(server, article, places, first, start - first + most)
        return Run(start=start, before=found[: start - first], after=found[start - first :], total=total)

    async def shared_in(self, study: int, article: str) -> list[Note]:
        """Return what readers of a study shared on a text in the margin, the oldest first."""
        if self._store.holds_nothing:
            return []
        async with self._store.looking() as transaction:
            return await transaction.notes.shared_in(study, article)

    async def for_leader(self, study: int) -> list[Note]:
        """Return what readers of a study wrote to its leader, the oldest first."""
        if self._store.holds_nothing:
            return []
        async with self._store.looking() as transaction:
            return await transaction.notes.for_leader(study)

    async def withdraw(self, note: Note, by: int) -> bool:
        """Take a note out of the margin for good, with its audit line; its writer keeps it. False where it is out."""
        async with self._store.transaction() as transaction:
            done = await transaction.notes.withdraw(note.id)
            if done and note.server is not None:
                change = Change(by, self._at(), "margin remove", f"note {note.id} on {note.label} of {note.article}")
                await transaction.audit.record(note.server, change)
            return done

    async def was_reported(self, note: Note, reader: int) -> bool:
        """Say whether a reader reported a note already."""
        async with self._store.looking() as transaction:
            return await transaction.notes.was_reported(note.id, reader)

    async def report(self, note: Note, reader: int) -> None:
        """Keep that a reader reported a note."""
        async with self._store.transaction() as transaction:
            await transaction.notes.report(note.id, reader, self._at())

    async def highlights(self, reader: int) -> list[Highlight]:
        """Return what a reader marked, the oldest first."""
        if self._store.holds_nothing:
            return []
        async with self._store.looking() as transaction:
            return await transaction.notes.highlights(reader)

    async def highlight(self, wanted: Highlight) -> bool | None:
        """Mark a passage, or take the mark away; return whether it is marked now, None where there are too many."""
        async with self._store.transaction() as transaction:
            await transaction.hold(MARKED, wanted.reader)
            if await transaction.notes.unmark(wanted):
                return False
            if len(await transaction.notes.highlights(wanted.reader)) >= MOST_HIGHLIGHTS:
                return None
            await transaction.notes.mark(replace(wanted, at=self._at()))
            return True

    async def unmark(self, marked: Sequence[Highlight]) -> None:
        """Take some marks away."""
        async with self._store.transaction() as transaction:
            for one in marked:
                await transaction.notes.unmark(one)

    def _at(self) -> int:
        return int(self._now().timestamp())
