"""Servers that we join and leave, and channels that go; also while we were away."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

import discord
from discord.ext import commands

from bot.community.clock import Clock
from bot.community.preferences import Preferences
from bot.community.servers import Servers
from bot.community.store.errors import StoreError
from bot.errors import LOST
from bot.views.studies.studying import Studying

log = logging.getLogger(__name__)

# What Discord answers for a channel that was deleted: /topics/opcodes-and-status-codes#json
UNKNOWN_CHANNEL: Final = 10003
# Threads that sleep are known to nobody but Discord; we ask for so many at each ready, those that matter most first.
MOST_SOUGHT: Final = 500


class Comings(commands.Cog):
    """Notes what comes and goes; a server that is unavailable for a while has not gone."""

    def __init__(self, servers: Servers, studying: Studying, preferences: Preferences, clock: Clock) -> None:
        self.servers = servers
        self._clock = clock
        self._forgetting: asyncio.Task[None] | None = None
        self.studies = studying.studies
        self.leading = studying.leading
        self.polls = studying.polling.polls
        self.preferences = preferences

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note that we left a server: what it decided goes 30 days later."""
        await self._noted(self.servers.left(guild.id))
        self.forget_in_time()

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Note that we are in a server again."""
        await self._noted(self.servers.joined(guild.id))

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Forget what belonged to a channel."""
        await self._noted(self._gone(channel.id, channel.guild))

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        """Forget what belonged to a thread."""
        await self._noted(self._gone(payload.thread_id))

    def forget_in_time(self) -> None:
        """Forget what servers left behind whenever 30 days are over, for as long as the program runs."""
        if self._forgetting is None or self._forgetting.done():
            self._forgetting = asyncio.create_task(self._noted(self._forget()), name="forgetting")

    async def cog_unload(self) -> None:
        """Wait for nothing any more."""
        if self._forgetting is not None:
            self._forgetting.cancel()

    async def _forget(self) -> None:
        due = await self.servers.forget_left()
        while due is not None:
            await self._clock.reach(due)
            due = await self.servers.forget_left()
            await self.servers.load()
            await self.studies.load()

    async def reconcile(self, client: discord.Client, ours: Callable[[int], bool]) -> None:
        """Note which servers we are in, of those that are `ours`, and read what other programs may have kept."""
        await self._noted(self._reconcile({guild.id for guild in client.guilds}, ours))

    async def seek_channels(self, client: discord.Client) -> None:
        """Forget what belonged to channels and threads that were deleted while we were away."""
        await self._noted(self._seek_channels(client))

    async def _reconcile(self, present: set[int], ours: Callable[[int], bool]) -> None:
        await self.servers.reconcile(present, ours)
        await self.studies.load()
        await self.preferences.load()
        await self.polls.tidy()
        self.forget_in_time()

    async def _seek_channels(self, client: discord.Client) -> None:
        guilds = {guild.id: guild for guild in client.guilds if not guild.unavailable}
        places = [(guilds[server], channel) for server, channel in await self.servers.places() if server in guilds]
        unseen = [(guild, channel) for guild, channel in places if guild.get_channel_or_thread(channel) is None]
        for guild, channel in unseen[:MOST_SOUGHT]:
            if await _is_gone(guild, channel):
                await self._gone(channel, guild)

    async def _gone(self, channel: int, guild: discord.Guild | None = None) -> None:
        """Forget what belonged to a channel; a group that lost its forum is told so where it meets."""
        await self.servers.channel_gone(channel)
        for study in self.studies.channel_gone(channel):
            if guild is not None and study.channel != channel:
                await self.leading.forum_gone(guild, study)

    async def _noted(self, work: Awaitable[None]) -> None:
        try:
            await work
        except StoreError as error:
            # The next ready compares with what there is, so nothing is lost by it.
            log.warning("what came or went cannot be noted: %s", error.for_operator)


async def _is_gone(guild: discord.Guild, channel: int) -> bool:
    """Say whether Discord says that there is no such channel or thread; for any other answer it may be there."""
    try:
        await guild.fetch_channel(channel)
    except discord.NotFound as error:
        return error.code == UNKNOWN_CHANNEL
    except (discord.HTTPException, discord.InvalidData, *LOST):
        return False
    return False
