"""What each server has decided, known at once: every message is looked at with it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from bot.community.changes import Change
from bot.community.studies import events

if TYPE_CHECKING:
    from bot.community.store.store import Store

DAYS_AFTER_LEAVING: Final = 30
DAY: Final = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelSettings:
    """What holds in one channel or thread; `told` where members have heard that it is quiet."""

    article: str | None = None
    quiet: bool = False
    told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """What holds on one server; None is what the operator has set. `hidden` are article and quote."""

    prefix: str | None = None
    article: str | None = None
    moderator_role: int | None = None
    log_channel: int | None = None
    references: bool | None = None
    shared_reading: bool = False
    channels: Mapping[int, ChannelSettings] = field(default_factory=dict)
    hidden: frozenset[tuple[str, str]] = frozenset()

    def channel(self, *ids: int) -> ChannelSettings:
        """Return what holds in a thread, or else in its channel: the first that has anything decided."""
        return next((self.channels[one] for one in ids if one in self.channels), NOTHING_DECIDED)


NOTHING_DECIDED: Final = ChannelSettings()
UNDECIDED: Final = ServerSettings()
COLUMNS: Final = ("prefix", "article", "moderator_role", "log_channel", "references", "shared_reading")


class Servers:
    """The settings of all servers; each change is in the store, with its audit line, before it holds."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now
        self._known: dict[int, ServerSettings] = {}

    def of(self, server: int | None) -> ServerSettings:
        """Return what a server has decided; outside of servers nothing is."""
        return self._known.get(server or 0, UNDECIDED)

    async def load(self) -> None:
        """Read what all servers have decided."""
        if self._store.holds_nothing:
            return
        async with self._store.looking() as transaction:
            servers = await transaction.servers.all_servers()
            channels = await transaction.servers.all_channels()
            hidden = await transaction.servers.all_hidden()
        known = {row["server"]: ServerSettings(**{name: row[name] for name in COLUMNS}) for row in servers}
        for row in channels:
            one = ChannelSettings(article=row["article"], quiet=row["quiet"], told=row["told"])
            before = known.get(row["server"], UNDECIDED)
            known[row["server"]] = replace(before, channels={**before.channels, row["channel"]: one})
        for row in hidden:
            before = known.get(row["server"], UNDECIDED)
            known[row["server"]] = replace(before, hidden=before.hidden | {(row["article"], row["quote"])})
        self._known = known

    async def change(self, server: int, by: Sequence[Change], **decided: Any) -> None:
        """Decide some things for a server; raise StoreError, and change nothing, where they cannot be kept."""
        async with self._store.transaction() as transaction:
            await transaction.servers.keep_server(server, **decided)
            for change in by:
                await transaction.audit.record(server, change)
        self._known[server] = replace(self.of(server), **decided)

    async def change_channel(self, server: int, channel: int, by: Change | None, **decided: Any) -> None:
        """Decide something for a channel or thread; without `by` it is the program's own note, and no change."""
        before = self.of(server)
        async with self._store.transaction() as transaction:
            await transaction.servers.keep_channel(server, channel, **decided)
            if by is not None:
                await transaction.audit.record(server, by)
        one = replace(before.channel(channel), **decided)
        self._known[server] = replace(self.of(server), channels={**self.of(server).channels, channel: one})

    async def hide(self, server: int, by: Change, quote: tuple[str, str]) -> None:
        """Take a quote, named by article and id, out of what a server is served."""
        async with self._store.transaction() as transaction:
            await transaction.servers.hide(server, *quote)
            await transaction.audit.record(server, by)
        self._known[server] = replace(self.of(server), hidden=self.of(server).hidden | {quote})

    async def unhide(self, server: int, by: Change, quote: tuple[str, str]) -> None:
        """Serve a hidden quote again."""
        async with self._store.transaction() as transaction:
            await transaction.servers.unhide(server, *quote)
            await transaction.audit.record(server, by)
        self._known[server] = replace(self.of(server), hidden=self.of(server).hidden - {quote})

    async def audit(self, server: int, most: int) -> list[Change]:
        """Return the newest changes of a server, the newest first."""
        async with self._store.looking() as transaction:
            return await transaction.audit.newest(server, most)

    async def channel_gone(self, channel: int) -> None:
        """Forget what was decided for a channel or thread that is gone, its decks, and the links that lead there."""
        if self._store.holds_nothing:
            return
        async with self._store.transaction() as transaction:
            await transaction.servers.forget_channel(channel)
            await transaction.reading.forget_channel(channel)
            await transaction.notes.forget_channel(channel)
            await transaction.deliveries.place_gone(channel)
            await events.channel_gone(transaction, channel, int(self._now().timestamp()))
            await transaction.studies.channel_gone(channel, int(self._now().timestamp()))
            await transaction.ballots.channel_gone(channel, int(self._now().timestamp()))
        for server, before in self._known.items():
            if channel in before.channels:
                kept = {one: decided for one, decided in before.channels.items() if one != channel}
                self._known[server] = replace(before, channels=kept)

    async def places(self) -> list[tuple[int, int]]:
        """Return the channels and threads of which something is kept that goes with them, each behind its server.

        Of many those come first whose loss matters most.
        """
        if self._store.holds_nothing:
            return []
        async with self._store.looking() as transaction:
            return await transaction.servers.places()

    async def left(self, server: int) -> None:
        """Note that we left a server."""
        await self._mark(server, int(self._now().timestamp()))

    async def joined(self, server: int) -> None:
        """Note that we are in a server again; what it left behind too long ago is gone first."""
        await self.forget_left()
        await self._mark(server, None)
        await self.load()

    async def forget_left(self) -> int | None:
        """Forget what servers left behind 30 days ago; return when the next is due, None where none will be."""
        if self._store.holds_nothing:
            return None
        before = int(self._now().timestamp()) - DAYS_AFTER_LEAVING * DAY
        async with self._store.transaction() as transaction:
            left = [one for one in (await transaction.servers.departures()).values() if one is not None]
            await transaction.servers.forget_left_before(before)
        waiting = [one for one in left if one >= before]
        return min(waiting) + DAYS_AFTER_LEAVING * DAY + 1 if waiting else None

    async def _mark(self, server: int, left_at: int | None) -> None:
        if not self._store.holds_nothing:
            async with self._store.transaction() as transaction:
                await transaction.servers.mark_left([server], left_at)

    async def reconcile(self, present: Collection[int], ours: Callable[[int], bool] = lambda _: True) -> None:
        """Note which servers we are in now, also for what happened while we were away.

        `present` holds those too that Discord calls unavailable: we are in them. `ours` says which servers this process
        looks after, of several that share the store. What a server left behind goes 30 days after we left.
        """
        if self._store.holds_nothing:
            return
        now = int(self._now().timestamp())
        async with self._store.transaction() as transaction:
            known = await transaction.servers.departures()
            gone = [one for one, left in known.items() if left is None and one not in present and ours(one)]
            back = [one for one, left in known.items() if left is not None and one in present]
            await transaction.servers.mark_left(gone, now)
            await transaction.servers.mark_left(back, None)
        await self.forget_left()
        await self.load()
