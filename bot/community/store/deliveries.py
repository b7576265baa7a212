"""Posts that arrive by themselves: planned, leased by one program at a time, settled by whoever holds the lease."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.deliveries import Delivery
from bot.community.store.tables import deliveries

COLUMNS = [deliveries.c[one.name] for one in fields(Delivery)]


class DeliveryRecords:
    """Posts, inside one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def plan(self, planned: Delivery) -> None:
        """Keep what is to be posted; nothing changes where that slot of its owner is kept already."""
        values = asdict(planned)
        del values["id"]
        if planned.state == "planned" and planned.wake_at is None:
            values["wake_at"] = planned.slot
        make = sqlite.insert if self._connection.dialect.name == "sqlite" else postgresql.insert
        await self._connection.execute(make(deliveries).values(**values).on_conflict_do_nothing())

    async def drop(self, kind: str, *owners: int) -> None:
        """Forget what was planned and nobody has begun."""
        begun = (deliveries.c.state == "planned", deliveries.c.kind == kind, deliveries.c.owner.in_(owners))
        await self._connection.execute(delete(deliveries).where(*begun))

    async def earliest(self) -> int | None:
        """Return when something is to be done next; None where nothing is open."""
        found: int | None = (await self._connection.execute(select(func.min(deliveries.c.wake_at)))).scalar()
        return found

    async def lease(self, now: int, until: int, holder: str, most: int) -> list[Delivery]:
        """Take what is due, for one program alone, until a moment; each lease has a token of its own."""
        due = (
            select(deliveries.c.id)
            .where(deliveries.c.wake_at <= now)
            .order_by(deliveries.c.wake_at, deliveries.c.id)
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        leased = (
            update(deliveries)
            .where(deliveries.c.id.in_(due.scalar_subquery()))
            .values(state="leased", holder=holder, token=deliveries.c.token + 1, wake_at=until)
            .returning(*COLUMNS)
        )
        rows = (await self._connection.execute(leased)).mappings()
        return sorted((Delivery(**row) for row in rows), key=lambda one: (one.slot, one.id))

    async def change(self, leased: Delivery, **changed: Any) -> bool:
        """Change what a lease is about; say whether it is still that lease which holds."""
        holds = (deliveries.c.id == leased.id, deliveries.c.token == leased.token, deliveries.c.state == "leased")
        return (await self._connection.execute(update(deliveries).where(*holds).values(**changed))).rowcount == 1

    async def decide(self, number: int, before: str, **changed: Any) -> bool:
        """Change one that is in a state, as a moderator decides; say whether it was in it."""
        wanted = update(deliveries).where(deliveries.c.id == number, deliveries.c.state == before).values(**changed)
        return (await self._connection.execute(wanted)).rowcount == 1

    async def get(self, number: int) -> Delivery | None:
        """Return one by its number."""
        row = (await self._connection.execute(select(*COLUMNS).where(deliveries.c.id == number))).mappings().first()
        return Delivery(**row) if row else None

    async def of(self, kind: str, owner: int, most: int) -> list[Delivery]:
        """Return the newest posts of an owner, those to come among them, the newest first."""
        wanted = select(*COLUMNS).where(deliveries.c.kind == kind, deliveries.c.owner == owner)
        return await self._found(wanted.order_by(deliveries.c.slot.desc()).limit(most))

    async def on(self, server: int, most: int) -> list[Delivery]:
        """Return the newest posts of a server, those to come among them, the newest first."""
        wanted = select(*COLUMNS).where(deliveries.c.server == server)
        return await self._found(wanted.order_by(deliveries.c.slot.desc(), deliveries.c.id.desc()).limit(most))

    async def owners(
        self, kind: str, owners: Sequence[int], states: Sequence[str], before: int | None = None
    ) -> set[int]:
        """Return which of some owners have a post in one of some states, of those with a slot before a moment."""
        found = (deliveries.c.kind == kind, deliveries.c.owner.in_(owners), deliveries.c.state.in_(states))
        wanted = select(deliveries.c.owner).where(*found)
        if before is not None:
            wanted = wanted.where(deliveries.c.slot < before)
        return set((await self._connection.execute(wanted)).scalars())

    async def forget_before(self, kind: str, owner: int, moment: int) -> None:
        """Forget what ended long ago."""
        old = (deliveries.c.kind == kind, deliveries.c.owner == owner, deliveries.c.slot < moment)
        await self._connection.execute(delete(deliveries).where(*old, deliveries.c.wake_at.is_(None)))

    async def removed(self, message: int) -> bool:
        """Note that somebody deleted a post; say whether it was one of these."""
        gone = update(deliveries).where(deliveries.c.message == message, deliveries.c.state == "sent")
        return (
            await self._connection.execute(gone.values(state="removed", reason="the post was deleted"))
        ).rowcount > 0

    async def place_gone(self, place: int) -> None:
        """Note that what stood in a channel, thread or forum post is gone with it."""
        gone = update(deliveries).where(deliveries.c.place == place, deliveries.c.state == "sent")
        await self._connection.execute(gone.values(state="removed", reason="where it stood was deleted"))

    async def _found(self, wanted: Any) -> list[Delivery]:
        return [Delivery(**row) for row in (await self._connection.execute(wanted)).mappings()]
