"""What a leader does with a study: pause, resume, move, skip, end, mark, and take it along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import discord

from bot.community.studies.moving import MOST_DAYS, resumed, shifted, without
from bot.community.studies.plan import Unit, in_order
from bot.community.studies.progress import moment_of, next_to_meet
from bot.community.studies.questions import StudyQuestions
from bot.community.studies.studies import Changed, Changing, Studies
from bot.community.studies.study import Study
from bot.errors import RefusedError, UsageError
from bot.rendering.reply import Reply
from bot.rendering.studies.notices import forum_gone, goes_on, has_ended, is_paused, leads_now, left_out, moved_by
from bot.rendering.studies.plan import Shown, held_back, status_page
from bot.rendering.studies.units import named
from bot.views.studies.finding import HAS_ENDED, NO_SUCH, StudyFinding, require_fit_to_lead
from bot.views.studies.telling import renew_openers, tell_group
from content.citation import Passage
from content.errors import counted

Notice = Callable[[Shown], str]

NOTHING_TO_COME: Final = "No meeting of this study is to come: study end ends it."


@dataclass(frozen=True, slots=True)
class Leader:
    """Whoever leads a study or moderates its server, and where they say so; `is_heard` where the group reads along."""

    id: int
    guild: discord.Guild
    is_heard: bool


class StudyLeading:
    """What leaders and moderators do; who may is asked before. The group is told of what changes for it."""

    def __init__(self, finding: StudyFinding, studies: Studies, questions: StudyQuestions) -> None:
        self.finding = finding
        self.studies = studies
        self.questions = questions

    async def pause(self, study: Study, by: Leader) -> Reply:
        """Have nothing open until the study goes on."""

        def paused(study: Study, _: Sequence[Unit]) -> Changed:
            if study.state == "paused":
                raise RefusedError("This study is paused already: study resume goes on with it.")
            return Changed("study pause", {"state": "paused", "paused_at": self.studies.at()})

        study = await self.change(study, by, paused)
        words = "The study is paused: nothing opens and nobody is reminded until study resume."
        words += " Its meetings are taken out of this server's events until then." if study.events else ""
        return await self._told(study, by, Reply((words,)), is_paused)

    async def resume(self, study: Study, by: Leader) -> Reply:
        """Go on with a paused study; meetings that fell into the pause come later, on the same day of the week."""
        moved: list[Unit] = []

        def resumes(study: Study, units: Sequence[Unit]) -> Changed:
            if study.state != "paused":
                raise RefusedError("This study is not paused: study status shows how it stands.")
            now = self.studies.at()
            moved.extend(resumed(units, study.zone, study.paused_at or now, now))
            return Changed("study resume", {"state": "active", "paused_at": None}, moved)

        study = await self.change(study, by, resumes)
        words = "The study goes on." + (" All dates to come moved by whole weeks." if moved else "")
        return await self._changed(study, by, words, goes_on)

    async def shift(self, study: Study, by: Leader, days: int) -> Reply:
        """Move all dates that are to come."""
        if days == 0 or abs(days) > MOST_DAYS:
            raise UsageError(
                f"Say by how many days, up to {MOST_DAYS}, such as study shift days:7, or with a minus for earlier."
            )

        def shifts(study: Study, units: Sequence[Unit]) -> Changed:
            now = self.studies.at()
            moved = shifted(units, study.zone, days, moment_of(study, now))
            if not moved:
                raise RefusedError(NOTHING_TO_COME)
            by_id = {one.id: one for one in moved}
            after = [by_id.get(one.id, one) for one in units]
            if moved[0].meets_at <= moment_of(study, now) or not in_order(after):
                raise UsageError("So many days earlier there is no room for the meetings: say fewer.")
            return Changed("study shift", units=moved, detail=f" by {counted(days, 'day')}")

        study = await self.change(study, by, shifts)
        words = f"All dates to come are {counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}."
        return await self._changed(study, by, words, partial(moved_by, days=days))

    async def skip(self, study: Study, by: Leader, number: int | None = None) -> Reply:
        """Leave out a unit, by its number or what the group would meet about next; the others keep their dates."""
        skipped: list[Unit] = []

        def skips(study: Study, units: Sequence[Unit]) -> Changed:
            now = moment_of(study, self.studies.at())
            unit = next_to_meet(study, units, now) if number is None else _numbered(units, number, now)
            if unit is None:
                raise RefusedError(NOTHING_TO_COME)
            skipped.append(without(unit, now))
            return Changed("study skip", units=skipped, detail=f", unit {unit.number}")

        study = await self.change(study, by, skips)
        (unit,) = skipped
        name = named(self.finding.desk.library.articles.get(study.article), unit)
        words = f"Unit {unit.number}, {name}, is skipped; the others keep their dates."
        return await self._changed(study, by, words, partial(left_out, unit=unit))

    async def end(self, study: Study, by: Leader) -> Reply:
        """End a study: nothing opens any more, and its record stays."""

        def ends(_: Study, __: Sequence[Unit]) -> Changed:
            return Changed("study end", {"state": "ended", "ended_at": self.studies.at()})

        study = await self.change(study, by, ends)
        waiting = await self.questions.waiting(study)
        words = f"The study has ended in <#{study.channel}>. study export gives its record to whoever led it."
        words += f" {counted(waiting, 'question waits', 'questions wait')}: study questions." if waiting else ""
        return await self._told(study, by, Reply((words,)), has_ended)

    async def hand_over(self, study: Study, by: Leader, member: discord.Member) -> Reply:
        """Have somebody else lead a study."""
        for place in study.places:
            require_fit_to_lead(member, by.guild.get_channel(place))

        def hands_over(study: Study, _: Sequence[Unit]) -> Changed:
            if study.leader == member.id:
                raise RefusedError("That member leads this study already: study status says who does.")
            return Changed("study leader", {"leader": member.id}, detail=f", now {member.id}")

        study = await self.change(study, by, hands_over)
        words = (
            f"<@{member.id}> leads this study now, and reads from now on what readers write for its leader. What was "
            "written until now is its writers' alone again."
        )
        return await self._told(study, by, Reply((words,)), leads_now, hearing=member.id)

    async def mark(self, study: Study, by: Leader, passage: Passage | None) -> Reply:
        """Say up to where the group has read; with no passage, that it is again what the plan says."""
        if passage is None:
            study = await self.change(study, by, lambda _, __: Changed("study mark", {"mark": "", "marked_at": None}))
            return status_page(await self.finding.shown(study)).with_note("The mark follows the plan again.")
        if passage.article.slug != study.article:
            raise UsageError("That is of another text than this study reads: name a passage of its own text.")
        paragraph = passage.article.paragraph(passage.last)

        def marks(_: Study, __: Sequence[Unit]) -> Changed:
            values = {"mark": paragraph.id, "marked_at": self.studies.at()}
            return Changed("study mark", values, detail=f" at ¶{paragraph.number}")

        await self.change(study, by, marks)
        words = f"The group has read up to ¶{paragraph.number}"
        if paragraph.number == passage.article.last:
            return Reply((f"{words}, the end of the text: nothing is kept back any more.",))
        return Reply((f"{words}, until a unit opens that goes further. {held_back(study)}",))

    async def change(self, study: Study, by: Leader, make: Changing) -> Study:
        """Change a study that runs; raise a sentence where it does not any more."""

        def checked(study: Study, units: list[Unit]) -> Changed:
            if not study.is_running:
                raise RefusedError(HAS_ENDED)
            return make(study, units)

        changed = await self.studies.change(study.id, by.id, checked)
        if changed is None:
            raise RefusedError(NO_SUCH)
        return changed

    async def _changed(self, study: Study, by: Leader, words: str, notice: Notice) -> Reply:
        """Tell the group what changed, and return how the study stands now, the change said first."""
        shown = await self.finding.shown(study)
        if next_to_meet(study, shown.units, shown.now) is None:
            words += " No meeting is to come now: study end ends the study."
        reply = await self._told(study, by, status_page(shown).with_note(words), notice)
        await renew_openers(by.guild, shown, await self.studies.openers(_to_be_met(shown)))
        return reply

    async def forum_gone(self, guild: discord.Guild, study: Study) -> None:
        """Tell a group whose study ended because its forum was deleted, where its home is there still."""
        await tell_group(guild, await self.finding.shown(study), forum_gone)

    async def _told(
        self, study: Study, by: Leader, reply: Reply, notice: Notice, *, hearing: int | None = None
    ) -> Reply:
        """Tell the group, unless it read the answer anyway, and bring up to date what it joined by.

        Nobody is notified but `hearing`, who leads from now on.
        """
        shown = await self.finding.shown(study)
        if hearing == by.id:
            hearing = None
        heard = by.is_heard and hearing is None
        if await tell_group(by.guild, shown, None if heard else notice, hearing):
            return reply
        return reply.with_note(f"I could not tell the group in <#{study.channel}>: tell them yourself.")


def _to_be_met(shown: Shown) -> list[Unit]:
    """Return the units that have opened and whose meeting was to come: what they say of its date may be old."""
    moment = moment_of(shown.study, shown.now)
    return [one for one in shown.units if one.opens_at <= moment and one.meets_at > shown.now]


def _numbered(units: Sequence[Unit], number: int, now: int) -> Unit:
    """Return the unit of a number that can be left out; raise UsageError where it cannot."""
    unit = next((one for one in units if one.number == number), None)
    if unit is None:
        raise UsageError(f"There is no unit {number}: this study has 1 to {len(units)}.")
    if unit.skipped:
        raise UsageError(f"Unit {number} is skipped already.")
    if unit.meets_at <= now:
        raise UsageError(f"The meeting about unit {number} is past: only what is to come can be skipped.")
    return unit
