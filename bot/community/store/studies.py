"""Studies, their units, who takes part, who finished what, and questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any, Final

from sqlalchemy import ColumnElement, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.store.tables import finished, participants, scores, studies, study_questions, study_units
from bot.community.store.upserting import upsert
from bot.community.studies.plan import Unit
from bot.community.studies.study import NOBODY, RUNNING, Participant, Question, Study

STUDY: Final = [studies.c[one.name] for one in fields(Study)]
UNIT: Final = [study_units.c[one.name] for one in fields(Unit)]
PARTICIPANT: Final = [participants.c[one.name] for one in fields(Participant)]
QUESTION: Final = [study_questions.c[one.name] for one in fields(Question)]
BEGUN: Final = (*RUNNING, "ended")
TAKEN: Final = (*RUNNING, "starting")


class StudyRecords:
    """Studies, inside one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, study: Study, units: Sequence[Unit]) -> int:
        """Keep a new study with its plan, and return its number."""
        values = asdict(study)
        del values["id"]
        added = insert(studies).values(**values).returning(studies.c.id)
        number = int((await self._connection.execute(added)).scalar_one())
        rows = [{**asdict(unit), "study": number} for unit in units]
        for row in rows:
            del row["id"]
        await self._connection.execute(insert(study_units), rows)
        return number

    async def get(self, number: int, *, held: bool = False) -> Study | None:
        """Return a study by its number; `held`, so that nobody else changes it before this transaction ends.

        Rows that name it as theirs may be written meanwhile: whoever writes them holds its units, and would wait for
        us as we for them.
        """
        wanted = select(*STUDY).where(studies.c.id == number)
        wanted = wanted.with_for_update(key_share=True) if held else wanted
        row = (await self._connection.execute(wanted)).mappings().first()
        return Study(**row) if row else None

    async def begun(self) -> list[Study]:
        """Return every study that began, also those that ended."""
        wanted = select(*STUDY).where(studies.c.state.in_(BEGUN)).order_by(studies.c.id)
        return [Study(**row) for row in (await self._connection.execute(wanted)).mappings()]

    async def running_in(self, channels: Sequence[int]) -> int | None:
        """Return the number of a study whose home or forum is one of some channels: that runs, or is being started."""
        wanted = select(studies.c.id).where(_in(channels), studies.c.state.in_(TAKEN))
        return (await self._connection.execute(wanted.limit(1))).scalar()

    async def move(self, number: int, before: Sequence[str], **changed: Any) -> bool:
        """Change a study that is in one of some states; say whether it was in one."""
        wanted = update(studies).where(studies.c.id == number, studies.c.state.in_(before)).values(**changed)
        return (await self._connection.execute(wanted)).rowcount == 1

    async def keep(self, number: int, **changed: Any) -> None:
        """Change a study."""
        await self._connection.execute(update(studies).where(studies.c.id == number).values(**changed))

    async def give_back_before(self, moment: int) -> None:
        """Make previews again of studies that were claimed before a moment and never announced."""
        never = (studies.c.state == "starting", studies.c.created_at < moment)
        await self._connection.execute(update(studies).where(*never).values(state="preview"))

    async def forget_previews_before(self, moment: int) -> None:
        """Forget plans that nobody started, and those that were dropped."""
        unused = (studies.c.state.in_(("preview", "cancelled")), studies.c.created_at < moment)
        await self._connection.execute(delete(studies).where(*unused))

    async def channel_gone(self, channel: int, at: int) -> None:
        """End what ran in a channel or forum that is gone; what was never started there is forgotten."""
        here = _in((channel,))
        await self._connection.execute(delete(studies).where(here, studies.c.state.not_in(BEGUN)))
        running = update(studies).where(here, studies.c.state.in_(RUNNING))
        await self._connection.execute(running.values(state="ended", ended_at=at))

    # ------------------------------------------------------------ the plan

    async def units(self, study: int) -> list[Unit]:
        """Return the plan of a study, in order."""
        wanted = select(*UNIT).where(study_units.c.study == study).order_by(study_units.c.number)
        return [Unit(**row) for row in (await self._connection.execute(wanted)).mappings()]

    async def unit(self, identity: int) -> Unit | None:
        """Return a unit by its id."""
        row = (await self._connection.execute(select(*UNIT).where(study_units.c.id == identity))).mappings().first()
        return Unit(**row) if row else None

    async def keep_units(self, units: Sequence[Unit]) -> None:
        """Keep the dates of some units as they are now, and which are skipped."""
        for one in units:
            changed = {name: getattr(one, name) for name in ("opens_at", "meets_at", "skipped")}
            await self._connection.execute(update(study_units).where(study_units.c.id == one.id).values(**changed))

    async def keep_event(self, unit: int, event: int | None) -> None:
        """Keep which event of the server is a meeting's."""
        await self._connection.execute(update(study_units).where(study_units.c.id == unit).values(event=event))

    # ------------------------------------------------------------ who takes part

    async def size(self, study: int) -> int:
        """Return how many take part."""
        wanted = select(func.count()).select_from(participants).where(participants.c.study == study)
        return int((await self._connection.execute(wanted)).scalar_one())

    async def agreed(self, study: int) -> list[Participant]:
        """Return who takes part and agreed to be named, in the order in which they joined."""
        wanted = select(*PARTICIPANT).where(participants.c.study == study, participants.c.agreed)
        rows = await self._connection.execute(wanted.order_by(participants.c.joined_at, participants.c.reader))
        return [Participant(**row) for row in rows.mappings()]

    async def participant(self, study: int, reader: int, *, held: bool = False) -> Participant | None:
        """Return a reader as they take part; None where they do not. `held`: they do until this transaction ends."""
        wanted = select(*PARTICIPANT).where(participants.c.study == study, participants.c.reader == reader)
        row = (await self._connection.execute(wanted.with_for_update() if held else wanted)).mappings().first()
        return Participant(**row) if row else None

    async def keep_participant(self, one: Participant) -> None:
        """Keep how a reader takes part."""
        await upsert(self._connection, participants, [asdict(one)])

    async def decide(self, study: int, reader: int, **decided: bool) -> bool:
        """Change how a reader takes part; say whether they do."""
        same = (participants.c.study == study, participants.c.reader == reader)
        return (await self._connection.execute(update(participants).where(*same).values(**decided))).rowcount == 1

    async def forget_participant(self, study: int, reader: int) -> bool:
        """Forget that a reader takes part, what they finished, had right and asked; say whether they did.

        What was released to the group stays with the group, of nobody.
        """
        same = (participants.c.study == study, participants.c.reader == reader)
        did = (await self._connection.execute(delete(participants).where(*same))).rowcount == 1
        for table in (finished, scores):
            await self._connection.execute(delete(table).where(table.c.study == study, table.c.reader == reader))
        asked = (study_questions.c.study == study, study_questions.c.reader == reader)
        released = study_questions.c.state == "released"
        await self._connection.execute(delete(study_questions).where(*asked, ~released))
        await self._connection.execute(update(study_questions).where(*asked).values(reader=NOBODY))
        return did

    async def toggle_finished(self, unit: Unit, reader: int, at: int) -> bool:
        """Keep that a reader finished a unit, or forget it where it was kept; say whether it is kept now."""
        same = (finished.c.unit == unit.id, finished.c.reader == reader)
        if (await self._connection.execute(delete(finished).where(*same))).rowcount:
            return False
        row = {"study": unit.study, "unit": unit.id, "reader": reader, "at": at}
        await upsert(self._connection, finished, [row])
        return True

    async def finished_by(self, study: int, reader: int) -> set[int]:
        """Return which units a reader has finished, by their ids."""
        wanted = select(finished.c.unit).where(finished.c.study == study, finished.c.reader == reader)
        return set((await self._connection.execute(wanted)).scalars())

    async def counted(self, study: int) -> int:
        """Return how many readers are counted: those who do not hide themselves."""
        wanted = select(func.count()).select_from(participants).where(participants.c.study == study)
        return int((await self._connection.execute(wanted.where(~participants.c.hidden))).scalar_one())

    async def finished_counts(self, study: int) -> dict[int, int]:
        """Return how many of those who are counted have finished each unit."""
        same = (participants.c.study == finished.c.study) & (participants.c.reader == finished.c.reader)
        wanted = select(finished.c.unit, func.count()).join(participants, same)
        wanted = wanted.where(finished.c.study == study, ~participants.c.hidden).group_by(finished.c.unit)
        return {unit: int(number) for unit, number in await self._connection.execute(wanted)}

    # ------------------------------------------------------------ quizzes

    async def keep_score(self, unit: Unit, reader: int, answers: tuple[int, int], at: int) -> bool:
        """Keep how many answers a reader had right, of how many; False where one is kept already, which then stays.

        Whoever else ends a quiz on the unit waits for this transaction, so that no score is counted twice.
        """
        held = select(study_units.c.id).where(study_units.c.id == unit.id).with_for_update()
        await self._connection.execute(held)
        same = (scores.c.unit == unit.id, scores.c.reader == reader)
        if (await self._connection.execute(select(scores.c.at).where(*same))).first():
            return False
        row = {"study": unit.study, "unit": unit.id, "reader": reader, "at": at, "counted": False}
        await upsert(self._connection, scores, [{**row, "correct": answers[0], "asked": answers[1]}])
        return True

    async def count_scores(self, unit: Unit, least: int) -> None:
        """Count the scores on a unit that are not counted yet, of those who do not hide, where they are enough."""
        same = (participants.c.study == scores.c.study) & (participants.c.reader == scores.c.reader)
        waiting = (scores.c.unit == unit.id, ~scores.c.counted)
        wanted = select(scores.c.reader, scores.c.correct, scores.c.asked).join(participants, same)
        found = (await self._connection.execute(wanted.where(*waiting, ~participants.c.hidden))).all()
        if len(found) < least:
            return
        readers = [reader for reader, _, _ in found]
        await self._connection.execute(
            update(scores).where(*waiting, scores.c.reader.in_(readers)).values(counted=True)
        )
        await self._connection.execute(
            update(study_units)
            .where(study_units.c.id == unit.id)
            .values(
                quiz_right=study_units.c.quiz_right + sum(right for _, right, _ in found),
                quiz_asked=study_units.c.quiz_asked + sum(asked for _, _, asked in found),
                quiz_readers=study_units.c.quiz_readers + len(found),
            )
        )

    # ------------------------------------------------------------ questions

    async def ask(self, question: Question) -> int:
        """Keep a question, and return its number."""
        values = asdict(question)
        del values["id"]
        added = insert(study_questions).values(**values).returning(study_questions.c.id)
        return int((await self._connection.execute(added)).scalar_one())

    async def question(self, number: int) -> Question | None:
        """Return a question by its number."""
        wanted = select(*QUESTION).where(study_questions.c.id == number)
        row = (await self._connection.execute(wanted)).mappings().first()
        return Question(**row) if row else None

    async def questions(self, study: int) -> list[Question]:
        """Return what was asked in a study, the oldest first."""
        wanted = select(*QUESTION).where(study_questions.c.study == study).order_by(study_questions.c.id)
        return [Question(**row) for row in (await self._connection.execute(wanted)).mappings()]

    async def move_question(self, number: int, before: str, **changed: Any) -> bool:
        """Change a question that is in a state; say whether it was in it."""
        same = (study_questions.c.id == number, study_questions.c.state == before)
        return (await self._connection.execute(update(study_questions).where(*same).values(**changed))).rowcount == 1


def _in(channels: Sequence[int]) -> ColumnElement[bool]:
    return or_(studies.c.channel.in_(channels), studies.c.forum.in_(channels))
