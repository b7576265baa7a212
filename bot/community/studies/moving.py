"""Dates of a plan that move: a group that pauses or needs more time keeps its hours, whatever clocks do meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.community.studies.days import moved
from bot.community.studies.plan import Unit

WEEK: Final = 7
MOST_DAYS: Final = 365


def shifted(units: Sequence[Unit], zone: str, days: int, now: int) -> list[Unit]:
    """Return the units whose meeting is still to come with dates some days later, or earlier.

    `now` is up to where the plan has come. What has opened already stays open; its meeting alone moves, and what opens
    behind it.
    """
    return [_moved(one, zone, days, now) for one in units if one.meets_at > now]


def resumed(units: Sequence[Unit], zone: str, paused_at: int, now: int) -> list[Unit]:
    """Return the units that the group had not met about when it paused, moved by whole weeks.

    By as many as let the first of them meet after now; none where it still does.
    """
    waiting = [one for one in units if one.meets_at > paused_at and not one.skipped]
    if not waiting or waiting[0].meets_at > now:
        return []
    weeks = 1
    while moved(waiting[0].meets_at, zone, weeks * WEEK) <= now:
        weeks += 1
    return [_moved(one, zone, weeks * WEEK, paused_at) for one in units if one.meets_at > paused_at]


def without(unit: Unit, now: int) -> Unit:
    """Return a unit that is left out; one that had not opened counts as read once its meeting would have been."""
    return replace(unit, skipped=True, opens_at=unit.opens_at if unit.opens_at <= now else unit.meets_at)


def _moved(unit: Unit, zone: str, days: int, now: int) -> Unit:
    opens_at = unit.opens_at if unit.opens_at <= now else moved(unit.opens_at, zone, days)
    return replace(unit, opens_at=opens_at, meets_at=moved(unit.meets_at, zone, days))
