"""What is kept of one person, wherever it is kept: found by the columns that hold people's ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Column, Table, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.store.tables import metadata, preferences
from bot.community.store.upserting import upsert

READER: Final = "reader"
# What belongs to a server stays when a person deletes their data: its number becomes NOBODY.
OF_SERVERS: Final = {
    "actor": "the audit must say what was changed",
    "asker": "a poll goes on for those who vote in it, and moderators can close it",
    "leader": "a study goes on for its readers, led by moderators",
    "moderator": "posts, series and studies belong to the server they were made for",
}
NOBODY: Final = 0


class PrivacyRecords:
    """What is kept of a person, inside one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def plain_readers(self) -> Sequence[int]:
        """Return who wants the plain layout."""
        wanted = select(preferences.c.reader).where(preferences.c.plain)
        return (await self._connection.execute(wanted)).scalars().all()

    async def keep_plain(self, reader: int, *, plain: bool) -> None:
        """Keep that a reader wants the plain layout, or nothing."""
        if plain:
            await upsert(self._connection, preferences, [{"reader": reader, "plain": True}])
        else:
            await self._connection.execute(delete(preferences).where(preferences.c.reader == reader))

    async def rows_of(self, person: int) -> dict[str, list[dict[str, Any]]]:
        """Return every row that is kept of a person, by table, without the numbers of people."""
        found: dict[str, list[dict[str, Any]]] = {}
        columns = _columns_of_people()
        for table in dict.fromkeys(table for table, _ in columns):
            people = [column for one, column in columns if one is table]
            wanted = select(*(one for one in table.c if one not in set(people)))
            wanted = wanted.where(or_(*(column == person for column in people)))
            rows = (await self._connection.execute(wanted.order_by(*table.primary_key))).mappings()
            kept = [dict(row) for row in rows]
            if kept:
                found[table.name] = kept
        return found

    async def delete(self, person: int) -> None:
        """Forget a person: what is theirs goes, and what belongs to a server names nobody any more."""
        for table, column in reversed(_columns_of_people()):
            if column.name == READER:
                await self._connection.execute(delete(table).where(column == person))
            else:
                await self._connection.execute(update(table).where(column == person).values({column.name: NOBODY}))


def _columns_of_people() -> list[tuple[Table, Column[Any]]]:
    return [
        (table, column)
        for table in metadata.sorted_tables
        for column in table.c
        if column.name == READER or column.name in OF_SERVERS
    ]
