"""Study groups: a group reads a text together over weeks; what its readers do, and what its leader does."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import discord
from discord.ext import commands

from bot.commands import choices
from bot.commands.asking import Asking, Interaction
from bot.commands.leading import LeadingCommands
from bot.commands.polls import PollCommands
from bot.commands.quizzing import QuizCommands
from bot.community.scheduling.timing import zone_names
from bot.community.studies.plan import Request
from bot.community.studies.study import Study
from bot.rendering import phrases
from bot.rendering.studies.units import study_id
from bot.views.permission import require_moderator
from bot.views.sending import is_plain
from bot.views.studies.finding import member_of
from bot.views.studies.places import Home, places_for, require_fit_leader
from bot.views.studies.starting import Wanted, ask_for_form, wants_form
from bot.views.studies.studying import Studying

NAMED_HERE = "Your own message shows your name: delete it if that is not meant; /study ask keeps it between us."


class StudyCommands(LeadingCommands, commands.Cog, name="Studies"):
    """A group reads a text together over weeks, each at their own pace."""

    study = LeadingCommands.study

    def __init__(self, studying: Studying) -> None:
        self.studying = studying

    @study.asking()
    async def start(
        self,
        ctx: Asking,
        meets: str = "",
        zone: str = "",
        starts: str = "",
        sections: int | None = None,
        meetings: int | None = None,
        syllabus: str = "",
        channel: Home | None = None,
        leader: discord.Member | None = None,
        remind: bool = False,
        events: bool = False,
        article: str = "",
        forum: discord.ForumChannel | None = None,
    ) -> None:
        """Preview the whole plan of a study, then start it.

        Args:
            meets: Days and time, such as thu 19:00 or mon,thu 18:30.
            zone: The time zone, such as Europe/Berlin; UTC without it.
            starts: When the first unit opens, such as 2026-02-01; at once without it.
            sections: How many sections are read for each meeting; 1 without it.
            meetings: Instead, into how many meetings the text is divided evenly.
            syllabus: Instead, a line for each meeting, such as 2026-02-05, §1-2; 12 Feb, ¶5-8.
            channel: Where the group meets, a text channel or forum, if not here.
            leader: Who leads it, if not you.
            remind: Remind the group the day before a meeting.
            events: Keep the next meetings in this server's events.
            article: Which text, if not the usual one.
            forum: Where each unit opens as a post, if not in that channel.
        """
        member = require_moderator(ctx.author, ctx.server)
        places = places_for(channel or ctx.channel, forum)
        require_fit_leader(leader, places)
        wanted = Wanted(ctx.library.find(article), places, leader.id if leader else member.id, remind, events)
        request = Request(
            meets=meets, zone=zone, starts=starts, sections=sections, meetings=meetings, syllabus=syllabus
        )
        starting = self.studying.starting
        if wants_form(request):
            if ctx.interaction is not None:
                await starting.open_form(ctx.interaction, wanted)
            else:
                await ctx.answer(ask_for_form(wanted))
            return
        planned, remarks = await starting.asked(member, wanted, request)
        await ctx.answer_privately(partial(starting.page, member, planned, remarks), study_id("preview", planned.id))

    @study.asking()
    async def join(self, ctx: Asking) -> None:
        """Take part in the study here."""
        study = self._meant(ctx)
        await ctx.answer(await self.studying.reading.join(study, ctx.author.id), share=False)

    @study.asking()
    async def leave(self, ctx: Asking) -> None:
        """Take part no more; what the study kept of you goes."""
        await ctx.answer(await self.studying.reading.leave(await self._taken(ctx), ctx.author.id), share=False)

    @study.asking()
    async def pace(self, ctx: Asking, picture: bool | None = None, share: bool = False) -> None:
        """Show how far the group has read, as counts without names.

        Args:
            picture: As a picture too; you can say no, and in the plain layout yes.
            share: Show the answer to everybody here.
        """
        reading = self.studying.reading
        wanted = not is_plain(ctx.bot, ctx.author.id) if picture is None else picture
        show = partial(reading.pace, picture=wanted)
        await ctx.answer(await reading.here(member_of(ctx.author), ctx.channels, show), share=share)

    @study.asking(name="catch-up")
    async def catch_up(self, ctx: Asking) -> None:
        """Show what you should read first, when you join late or missed a week."""
        study = self._meant(ctx)
        make = partial(self.studying.reading.catch_up, study, ctx.author.id)
        await ctx.answer_privately(make, study_id("catch", study.id))

    @study.asking()
    async def hide(self, ctx: Asking) -> None:
        """Leave yourself out of the counts of who has read how far."""
        await ctx.answer(
            await self.studying.reading.hide(await self._taken(ctx), ctx.author.id, hidden=True), share=False
        )

    @study.asking()
    async def show(self, ctx: Asking) -> None:
        """Be counted again, without your name."""
        await ctx.answer(
            await self.studying.reading.hide(await self._taken(ctx), ctx.author.id, hidden=False), share=False
        )

    @study.asking()
    async def agree(self, ctx: Asking) -> None:
        """Agree to be named in the list and the export; again takes it back."""
        await ctx.answer(await self.studying.reading.agree(await self._taken(ctx), ctx.author.id), share=False)

    @study.asking()
    async def ask(self, ctx: Asking, text: str = "") -> None:
        """Ask the leader something without your name; alone, see your questions.

        Args:
            text: Your question.
        """
        study, asking = self._meant(ctx, ended=not text.strip()), self.studying.asking
        if not text.strip():
            await ctx.answer_privately(partial(asking.own, study, ctx.author.id), study_id("own", study.id))
            return
        await self.studying.reading.taking_part(study, ctx.author.id)
        if ctx.interaction is not None:
            await ctx.interaction.response.defer(ephemeral=True, thinking=True)
        reply = await asking.ask(ctx.bot, study, ctx.author.id, text)
        if ctx.interaction is None:
            reply = replace(reply, blocks=(*reply.blocks, phrases.subtext(NAMED_HERE)))
        await ctx.answer(reply, share=False)

    async def _taken(self, ctx: Asking) -> Study:
        """Return the study in which somebody takes part, of those that may be meant here; else what is meant."""
        every = self.studying.finding.every(ctx.author, ctx.channels)
        return await self.studying.reading.taken(every, ctx.author.id)

    @start.autocomplete("article")
    async def _articles(self, _: Interaction, current: str) -> choices.Choices:
        return choices.offered(current, choices.articles(self.studying.finding.desk.library))

    @start.autocomplete("zone")
    async def _zones(self, _: Interaction, current: str) -> choices.Choices:
        return choices.offered(
            current.strip().replace(" ", "_"), choices.prepared((name, name) for name in zone_names())
        )


async def add_study_commands(bot: commands.AutoShardedBot | commands.Bot, studying: Studying) -> None:
    """Read which studies run, and register the commands of what a group does together."""
    await studying.studies.load()
    await bot.add_cog(StudyCommands(studying))
    await bot.add_cog(QuizCommands(studying.quizzing))
    await bot.add_cog(PollCommands(studying.polling))
