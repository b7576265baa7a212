"""What a leader does with a study: pause, resume, move, skip, end, mark, and take it along."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import Any, Final

import discord

from bot.community.notes import Note, Notes
from bot.community.polling.polls import Polls
from bot.community.studies.moving import MOST_DAYS, next_to_meet, resumed, shifted
from bot.community.studies.plan import in_order
from bot.community.studies.questions import StudyQuestions
from bot.community.studies.studies import Studies
from bot.community.studies.study import RUNNING, Study
from bot.errors import RefusedError, UsageError
from bot.rendering.pressing import Pressed
from bot.rendering.reply import Reply
from bot.rendering.studies.plan import Shown, status_page
from bot.rendering.studies.questions import leader_notes
from bot.rendering.studies.record import CALENDAR, EXPORTED, RECORD, calendar, record
from bot.rendering.studies.units import named
from bot.views.notes import turn_or_open
from bot.views.sending import Interaction, is_direct
from bot.views.studies.finding import CHANGED_MEANWHILE, LEADER_ALONE, StudyFinding, member_of
from content.citation import Passage
from content.errors import counted

NOTHING_TO_COME: Final = "No meeting of this study is to come: study end ends it."
MOST_FETCHED: Final = 50


class StudyLeading:
    """What leaders and moderators do; who may is asked before."""

    def __init__(
        self, finding: StudyFinding, studies: Studies, questions: StudyQuestions, notes: Notes, polls: Polls
    ) -> None:
        self.finding = finding
        self.studies = studies
        self.questions = questions
        self.notes = notes
        self.polls = polls

    async def pause(self, study: Study, actor: int) -> Reply:
        """Have nothing open until the study goes on."""
        by = self.studies.change_by(actor, "study pause", study)
        if study.state == "paused":
            raise RefusedError("This study is paused already: study resume goes on with it.")
        if not await self.studies.change(study, by, ("active",), state="paused", paused_at=self.studies.at()):
            raise RefusedError(CHANGED_MEANWHILE)
        events = " Its meetings are taken out of this server's events until then." if study.events else ""
        return Reply((f"The study is paused: nothing opens and nobody is reminded until study resume.{events}",))

    async def resume(self, study: Study, actor: int) -> Reply:
        """Go on with a paused study; meetings that fell into the pause come later, on the same day of the week."""
        if study.state != "paused":
            raise RefusedError("This study is not paused: study status shows how it stands.")
        now, units = self.studies.at(), await self.studies.units(study.id)
        moved = resumed(units, study.zone, study.paused_at or now, now)
        by = self.studies.change_by(actor, "study resume", study)
        if not await self.studies.change(study, by, ("paused",), moved, state="active", paused_at=None):
            raise RefusedError(CHANGED_MEANWHILE)
        words = "The study goes on." + (" The dates that fell into the pause moved by whole weeks." if moved else "")
        return await self._changed(study, words, state="active", paused_at=None)

    async def shift(self, study: Study, actor: int, days: int) -> Reply:
        """Move all dates that are to come."""
        if days == 0 or abs(days) > MOST_DAYS:
            raise UsageError(f"Say by how many days, from 1 to {MOST_DAYS}, such as study shift days:7.")
        now, units = self.studies.at(), await self.studies.units(study.id)
        moved = shifted(units, study.zone, days, now)
        if not moved:
            raise RefusedError(NOTHING_TO_COME)
        by_id = {one.id: one for one in moved}
        after = [by_id.get(one.id, one) for one in units]
        if moved[0].meets_at <= now or not in_order(after):
            raise UsageError("So many days earlier there is no room for the meetings: say fewer.")
        by = self.studies.change_by(actor, "study shift", study, f" by {counted(days, 'day')}")
        if not await self.studies.change(study, by, RUNNING, moved):
            raise RefusedError(CHANGED_MEANWHILE)
        way = "later" if days > 0 else "earlier"
        return await self._changed(study, f"All dates to come are {counted(abs(days), 'day')} {way}.")

    async def skip(self, study: Study, actor: int) -> Reply:
        """Leave out the unit that the group would meet about next; the others keep their dates."""
        now, units = self.studies.at(), await self.studies.units(study.id)
        unit = next_to_meet(units, now)
        if unit is None:
            raise RefusedError(NOTHING_TO_COME)
        by = self.studies.change_by(actor, "study skip", study, f", unit {unit.number}")
        if not await self.studies.change(study, by, RUNNING, [replace(unit, skipped=True)]):
            raise RefusedError(CHANGED_MEANWHILE)
        name = named(self.finding.desk.library.articles.get(study.article), unit)
        return await self._changed(study, f"Unit {unit.number}, {name}, is skipped; the others keep their dates.")

    async def end(self, study: Study, actor: int) -> Reply:
        """End a study: nothing opens any more, and its record stays."""
        by = self.studies.change_by(actor, "study end", study)
        if not await self.studies.change(study, by, RUNNING, state="ended", ended_at=self.studies.at()):
            raise RefusedError(CHANGED_MEANWHILE)
        return Reply(("The study has ended. study export gives its record to whoever led it.",))

    async def mark(self, study: Study, actor: int, passage: Passage) -> Reply:
        """Say up to where the group has read."""
        if passage.article.slug != study.article:
            raise UsageError("That is of another text than this study reads: name a passage of its own text.")
        paragraph = passage.article.paragraph(passage.last)
        by = self.studies.change_by(actor, "study mark", study, f" at ¶{paragraph.number}")
        if not await self.studies.change(study, by, RUNNING, mark=paragraph.id, marked_at=self.studies.at()):
            raise RefusedError(CHANGED_MEANWHILE)
        return Reply((f"The group has read up to ¶{paragraph.number}, until another unit opens.",))

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
        shared = await self._shared(study)
        ballots = await self.polls.of_study(study.id)
        files = [
            discord.File(BytesIO(record(shown, asked, shared, ballots, names)), RECORD),
            discord.File(BytesIO(calendar(shown)), CALENDAR),
        ]
        await send(EXPORTED, files=files)

    async def _shared(self, study: Study) -> list[Note]:
        """Return what readers of a study shared in the margin while it ran, the oldest first."""
        places = await self.notes.places(study.server, study.article)
        return [one for one in await self.notes.margin(study.server, study.article, places) if one.study == study.id]

    async def _changed(self, study: Study, words: str, **changed: Any) -> Reply:
        """Return how a study stands after a change, said first."""
        return status_page(await self.finding.shown(replace(study, **changed))).with_note(words)

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
        send = partial(interaction.response.send_message, ephemeral=not is_direct(interaction))
        await self.export(member_of(interaction.user).guild, study, send)


async def _names(guild: discord.Guild, shown: Shown) -> dict[int, str]:
    """Return the names of those who agreed to be named; who left the server is left out."""
    names = {}
    for one in shown.agreed[:MOST_FETCHED]:
        try:
            member = await guild.fetch_member(one.reader)
        except discord.HTTPException:
            continue
        names[one.reader] = member.display_name
    return names
