"""Schedules: excerpts that arrive by themselves, each once, at the local time that moderators chose."""

from __future__ import annotations

from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.commands.asking import Asking, asking_group, servers_only
from bot.commands.offering import offering
from bot.views.permission import require_moderator
from bot.views.planning import Request
from bot.views.schedules import ScheduleDesk

Target = discord.TextChannel | discord.Thread | discord.ForumChannel
Order = Literal["shuffled", "in order"]


class ScheduleCommands(commands.Cog, name="Schedules"):
    """Posts that arrive by themselves, each once."""

    def __init__(self, desk: ScheduleDesk) -> None:
        self.desk = desk

    @asking_group(fallback="list")
    @servers_only
    @app_commands.default_permissions(manage_messages=True)
    async def schedule(self, ctx: Asking) -> None:
        """List this server's schedules, each with its next date."""
        member = require_moderator(ctx.author, ctx.server)
        await ctx.answer(await self.desk.listed(member), share=False)

    @schedule.asking()
    @offering
    async def add(
        self,
        ctx: Asking,
        what: str,
        channel: Target | None = None,
        at: str = "",
        days: str = "",
        zone: str = "",
        cron: str = "",
        role: discord.Role | None = None,
        silent: bool | None = None,
        publish: bool | None = None,
        late: str = "",
        order: Order | None = None,
        tags: str = "",
        article: str = "",
    ) -> None:
        """Post quotes, sections, recommendations, questions or a series by itself, at local times.

        Args:
            what: quotes, sections, recommendations, questions, or the name of a series.
            channel: The channel, thread or forum to post in, if not here.
            at: At which time of day, such as 09:00.
            days: daily, weekdays, weekends, or days such as mon,thu; daily without it.
            zone: The time zone, such as Europe/Berlin; the one used last here, else UTC.
            cron: Instead of at and days, a cron expression such as 0 9 1 * *.
            role: A role to mention.
            silent: Without a push notification; so unless a role is mentioned.
            publish: Publish each post to the servers that follow, in an announcement channel.
            late: skip, or how many hours late a post may come; 3 without it.
            order: shuffled or in order; nothing is repeated before all were posted.
            tags: In a forum, the tags of each post, with commas between them.
            article: Of which text; of several, with commas between them, they take turns.
        """
        member = require_moderator(ctx.author, ctx.server)
        asked = Request(
            what=what,
            channel=channel,
            at=at,
            days=days,
            zone=zone,
            cron=cron,
            role=role,
            silent=silent,
            publish=publish,
            late=late,
            order=order or "",
            tags=tags,
            article=article,
        )
        await ctx.answer(await self.desk.add(asked, member, ctx.channel), share=False)

    @schedule.asking()
    @offering
    async def edit(
        self,
        ctx: Asking,
        schedule: int,
        what: str = "",
        channel: Target | None = None,
        at: str = "",
        days: str = "",
        zone: str = "",
        cron: str = "",
        role: discord.Role | None = None,
        silent: bool | None = None,
        publish: bool | None = None,
        late: str = "",
        order: Order | None = None,
        tags: str = "",
        article: str = "",
    ) -> None:
        """Change a schedule; what you do not name stays as it is.

        Args:
            schedule: Its number.
            what: quotes, sections, recommendations, questions, or the name of a series.
            channel: The channel, thread or forum to post in.
            at: At which time of day, such as 09:00.
            days: daily, weekdays, weekends, or days such as mon,thu.
            zone: The time zone, such as Europe/Berlin.
            cron: Instead of at and days, a cron expression such as 0 9 1 * *.
            role: A role to mention.
            silent: Without a push notification.
            publish: Publish each post to the servers that follow, in an announcement channel.
            late: skip, or how many hours late a post may come.
            order: shuffled or in order.
            tags: In a forum, the tags of each post, with commas between them.
            article: Of which text; of several, with commas between them, they take turns.
        """
        member = require_moderator(ctx.author, ctx.server)
        asked = Request(
            what=what,
            channel=channel,
            at=at,
            days=days,
            zone=zone,
            cron=cron,
            role=role,
            silent=silent,
            publish=publish,
            late=late,
            order=order or "",
            tags=tags,
            article=article,
        )
        await ctx.answer(await self.desk.edit(schedule, asked, member), share=False)

    @schedule.asking()
    @offering
    async def copy(
        self,
        ctx: Asking,
        schedule: int,
        channel: Target | None = None,
        at: str = "",
        days: str = "",
        zone: str = "",
        what: str = "",
        article: str = "",
    ) -> None:
        """Make another schedule like one, with what you name otherwise.

        Args:
            schedule: The number of the one to copy.
            channel: The channel, thread or forum to post in.
            at: At which time of day, such as 09:00.
            days: daily, weekdays, weekends, or days such as mon,thu.
            zone: The time zone, such as Europe/Berlin.
            what: quotes, sections, recommendations, questions, or the name of a series.
            article: Of which text; of several, with commas between them, they take turns.
        """
        member = require_moderator(ctx.author, ctx.server)
        asked = Request(what=what, channel=channel, at=at, days=days, zone=zone, article=article)
        await ctx.answer(await self.desk.copy(schedule, asked, member), share=False)

    @schedule.asking()
    @offering
    async def pause(self, ctx: Asking, schedule: int) -> None:
        """Post nothing more of a schedule before it is resumed.

        Args:
            schedule: Its number.
        """
        member = require_moderator(ctx.author, ctx.server)
        await ctx.answer(await self.desk.pause(schedule, member), share=False)

    @schedule.asking()
    @offering
    async def resume(self, ctx: Asking, schedule: int) -> None:
        """Go on with a paused schedule, from now on.

        Args:
            schedule: Its number.
        """
        member = require_moderator(ctx.author, ctx.server)
        await ctx.answer(await self.desk.resume(schedule, member), share=False)

    @schedule.asking()
    @offering
    async def remove(self, ctx: Asking, schedule: int) -> None:
        """Post nothing more of a schedule, for good; what it posted stays.

        Args:
            schedule: Its number.
        """
        member = require_moderator(ctx.author, ctx.server)
        await ctx.answer(await self.desk.remove(schedule, member), share=False)

    @schedule.asking()
    @offering
    async def rehearse(self, ctx: Asking, schedule: int) -> None:
        """Show the next 14 posts of a schedule, with words and times, and whether I may post them.

        Args:
            schedule: Its number.
        """
        member = require_moderator(ctx.author, ctx.server)
        await ctx.answer(await self.desk.rehearse(schedule, member), share=False)

    @schedule.asking()
    @offering
    async def history(self, ctx: Asking, schedule: int | None = None) -> None:
        """Show what became of each post, with its link or the reason.

        Args:
            schedule: Of which schedule; of all of this server's without it.
        """
        member = require_moderator(ctx.author, ctx.server)
        await ctx.answer(await self.desk.history(schedule, member), share=False)
