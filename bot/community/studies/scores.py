"""Scores of quizzes on units: kept for the reader alone; the group has an average, counted by fives.

Scores are added to the average five or more at a time, and never taken out of it: whoever looks at it before and after
somebody takes the quiz, hides or leaves, learns nothing about a single one. Each five are of different readers. Who
leaves is forgotten, so that their score after they joined again counts once more: it is an average of scores.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.community.studies.plan import Unit
from bot.community.studies.studies import Studies
from bot.community.studies.study import LEAST_COUNTED

if TYPE_CHECKING:
    from bot.community.store.store import Store


class Scores:
    """What readers of studies had right."""

    def __init__(self, store: Store, studies: Studies) -> None:
        self._store = store
        self._studies = studies

    async def keep(self, unit: Unit, reader: int, right: int, asked: int) -> Unit | None:
        """Keep a reader's first score on a unit, and return the unit as it is counted; None for who takes no part."""
        async with self._store.transaction() as transaction:
            if await transaction.studies.participant(unit.study, reader, held=True) is None:
                return None
            if await transaction.studies.keep_score(unit, reader, (right, asked), self._studies.at()):
                await transaction.studies.count_scores(unit, LEAST_COUNTED)
            return await transaction.studies.unit(unit.id)
