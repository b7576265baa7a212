"""What is to be done so that a server's events follow a plan: only what differs, and nothing twice."""

from __future__ import annotations

from dataclasses import replace

from bot.community.studies.meetings import AHEAD, DELETED, Standing, Step, concerned, steps
from bot.community.studies.plan import Unit
from bot.community.studies.study import Study

NOW = 1_000_000
WEEK = 7 * 86_400
STUDY = Study(
    id=1, server=1, channel=2, article="essay", leader=3, moderator=4, zone="UTC", state="active", events=True
)


def unit(number: int, event: int | None = None, *, weeks: int | None = None, skipped: bool = False) -> Unit:
    meets_at = NOW + (number if weeks is None else weeks) * WEEK
    return Unit(
        id=10 + number, study=1, number=number, title="", first="a", last="b", opens_at=NOW, meets_at=meets_at,
        event=event, skipped=skipped,
    )  # fmt: skip


def event(number: int, identity: int, *, has_begun: bool = False) -> Standing:
    return Standing(identity, number, NOW + number * WEEK, has_begun=has_begun)


def done(units: list[Unit], *standing: Standing, study: Study = STUDY) -> list[tuple[str, int, int | None]]:
    return [(step.do, step.unit.number, step.event) for step in steps(study, units, standing, NOW)]


def test_the_next_meetings_are_made_and_the_later_ones_wait() -> None:
    units = [unit(number) for number in range(AHEAD + 4)]
    assert [one.number for one in units if one.meets_at <= NOW] == [0]
    assert done(units) == [("make", number, None) for number in range(1, AHEAD + 1)]


def test_nothing_is_to_be_done_where_all_stand() -> None:
    assert done([unit(1, 101), unit(2, 102)], event(1, 101), event(2, 102)) == []


def test_an_event_that_was_made_and_not_kept_is_known_by_its_mark() -> None:
    assert done([unit(1), unit(2, 102)], event(1, 101), event(2, 102)) == [("keep", 1, 101)]
    assert done([unit(1)], event(1, 101), event(1, 105))[0][0] == "keep"


def test_a_moved_meeting_moves_its_event_also_one_that_was_not_kept() -> None:
    later = unit(1, 101, weeks=2)
    assert steps(STUDY, [later], [event(1, 101)], NOW) == [Step("move", later, 101)]
    assert done([unit(1, weeks=2)], event(1, 101)) == [("keep", 1, 101), ("move", 1, 101)]


def test_what_is_skipped_paused_ended_or_turned_off_is_taken_away() -> None:
    assert done([unit(1, 101, skipped=True), unit(2, 102)], event(1, 101), event(2, 102)) == [("take", 1, 101)]
    for study in (
        replace(STUDY, state="paused"),
        replace(STUDY, state="ended"),
        replace(STUDY, events=False),
        replace(STUDY, state="preview"),
    ):
        assert done([unit(1, 101), unit(2)], event(1, 101), event(2, 102), study=study) == [
            ("take", 1, 101),
            ("take", 2, 102),
        ]


def test_what_goes_makes_room_before_anything_is_made() -> None:
    assert [one[0] for one in done([unit(1), unit(2, 102, skipped=True)], event(2, 102))] == ["take", "make"]


def test_what_has_begun_is_left_alone() -> None:
    begun = event(1, 101, has_begun=True)
    for study in (STUDY, replace(STUDY, state="ended"), replace(STUDY, events=False)):
        assert done([unit(1, 101, weeks=0)], begun, study=study) == []


def test_an_event_whose_hour_has_come_is_not_taken_away_before_discord_says_that_it_has_begun() -> None:
    assert done([unit(0, 100), unit(1, 101)], event(0, 100), event(1, 101)) == []


def test_an_event_that_could_not_be_moved_in_time_is_left_and_another_one_made() -> None:
    for standing in (event(0, 101), replace(event(0, 101), number=1, has_begun=True)):
        assert done([unit(1, 101)], standing) == [("keep", 1, None), ("make", 1, None)]
    assert done([unit(1)], replace(event(0, 101), number=1)) == [("make", 1, None)]


def test_an_event_that_somebody_deleted_is_not_made_again() -> None:
    assert done([unit(1, 101)]) == [("keep", 1, DELETED)]
    assert done([unit(1, DELETED)]) == []
    paused = replace(STUDY, state="paused")
    assert done([unit(1, 101)], study=paused) == [("keep", 1, DELETED)]
    assert done([unit(1, DELETED)], study=paused) == []


def test_turning_events_off_forgets_that_one_was_deleted() -> None:
    assert done([unit(1, DELETED)], study=replace(STUDY, events=False)) == [("keep", 1, None)]


def test_an_event_that_is_over_is_no_deleted_one() -> None:
    assert done([unit(1, 101, weeks=-1), unit(2, 102)], event(2, 102)) == []
    assert done([unit(1, 101, weeks=-1)], study=replace(STUDY, state="paused")) == [("keep", 1, None)]


def test_a_study_without_events_has_no_business_with_them() -> None:
    assert concerned(STUDY, [unit(1)], NOW)
    assert not concerned(STUDY, [unit(1, weeks=-1)], NOW)
    assert not concerned(replace(STUDY, events=False), [unit(1)], NOW)
    assert concerned(replace(STUDY, events=False), [unit(1, 101)], NOW)
