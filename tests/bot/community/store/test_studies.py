"""Studies in the store, on both engines: begun once in a channel, counted without those who hide, moved together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.community.deliveries import Delivery, Notice, Outcome, Refused, Sent, Skipped
from bot.community.store import tables
from bot.community.store.store import Store
from bot.community.studies.plan import Unit
from bot.community.studies.posting import posts_of
from bot.community.studies.questions import StudyQuestions
from bot.community.studies.readers import Readers
from bot.community.studies.scores import Scores
from bot.community.studies.source import UnitSource
from bot.community.studies.studies import Changed, Studies
from bot.community.studies.study import MOST_OPEN_QUESTIONS, Participant, Study
from bot.errors import RefusedError
from content.mark import Mark
from tests.bot.chats import shipped

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
AT = int(NOW.timestamp())
STUDY = Study(server=1, channel=2, article="essay", leader=3, moderator=4, zone="UTC", remind=True)
UNITS = [
    Unit(number=number, title=f"§{number}", first="a", last="b", opens_at=AT + at, meets_at=AT + at + 90_000)
    for number, at in ((1, 0), (2, 200_000))
]


def studies_of(store: Store) -> Studies:
    return Studies(store, lambda: NOW, lambda: None)


def readers_of(store: Store) -> Readers:
    return Readers(store, lambda: NOW)


async def begun(store: Store) -> tuple[Studies, Study]:
    studies = studies_of(store)
    study = await studies.preview(STUDY, UNITS)
    assert await studies.start(study)
    await studies.announced(study, 4, 88)
    return studies, replace(study, state="active", message=88)


def becomes(**values: object) -> Callable[[Study, list[Unit]], Changed]:
    return lambda _, __: Changed("study change", values)


async def test_of_several_starts_in_one_channel_one_begins(store: Store) -> None:
    """Also of several programs."""
    every = [studies_of(store), *(studies_of(Store(store.url)) for _ in range(5))]
    previews = [await one.preview(STUDY, UNITS) for one in every]
    won = await asyncio.gather(*(one.start(preview) for one, preview in zip(every, previews, strict=True)))
    assert sorted(won) == [False] * 5 + [True]
    studies, begun = every[0], previews[won.index(True)]
    assert studies.study_in((2,)) is None  # nothing opens before readers can join
    await studies.announced(begun, 4, 88)
    again = studies_of(store)
    await again.load()
    assert again.study_in((9, 2)) == studies.study_in((2,)) == begun.id
    assert again.study_in((9,)) is None
    await asyncio.gather(*(one.store.close() for one in every[1:]))


async def test_a_study_whose_message_never_came_can_be_started_again(store: Store) -> None:
    """Whether Discord refused it, or the program ended in between; nothing of it was planned."""
    studies = studies_of(store)
    study = await studies.preview(STUDY, UNITS)
    assert await studies.start(study)
    assert await planned(store, "unit", await studies.units(study.id)) == []
    assert not await studies.start(study)
    await studies.give_back(study)
    assert await studies.start(study)
    later = Studies(store, lambda: NOW + timedelta(minutes=11), lambda: None)
    assert await later.start(study)


async def test_counts_leave_out_who_hides_in_both_numbers(store: Store) -> None:
    studies, study = await begun(store)
    readers = readers_of(store)
    unit = (await studies.units(study.id))[0]
    for reader in range(10, 16):
        assert await readers.join(study, reader)
        assert await readers.toggle_finished(unit, reader)
    assert await readers.join(study, 10) is False
    assert (await readers.pace(study.id)).of(unit.id) == (6, 6)
    assert not await readers.toggle_finished(unit, 11)
    assert await readers.hide(study, 10, hidden=True)
    assert (await readers.pace(study.id)).of(unit.id) == (4, 5)
    assert await readers.leave(study, 12)
    assert (await readers.pace(study.id)).of(unit.id) is None
    assert not await readers.leave(study, 12)
    assert await readers.toggle_finished(unit, 12) is None
    assert not await readers.hide(study, 12, hidden=True)
    assert await readers.agree(study, 12) is None


async def test_hiding_and_agreeing_at_once_are_both_kept(store: Store) -> None:
    _, study = await begun(store)
    readers = readers_of(store)
    await readers.join(study, 10)
    await asyncio.gather(readers.hide(study, 10, hidden=True), readers.agree(study, 10))
    assert await readers.participant(study.id, 10) == Participant(
        study=study.id, reader=10, hidden=True, agreed=True, joined_at=AT
    )


async def test_who_leaves_leaves_nothing_but_what_was_released(store: Store) -> None:
    studies, study = await begun(store)
    readers, questions = readers_of(store), StudyQuestions(store, studies)
    await readers.join(study, 10)
    for words in ("Waits?", "Released?", "Answered?"):
        await questions.ask(study, 10, words)
    _, released, answered = await questions.of(study)
    assert await questions.release(released)
    assert await questions.answer(answered, "So.")
    assert await readers.leave(study, 10)
    assert [(one.text, one.reader) for one in await questions.of(study)] == [("Released?", 0)]


async def test_a_question_is_settled_once(store: Store) -> None:
    studies, study = await begun(store)
    questions = StudyQuestions(store, studies)
    asked = await questions.ask(study, 10, "Why?")
    assert asked is not None
    assert sorted(await asyncio.gather(questions.release(asked), questions.answer(asked, "So."))) == [False, True]
    for number in range(MOST_OPEN_QUESTIONS - 1):
        await questions.ask(study, 11, f"{number}?")
    last = await questions.ask(study, 11, "The last?")
    assert last is not None
    assert await questions.ask(study, 11, "One more?") is None
    # What is left unanswered waits no more.
    assert await questions.dismiss(last)
    assert not await questions.answer(last, "So.")
    assert await questions.waiting(study) == MOST_OPEN_QUESTIONS - 1
    assert await questions.ask(study, 11, "One more?") is not None


async def test_of_many_questions_at_once_no_more_wait_than_may(store: Store) -> None:
    studies, study = await begun(store)
    questions = StudyQuestions(store, studies)
    asked = await asyncio.gather(*(questions.ask(study, 10, f"{number}?") for number in range(MOST_OPEN_QUESTIONS + 8)))
    assert sum(one is not None for one in asked) == MOST_OPEN_QUESTIONS


async def test_a_change_is_made_once_and_written_down_with_its_reason(store: Store) -> None:
    studies, study = await begun(store)
    changed = await studies.change(study.id, 3, lambda _, __: Changed("study end", {"state": "ended"}, detail=", over"))
    assert changed == replace(study, state="ended")
    assert studies.study_in((2,)) is None
    async with store.looking() as transaction:
        newest, first = await transaction.audit.newest(1, 9)
    assert (newest.action, newest.detail, newest.actor) == ("study end", f"study {study.id}, over", 3)
    assert first.action == "study start"
    assert await studies.change(99, 3, becomes(state="ended")) is None


async def test_a_change_that_raises_changes_nothing(store: Store) -> None:
    studies, study = await begun(store)

    def refuses(_: Study, __: list[Unit]) -> Changed:
        raise RefusedError("No.")

    with pytest.raises(RefusedError):
        await studies.change(study.id, 3, refuses)
    assert await studies.found(study.id) == study


async def test_changes_at_once_are_each_made_of_what_the_other_left(store: Store) -> None:
    """A pause is not undone by a shift that began before it, nor is one shift lost to another or to a skip."""
    studies, study = await begun(store)
    others = [Studies(Store(store.url), lambda: NOW, lambda: None) for _ in range(2)]

    def later(_: Study, units: list[Unit]) -> Changed:
        moved = [replace(one, opens_at=one.opens_at + 7, meets_at=one.meets_at + 7) for one in units]
        return Changed("study shift", units=moved)

    def without_first(_: Study, units: list[Unit]) -> Changed:
        return Changed("study skip", units=[replace(units[0], skipped=True)])

    await asyncio.gather(
        others[0].change(study.id, 3, later),
        others[1].change(study.id, 3, without_first),
        studies.change(study.id, 3, becomes(state="paused", paused_at=AT)),
        others[0].change(study.id, 3, later),
    )
    await asyncio.gather(*(one.store.close() for one in others))
    units = await studies.units(study.id)
    assert [(one.opens_at - AT, one.skipped) for one in units] == [(14, True), (200_014, False)]
    after = await studies.found(study.id)
    assert after is not None
    assert after.state == "paused"
    assert await planned(store, "unit", units) == []


async def test_a_plan_that_changes_while_it_is_read_is_read_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    studies, study = await begun(store)
    library = shipped().library
    first, last = library.default.paragraphs[0].id, library.default.paragraphs[3].id
    ends = [replace(one, last=first) for one in UNITS]
    study = replace(STUDY, channel=5, article=library.default.slug)
    study = await studies.preview(study, ends)
    assert await studies.start(study)
    await studies.announced(study, 4, 88)
    read = studies.units

    async def slowly(number: int) -> list[Unit]:
        units = await read(number)
        monkeypatch.undo()
        await studies.change(study.id, 3, becomes(mark=last, marked_at=AT))
        return units

    monkeypatch.setattr(studies, "units", slowly)
    assert await studies.mark((5,), library)
    assert await studies.mark((5,), library) == Mark(library.default.slug, 4)
    assert await studies.mark((7,), library) is None


async def test_scores_are_averaged_five_at_a_time_and_never_singled_out(store: Store) -> None:
    studies, study = await begun(store)
    scores = Scores(store, studies)
    unit = (await studies.units(study.id))[0]
    assert await scores.keep(unit, 99, 5, 5) is None  # takes no part
    readers = readers_of(store)
    averages = []
    for reader, right in zip(range(10, 22), (5, 4, 3, 2, 1, 0, 5, 5, 5, 5, 5, 5), strict=True):
        await readers.join(study, reader)
        if reader == 12:
            await readers.hide(study, reader, hidden=True)
        kept = await scores.keep(unit, reader, right, 5)
        assert kept is not None
        averages.append((kept.quiz_right, kept.quiz_asked, kept.quiz_readers))
    # The third hides: the first five that are counted are complete with the sixth, the next five with the eleventh.
    assert averages == [(0, 0, 0)] * 5 + [(12, 25, 5)] * 5 + [(37, 50, 10)] * 1 + [(37, 50, 10)]
    again = await scores.keep(unit, 10, 0, 5)
    assert again is not None
    assert again.quiz_right == 37
    # Who shows themselves, or leaves, changes nothing of what was counted.
    await readers.hide(study, 12, hidden=False)
    await readers.leave(study, 11)
    assert ((await studies.unit(unit.id)) or unit).quiz_right == 37


async def test_scores_that_end_at_once_are_each_counted_once(store: Store) -> None:
    studies, study = await begun(store)
    unit = (await studies.units(study.id))[0]
    others = [Store(store.url) for _ in range(2)]  # other programs on the same store
    for reader in range(10, 30):
        await readers_of(store).join(study, reader)
    every = [Scores(one, Studies(one, lambda: NOW, lambda: None)) for one in (store, *others)]
    await asyncio.gather(*(every[reader % 3].keep(unit, reader, 3, 5) for reader in range(10, 30)))
    await asyncio.gather(*(one.close() for one in others))
    kept = await studies.unit(unit.id)
    assert kept is not None
    assert (kept.quiz_right, kept.quiz_asked, kept.quiz_readers) == (60, 100, 20)


async def test_whoever_leaves_while_a_score_is_kept_leaves_none(store: Store) -> None:
    studies, study = await begun(store)
    readers, scores = readers_of(store), Scores(store, studies)
    unit = (await studies.units(study.id))[0]
    for reader in range(10, 20):
        await readers.join(study, reader)
    await asyncio.gather(
        *(work for one in range(10, 20) for work in (scores.keep(unit, one, 3, 5), readers.leave(study, one)))
    )
    async with store.looking() as transaction:
        assert [await transaction.studies.finished_by(study.id, one) for one in range(10, 20)] == [set()] * 10
        kept = await transaction.connection.execute(select(func.count()).select_from(tables.scores))
    assert kept.scalar_one() == 0


async def test_a_leader_s_change_and_quizzes_that_end_do_not_wait_for_each_other(store: Store) -> None:
    studies, study = await begun(store)
    scores = Scores(store, studies)
    unit = (await studies.units(study.id))[0]
    for reader in range(10, 26):
        await readers_of(store).join(study, reader)

    def moves(_: Study, units: list[Unit]) -> Changed:
        return Changed("study shift", units=[replace(one, meets_at=one.meets_at + 1) for one in units])

    await asyncio.gather(
        *(work for one in range(10, 26) for work in (scores.keep(unit, one, 3, 5), studies.change(study.id, 3, moves)))
    )
    moved = await studies.unit(unit.id)
    assert moved is not None
    assert (moved.meets_at - unit.meets_at, moved.quiz_readers) == (16, 15)


async def test_what_is_not_being_started_any_more_does_not_begin(store: Store) -> None:
    studies = studies_of(store)
    study = await studies.preview(STUDY, UNITS)
    assert await studies.start(study)
    await studies.give_back(study)
    assert not await studies.announced(study, 4, 88)
    assert studies.study_in((2,)) is None
    assert await planned(store, "unit", await studies.units(study.id)) == []


async def test_previews_that_nobody_started_are_forgotten(store: Store) -> None:
    studies = studies_of(store)
    old = await studies.preview(STUDY, UNITS)
    later = Studies(store, lambda: datetime(2026, 2, 1, tzinfo=UTC), lambda: None)
    await later.preview(STUDY, UNITS)
    assert await later.found(old.id) is None


async def test_of_a_store_that_holds_nothing_nothing_is_asked(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'none.db'}", new=True)
    studies = studies_of(store)
    await studies.load()
    assert (await studies.found(1), await studies.unit(1), await readers_of(store).participant(1, 2)) == (
        None,
        None,
        None,
    )
    assert store.holds_nothing


async def test_what_is_due_is_posted_and_what_is_not_says_why(store: Store) -> None:
    studies, study = await begun(store)
    units = await studies.units(study.id)
    posts = posts_of(study, units)
    assert [(one.kind, one.slot - AT) for one in posts] == [
        ("unit", 0), ("reminder", 3_600), ("unit", 200_000), ("reminder", 203_600),
    ]  # fmt: skip
    source = UnitSource()
    async with store.transaction() as transaction:
        due = posts[0]
        taken = await source.take(transaction, due, due.slot)
        assert isinstance(taken, Delivery)
        assert (taken.item, taken.channel) == ({"study": study.id, "number": 1, "at": due.slot}, 2)
        over = await source.take(transaction, due, units[0].meets_at)
        assert over == Skipped("its meeting had begun before it could be posted")
        moved = await source.take(transaction, replace(due, owner=posts[2].owner), due.slot)
        assert moved == Skipped("its date was moved")
    await studies.change(study.id, 3, becomes(state="paused"))
    async with store.looking() as transaction:
        assert await source.take(transaction, due, due.slot) == Skipped("the study was paused or has ended")


async def planned(store: Store, kind: str, units: list[Unit]) -> list[tuple[int, int]]:
    """What of a kind is planned, as the number of the unit and seconds from the beginning."""
    number = {one.id: one.number for one in units}
    async with store.looking() as transaction:
        found = [one for unit in units for one in await transaction.deliveries.of(kind, unit.id, 9)]
    return sorted((number[one.owner], one.slot - AT) for one in found if one.state == "planned")


async def settled(store: Store, unit: Unit, outcome: Outcome) -> list[Notice]:
    """Have the opener of a unit end in a way, as the deliverer would."""
    state = "sent" if isinstance(outcome, Sent) else "failed"
    async with store.transaction() as transaction:
        (due,) = [one for one in await transaction.deliveries.of("unit", unit.id, 9) if one.state == "planned"]
        place = {"place": 7, "message": 8} if isinstance(outcome, Sent) else {}
        await transaction.deliveries.decide(due.id, "planned", state=state, wake_at=None, **place)
        return await UnitSource().settle(transaction, due, outcome)


async def test_what_is_planned_follows_the_study(store: Store) -> None:
    studies, study = await begun(store)
    units = await studies.units(study.id)
    assert await planned(store, "unit", units) == [(1, 0), (2, 200_000)]
    assert await settled(store, units[0], Sent(7, 8)) == []
    assert await studies.change(study.id, 3, becomes(state="paused", paused_at=AT))
    assert await planned(store, "unit", units) == await planned(store, "reminder", units) == []
    # What was posted is not planned again; what moved is planned where it is now.
    later = [replace(units[1], opens_at=AT + 300_000, meets_at=AT + 400_000)]
    an_hour_on = Studies(store, lambda: NOW + timedelta(hours=1), lambda: None)
    resumes = Changed("study resume", {"state": "active", "paused_at": None}, later)
    assert await an_hour_on.change(study.id, 3, lambda _, __: resumes)
    assert await planned(store, "unit", units) == [(2, 300_000)]
    assert await planned(store, "reminder", units) == [(1, 3_600), (2, 313_600)]
    async with store.transaction() as transaction:
        due = (await transaction.deliveries.of("reminder", units[0].id, 9))[0]
        taken = await UnitSource().take(transaction, due, due.slot)
    assert isinstance(taken, Delivery)
    assert taken.channel == 7  # where its opener stands


async def test_an_opener_that_is_refused_is_tried_each_hour_and_told_once(store: Store) -> None:
    studies, study = await begun(store)
    unit = (await studies.units(study.id))[0]
    (notice,) = await settled(store, unit, Refused("I lack the permission Send Messages there."))
    assert (notice.server, notice.person) == (study.server, study.leader)
    assert "could not open unit 1: I lack the permission Send Messages there." in notice.text
    assert await planned(store, "unit", [unit]) == [(1, 3_600)]
    assert await settled(store, unit, Refused("The same.")) == []
    assert await planned(store, "unit", [unit]) == [(1, 7_200)]
    async with store.looking() as transaction:
        assert await transaction.deliveries.owners("unit", [unit.id], ("failed",)) == {unit.id}
