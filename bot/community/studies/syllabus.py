"""A pasted syllabus: a line for each meeting, its date, its time where one is said, and what is read for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

from bot.community.scheduling.timing import CLOCK, TimingError, timing
from bot.community.studies.days import day_at_start, local, moment_at, shown_day
from bot.community.studies.plan import MEETING_SECONDS, MOST_YEARS, TIME, YEAR, PlanError, Request, split_meets
from content.article import Article
from content.citation import Passage, parse
from content.errors import CitationError, ContentError, echo

USUAL_TIME: Final = "19:00"
HALF_A_YEAR: Final = timedelta(days=182)
TIME_NEXT: Final = re.compile(rf"[\s,]*(?:at\s+)?({TIME})(?!\d|:\d)", re.IGNORECASE)
BULLET: Final = re.compile(r"\s*(?:[-*•]|\d{1,2}[.)])\s+(?=\S)")


@dataclass(slots=True)
class _Reading:
    """What is known while the lines of a syllabus are read, one after the other."""

    article: Article
    zone: str
    now: int
    usual: str
    before: int
    before_day: date
    assumed: bool = False


def read_syllabus(article: Article, request: Request, zone: str, now: int) -> tuple[list[tuple[Passage, int]], bool]:
    """Return the passages with their meetings, and whether a time was assumed; raise PlanError with all faults."""
    usual = _time_in(request.meets)
    reading = _Reading(article, zone, now, usual, now, local(now, zone).date())
    # A slash option holds no line end, so that some write “\\n” for one.
    lines = [line for line in re.split(r"[\n;]|\\n", request.syllabus) if line.strip()]
    if not lines:
        raise PlanError("The syllabus is empty: write a line for each meeting, such as 2026-02-05, §1-2.")
    found, faults = [], []
    for number, line in enumerate(lines, 1):
        try:
            found.append(_line(reading, BULLET.sub("", line, count=1).strip()))
        except ContentError as error:
            faults.append(f"Line {number}: {_inside(str(error))}")
    if faults:
        raise PlanError(" ".join(faults))
    return found, reading.assumed


def _time_in(meets: str) -> str:
    """Return the time of day of `meets:`, for lines that say none; empty where it says none either."""
    words = meets.strip()
    return words if CLOCK.fullmatch(words) and words else split_meets(words)[1] if words else ""


def _line(reading: _Reading, line: str) -> tuple[Passage, int]:
    # Without its year a date is the one nearest to the line before, so that an earlier one is a fault and no jump.
    first = reading.before == reading.now
    today = local(reading.now, reading.zone).date()
    found = day_at_start(line, today, today if first else reading.before_day - HALF_A_YEAR)
    if found is None:
        raise PlanError(f"{echo(line)} does not begin with a date such as 2026-02-05 or 5 Feb.")
    day, rest = found
    if day is None:
        raise PlanError(f"there is no such day as in {echo(line)}.")
    at = TIME_NEXT.match(rest)
    rest = rest[at.end() :] if at else rest
    moment = _moment(reading, day, at[1] if at else "")
    faults = []
    try:
        _rising(reading, day, moment)
    except PlanError as error:
        faults.append(str(error).rstrip("."))
    try:
        passage = _passage(reading.article, rest, line)
    except ContentError as error:
        raise PlanError("; ".join([*faults, _inside(str(error)) if faults else str(error)])) from None
    if faults:
        raise PlanError(f"{faults[0]}.")
    return passage, moment


def _moment(reading: _Reading, day: date, at: str) -> int:
    if not at and not reading.usual:
        reading.assumed = True
    try:
        minute, hour, *_ = timing(at=at or reading.usual or USUAL_TIME, zone=reading.zone).cron.split()
    except TimingError as error:
        raise PlanError(str(error)) from None
    return moment_at(day, time(int(hour), int(minute)), reading.zone)


def _rising(reading: _Reading, day: date, moment: int) -> None:
    first = reading.before == reading.now
    if moment <= reading.before:
        raise PlanError(
            f"{shown_day(day)} is past." if first else f"{shown_day(day)} is not after the meeting before it."
        )
    if not first and moment < reading.before + MEETING_SECONDS:
        raise PlanError("that meeting begins before the one before it is over; leave an hour between them.")
    if moment > reading.now + MOST_YEARS * YEAR:
        raise PlanError(f"{shown_day(day)} is too far away; say a day of the next years.")
    reading.before, reading.before_day = moment, day


def _passage(article: Article, words: str, line: str) -> Passage:
    named = words.strip(" \t,:–—-|")
    if not named:
        raise PlanError(f"{echo(line)} names no passage; write it behind the date, such as §1-2 or ¶5-8.")
    passage = parse(article, named)
    if passage.note:
        raise CitationError(passage.note.replace("; here is what there is", ""))
    return passage


def _inside(sentence: str) -> str:
    """Return a sentence as it goes on behind “Line 3:”."""
    return sentence[:1].lower() + sentence[1:] if sentence[:2].isalpha() else sentence
