"""What a reader does in a study: join and leave, say what they have read, be counted and named or not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

import discord

from bot.community.studies.progress import opened
from bot.community.studies.readers import Readers
from bot.community.studies.studies import Studies
from bot.community.studies.study import Participant, Study
from bot.errors import RefusedError
from bot.rendering.pressing import Pressed
from bot.rendering.reply import Reply
from bot.rendering.studies.pace import chart_of, pace_page
from bot.rendering.studies.plan import catch_up_page, status_page
from bot.rendering.studies.units import named
from bot.views.picturing import with_chart
from bot.views.sending import Interaction, respond
from bot.views.studies.finding import NO_STUDY, StudyFinding
from content.errors import listed

NOT_IN: Final = "You do not take part in this study: study join, or its button Join, comes first."
NEVER_IN: Final = "You do not take part in this study, so there is nothing to leave."
JOINED: Final = (
    "You take part in this study. The button “I've read it” under each unit counts you, without your name; study hide "
    "leaves you out of the counts, study catch-up shows what to read first, and by study leave you take part no more."
)
IN_ALREADY: Final = "You take part in this study already: study catch-up shows what to read first."
FULL: Final = "This study is full: ask its leader whether another one begins."
LEFT: Final = (
    "You have left this study: what you finished and had right there, and questions of yours that were not released, "
    "are forgotten. Your notes stay yours, and what you wrote for its leader is yours alone again. While it runs, "
    "study join comes back."
)
HIDDEN: Final = "You are left out of this study's counts: neither number has you. study show brings you back in."
COUNTED: Final = "You are counted in this study again, without your name."
AGREED: Final = (
    "The list of who takes part, and the export, name you from now on; never what you have read. "
    "study agree, said once more, takes that back."
)
UNNAMED: Final = "Nothing names you in this study any more."
LEFT_OUT: Final = "The group leaves that unit out, so nothing of it is counted."
NOT_OPEN: Final = "That unit has not opened yet: read ahead as you like, and press when it has."


class StudyReading:
    """What readers do."""

    def __init__(self, finding: StudyFinding, studies: Studies, readers: Readers) -> None:
        self.finding = finding
        self.studies = studies
        self.readers = readers

    async def join(self, study: Study, reader: int) -> Reply:
        """Have a reader take part."""
        joined = await self.readers.join(study, reader)
        if joined is None:
            raise RefusedError(FULL)
        return Reply((JOINED if joined else IN_ALREADY,))

    async def leave(self, study: Study, reader: int) -> Reply:
        """Have a reader take part no more."""
        if not await self.readers.leave(study, reader):
            raise RefusedError(NEVER_IN)
        return Reply((LEFT,))

    async def hide(self, study: Study, reader: int, *, hidden: bool) -> Reply:
        """Leave a reader out of the counts, or not."""
        if not await self.readers.hide(study, reader, hidden=hidden):
            raise RefusedError(NOT_IN)
        return Reply((HIDDEN if hidden else COUNTED,))

    async def agree(self, study: Study, reader: int) -> Reply:
        """Let a reader be named, or not any more."""
        agreed = await self.readers.agree(study, reader)
        if agreed is None:
            raise RefusedError(NOT_IN)
        return Reply((AGREED if agreed else UNNAMED,))

    async def here(
        self, member: discord.Member, channels: Sequence[int], show: Callable[[Study], Awaitable[Reply]]
    ) -> Reply:
        """Return what is shown of the study of a channel; where none runs there, where studies do."""
        running = self.finding.running_for(member)
        here = self.studies.study_in(channels) is not None
        if not here and len(running) > 1:
            return Reply((f"Studies run in {listed([f'<#{one.channel}>' for one in running])}: ask there.",))
        study = self.finding.maybe(member, channels)
        return await show(study) if study else Reply((NO_STUDY,))

    async def status(self, study: Study) -> Reply:
        """Return how a study stands."""
        return status_page(await self.finding.shown(study))

    async def pace(self, study: Study, *, picture: bool) -> Reply:
        """Return how far a group has read, in words and, if wanted, in pictures; in words alone where none is drawn."""
        shown = await self.finding.shown(study)
        in_words, chart = pace_page(shown), chart_of(shown) if picture else None
        if chart is None:
            return in_words
        return await with_chart(in_words, chart)

    async def catch_up(self, study: Study, reader: int) -> Reply:
        """Return what a reader should read first."""
        shown = await self.finding.shown(study)
        return catch_up_page(shown, await self.readers.finished_by(study.id, reader))

    async def taken(self, studies: Sequence[Study], reader: int) -> Study:
        """Return the first of some studies in which a reader takes part; the first of all where they do in none."""
        for study in studies:
            if await self.readers.participant(study.id, reader) is not None:
                return study
        return studies[0]

    async def taking_part(self, study: Study, reader: int) -> Participant:
        """Return a reader as they take part; raise RefusedError where they do not."""
        found = await self.readers.participant(study.id, reader)
        if found is None:
            raise RefusedError(NOT_IN)
        return found

    # ------------------------------------------------------------ buttons

    async def press_join(self, interaction: Interaction, pressed: Pressed) -> None:
        """Have whoever presses take part."""
        study = self.finding.numbered(interaction.user, pressed.number())
        await respond(interaction, await self.join(study, interaction.user.id), private=True)

    async def press_leave(self, interaction: Interaction, pressed: Pressed) -> None:
        """Have whoever presses take part no more."""
        study = self.finding.numbered(interaction.user, pressed.number(), running=False)
        await respond(interaction, await self.leave(study, interaction.user.id), private=True)

    async def press_status(self, interaction: Interaction, pressed: Pressed) -> None:
        """Show how a study stands to whoever presses."""
        study = self.finding.numbered(interaction.user, pressed.number(), running=False)
        await respond(interaction, await self.status(study), private=True)

    async def press_catch_up(self, interaction: Interaction, pressed: Pressed) -> None:
        """Show whoever presses what to read first."""
        study = self.finding.numbered(interaction.user, pressed.number())
        await respond(interaction, await self.catch_up(study, interaction.user.id), private=True)

    async def press_read(self, interaction: Interaction, pressed: Pressed) -> None:
        """Count that whoever presses has read a unit; pressed again, it is undone."""
        unit = await self.studies.unit(pressed.number() or 0)
        study = self.finding.numbered(interaction.user, unit.study if unit else 0)
        assert unit is not None  # noqa: S101  # `numbered` found its study
        await self.taking_part(study, interaction.user.id)
        if unit.skipped:
            raise RefusedError(LEFT_OUT)
        if not opened(study, [unit], self.studies.at()):
            raise RefusedError(NOT_OPEN)
        kept = await self.readers.toggle_finished(unit, interaction.user.id)
        if kept is None:
            raise RefusedError(NOT_IN)
        name = named(self.finding.desk.library.articles.get(study.article), unit)
        words = (
            f"Noted, for you alone: you have read {name}. Press it again to undo that."
            if kept
            else f"Undone: you have not read {name}."
        )
        await respond(interaction, Reply((words,)), private=True)
