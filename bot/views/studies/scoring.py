"""Quizzes on the units of studies: what they ask about, and how the group did."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from bot.community.studies.plan import Unit
from bot.community.studies.progress import opened
from bot.community.studies.scores import Scores
from bot.community.studies.studies import Studies
from bot.community.studies.study import Study
from bot.rendering.studies.units import average_words, passage_of
from bot.views.desk import Desk
from bot.views.studies.finding import StudyFinding
from content.citation import Passage

NO_UNIT: Final = "The unit of that quiz is not there any more: quiz begins another one."
ENDED: Final = "The study has ended, and that unit had not opened: quiz still asks about the text."
LEFT_OUT: Final = "The group leaves that unit out: quiz asks about the text."
NOT_OPEN: Final = "That unit has not opened yet: the message that opens it will have its quiz."
WORDS_GONE: Final = "The words of that unit are no longer in the text: quiz asks about what is."


class StudyUnits:
    """What quizzes know of studies."""

    def __init__(self, desk: Desk, finding: StudyFinding, studies: Studies, scores: Scores) -> None:
        self.desk = desk
        self.finding = finding
        self.studies = studies
        self.scores = scores

    async def quizzed(self, unit: int, user: Any) -> Passage | str:
        """Return what a unit reads that has opened and somebody sees; else a sentence that says why it has no quiz.

        Once a study has ended, what it had opened is still asked about.
        """
        found = await self.studies.unit(unit)
        study = self.studies.known(found.study) if found else None
        if found is None or study is None or not self.finding.sees(user, study):
            return NO_UNIT
        passage = passage_of(self.desk.library.articles.get(study.article), found)
        return self._closed(study, found) or passage or WORDS_GONE

    def _closed(self, study: Study, unit: Unit) -> str:
        """Return why a unit has no quiz; empty where it has opened."""
        if unit.skipped:
            return LEFT_OUT
        if opened(study, [unit], self.studies.at()):
            return ""
        return NOT_OPEN if study.is_running else ENDED

    async def newest(self, channels: Sequence[int]) -> int | None:
        """Return the unit that opened last in the study of a thread or its channel; None where there is none."""
        study = self.studies.known(self.studies.study_in(channels) or 0)
        begun = opened(study, await self.studies.units(study.id), self.studies.at()) if study else []
        return max(begun, key=lambda one: one.opens_at).id if begun else None

    async def scored(self, unit: int, reader: int, right: int, asked: int) -> str:
        """Keep a score, and say how the group did; empty for who takes no part."""
        found = await self.studies.unit(unit)
        kept = await self.scores.keep(found, reader, right, asked) if found else None
        return average_words(kept) if kept else ""
