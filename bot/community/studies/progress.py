"""How far a group has come: what has opened, what it meets about next, and up to where it has read."""

from __future__ import annotations

from collections.abc import Sequence

from bot.community.studies.plan import Unit
from bot.community.studies.study import Study
from content.article import Article


def moment_of(study: Study, now: int) -> int:
    """Return the moment up to which the plan of a study has come: now; a pause stops it, and so does its end."""
    return min(moment for moment in (now, study.paused_at, study.ended_at) if moment is not None)


def opened(study: Study, units: Sequence[Unit], now: int) -> list[Unit]:
    """Return the units that have opened and are read."""
    return [one for one in units if one.opens_at <= moment_of(study, now) and not one.skipped]


def next_to_meet(study: Study, units: Sequence[Unit], now: int) -> Unit | None:
    """Return the unit that the group meets about next; None behind the last meeting."""
    return next((one for one in units if one.meets_at > moment_of(study, now) and not one.skipped), None)


def next_to_open(study: Study, units: Sequence[Unit], now: int) -> Unit | None:
    """Return the unit that opens next; None where all have."""
    return next((one for one in units if one.opens_at > moment_of(study, now) and not one.skipped), None)


def read_up_to(study: Study, units: Sequence[Unit], article: Article, now: int) -> int | None:
    """Return the number of the paragraph up to which a group has read; 0 before anything has opened.

    That is the furthest end of what has opened, a skipped unit too, so that the group never goes back; or where the
    leader set the mark, before or behind that, until another unit opens. None where none of these words is in the text
    any more.
    """
    begun = [one for one in units if one.opens_at <= moment_of(study, now)]
    ends = (study.mark, *(one.last for one in begun))
    numbers = {one: article.by_id[one].number for one in ends if one in article.by_id}
    marked = numbers.get(study.mark)
    if marked is not None and not any(one.opens_at > (study.marked_at or 0) for one in begun if not one.skipped):
        return marked
    return max(numbers.values(), default=None if begun else 0)
