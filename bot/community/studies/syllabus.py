"""A pasted syllabus: a line for each meeting, its date, its time where one is said, and what is read for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from bot.community.scheduling.timing import CLOCK, timing
from bot.community.studies.dates import JUST_PAST, day_at_start
from bot.community.studies.days import local, moment_at, shown_day
from bot.community.studies.lines import from_its_date, is_heading, is_no_meeting, lines_of
from bot.community.studies.passages import Cited, cited
from bot.community.studies.plan import (
    MEETING_SECONDS,
    MOST_YEARS,
    TIME,
    YEAR,
    Meeting,
    PlanError,
    Request,
    split_meets,
)
from content.article import Article
from content.errors import ContentError, counted, echo, listed

USUAL_TIME: Final = "19:00"
GAP: Final = r"T?[\s,:;|()@–—>→-]*(?:(?:at|from)\s+|@\s*)?"
ENDS: Final = rf"(?:\s*(?:[-–—]|to|until)\s*(?:{TIME}))?"
TIME_NEXT: Final = re.compile(rf"{GAP}({TIME})(?::00\b)?(?!\d|:\d){ENDS}", re.IGNORECASE)
SPAN_NEXT: Final = re.compile(
    rf"{GAP}((\d{{1,2}})(?:[:.]\d{{2}})?)\s*(?:[-–—]|to)\s*((\d{{1,2}})(?:[:.]\d{{2}})?\s*([ap])\.?m\b\.?)",
    re.IGNORECASE,
)
TIME_BEHIND: Final = re.compile(rf"(.*[^\s,(|@–—-])[\s,(|@–—-]+(?:at\s+)?({TIME}){ENDS}\)?", re.IGNORECASE)
ZONE_NEXT: Final = re.compile(
    r"[\s(]*\b(?:utc|gmt|z|bst|[wce]es?t|me?s?z|[ecmp][sd]?t|[ij]st|ae[sd]t)\b(?:\s*[+-]\d{1,2}(?::\d\d)?)?\)?",
    re.IGNORECASE,
)
MOST_NAMED: Final = 3
MOST_DAYS: Final = 6
ROOM: Final = 1_200
HEADING_LENGTH: Final = 30


@dataclass(slots=True)
class _Reading:
    """What is known while the lines of a syllabus are read, one after the other."""

    article: Article
    zone: str
    now: int
    usual: str
    before: int | None = None
    before_day: date | None = None
    assumed: bool = False
    bare: bool = False
    beside: list[str] = field(default_factory=list)
    free: list[date] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)

    @property
    def today(self) -> date:
        """The day it is there now."""
        return local(self.now, self.zone).date()


def read_syllabus(article: Article, request: Request, zone: str, now: int) -> tuple[list[Meeting], list[str]]:
    """Return the meetings, and what was assumed or left out; raise PlanError with all faults."""
    reading = _Reading(article, zone, now, _time_in(request.meets))
    lines = lines_of(request.syllabus, reading.today)
    if not lines:
        raise PlanError("The syllabus is empty: write a line for each meeting, such as 2026-02-05, §1-2.")
    dated = [from_its_date(line, reading.today) for line in lines]
    found, faults = [], []
    for number, (line, from_date) in enumerate(zip(lines, dated, strict=True), 1):
        if from_date is None and any(dated) and is_heading(article, line):
            reading.headings.append(line)
            continue
        try:
            meeting = _line(reading, line if from_date is None else from_date)
        except ContentError as error:
            faults.append(f"Line {number}: {_inside(str(error))}")
        else:
            found += [meeting] if meeting else []
    if faults:
        raise PlanError(_all(faults))
    if not found:
        raise PlanError("The syllabus names no meeting: write a line for each, such as 2026-02-05, §1-2.")
    return found, _remarks(reading)


def _all(faults: list[str]) -> str:
    """Return the faults, as many as one answer holds."""
    shown = [one for at, one in enumerate(faults) if len(" ".join(faults[: at + 1])) <= ROOM] or faults[:1]
    more = len(faults) - len(shown)
    return " ".join([*shown, f"{counted(more, 'more line has', 'more lines have')} a fault."] if more else shown)


def _remarks(reading: _Reading) -> list[str]:
    remarks = [f"Meetings without a time are at {USUAL_TIME}."] if reading.assumed else []
    if reading.free:
        days = [f"{day.day} {day:%B}" for day in reading.free[:MOST_DAYS]]
        more = len(reading.free) - len(days)
        remarks.append(f"No meeting on {listed([*days, counted(more, 'more day')] if more else days)}.")
    if reading.headings:
        named = [echo(_short(one)) for one in reading.headings[:MOST_NAMED]]
        more = len(reading.headings) - len(named)
        shown = listed([*named, counted(more, "more line")] if more else named)
        remarks.append(f"Left out, because no date stands there: {shown}.")
    if reading.bare and not reading.article.in_one_piece:
        remarks.append("Numbers without a sign were read as paragraphs: write § before them for sections.")
    if reading.beside:
        remarks.append(f"Words beside a passage were left out: {listed(reading.beside[:MOST_NAMED])}.")
    return remarks


def _short(heading: str) -> str:
    return heading if len(heading) <= HEADING_LENGTH else f"{heading[: HEADING_LENGTH - 1].rstrip()}…"


def _time_in(meets: str) -> str:
    """Return the time of day of `meets:`, for lines that say none; empty where it says none either."""
    words = meets.strip()
    return words if CLOCK.fullmatch(words) and words else split_meets(words)[1] if words else ""


def _line(reading: _Reading, line: str) -> Meeting | None:
    """Return the meeting of a line; None where it says that there is none on that day."""
    found = day_at_start(line, reading.today, reading.before_day)
    if found is None:
        raise PlanError(f"{echo(line)} does not begin with a date such as 2026-02-05 or 5 Feb.")
    day, behind = found
    at, rest = _time_next(behind)
    if is_no_meeting(reading.article, rest):
        reading.free.append(day)
        reading.before_day = day
        return None
    if not at:
        at, rest = _time_behind(reading.article, rest)
    rest = _without_zone(reading, rest) if at else rest
    if not at and not reading.usual:
        reading.assumed = True
    due = timing(at=at or reading.usual or USUAL_TIME, zone=reading.zone)
    moment = moment_at(day, due.clock, reading.zone)
    passage = _passage(reading, rest, line, _not_rising(reading, day, moment, line))
    reading.bare |= passage.bare
    reading.beside += [f"{day.day} {day:%B}"] if passage.beside else []
    return Meeting(passage.passage, moment, due.remark(moment))


def _passage(reading: _Reading, words: str, line: str, fault: str) -> Cited:
    """Return what is read for a meeting; raise PlanError with that, and with the fault that its date has."""
    try:
        passage = cited(reading.article, words, line)
    except ContentError as error:
        raise PlanError(f"{fault}; {_inside(str(error))}" if fault else str(error)) from None
    if fault:
        raise PlanError(f"{fault}.")
    return passage


def _time_next(words: str) -> tuple[str, str]:
    """Return the time that stands behind a date, and what stands behind that; of a span of time the first."""
    span = SPAN_NEXT.match(words)
    if span:
        # “11-1 pm” begins before noon.
        same = int(span[2]) % 12 <= int(span[4]) % 12
        half = span[5] if same else "a" if span[5] in "pP" else "p"
        return f"{span[1]}{half}m", words[span.end() :]
    found = TIME_NEXT.match(words)
    return (found[1], words[found.end() :]) if found else ("", words)


def _time_behind(article: Article, words: str) -> tuple[str, str]:
    """Return a time that stands at the end of a line, and what stands before it."""
    found = TIME_BEHIND.fullmatch(words)
    if found is None:
        return "", words
    try:
        cited(article, found[1], found[1])
    except ContentError:
        return "", words
    return found[2], found[1]


def _without_zone(reading: _Reading, words: str) -> str:
    """Return words without the UTC behind a time; raise PlanError for another zone than the plan's."""
    found = ZONE_NEXT.match(words)
    if found is None:
        return words
    if reading.zone == "UTC" and found[0].strip(" ()").casefold() in {"utc", "gmt", "z"}:
        return words[found.end() :]
    raise PlanError(f"say the time zone once for all meetings, as zone:, and not as {echo(found[0])} in a line.")


def _not_rising(reading: _Reading, day: date, moment: int, line: str) -> str:
    """Return what is wrong with the place of a meeting among the others; empty where nothing is."""
    first = reading.before is None
    if moment <= (reading.now if reading.before is None else reading.before):
        if first:
            return f"{shown_day(day)} is past"
        said = re.search(rf"{day.year}|\.{day.year % 100:02}\b", line)
        near = reading.before_day is None or day > reading.before_day - JUST_PAST
        years = "" if said or near else f"; write the year if {day.year + 1} is meant"
        return f"{shown_day(day)} is not after the meeting before it{years}"
    if reading.before is not None and moment < reading.before + MEETING_SECONDS:
        return "that meeting begins before the one before it is over; leave an hour between them"
    if moment > reading.now + MOST_YEARS * YEAR:
        return f"{shown_day(day)} is too far away; say a day of the next years"
    reading.before, reading.before_day = moment, day
    return ""


def _inside(sentence: str) -> str:
    """Return a sentence as it goes on behind “Line 3:”."""
    return sentence[:1].lower() + sentence[1:] if sentence[:2].isalpha() else sentence
