"""Making a plan of what somebody asks for: so many sections for each meeting, or a pasted syllabus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import time
from typing import Final

from bot.community.scheduling.timing import known_zone, timing
from bot.community.studies.dates import DayError, day_of
from bot.community.studies.days import local, moment_at, shown_day
from bot.community.studies.dividing import divided
from bot.community.studies.plan import (
    MOST_UNITS,
    MOST_YEARS,
    YEAR,
    Meeting,
    Plan,
    PlanError,
    Request,
    Unit,
    split_meets,
)
from bot.community.studies.syllabus import read_syllabus
from content.article import Article
from content.errors import echo

OUT_OF_ORDER: Final = (
    "A unit goes back in the text: what comes before the furthest passage that has opened is not kept back."
)
USUAL_ZONE: Final = "UTC"
MOST_CLOCKS: Final = 2
NOTHING: Final = (
    "Either Meets or Syllabus is needed: days and a time, such as thu 19:00, or a line for each meeting, such as "
    "2026-02-05, §1-2."
)


def plan_of(article: Article, request: Request, now: int) -> Plan:
    """Return the plan that is asked for; raise PlanError or TimingError with a sentence where it cannot be made."""
    if not request.meets.strip() and not request.syllabus.strip():
        raise PlanError(NOTHING)
    zone = known_zone(request.zone) if request.zone.strip() else USUAL_ZONE
    remarks = [] if request.zone.strip() else [f"Times are in {USUAL_ZONE}, because no zone: was given."]
    opens_at = _start(request.starts, zone, now)
    if request.syllabus.strip():
        if request.meetings is not None:
            raise PlanError("A syllabus says itself how many meetings there are: leave out meetings:, or the syllabus.")
        if request.sections is not None:
            raise PlanError("A syllabus says itself what is read: leave out sections:, or the syllabus.")
        meetings, assumed = read_syllabus(article, request, zone, now)
    else:
        meetings, assumed = _regular(article, request, zone, opens_at)
    if len(meetings) > MOST_UNITS:
        raise PlanError(f"That makes {len(meetings)} meetings; a study has at most {MOST_UNITS}: read more for each.")
    if meetings[0].meets_at <= opens_at:
        raise PlanError("The first meeting is before the study starts: say an earlier starts:, or a later first date.")
    clocks = [_clock_remark(one, zone) for one in meetings if one.remark][:MOST_CLOCKS]
    ends = [one.passage.last for one in meetings]
    back = [] if ends == sorted(ends) else [OUT_OF_ORDER]
    return Plan(tuple(_units(meetings, opens_at)), zone, (*remarks, *assumed, *clocks, *back))


def _start(words: str, zone: str, now: int) -> int:
    """Return when the first unit opens: at once, or when the day begins that was named."""
    today = local(now, zone).date()
    if not words.strip():
        return now
    try:
        day = day_of(words, today)
    except DayError as error:
        raise PlanError(f"starts: {error}") from None
    if day is None:
        raise PlanError(f"starts: takes a day such as {today.isoformat()}, not {echo(words)}.")
    if day < today:
        raise PlanError(f"starts: {shown_day(day)} is past; say {shown_day(today)} or a later day.")
    if day.year > today.year + MOST_YEARS:
        raise PlanError(f"starts: {shown_day(day)} is too far away; say a day of the next years.")
    return max(now, moment_at(day, time(), zone))


def _units(meetings: Sequence[Meeting], opens_at: int) -> Iterator[Unit]:
    for number, meeting in enumerate(meetings, 1):
        passage = meeting.passage
        unit = Unit(
            number=number,
            title=passage.label,
            first=passage.paragraphs[0].id,
            last=passage.paragraphs[-1].id,
            opens_at=opens_at,
            meets_at=meeting.meets_at,
        )
        opens_at = unit.ends_at
        yield unit


def _regular(article: Article, request: Request, zone: str, opens_at: int) -> tuple[list[Meeting], list[str]]:
    """Return a meeting for each part of the text, on the same days of the week at the same time."""
    passages, assumed = divided(article, request)
    days, at = split_meets(request.meets)
    due = timing(at=at, days=days, zone=zone)
    moments = due.until(opens_at, opens_at + MOST_YEARS * YEAR, len(passages))
    return [Meeting(one, at, due.remark(at)) for one, at in zip(passages, moments, strict=False)], assumed


def _clock_remark(meeting: Meeting, zone: str) -> str:
    day = local(meeting.meets_at, zone).date()
    return f"On {day.day} {day:%B} {meeting.remark}."
