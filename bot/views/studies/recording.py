"""What a study leaves to whoever leads it: its record, its calendar, and the notes that were written for them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from io import BytesIO
from typing import Any

import discord

from bot.community.notes import Notes
from bot.community.polling.polls import Polls
from bot.community.studies.questions import StudyQuestions
from bot.community.studies.study import Study
from bot.errors import RefusedError
from bot.rendering.pressing import Pressed
from bot.rendering.reply import Reply
from bot.rendering.studies.plan import Shown
from bot.rendering.studies.questions import leader_notes
from bot.rendering.studies.record import CALENDAR, EXPORTED, MOST_NAMED, RECORD, calendar, record
from bot.views.notes import turn_or_open
from bot.views.sending import Interaction, is_direct
from bot.views.studies.finding import LEADER_ALONE, StudyFinding, member_of


class StudyRecording:
    """What is taken along."""

    def __init__(self, finding: StudyFinding, questions: StudyQuestions, notes: Notes, polls: Polls) -> None:
        self.finding = finding
        self.questions = questions
        self.notes = notes
        self.polls = polls

    async def notes_for(self, user: Any, study: Study, page: int = 0) -> Reply:
        """Return what readers wrote for the leader, to the leader alone: moderators see none of it."""
        if not self.finding.leads(member_of(user), study.id):
            raise RefusedError(LEADER_ALONE)
        notes = list(reversed(await self.notes.for_leader(study.id)))
        return leader_notes(notes, self.finding.desk.library, page, study.id)

    async def export(self, guild: discord.Guild, study: Study, send: Callable[..., Awaitable[Any]]) -> None:
        """Send the record of a study and its calendar."""
        shown = await self.finding.shown(study)
        names = await _names(guild, shown)
        asked = await self.questions.of(study)
        shared = await self.notes.shared_in(study.id, study.article)
        ballots = await self.polls.of_study(study.id)
        files = [
            discord.File(BytesIO(record(shown, asked, shared, ballots, names)), RECORD),
            discord.File(BytesIO(calendar(shown)), CALENDAR),
        ]
        await send(EXPORTED, files=files)

    # ------------------------------------------------------------ buttons

    async def press_notes(self, interaction: Interaction, pressed: Pressed) -> None:
        """Turn the notes for the leader."""
        study = self.finding.numbered(interaction.user, pressed.number(), running=False)
        reply = await self.notes_for(interaction.user, study, pressed.number(1) or 0)
        await turn_or_open(interaction, reply)

    async def press_export(self, interaction: Interaction, pressed: Pressed) -> None:
        """Send the record of a study to whoever leads it."""
        study = self.finding.numbered(interaction.user, pressed.number(), running=False)
        self.finding.require_leader(interaction.user, study)
        # Names are asked of Discord one by one, which takes longer than it waits for an answer.
        await interaction.response.defer(ephemeral=not is_direct(interaction), thinking=True)
        send = partial(interaction.followup.send, ephemeral=not is_direct(interaction))
        await self.export(member_of(interaction.user).guild, study, send)


async def _names(guild: discord.Guild, shown: Shown) -> dict[int, str]:
    """Return the names of those who agreed to be named; who left the server is left out."""
    names = {}
    for one in shown.agreed[:MOST_NAMED]:
        try:
            member = await guild.fetch_member(one.reader)
        except discord.HTTPException:
            continue
        names[one.reader] = member.display_name
    return names
