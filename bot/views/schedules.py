"""Schedules behind commands and buttons: who may, what comes next, and what moderators say of posts nobody knew of."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import Any, Final

import discord

from bot.community.deliveries import Delivery
from bot.community.scheduling.schedule import Item, Schedule, forthcoming
from bot.community.scheduling.schedules import MOST_SCHEDULES, Schedules
from bot.community.servers import Servers
from bot.errors import RefusedError
from bot.rendering.posts import Post, words_of
from bot.rendering.pressing import Pressed
from bot.rendering.reply import Reply
from bot.rendering.schedules import (
    DATES_SHOWN,
    REHEARSED,
    Slot,
    history_page,
    rehearsal,
    schedule_list,
    schedule_page,
)
from bot.views.desk import Desk
from bot.views.permission import require_moderator
from bot.views.planning import Known, Request, changed_schedule, lacking, new_schedule, require_possible, target
from bot.views.posting import require_reach
from bot.views.sending import Interaction, turn
from content.errors import EntryNotFoundError
from content.library import Library

NO_SUCH: Final = "There is no such schedule here: schedule lists those that there are."
KEPT: Final = 200


class ScheduleDesk:
    """Answers about schedules, for commands and buttons alike; every change is checked again, whoever could see it."""

    def __init__(self, desk: Desk, schedules: Schedules, servers: Servers) -> None:
        self.desk = desk
        self.schedules = schedules
        self.servers = servers

    # ------------------------------------------------------------ what moderators ask for

    async def add(self, asked: Request, member: discord.Member, here: Any) -> Reply:
        """Keep a new schedule, and return it with its next dates."""
        known = await self._known(member.guild.id)
        if len(known.schedules) >= MOST_SCHEDULES:
            raise RefusedError(f"A server has at most {MOST_SCHEDULES} schedules: remove one first.")
        wanted = new_schedule(asked, member, here, known)
        await self._require_something(wanted)
        kept = await self.schedules.add(wanted, f"{wanted.what}, {wanted.timing.explained()}")
        return self._page(kept, "It is active.")

    async def edit(self, number: int, asked: Request, member: discord.Member) -> Reply:
        """Change a schedule; what is not said stays as it is."""
        before = await self.of(member.guild.id, number)
        wanted = changed_schedule(before, asked, member, await self._known(member.guild.id))
        wanted = replace(wanted, moderator=before.moderator)
        await self._require_something(wanted)
        await self.schedules.edit(wanted, member.id, f"{wanted.what}, {wanted.timing.explained()}")
        return self._page(wanted, "It is changed.")

    async def copy(self, number: int, asked: Request, member: discord.Member) -> Reply:
        """Keep another schedule like one, with what is said otherwise; its posts begin anew."""
        before = await self.of(member.guild.id, number)
        known = await self._known(member.guild.id)
        if len(known.schedules) >= MOST_SCHEDULES:
            raise RefusedError(f"A server has at most {MOST_SCHEDULES} schedules: remove one first.")
        fresh = replace(before, id=0, state="active", failures=0, turn=0, decks={}, carried={})
        wanted = changed_schedule(fresh, asked, member, known)
        kept = await self.schedules.add(wanted, f"like {number}: {wanted.what}, {wanted.timing.explained()}")
        return self._page(kept, f"It is like schedule {number}, and active.")

    async def pause(self, number: int, member: discord.Member) -> Reply:
        """Post nothing more of a schedule before it is resumed."""
        schedule = await self.of(member.guild.id, number)
        if schedule.state == "paused":
            raise RefusedError(f"Schedule {number} is paused already: schedule resume {number} goes on with it.")
        self._require_reach(schedule, member)
        await self.schedules.pause(schedule, member.id)
        return self._page(replace(schedule, state="paused"), "Paused.")

    async def resume(self, number: int, member: discord.Member) -> Reply:
        """Go on with a schedule, from now on."""
        schedule = await self.of(member.guild.id, number)
        if schedule.state == "active":
            raise RefusedError(f"Schedule {number} is active already.")
        require_possible(schedule, member, target(member.guild.get_channel_or_thread(schedule.channel)))
        await self.schedules.resume(schedule, member.id)
        return self._page(replace(schedule, state="active"), "It goes on.")

    async def remove(self, number: int, member: discord.Member) -> Reply:
        """Post nothing more of a schedule, for good."""
        schedule = await self.of(member.guild.id, number)
        self._require_reach(schedule, member)
        await self.schedules.remove(schedule, member.id)
        return Reply((f"Schedule {number} is removed; what it posted stays, and so does schedule history {number}.",))

    async def listed(self, member: discord.Member) -> Reply:
        """Return the schedules of a server, each with its next date."""
        known = await self.schedules.of(member.guild.id)
        coming = {one.id: at for one in known if one.state == "active" and (at := one.timing.next(self.desk.seconds()))}
        return schedule_list(known, self.desk.library, coming)

    async def rehearse(self, number: int, member: discord.Member) -> Reply:
        """Return the next posts of a schedule, with their words and times, and whether the bot may post them."""
        schedule = await self.of(member.guild.id, number)
        channel = member.guild.get_channel_or_thread(schedule.channel)
        series = await self.schedules.series(schedule.server, schedule.series)
        items: list[Item | None] = list(islice(forthcoming(schedule, self.served(schedule.server), series), REHEARSED))
        items += [None] * (REHEARSED - len(items))
        times = islice(schedule.timing.after(self.desk.seconds()), REHEARSED)
        slots = [Slot(at, item) for at, item in zip(times, items, strict=False)]
        lacks = lacking(schedule, target(channel)) if channel else ["the channel, which is gone"]
        return rehearsal(schedule, self.served(schedule.server), slots, lacks)

    async def history(self, number: int | None, member: discord.Member) -> Reply:
        """Return what became of the posts of a schedule, a removed one too, or of all of a server."""
        schedule = await self.of(member.guild.id, number, removed=True) if number is not None else None
        return history_page(await self.schedules.history(member.guild.id, schedule, KEPT), schedule)

    async def of(self, server: int, number: int, *, removed: bool = False) -> Schedule:
        """Return a schedule of this server; raise RefusedError for any other, or for one that was removed."""
        found = await self.schedules.find(number)
        if found is None or found.server != server or (found.state == "removed" and not removed):
            raise RefusedError(NO_SUCH)
        return found

    # ------------------------------------------------------------ buttons

    async def press(self, interaction: Interaction, pressed: Pressed) -> None:
        """Do what a schedule's button asks for."""
        member = require_moderator(interaction.user, self.servers.of(interaction.guild_id))
        doing = {"pause": self.pause, "resume": self.resume, "remove": self.remove}.get(pressed.verb)
        if doing is None:
            raise RefusedError(NO_SUCH)
        await turn(interaction, await doing(pressed.number() or 0, member))

    # ------------------------------------------------------------ what is posted

    def served(self, server: int) -> Library:
        """Return the texts as a server is served them."""
        return self.desk.library_in(self.servers.of(server), ())

    async def compose(self, delivery: Delivery) -> Post:
        """Return what a delivery of a schedule posts; raise a ContentError where its words are gone."""
        schedule = await self.schedules.find(delivery.owner)
        item = Item(**delivery.item)
        article = self.served(delivery.server).articles.get(item.article)
        if schedule is None or article is None:
            raise EntryNotFoundError(f"The text {item.article} is not served any more.")
        title, content, buttons = words_of(article, item)
        return Post(
            content=content,
            buttons=buttons,
            title=title,
            role=schedule.role,
            silent=schedule.silent,
            publish=schedule.publish,
            tags=schedule.tags,
        )

    # ------------------------------------------------------------ inside

    async def _known(self, server: int) -> Known:
        series = await self.schedules.all_series(server)
        return Known(self.served(server), series, await self.schedules.of(server))

    async def _require_something(self, wanted: Schedule) -> None:
        """Raise what is missing where there is nothing to post."""
        series = await self.schedules.series(wanted.server, wanted.series)
        if next(forthcoming(wanted, self.served(wanted.server), series), None) is None:
            raise RefusedError(f"There is nothing to post: that text has no {wanted.what}.")

    def _page(self, schedule: Schedule, said: str) -> Reply:
        dates = list(islice(schedule.timing.after(self.desk.seconds()), DATES_SHOWN))
        return schedule_page(schedule, self.desk.library, dates, said)

    def _require_reach(self, schedule: Schedule, member: discord.Member) -> None:
        channel = member.guild.get_channel_or_thread(schedule.channel)
        if isinstance(channel, discord.TextChannel | discord.Thread | discord.ForumChannel):
            require_reach(member, channel)
