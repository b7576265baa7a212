"""Servers that we join and leave, and channels that go."""

from __future__ import annotations

import logging
from collections.abc import Awaitable

import discord
from discord.ext import commands

from bot.community.servers import Servers
from bot.community.store.errors import StoreError
from bot.community.studies.studies import Studies

log = logging.getLogger(__name__)


class Comings(commands.Cog):
    """Notes what comes and goes; a server that is unavailable for a while has not gone."""

    def __init__(self, servers: Servers, studies: Studies) -> None:
        self.servers = servers
        self.studies = studies

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note that we left a server: what it decided goes 30 days later."""
        await self._noted(self.servers.left(guild.id))

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Note that we are in a server again."""
        await self._noted(self.servers.joined(guild.id))

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Forget what belonged to a channel."""
        await self._noted(self._gone(channel.id))

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        """Forget what belonged to a thread."""
        await self._noted(self._gone(payload.thread_id))

    async def _gone(self, channel: int) -> None:
        await self.servers.channel_gone(channel)
        self.studies.channel_gone(channel)

    async def _noted(self, work: Awaitable[None]) -> None:
        try:
            await work
        except StoreError as error:
            # The next start compares with what there is, so nothing is lost by it.
            log.warning("what came or went cannot be noted: %s", error.for_operator)
