"""Schedules, inside one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.scheduling.schedule import Schedule
from bot.community.store.tables import schedules
from content.decks import Deck

COLUMNS = [schedules.c[one.name] for one in fields(Schedule)]


class ScheduleRecords:
    """Schedules; one that was removed stays, since its history does."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, schedule: Schedule) -> Schedule:
        """Keep a new schedule, and return it with its number."""
        added = insert(schedules).values(**_row(schedule)).returning(schedules.c.id)
        return replace(schedule, id=int((await self._connection.execute(added)).scalar_one()))

    async def keep(self, schedule: Schedule) -> None:
        """Keep a schedule as it is now."""
        await self._connection.execute(update(schedules).where(schedules.c.id == schedule.id).values(**_row(schedule)))

    async def get(self, number: int) -> Schedule | None:
        """Return a schedule by its number, a removed one too; nobody else changes it before this transaction ends."""
        wanted = select(*COLUMNS).where(schedules.c.id == number).with_for_update()
        row = (await self._connection.execute(wanted)).mappings().first()
        return _schedule(row) if row else None

    async def of(self, server: int) -> list[Schedule]:
        """Return the schedules of a server that are not removed, the oldest first."""
        wanted = select(*COLUMNS).where(schedules.c.server == server, schedules.c.state != "removed")
        rows = (await self._connection.execute(wanted.order_by(schedules.c.id))).mappings()
        return [_schedule(row) for row in rows]

    async def for_channel(self, channel: int) -> list[Schedule]:
        """Return the schedules that post in a channel and are not removed."""
        wanted = select(*COLUMNS).where(schedules.c.channel == channel, schedules.c.state != "removed")
        return [_schedule(row) for row in (await self._connection.execute(wanted)).mappings()]


def _row(schedule: Schedule) -> dict[str, Any]:
    row = asdict(schedule)
    del row["id"]
    return {
        **row,
        "articles": list(schedule.articles),
        "tags": list(schedule.tags),
        "carried": dict(schedule.carried),
        "decks": {slug: [list(deck.order), deck.drawn] for slug, deck in schedule.decks.items()},
    }


def _schedule(row: Mapping[Any, Any]) -> Schedule:
    decks = {slug: Deck(tuple(order), out) for slug, (order, out) in row["decks"].items()}
    return Schedule(**{**row, "articles": tuple(row["articles"]), "tags": tuple(row["tags"]), "decks": decks})
