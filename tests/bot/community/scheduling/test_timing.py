"""When a schedule is due, in every zone, on the days that clocks change, and however often somebody starts anew."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

import pytest

from bot.community.scheduling.timing import Timing, TimingError, known_zone, parts, timing

ZONES = (
    "America/New_York", "Europe/London", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "Africa/Casablanca",
    "America/Sao_Paulo", "Pacific/Chatham",
)  # fmt: skip
BEGIN = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp())
END = int(datetime(2027, 1, 1, tzinfo=UTC).timestamp())


def slots(when: Timing, begin: int = BEGIN, end: int = END) -> list[int]:
    return list(takewhile(lambda at: at <= end, when.after(begin)))


def days(zone: str) -> list[datetime]:
    first, last = (datetime.fromtimestamp(at, ZoneInfo(zone)).date() for at in (BEGIN, END))
    count = (last - first).days
    return [datetime.combine(first + timedelta(days=day), datetime.min.time()) for day in range(1, count)]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("at", ["00:00", "00:30", "01:30", "02:15", "02:30", "09:00", "23:59"])
def test_a_daily_schedule_is_due_once_on_every_local_day_of_a_year(zone: str, at: str) -> None:
    when = timing(at=at, zone=zone)
    counted = Counter(when.local(slot).date() for slot in slots(when))
    assert {day.date(): counted[day.date()] for day in days(zone)} == {day.date(): 1 for day in days(zone)}


@pytest.mark.parametrize("zone", ZONES)
def test_weekdays_are_the_local_ones(zone: str) -> None:
    when = timing(at="00:10", days="weekdays", zone=zone)
    counted = Counter(when.local(slot).date() for slot in slots(when))
    for day in days(zone):
        assert counted[day.date()] == (day.isoweekday() < 6), day


@pytest.mark.parametrize("zone", ZONES)
def test_a_cron_expression_is_due_on_its_days_alone(zone: str) -> None:
    when = timing(cron="45 23 1,15 * *", zone=zone)
    assert [when.local(slot).day for slot in slots(when)] in ([1, 15] * 12, [15, *[1, 15] * 11, 1], [1, 15] * 12 + [1])


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("at", ["01:30", "02:15", "02:30", "03:30"])
def test_whoever_starts_anew_at_any_minute_sees_the_same_slots(zone: str, at: str) -> None:
    """Also in the hour that a clock change repeats, and in the one that it skips."""
    when = timing(at=at, zone=zone)
    usual = slots(when)
    changes = [
        moment
        for moment in range(BEGIN, END, 1800)
        if datetime.fromtimestamp(moment, ZoneInfo(zone)).utcoffset()
        != datetime.fromtimestamp(moment - 1800, ZoneInfo(zone)).utcoffset()
    ]
    for change in changes:
        for start in range(change - 4 * 3600, change + 4 * 3600, 300):
            assert when.next(start) == next(slot for slot in usual if slot > start)


def test_clock_changes_are_remarked_on_where_they_matter() -> None:
    when = timing(at="02:30", zone="America/New_York")
    spring = when.next(int(datetime(2026, 3, 8, 5, tzinfo=UTC).timestamp())) or 0
    assert f"{when.local(spring):%H:%M}" == "03:00"
    assert "go forward" in when.remark(spring)
    autumn = timing(at="01:30", zone="America/New_York")
    fold = autumn.next(int(datetime(2026, 11, 1, 4, tzinfo=UTC).timestamp())) or 0
    assert "comes twice" in autumn.remark(fold)
    assert when.remark(spring + 86_400 + 1800) == ""


@pytest.mark.parametrize(
    ("days_said", "cron"),
    [
        ("", "*"), ("daily", "*"), ("mon,thu", "1,4"), ("Monday and Thursday", "1,4"), ("mon-fri", "1-5"),
        ("weekends", "0,6"), ("fri-mon", "0,1,5,6"), ("mondays", "1"), ("tues thurs", "2,4"), ("mon – wed", "1,2,3"),
    ],
)  # fmt: skip
def test_days_are_said_in_many_ways(days_said: str, cron: str) -> None:
    assert timing(at="9", days=days_said, zone="utc").cron == f"0 9 * * {cron}"


@pytest.mark.parametrize(
    ("said", "clock"),
    [("9", "0 9"), ("9am", "0 9"), ("12am", "0 0"), ("9:30 PM", "30 21"), ("18.15", "15 18"), ("0730", "30 7")],
)
def test_times_are_said_in_many_ways(said: str, clock: str) -> None:
    assert timing(at=said, zone="UTC").cron == f"{clock} * * *"


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({"at": "25:00"}, "no time of day"),
        ({"at": "13pm"}, "no time of day"),
        ({"at": "9", "days": "someday"}, "names no days"),
        ({"at": "9", "zone": "Europe/Berlni"}, "Europe/Berlin"),
        ({"cron": "* *"}, "five fields"),
        ({"cron": "0 9 30 2 *"}, "cron expression"),
        ({"at": "9", "cron": "0 9 * * *"}, "either"),
        ({}, "at which time"),
    ],
)
def test_what_cannot_be_understood_says_what_can(said: dict[str, str], wanted: str) -> None:
    with pytest.raises(TimingError, match=wanted):
        timing(**{"zone": "UTC", **said})


def test_a_zone_is_known_whatever_its_case_and_by_its_city() -> None:
    assert [known_zone(name) for name in ("europe/berlin", "new york", "UTC")] == [
        "Europe/Berlin", "America/New_York", "UTC",
    ]  # fmt: skip


@pytest.mark.parametrize("said", ["daily", "weekdays", "weekends", "mon,thu"])
def test_time_and_days_are_read_back_from_what_is_kept(said: str) -> None:
    kept = timing(at="09:05", days=said, zone="UTC").cron
    at, days_read = parts(kept) or ("", "")
    assert timing(at=at, days=days_read, zone="UTC").cron == kept
    assert parts("*/5 * * * *") is None
