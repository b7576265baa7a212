"""Dates of a plan that move: a group that pauses or needs more time keeps its hours, whatever clocks do meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.community.studies.days import moved
from bot.community.studies.plan import Unit
from bot.community.studies.study import Study

WEEK: Final = 7
MOST_DAYS: Final = 365


def shifted(units: Sequence[Unit], zone: str, days: int, now: int) -> list[Unit]:
    """Return the units whose meeting is still to come with dates some days later, or earlier.

    What has opened already stays open; its meeting alone moves, and what opens behind it.
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


def next_to_meet(units: Sequence[Unit], now: int) -> Unit | None:
    """Return the unit that the group meets about next; None behind the last meeting."""
    return next((one for one in units if one.meets_at > now and not one.skipped), None)


def opened(units: Sequence[Unit], now: int) -> list[Unit]:
    """Return the units that have opened and are read."""
    return [one for one in units if one.opens_at <= now and not one.skipped]


def read_so_far(study: Study, units: Sequence[Unit], now: int) -> list[str]:
    """Return the paragraphs up to which a group has read, by their ids, the one that holds first.

    That is where the leader set the mark, until another unit opens; else the end of what opened last. Those before
    follow, for where the words of one are gone from the text. Empty before anything has opened.
    """
    begun = sorted(opened(units, now), key=lambda one: one.opens_at)
    ends = [one.last for one in reversed(begun)]
    holds = study.mark and not any(one.opens_at > (study.marked_at or 0) for one in begun)
    return [study.mark, *ends] if holds else ends


def _moved(unit: Unit, zone: str, days: int, now: int) -> Unit:
    opens_at = unit.opens_at if unit.opens_at <= now else moved(unit.opens_at, zone, days)
    return replace(unit, opens_at=opens_at, meets_at=moved(unit.meets_at, zone, days))
