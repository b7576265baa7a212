"""Who takes part in studies: joined, counted or hidden, named or not, and what they have finished."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from bot.community.studies.plan import Unit
from bot.community.studies.study import MOST_PARTICIPANTS, Pace, Participant, Study

if TYPE_CHECKING:
    from bot.community.store.store import Store


class Readers:
    """The readers of all studies."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    async def agreed(self, number: int) -> list[Participant]:
        """Return who agreed to be named, in the order in which they joined."""
        async with self._store.looking() as transaction:
            return await transaction.studies.agreed(number)

    async def participant(self, number: int, reader: int) -> Participant | None:
        """Return a reader as they take part; None where they do not."""
        if self._store.holds_nothing:
            return None
        async with self._store.looking() as transaction:
            return await transaction.studies.participant(number, reader)

    async def join(self, study: Study, reader: int) -> bool | None:
        """Have a reader take part; False where they do already, None where the study is full."""
        async with self._store.transaction() as transaction:
            await transaction.studies.get(study.id, held=True)  # who joins at the same time waits, and is counted
            if await transaction.studies.participant(study.id, reader):
                return False
            if await transaction.studies.size(study.id) >= MOST_PARTICIPANTS:
                return None
            joined = Participant(study=study.id, reader=reader, joined_at=self._at())
            await transaction.studies.keep_participant(joined)
            return True

    async def leave(self, study: Study, reader: int) -> bool:
        """Forget that a reader takes part, what they finished and asked; False where they do not.

        What they wrote for the leader is theirs alone again.
        """
        async with self._store.transaction() as transaction:
            await transaction.notes.keep_from_leader(study.id, reader)
            return await transaction.studies.forget_participant(study.id, reader)

    async def hide(self, study: Study, reader: int, *, hidden: bool) -> bool:
        """Leave a reader out of the counts, or not; False where they take no part."""
        async with self._store.transaction() as transaction:
            return await transaction.studies.decide(study.id, reader, hidden=hidden)

    async def agree(self, study: Study, reader: int) -> bool | None:
        """Let a reader be named, or not any more, and say which; None where they take no part."""
        async with self._store.transaction() as transaction:
            found = await transaction.studies.participant(study.id, reader, held=True)
            if found is not None:
                await transaction.studies.decide(study.id, reader, agreed=not found.agreed)
        return None if found is None else not found.agreed

    async def toggle_finished(self, unit: Unit, reader: int) -> bool | None:
        """Keep that a reader finished a unit, or not any more, and say which; None where they take no part."""
        async with self._store.transaction() as transaction:
            if await transaction.studies.participant(unit.study, reader, held=True) is None:
                return None
            return await transaction.studies.toggle_finished(unit, reader, self._at())

    async def finished_by(self, number: int, reader: int) -> set[int]:
        """Return which units a reader has finished, by their ids."""
        async with self._store.looking() as transaction:
            return await transaction.studies.finished_by(number, reader)

    async def pace(self, number: int) -> Pace:
        """Return how far the readers are who do not hide themselves, as counts."""
        async with self._store.looking() as transaction:
            counted = await transaction.studies.counted(number)
            return Pace(counted, await transaction.studies.finished_counts(number))

    def _at(self) -> int:
        return int(self._now().timestamp())
