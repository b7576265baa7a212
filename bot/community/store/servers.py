"""What servers have decided: one row for each that decided anything, one for each channel of theirs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import RowMapping, delete, or_, select, union, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.store.tables import (
    audit,
    ballots,
    channels,
    deliveries,
    excerpts,
    hidden_quotes,
    notes,
    schedules,
    series,
    servers,
    studies,
)
from bot.community.store.upserting import upsert

# What goes with a server; the reports of its excerpts and notes, the votes of its polls, and what is kept of the
# readers of its studies, go with these, and by the last it is told when.
OF_A_SERVER: Final = (
    deliveries,
    schedules,
    channels,
    hidden_quotes,
    audit,
    excerpts,
    notes,
    series,
    ballots,
    studies,
    servers,
)


class ServerRecords:
    """Servers, their channels and hidden quotes, inside one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def all_servers(self) -> list[RowMapping]:
        """Return every server's row."""
        return list((await self._connection.execute(select(servers))).mappings())

    async def all_channels(self) -> list[RowMapping]:
        """Return every channel's row."""
        return list((await self._connection.execute(select(channels))).mappings())

    async def all_hidden(self) -> list[RowMapping]:
        """Return every hidden quote."""
        return list((await self._connection.execute(select(hidden_quotes))).mappings())

    async def keep_server(self, server: int, **changed: Any) -> None:
        """Change columns of a server's row, which is made if it is not there."""
        await upsert(self._connection, servers, [{"server": server, **changed}])

    async def keep_channel(self, server: int, channel: int, **changed: Any) -> None:
        """Change columns of a channel's row, which is made if it is not there."""
        await upsert(self._connection, channels, [{"server": server, "channel": channel, **changed}])

    async def hide(self, server: int, article: str, quote: str) -> None:
        """Keep that a quote is not served on a server."""
        key = {"server": server, "article": article, "quote": quote}
        await upsert(self._connection, hidden_quotes, [key])

    async def unhide(self, server: int, article: str, quote: str) -> None:
        """Serve a quote again."""
        same = (hidden_quotes.c.server == server, hidden_quotes.c.article == article, hidden_quotes.c.quote == quote)
        await self._connection.execute(delete(hidden_quotes).where(*same))

    async def forget_channel(self, channel: int) -> None:
        """Forget what was decided for a channel that is gone."""
        await self._connection.execute(delete(channels).where(channels.c.channel == channel))

    async def places(self) -> list[tuple[int, int]]:
        """Return the channels and threads, each behind its server, of which something is kept that goes with them.

        Those for which members or moderators have decided something come first, the newest before older ones.
        """
        decided = (
            select(channels.c.server, channels.c.channel),
            select(studies.c.server, studies.c.channel).where(studies.c.state != "ended"),
            select(studies.c.server, studies.c.forum.label("channel")).where(
                studies.c.state != "ended", studies.c.forum.is_not(None)
            ),
            select(ballots.c.server, ballots.c.channel).where(
                or_(ballots.c.state == "open", ballots.c.study.is_(None))
            ),
        )
        linked = select(notes.c.server, notes.c.channel).where(
            notes.c.server.is_not(None), notes.c.channel.is_not(None)
        )
        found: dict[tuple[int, int], None] = {}
        for wanted in (union(*decided), linked.distinct()):
            rows = [(row.server, row.channel) for row in await self._connection.execute(wanted)]
            found |= dict.fromkeys(sorted(rows, reverse=True))
        return list(found)

    async def departures(self) -> dict[int, int | None]:
        """Return every server of which anything is kept, and when we left it; None for those that we are in."""
        kept = union(*(select(table.c.server).where(table.c.server.is_not(None)) for table in OF_A_SERVER)).subquery()
        wanted = select(kept.c.server, servers.c.left_at).outerjoin(servers, servers.c.server == kept.c.server)
        return {row.server: row.left_at for row in await self._connection.execute(wanted)}

    async def mark_left(self, which: Iterable[int], at: int | None) -> None:
        """Note when we left some servers, also those that decided nothing; None for those that we are in again."""
        await upsert(self._connection, servers, [{"server": server, "left_at": at} for server in which])

    async def forget_left_before(self, moment: int) -> None:
        """Forget everything of servers that we left before a moment."""
        gone = select(servers.c.server).where(servers.c.left_at < moment).scalar_subquery()
        await self._connection.execute(
            # A saved message belongs to its reader: of it only the link goes, where there is more.
            update(notes)
            .where(notes.c.server.in_(gone), notes.c.message.is_not(None), or_(notes.c.place != "", notes.c.text != ""))
            .values(server=None, channel=None, message=None)
        )
        for table in OF_A_SERVER:
            await self._connection.execute(delete(table).where(table.c.server.in_(gone)))
