"""What the leader of a study does with it; moderators may too, and the leader needs no right on the server."""

from __future__ import annotations

from functools import partial

import discord

from bot.commands import choices
from bot.commands.asking import Asking, Interaction, asking_group, servers_only
from bot.community.studies.study import Study
from bot.rendering.studies.units import study_id
from bot.views.sending import channels_of
from bot.views.studies.finding import member_of
from bot.views.studies.leading import Leader
from bot.views.studies.studying import Studying
from content.citation import parse


class LeadingCommands:
    """The group of all commands of studies, with those that lead one."""

    studying: Studying

    @asking_group(fallback="status")
    @servers_only
    async def study(self, ctx: Asking, share: bool = False) -> None:
        """Show how the study here stands: its plan, the next meeting, the pace.

        Args:
            share: Show the answer to everybody here.
        """
        reading = self.studying.reading
        await ctx.answer(await reading.here(member_of(ctx.author), ctx.channels, reading.status), share=share)

    @study.asking()
    async def pause(self, ctx: Asking) -> None:
        """Have nothing open until you resume."""
        await ctx.answer(await self.studying.leading.pause(*self._led(ctx)), share=False)

    @study.asking()
    async def resume(self, ctx: Asking) -> None:
        """Go on; meetings that fell into the pause come weeks later."""
        await ctx.answer(await self.studying.leading.resume(*self._led(ctx)), share=False)

    @study.asking()
    async def shift(self, ctx: Asking, days: int = 7) -> None:
        """Move all dates to come.

        Args:
            days: By how many days; earlier with a minus.
        """
        await ctx.answer(await self.studying.leading.shift(*self._led(ctx), days), share=False)

    @study.asking()
    async def skip(self, ctx: Asking, unit: int | None = None) -> None:
        """Leave out a unit; the others keep their dates.

        Args:
            unit: Its number, if not the one that the group meets about next.
        """
        await ctx.answer(await self.studying.leading.skip(*self._led(ctx), unit), share=False)

    @study.asking()
    async def end(self, ctx: Asking) -> None:
        """End the study; its record stays."""
        await ctx.answer(await self.studying.leading.end(*self._led(ctx)), share=False)

    @study.asking()
    async def leader(self, ctx: Asking, member: discord.Member) -> None:
        """Have somebody else lead the study.

        Args:
            member: Who leads it from now on.
        """
        await ctx.answer(await self.studying.leading.hand_over(*self._led(ctx), member), share=False)

    @study.asking()
    async def events(self, ctx: Asking, on: bool = True) -> None:
        """Keep the next meetings in this server's events, or not.

        Args:
            on: Whether they stand there; off takes them out.
        """
        await ctx.answer(await self.studying.meetings.turn(*self._led(ctx), on=on), share=False)

    @study.asking()
    async def mark(self, ctx: Asking, citation: str = "") -> None:
        """Say up to where the group has read.

        Args:
            citation: The last passage that was read, such as ¶8 or §2; without it, as far as the plan says.
        """
        study, by = self._led(ctx)
        article = self.studying.finding.desk.library.with_slug(study.article)
        passage = parse(article, citation) if citation.strip() else None
        await ctx.answer(await self.studying.leading.mark(study, by, passage), share=False)

    @study.asking()
    async def questions(self, ctx: Asking) -> None:
        """Show the questions that wait for the leader."""
        study, _ = self._led(ctx, ended=True)
        await ctx.answer_privately(partial(self.studying.asking.waiting, study), study_id("questions", study.id))

    @study.asking()
    async def notes(self, ctx: Asking) -> None:
        """Show the leader what readers wrote for them alone."""
        member = member_of(ctx.author)
        study = self.studying.finding.led_alone(member, ctx.channels)
        make = partial(self.studying.recording.notes_for, member, study)
        await ctx.answer_privately(make, study_id("notes", study.id, 0))

    @study.asking()
    async def export(self, ctx: Asking) -> None:
        """Take the record along, and the meetings as a calendar."""
        study, _ = self._led(ctx, ended=True)
        if ctx.interaction is None:
            await ctx.answer_privately(partial(self.studying.reading.status, study), study_id("export", study.id))
            return
        await ctx.interaction.response.defer(ephemeral=True, thinking=True)
        send = partial(ctx.interaction.followup.send, ephemeral=True)
        await self.studying.recording.export(member_of(ctx.author).guild, study, send)

    @mark.autocomplete("citation")
    async def _passages(self, interaction: Interaction, current: str) -> choices.Choices:
        known = self.studying.studies.known(self.studying.studies.study_in(channels_of(interaction.channel)) or 0)
        library = self.studying.finding.desk.library
        article = library.articles.get(known.article) if known else None
        return choices.citable(article or library.default, current)

    def _meant(self, ctx: Asking, *, ended: bool = False) -> Study:
        return self.studying.finding.meant(member_of(ctx.author), ctx.channels, ended=ended)

    def _led(self, ctx: Asking, *, ended: bool = False) -> tuple[Study, Leader]:
        """Return the study that is meant, and who leads it; raise RefusedError for anybody else."""
        member, finding = member_of(ctx.author), self.studying.finding
        study = finding.led(member, ctx.channels) if ended else self._meant(ctx)
        finding.require_leader(member, study)
        is_heard = ctx.interaction is None and study.told_in == ctx.channel.id
        return study, Leader(member.id, member.guild, is_heard)
