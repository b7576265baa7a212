"""Making a plan of what somebody asks for: so many sections for each meeting, or a pasted syllabus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import time
from typing import Final

from bot.community.scheduling.timing import known_zone, timing
from bot.community.studies.days import day_of, local, moment_at, shown_day
from bot.community.studies.plan import MOST_UNITS, MOST_YEARS, YEAR, Plan, PlanError, Request, Unit, split_meets
from bot.community.studies.syllabus import USUAL_TIME, read_syllabus
from content.article import Article
from content.citation import Passage
from content.errors import echo

USUAL_ZONE: Final = "UTC"


def plan_of(article: Article, request: Request, now: int) -> Plan:
    """Return the plan that is asked for; raise PlanError or TimingError with a sentence where it cannot be made."""
    zone = known_zone(request.zone) if request.zone.strip() else USUAL_ZONE
    remarks = [] if request.zone.strip() else [f"Times are in {USUAL_ZONE}, because no zone: was given."]
    opens_at = _start(request.starts, zone, now)
    if request.syllabus.strip():
        lines, assumed = read_syllabus(article, request, zone, now)
        remarks += [f"Meetings without a time are at {USUAL_TIME}."] if assumed else []
    else:
        lines = _by_sections(article, request, zone, opens_at)
    if len(lines) > MOST_UNITS:
        raise PlanError(f"That makes {len(lines)} meetings; a study has at most {MOST_UNITS}: say more sections: each.")
    if lines[0][1] <= opens_at:
        raise PlanError("The first meeting is before the study starts: say an earlier starts:, or a later first date.")
    return Plan(tuple(_units(lines, opens_at)), zone, tuple(remarks))


def _start(words: str, zone: str, now: int) -> int:
    """Return when the first unit opens: at once, or when the day begins that was named."""
    today = local(now, zone).date()
    if not words.strip():
        return now
    day = day_of(words, today)
    if day is None:
        raise PlanError(f"starts: takes a day such as {today.isoformat()}, not {echo(words)}.")
    if day < today:
        raise PlanError(f"starts: {shown_day(day)} is past; say {shown_day(today)} or a later day.")
    if day.year > today.year + MOST_YEARS:
        raise PlanError(f"starts: {shown_day(day)} is too far away; say a day of the next years.")
    return max(now, moment_at(day, time(), zone))


def _units(lines: Sequence[tuple[Passage, int]], opens_at: int) -> Iterator[Unit]:
    for number, (passage, meets_at) in enumerate(lines, 1):
        first, last = passage.paragraphs[0], passage.paragraphs[-1]
        unit = Unit(
            number=number,
            title=passage.label,
            first=first.id,
            last=last.id,
            opens_at=opens_at,
            meets_at=meets_at,
        )
        opens_at = unit.ends_at
        yield unit


def _by_sections(article: Article, request: Request, zone: str, opens_at: int) -> list[tuple[Passage, int]]:
    if request.sections < 1:
        raise PlanError("sections: takes how many sections are read for each meeting, 1 or more.")
    firsts = article.sections[:: request.sections]
    passages = [
        Passage(article, section.first, article.sections[min(at, len(article.sections)) - 1].last)
        for section, at in zip(
            firsts, range(request.sections, len(article.sections) + request.sections, request.sections), strict=True
        )
    ]
    if len(passages) > MOST_UNITS:
        each = -(-len(article.sections) // MOST_UNITS)
        raise PlanError(
            f"That makes {len(passages)} meetings; a study has at most {MOST_UNITS}: say sections:{each} or more."
        )
    days, at = split_meets(request.meets)
    meetings = timing(at=at, days=days, zone=zone).until(opens_at, opens_at + MOST_YEARS * YEAR, len(passages))
    return list(zip(passages, meetings, strict=False))
