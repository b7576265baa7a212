"""Studies in the store, on both engines: begun once in a channel, counted without those who hide, moved together."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.community.deliveries import Delivery, Notice, Outcome, Refused, Sent, Skipped
from bot.community.store.store import Store
from bot.community.studies.moving import read_so_far
from bot.community.studies.plan import Unit
from bot.community.studies.posting import posts_of
from bot.community.studies.questions import StudyQuestions
from bot.community.studies.scores import Scores
from bot.community.studies.source import UnitSource
from bot.community.studies.studies import Studies
from bot.community.studies.study import MOST_OPEN_QUESTIONS, Participant, Study

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
AT = int(NOW.timestamp())
STUDY = Study(server=1, channel=2, article="essay", leader=3, moderator=4, zone="UTC", remind=True)
UNITS = [
    Unit(number=number, title=f"§{number}", first="a", last="b", opens_at=AT + at, meets_at=AT + at + 90_000)
    for number, at in ((1, 0), (2, 200_000))
]


def studies_of(store: Store) -> Studies:
    return Studies(store, lambda: NOW, lambda: None)


async def begun(store: Store) -> tuple[Studies, Study]:
    studies = studies_of(store)
    study = await studies.preview(STUDY, UNITS)
    assert await studies.start(study, 4)
    return studies, replace(study, state="active")


async def test_of_two_starts_in_one_channel_one_begins(store: Store) -> None:
    studies = studies_of(store)
    both = [await studies.preview(STUDY, UNITS) for _ in range(2)]
    assert sorted(await asyncio.gather(*(studies.start(one, 4) for one in both))) == [False, True]
    again = studies_of(store)
    await again.load()
    assert again.study_in((9, 2)) == studies.study_in((2,))
    assert again.study_in((9,)) is None


async def test_counts_leave_out_who_hides_in_both_numbers(store: Store) -> None:
    studies, study = await begun(store)
    unit = (await studies.units(study.id))[0]
    for reader in range(10, 16):
        assert await studies.join(study, reader)
        assert await studies.toggle_finished(unit, reader)
    assert await studies.join(study, 10) is False
    assert (await studies.pace(study.id)).of(unit.id) == (6, 6)
    assert not await studies.toggle_finished(unit, 11)
    await studies.decide(replace(await _participant(studies, study, 10), hidden=True))
    assert (await studies.pace(study.id)).of(unit.id) == (4, 5)
    assert await studies.leave(study, 12)
    assert (await studies.pace(study.id)).of(unit.id) is None
    assert not await studies.leave(study, 12)


async def _participant(studies: Studies, study: Study, reader: int) -> Participant:
    found = await studies.participant(study.id, reader)
    assert found is not None
    return found


async def test_a_question_is_settled_once(store: Store) -> None:
    studies, study = await begun(store)
    questions = StudyQuestions(store, studies)
    asked = await questions.ask(study, 10, "Why?")
    assert asked is not None
    assert sorted(await asyncio.gather(questions.release(asked), questions.answer(asked, "So."))) == [False, True]
    for number in range(19):
        await questions.ask(study, 11, f"{number}?")
    assert await questions.ask(study, 11, "19?") is not None
    assert await questions.ask(study, 11, "20?") is None


async def test_of_many_questions_at_once_no_more_wait_than_may(store: Store) -> None:
    studies, study = await begun(store)
    questions = StudyQuestions(store, studies)
    asked = await asyncio.gather(*(questions.ask(study, 10, f"{number}?") for number in range(MOST_OPEN_QUESTIONS + 8)))
    assert sum(one is not None for one in asked) == MOST_OPEN_QUESTIONS


async def test_a_change_is_made_once_and_written_down_with_its_reason(store: Store) -> None:
    studies, study = await begun(store)
    by = studies.change_by(3, "study end", study)
    assert await studies.change(study, by, ("active",), state="ended")
    assert not await studies.change(study, by, ("active",), state="ended")
    async with store.looking() as transaction:
        assert [one.action for one in await transaction.audit.newest(1, 9)] == ["study end", "study start"]


async def test_the_group_has_read_to_the_end_of_what_has_opened_or_to_the_mark(store: Store) -> None:
    studies, study = await begun(store)
    assert await studies.read_up_to((2,)) == ("essay", ["b"])
    assert await studies.read_up_to((7,)) is None
    by = studies.change_by(3, "study mark", study)
    await studies.change(study, by, ("active",), mark="c", marked_at=AT)
    assert await studies.read_up_to((9, 2)) == ("essay", ["c", "b"])
    # Once another unit opens, that is what the group reads.
    marked = replace(study, mark="c", marked_at=AT)
    assert read_so_far(marked, UNITS, AT + 199_999) == ["c", "b"]
    assert read_so_far(marked, UNITS, AT + 200_000) == ["b", "b"]
    assert read_so_far(marked, UNITS, AT - 1) == ["c"]


async def test_scores_are_averaged_five_at_a_time_and_never_singled_out(store: Store) -> None:
    studies, study = await begun(store)
    scores = Scores(store, studies)
    unit = (await studies.units(study.id))[0]
    assert await scores.keep(unit, 99, 5, 5) is None  # takes no part
    averages = []
    for reader, right in zip(range(10, 22), (5, 4, 3, 2, 1, 0, 5, 5, 5, 5, 5, 5), strict=True):
        await studies.join(study, reader)
        if reader == 12:
            await studies.decide(replace(await _participant(studies, study, reader), hidden=True))
        kept = await scores.keep(unit, reader, right, 5)
        assert kept is not None
        averages.append((kept.quiz_right, kept.quiz_asked, kept.quiz_readers))
    # The third hides: the first five that are counted are complete with the sixth, the next five with the eleventh.
    assert averages == [(0, 0, 0)] * 5 + [(12, 25, 5)] * 5 + [(37, 50, 10)] * 1 + [(37, 50, 10)]
    again = await scores.keep(unit, 10, 0, 5)
    assert again is not None
    assert again.quiz_right == 37
    # Who shows themselves, or leaves, changes nothing of what was counted.
    await studies.decide(replace(await _participant(studies, study, 12), hidden=False))
    await studies.leave(study, 11)
    assert ((await studies.unit(unit.id)) or unit).quiz_right == 37


async def test_scores_that_end_at_once_are_each_counted_once(store: Store) -> None:
    studies, study = await begun(store)
    unit = (await studies.units(study.id))[0]
    others = [Store(store.url) for _ in range(2)]  # other programs on the same store
    for reader in range(10, 30):
        await studies.join(study, reader)
    every = [Scores(one, Studies(one, lambda: NOW, lambda: None)) for one in (store, *others)]
    await asyncio.gather(*(every[reader % 3].keep(unit, reader, 3, 5) for reader in range(10, 30)))
    await asyncio.gather(*(one.close() for one in others))
    kept = await studies.unit(unit.id)
    assert kept is not None
    assert (kept.quiz_right, kept.quiz_asked, kept.quiz_readers) == (60, 100, 20)


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
    assert (await studies.found(1), await studies.unit(1), await studies.participant(1, 2)) == (None, None, None)
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
        assert (taken.item, taken.channel) == ({"study": study.id, "number": 1}, 2)
        over = await source.take(transaction, due, units[0].meets_at)
        assert over == Skipped("its meeting had begun before it could be posted")
        moved = await source.take(transaction, replace(due, owner=posts[2].owner), due.slot)
        assert moved == Skipped("its date was moved")
    await studies.change(study, studies.change_by(3, "study pause", study), ("active",), state="paused")
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
    by = studies.change_by(3, "study pause", study)
    assert await studies.change(study, by, ("active",), state="paused")
    assert await planned(store, "unit", units) == await planned(store, "reminder", units) == []
    # What was posted is not planned again; what moved is planned where it is now.
    later = [replace(units[1], opens_at=AT + 300_000, meets_at=AT + 400_000)]
    an_hour_on = Studies(store, lambda: NOW + timedelta(hours=1), lambda: None)
    assert await an_hour_on.change(replace(study, state="paused"), by, ("paused",), later, state="active")
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
