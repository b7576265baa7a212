"""Days as people write them, and as the clock of a place shows them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.community.scheduling.timing import timing
from bot.community.studies.dates import DayError, day_at_start, day_of
from bot.community.studies.days import local, moment_at

MONDAY = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("5 Feb", ""),
        ("2026-02-05, §1", ", §1"),
        ("2026/2/5 x", " x"),
        ("2026-02-05T19:00", "T19:00"),
        ("Thu 5 Feb, §1", ", §1"),
        ("Thursday, February 5th, 2026, 7 pm", ", 7 pm"),
        ("Feb 5th (Thu) 19:00 §1", " 19:00 §1"),
        ("5 February 2026 (Thursday) at 19:00", " at 19:00"),
        ("5 Feb, Thursday: §1", ": §1"),
        ("5 Feb, Sunday thoughts", ", Sunday thoughts"),
        ("5.2.2026 x", " x"),
        ("5. 2. 2026 x", " x"),
        ("05.02.26 19:00", " 19:00"),
        ("5.2. 19:00", " 19:00"),
        ("5. Feb, §1", ", §1"),
        ("5-Feb-2026 §1", " §1"),
        ("5th of February, 2026", ""),
        ("Feb. 5. §1", " §1"),
    ],
)
def test_a_day_is_read_as_people_write_it(words: str, rest: str) -> None:
    assert day_at_start(words, MONDAY) == (date(2026, 2, 5), rest)


@pytest.mark.parametrize(
    "words", ["", "soon", "§1", "1-4", "Feb 19:00", "Feb 7pm", "3 - 5 Feb", "5 Mai", "1. 5.2.2026"]
)
def test_what_begins_with_no_day_is_none(words: str) -> None:
    assert day_at_start(words, MONDAY) is None
    assert day_of(words, MONDAY) is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Fri 19 Feb", "19 February 2026 is a Thursday, not a Friday."),
        ("Feb 12th (Fri)", "12 February 2026 is a Thursday, not a Friday."),
        ("1 Jan", "1 January is past; write the year if 2027 is meant."),
        ("15 Dec", "15 December is past; write the year if 2026 is meant."),
        ("29 Feb", "the next 29 February is in 2028; write the year if that is meant."),
        ("31 Feb", "there is no such day as “31 Feb”."),
        ("2.25.2026", "there is no such day as “2.25.2026”; with dots the day comes first."),
        ("5/2/2026", "“5/2/2026” can be read two ways; write 5 Feb 2026 or 2 May 2026."),
        ("5/2/26", "“5/2/26” can be read two ways; write 5 Feb 2026 or 2 May 2026."),
        ("5/2, §1", "“5/2” can be read two ways; write 5 Feb or 2 May."),
        ("05-02-2026", "“05-02-2026” can be read two ways; write 5 Feb 2026 or 2 May 2026."),
        ("2/25/2026", "“2/25/2026” is read differently in different places; write 25 Feb 2026."),
        ("40/40", "there is no such day as “40/40”."),
    ],
)
def test_a_day_that_cannot_be_meant_is_a_sentence(words: str, said: str) -> None:
    with pytest.raises(DayError) as caught:
        day_at_start(words, MONDAY)
    assert str(caught.value) == said


def test_a_day_without_its_year_is_the_next_one_or_the_one_nearest_to_the_day_before_it() -> None:
    assert day_of("15 Jan", date(2025, 11, 20)) == date(2026, 1, 15)
    assert day_of("5 Jan", MONDAY) == MONDAY
    assert day_of("1 Oct", MONDAY) == date(2026, 10, 1)
    assert day_at_start("7 Jan", MONDAY, date(2026, 12, 3)) == (date(2027, 1, 7), "")
    assert day_at_start("3 Dec", MONDAY, date(2027, 1, 7)) == (date(2026, 12, 3), "")


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "UTC"])
@settings(max_examples=60, deadline=None, database=None)
@given(
    minute=st.integers(0, 24 * 60 - 1),
    day=st.sampled_from([(3, 8), (3, 29), (4, 24), (10, 4), (10, 25), (11, 1), (2, 5)]),
)
def test_a_time_on_a_day_is_the_moment_at_which_a_schedule_would_be_due(
    zone: str, minute: int, day: tuple[int, int]
) -> None:
    on, clock = date(2026, *day), time(*divmod(minute, 60))
    moment = moment_at(on, clock, zone)
    due = timing(at=f"{clock:%H:%M}", days=f"{on:%a}", zone=zone)
    midday_before = int(datetime(2026, *day, 12, tzinfo=UTC).timestamp()) - 36 * 3600
    assert due.next(midday_before) == moment
    assert local(moment, zone).date() == on
