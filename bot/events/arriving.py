"""What arrives by itself, put together: schedules and studies, what posts them, and what answers for their buttons."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from random import Random
from typing import Final

import discord
from discord.ext import commands

from bot.community.clock import Clock
from bot.community.deliverer import Deliverer
from bot.community.deliveries import Delivery
from bot.community.scheduling.schedules import KIND, Schedules
from bot.community.scheduling.source import ScheduleSource
from bot.community.store.store import Store
from bot.community.studies.posting import KINDS
from bot.events.delivering import DiscordSender
from bot.events.meetings import MeetingSender
from bot.rendering.posts import DELIVERIES, Post
from bot.rendering.schedules import SCHEDULES
from bot.views.deliveries import DeliveryButtons
from bot.views.desk import Desk
from bot.views.personal import Personal
from bot.views.presses import Answering
from bot.views.schedules import ScheduleDesk
from bot.views.studies.studying import Studying
from content.errors import EntryNotFoundError


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How the bot goes with time, in seconds.

    `write_after`: how long what was drawn and read may wait, so that much of it is written together. `poll`: after how
    long to look for posts that other programs on the same store have planned or left; 0 where there are none.
    """

    write_after: float = 0
    clock: Clock
    poll: int = 0


OFFLINE: Final = Pace(clock=Clock(discord.utils.utcnow, discord.utils.sleep_until))
"""For a simulated Discord, whose time jumps; a real clock naps."""


class Arriving(commands.Cog):
    """Schedules, studies and their posts."""

    def __init__(
        self, client: discord.Client, desk: Desk, personal: Personal, store: Store, random: Random, pace: Pace
    ) -> None:
        self.schedules = Schedules(store, pace.clock.now, random, self.wake)
        self.desk = ScheduleDesk(desk, self.schedules, desk.servers)
        self.studying = Studying(desk, personal, store, random, pace.clock.now, self.wake)
        posting = DiscordSender(client, desk.servers, self._composed)
        sender = MeetingSender(posting, client, self.studying.meetings)
        name = f"{socket.gethostname()}:{os.getpid()}"
        sources = {KIND: ScheduleSource(self.desk.served), **self.studying.sources}
        self.deliverer = Deliverer(store, pace.clock, sender, sources, name=name, poll=pace.poll)
        self.families: dict[str, Answering] = {
            SCHEDULES: self.desk,
            DELIVERIES: DeliveryButtons(self.schedules, desk.servers, self.studying.finding.leads_now),
            **self.studying.families,
        }

    def wake(self) -> None:
        """Look again for what is due next."""
        self.deliverer.wake()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Begin to post, once we know the servers."""
        self.deliverer.begin()

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Note that somebody deleted a post."""
        await self.deliverer.removed(payload.message_id)

    async def _composed(self, delivery: Delivery) -> Post:
        if delivery.kind == KIND:
            return await self.desk.compose(delivery)
        if delivery.kind in KINDS:
            return await self.studying.compose(delivery)
        raise EntryNotFoundError("this version of the program does not know what that was.")
