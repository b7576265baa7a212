"""Questions that readers ask without their name: kept until the leader releases them to the group, or answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.community.studies.studies import Studies
from bot.community.studies.study import MOST_OPEN_QUESTIONS, Question, Study

if TYPE_CHECKING:
    from bot.community.store.store import Store

MOST_TRIES: Final = 100


class StudyQuestions:
    """What readers of studies ask."""

    def __init__(self, store: Store, studies: Studies) -> None:
        self._store = store
        self._studies = studies

    async def ask(self, study: Study, reader: int, text: str) -> Question | None:
        """Keep a question; None where the reader has too many that wait."""
        wanted = Question(study=study.id, reader=reader, text=text, at=self._studies.at())
        async with self._store.transaction() as transaction:
            await transaction.hold("questions", study.id)  # two at once could each find the last place free
            asked = await transaction.studies.questions(study.id)
            waiting = [one for one in asked if one.reader == reader and one.state == "asked"]
            if len(waiting) >= MOST_OPEN_QUESTIONS:
                return None
            return Question(
                id=await transaction.studies.ask(wanted),
                study=study.id,
                reader=reader,
                text=text,
                at=wanted.at,
            )

    async def of(self, study: Study) -> list[Question]:
        """Return what was asked in a study, the oldest first."""
        async with self._store.looking() as transaction:
            return await transaction.studies.questions(study.id)

    async def found(self, number: int) -> Question | None:
        """Return a question by its number."""
        if self._store.holds_nothing:
            return None
        async with self._store.looking() as transaction:
            return await transaction.studies.question(number)

    async def release(self, question: Question) -> bool:
        """Note that a question goes to the group; False where it was settled already."""
        return await self._settle(question, state="released")

    async def answer(self, question: Question, words: str) -> bool:
        """Keep the answer to a question; False where it was settled already."""
        return await self._settle(question, state="answered", answer=words)

    async def newest_thread(self, study: Study) -> int | None:
        """Return the thread of the unit that opened last, of those that stand; None where none does.

        In a forum it is the place of its opener, else it has the number of the message that it was begun on.
        """
        async with self._store.looking() as transaction:
            for unit in reversed(await transaction.studies.units(study.id)):
                for post in await transaction.deliveries.of("unit", unit.id, MOST_TRIES):
                    if post.state == "sent":
                        return post.message if post.place == study.channel else post.place
        return None

    async def dismiss(self, question: Question) -> bool:
        """Note that a question gets no answer; False where it was settled already."""
        return await self._settle(question, state="dismissed")

    async def waiting(self, study: Study) -> int:
        """Return how many questions wait in a study."""
        return sum(one.state == "asked" for one in await self.of(study))

    async def take_back(self, question: Question) -> None:
        """Note that a question that could not be posted waits again."""
        async with self._store.transaction() as transaction:
            await transaction.studies.move_question(question.id, "released", state="asked")

    async def _settle(self, question: Question, **changed: str) -> bool:
        async with self._store.transaction() as transaction:
            return await transaction.studies.move_question(question.id, "asked", **changed)
