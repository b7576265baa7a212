"""Meetings in the events of their server: which are to stand there, and what is to be done where others do."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from bot.community.studies.plan import Unit
from bot.community.studies.study import Study

# A server may have 100 events: so many of each study stand there at once, which for a weekly one is over a month ahead.
# The next one follows when a meeting has begun.
AHEAD: Final = 5
DELETED: Final = 0
"""In place of an event that somebody deleted: it is not made again."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One of the bot's own events on a server; `number` is that of the meeting of this study, by the event's mark."""

    id: int
    number: int
    starts_at: int
    has_begun: bool = False

    def goes_on(self, now: int) -> bool:
        """Say whether it goes on; Discord says so a little late."""
        return self.has_begun or self.starts_at <= now


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do with the event of a unit: make it, move it, take it away, or only keep which one it is."""

    do: Literal["make", "move", "take", "keep"]
    unit: Unit
    event: int | None = None


def coming(study: Study, units: Sequence[Unit], now: int) -> list[Unit]:
    """Return the units whose meetings are to stand in the server's events, were there room for all."""
    if study.state != "active" or not study.events:
        return []
    return [one for one in units if one.meets_at > now and not one.skipped]


def concerned(study: Study, units: Sequence[Unit], now: int) -> bool:
    """Say whether the server's events are any business of a study."""
    return bool(coming(study, units, now)) or any(one.event is not None for one in units)


def steps(study: Study, units: Sequence[Unit], standing: Collection[Standing], now: int) -> list[Step]:
    """Return what is to be done so that the server's events follow the plan; nothing once it is done."""
    wanted = coming(study, units, now)
    near = {one.id for one in wanted[:AHEAD]}
    by_id = {one.id: one for one in standing}
    kept = {one.event for one in units}
    by_mark = {one.number: one for one in standing if one.id not in kept and not one.goes_on(now)}
    found: list[Step] = []
    for unit in units:
        known = by_id.get(unit.event or 0) or (by_mark.get(unit.number) if unit.event is None else None)
        if known is not None and known.goes_on(now):
            # It ends by itself. One whose meeting was moved, and which could not be, is no event of that any more.
            if unit in wanted and known.starts_at != unit.meets_at:
                found += [Step("keep", unit, None), *_wanted(replace(unit, event=None), None, is_near=unit.id in near)]
            continue
        if unit in wanted:
            found += _wanted(unit, known, is_near=unit.id in near)
        elif known is not None:
            found.append(Step("take", unit, known.id))
        elif unit.event is not None:
            found += _unwanted(study, unit, now)
    return sorted(found, key=lambda step: step.do != "take")  # which leaves room for what is made


def _wanted(unit: Unit, known: Standing | None, *, is_near: bool) -> list[Step]:
    """Return what is to be done with the event of a meeting that is to come."""
    if known is None:
        if unit.event is None:
            return [Step("make", unit)] if is_near else []
        return [Step("keep", unit, DELETED)] if unit.event != DELETED else []
    first = [Step("keep", unit, known.id)] if unit.event != known.id else []
    return [*first, Step("move", unit, known.id)] if known.starts_at != unit.meets_at else first


def _unwanted(study: Study, unit: Unit, now: int) -> list[Step]:
    """Return what is to be kept where an event is not wanted, and does not stand.

    That somebody deleted it holds through a pause, until the leader turns events off.
    """
    deleted = study.events and unit.meets_at > now
    if study.state == "active" and study.events and unit.meets_at <= now:
        return []  # it is over
    after = DELETED if deleted or (study.events and unit.event == DELETED) else None
    return [Step("keep", unit, after)] if unit.event != after else []
