"""Quizzes on the units of studies: what they ask about, and how the group did."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.community.studies.moving import opened
from bot.community.studies.scores import Scores
from bot.community.studies.studies import Studies
from bot.rendering.studies.units import average_words, passage_of
from bot.views.desk import Desk
from bot.views.studies.finding import StudyFinding
from content.citation import Passage


class StudyUnits:
    """What quizzes know of studies."""

    def __init__(self, desk: Desk, finding: StudyFinding, studies: Studies, scores: Scores) -> None:
        self.desk = desk
        self.finding = finding
        self.studies = studies
        self.scores = scores

    async def quizzed(self, unit: int, user: Any) -> Passage | None:
        """Return what a unit reads that has opened; None where somebody sees no such one, or its words are gone."""
        found = await self.studies.unit(unit)
        study = self.studies.known(found.study) if found and opened([found], self.studies.at()) else None
        if found is None or study is None or not self.finding.sees(user, study):
            return None
        return passage_of(self.desk.library.articles.get(study.article), found)

    async def newest(self, channels: Sequence[int]) -> int | None:
        """Return the unit that opened last in the study of a thread or its channel; None where there is none."""
        number = self.studies.study_in(channels)
        begun = opened(await self.studies.units(number), self.studies.at()) if number else []
        return max(begun, key=lambda one: one.opens_at).id if begun else None

    async def scored(self, unit: int, reader: int, right: int, asked: int) -> str:
        """Keep a score, and say how the group did; empty for who takes no part."""
        found = await self.studies.unit(unit)
        kept = await self.scores.keep(found, reader, right, asked) if found else None
        return average_words(kept) if kept else ""
