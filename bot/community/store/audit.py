"""The audit of a server: who changed what, and when."""

from __future__ import annotations

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.changes import Change
from bot.community.store.tables import audit


class Audit:
    """The audit, inside one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def record(self, server: int, change: Change) -> None:
        """Keep a change of a server."""
        values = {"actor": change.actor, "at": change.at, "action": change.action, "detail": change.detail}
        await self._connection.execute(insert(audit).values(server=server, **values))

    async def newest(self, server: int, most: int) -> list[Change]:
        """Return the newest changes of a server, the newest first."""
        wanted = (
            select(audit.c.actor, audit.c.at, audit.c.action, audit.c.detail)
            .where(audit.c.server == server)
            .order_by(audit.c.id.desc())
            .limit(most)
        )
        return [Change(*row) for row in await self._connection.execute(wanted)]
