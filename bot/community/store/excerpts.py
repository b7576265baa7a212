"""The ledger of excerpts: what was previewed, posted, taken back and reported."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.excerpts import Excerpt, Series
from bot.community.store.tables import excerpts, reports, series
from bot.community.store.upserting import upsert

COLUMNS = [excerpts.c[one.name] for one in fields(Excerpt)]


class ExcerptRecords:
    """Excerpts, inside one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, excerpt: Excerpt) -> int:
        """Keep a new excerpt, and return its number."""
        values = asdict(excerpt)
        del values["id"]
        return int(
            (await self._connection.execute(insert(excerpts).values(**values).returning(excerpts.c.id))).scalar_one()
        )

    async def get(self, number: int) -> Excerpt | None:
        """Return an excerpt by its number."""
        row = (await self._connection.execute(select(*COLUMNS).where(excerpts.c.id == number))).mappings().first()
        return Excerpt(**row) if row else None

    async def posted(self, server: int, article: str | None) -> list[Excerpt]:
        """Return what stands posted on a server, the newest first."""
        wanted = select(*COLUMNS).where(excerpts.c.server == server, excerpts.c.state == "posted")
        if article is not None:
            wanted = wanted.where(excerpts.c.article == article)
        rows = (await self._connection.execute(wanted.order_by(excerpts.c.id.desc()))).mappings()
        return [Excerpt(**row) for row in rows]

    async def in_state(self, state: str) -> list[Excerpt]:
        """Return every excerpt that is in a state."""
        rows = (await self._connection.execute(select(*COLUMNS).where(excerpts.c.state == state))).mappings()
        return [Excerpt(**row) for row in rows]

    async def move(self, number: int, before: str, **changed: Any) -> bool:
        """Change an excerpt that is in a state; say whether it was in it."""
        wanted = update(excerpts).where(excerpts.c.id == number, excerpts.c.state == before).values(**changed)
        return (await self._connection.execute(wanted)).rowcount == 1

    async def keep_series(self, one: Series, at: int) -> None:
        """Keep a series in the place of one of its name."""
        same = (series.c.server == one.server, series.c.name == one.name)
        await self._connection.execute(delete(series).where(*same))
        values = {**asdict(one), "places": list(one.places), "created_at": at}
        await self._connection.execute(insert(series).values(**values))

    async def series(self, server: int) -> list[Series]:
        """Return the series of a server, by name."""
        wanted = select(series).where(series.c.server == server).order_by(series.c.name)
        return [
            Series(
                server=row["server"],
                article=row["article"],
                name=row["name"],
                places=tuple(row["places"]),
                moderator=row["moderator"],
            )
            for row in (await self._connection.execute(wanted)).mappings()
        ]

    async def was_reported(self, number: int, reader: int) -> bool:
        """Say whether a reader has reported an excerpt."""
        mine = select(reports.c.at).where(reports.c.excerpt == number, reports.c.reader == reader)
        return (await self._connection.execute(mine)).first() is not None

    async def report(self, number: int, reader: int, at: int) -> None:
        """Keep that a reader reported an excerpt."""
        await upsert(self._connection, reports, [{"excerpt": number, "reader": reader, "at": at}])
