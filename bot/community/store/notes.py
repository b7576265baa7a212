"""Notes, their reports, and highlights."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, fields, replace

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.notes import Highlight, Note
from bot.community.store.tables import highlights, note_reports, notes
from bot.community.store.upserting import upsert

COLUMNS = [notes.c[one.name] for one in fields(Note)]
MARKED = [highlights.c[one.name] for one in fields(Highlight)]
SHARED = ("unnamed", "named")
KEPT = {"id", "reader", "number", "created_at", "withdrawn"}


class NoteRecords:
    """Notes and highlights, inside one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def count(self, reader: int) -> int:
        """Return how many notes a reader has."""
        wanted = select(func.count()).select_from(notes).where(notes.c.reader == reader)
        return int((await self._connection.execute(wanted)).scalar_one())

    async def add(self, note: Note) -> Note:
        """Keep a new note, and return it with its id and the number behind the reader's last one."""
        last = select(func.max(notes.c.number)).where(notes.c.reader == note.reader)
        number = int((await self._connection.execute(last)).scalar() or 0) + 1
        values = {**asdict(note), "number": number}
        del values["id"]
        added = insert(notes).values(**values).returning(notes.c.id)
        return replace(note, id=int((await self._connection.execute(added)).scalar_one()), number=number)

    async def of_reader(self, reader: int) -> list[Note]:
        """Return a reader's notes by number."""
        return await self._found(notes.c.reader == reader, by_number=True)

    async def get(self, identity: int) -> Note | None:
        """Return a note by its id."""
        return next(iter(await self._found(notes.c.id == identity)), None)

    async def for_leader(self, study: int) -> list[Note]:
        """Return the notes to the leader of a study."""
        return await self._found(notes.c.study == study, notes.c.visibility == "leader")

    async def change(self, note: Note) -> bool:
        """Keep a note as it is now; say whether it was there, and in the margin as it was known."""
        values = {name: value for name, value in asdict(note).items() if name not in KEPT}
        same = (notes.c.id == note.id, notes.c.withdrawn == note.withdrawn)
        return (await self._connection.execute(update(notes).where(*same).values(**values))).rowcount == 1

    async def remove(self, note: Note) -> bool:
        """Forget a note, and who reported it."""
        return (await self._connection.execute(delete(notes).where(notes.c.id == note.id))).rowcount == 1

    async def places(self, server: int, article: str) -> list[str]:
        """Return the places of a text that have shared notes."""
        here = (notes.c.server == server, notes.c.article == article, notes.c.visibility.in_(SHARED))
        return list((await self._connection.execute(select(notes.c.place).where(*here).distinct())).scalars())

    async def count_margin(self, server: int, article: str, places: Collection[str]) -> int:
        """Return how many shared notes there are at some places."""
        wanted = select(func.count()).select_from(notes).where(*_margin(server, article, places))
        return int((await self._connection.execute(wanted)).scalar_one())

    async def margin(self, server: int, article: str, places: Collection[str], first: int, most: int) -> list[Note]:
        """Return some of the shared notes at some places, the oldest first, from the `first`-th on."""
        here = select(notes.c.id).where(*_margin(server, article, places))
        return await self._found(notes.c.id.in_(here.order_by(notes.c.id).offset(first).limit(most).scalar_subquery()))

    async def shared_in(self, study: int, article: str) -> list[Note]:
        """Return what readers of a study shared on a text, the oldest first."""
        return await self._found(notes.c.study == study, notes.c.article == article, notes.c.visibility.in_(SHARED))

    async def withdraw(self, identity: int) -> bool:
        """Take a note out of the margin; say whether it was in it."""
        shared = (notes.c.id == identity, notes.c.visibility.in_(SHARED))
        wanted = update(notes).where(*shared).values(visibility="me", server=None, study=None, withdrawn=True)
        return (await self._connection.execute(wanted)).rowcount == 1

    async def was_reported(self, identity: int, reader: int) -> bool:
        """Say whether a reader has reported a note."""
        mine = select(note_reports.c.at).where(note_reports.c.note == identity, note_reports.c.reader == reader)
        return (await self._connection.execute(mine)).first() is not None

    async def report(self, identity: int, reader: int, at: int) -> None:
        """Keep that a reader reported a note."""
        await upsert(self._connection, note_reports, [{"note": identity, "reader": reader, "at": at}])

    async def highlights(self, reader: int) -> list[Highlight]:
        """Return what a reader marked, the oldest first."""
        wanted = select(*MARKED).where(highlights.c.reader == reader).order_by(highlights.c.at, highlights.c.place)
        return [Highlight(**row) for row in (await self._connection.execute(wanted)).mappings()]

    async def mark(self, one: Highlight) -> None:
        """Keep a highlight."""
        await upsert(self._connection, highlights, [asdict(one)])

    async def unmark(self, one: Highlight) -> bool:
        """Forget a highlight; say whether it was there."""
        same = (
            highlights.c.reader == one.reader,
            highlights.c.article == one.article,
            highlights.c.place == one.place,
        )
        return (await self._connection.execute(delete(highlights).where(*same))).rowcount == 1

    async def keep_from_leader(self, study: int, reader: int | None = None) -> None:
        """Make what was written for the leader of a study its writer's alone again: of one reader, or of all."""
        wanted = update(notes).where(notes.c.study == study, notes.c.visibility == "leader")
        wanted = wanted if reader is None else wanted.where(notes.c.reader == reader)
        await self._connection.execute(wanted.values(visibility="me"))

    async def forget_channel(self, channel: int) -> None:
        """Of a channel that is gone, forget the links to its messages, and that notes were for a leader there."""
        there = notes.c.channel == channel
        empty = (notes.c.message.is_not(None), notes.c.place == "", notes.c.text == "")
        await self._connection.execute(delete(notes).where(there, *empty))
        nowhere = {"server": None, "channel": None, "message": None, "study": None, "visibility": "me"}
        await self._connection.execute(update(notes).where(there).values(**nowhere))

    async def _found(self, *conditions: ColumnElement[bool], by_number: bool = False) -> list[Note]:
        order = notes.c.number if by_number else notes.c.id
        rows = await self._connection.execute(select(*COLUMNS).where(*conditions).order_by(order))
        return [Note(**row) for row in rows.mappings()]


def _margin(server: int, article: str, places: Collection[str]) -> tuple[ColumnElement[bool], ...]:
    return (
        notes.c.server == server,
        notes.c.article == article,
        notes.c.place.in_(list(places)),
        notes.c.visibility.in_(SHARED),
    )
