"""Moments as the clock of a place shows them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def moment_at(day: date, clock: time, zone: str) -> int:
    """Return when the clock of a zone shows a time on a day, in seconds of the epoch.

    As schedules have it, a time that a clock change skips is right after the gap, and of one that comes twice the
    first counts.
    """
    wall = datetime.combine(day, clock, ZoneInfo(zone))
    early, late = int(wall.replace(fold=1).timestamp()), int(wall.timestamp())
    if early >= late:
        return late
    # Between these two the clock jumps over the time: after `early` it is still before, at `late` it is past.
    while late - early > 1:
        middle = (early + late) // 2
        if local(middle, zone).replace(tzinfo=None) < wall.replace(tzinfo=None):
            early = middle
        else:
            late = middle
    return late


def local(moment: int, zone: str) -> datetime:
    """Return a moment as the clock of a zone shows it."""
    return datetime.fromtimestamp(moment, ZoneInfo(zone))


def moved(moment: int, zone: str, days: int) -> int:
    """Return the same time of day some days later; it stays that on the clock, whatever clocks do meanwhile."""
    at = local(moment, zone)
    return moment_at(at.date() + timedelta(days=days), at.time(), zone)


def shown_day(day: date) -> str:
    """Return “5 February 2026”."""
    return f"{day.day} {day:%B %Y}"


def utc_stamp(moment: int) -> str:
    """Return a moment as calendar files have it."""
    return f"{datetime.fromtimestamp(moment, UTC):%Y%m%dT%H%M%SZ}"
