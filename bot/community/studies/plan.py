"""The plan of a study: which passage is read for which meeting, when it opens and when the group meets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise
from typing import Final

from bot.community.scheduling.timing import CLOCK, TimingError, known_zone, timing
from bot.community.studies.days import day_at_start, day_of, local, moment_at, shown_day
from content.article import Article
from content.citation import Passage, parse
from content.errors import CitationError, ContentError, counted, echo

MOST_UNITS: Final = 30
MEETING_SECONDS: Final = 3_600
USUAL_ZONE: Final = "UTC"
USUAL_TIME: Final = "19:00"
MOST_YEARS: Final = 3
YEAR: Final = 366 * 86_400
HALF_A_YEAR: Final = timedelta(days=182)
TIME: Final = r"\d{1,2}(?:[:.h]\d{2})\s*(?:am|pm)?|\d{1,2}\s*(?:am|pm)"
TIME_LAST: Final = re.compile(rf"(.*?)[\s,]*(?:\bat\s+)?({TIME})", re.IGNORECASE | re.DOTALL)
TIME_FIRST: Final = re.compile(rf"(?:at\s+)?({TIME})[\s,]*(.+)", re.IGNORECASE | re.DOTALL)
TIME_NEXT: Final = re.compile(rf"[\s,]*(?:at\s+)?({TIME})(?!\d|:\d)", re.IGNORECASE)
BULLET: Final = re.compile(r"\s*(?:[-*•]|\d{1,2}[.)])\s+(?=\S)")


class PlanError(ContentError):
    """A plan that cannot be made; says which line or option is wrong, and what would be right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What is read for one meeting: from the first to the last paragraph, by their ids; `title` is how it was cited.

    It opens when the meeting before is over, so that these are two dates, both in seconds of the epoch.
    """

    id: int = 0
    study: int = 0
    number: int
    title: str
    first: str
    last: str
    opens_at: int
    meets_at: int
    skipped: bool = False

    @property
    def ends_at(self) -> int:
        """When its meeting is over."""
        return self.meets_at + MEETING_SECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A plan as somebody asks for it; empty words mean what is usual."""

    meets: str = ""
    zone: str = ""
    starts: str = ""
    sections: int = 1
    syllabus: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The units in their order; `remarks` says what was assumed."""

    units: tuple[Unit, ...]
    zone: str
    remarks: tuple[str, ...] = ()


def plan_of(article: Article, request: Request, now: int) -> Plan:
    """Return the plan that is asked for; raise PlanError or TimingError with a sentence where it cannot be made."""
    zone = known_zone(request.zone) if request.zone.strip() else USUAL_ZONE
    remarks = [] if request.zone.strip() else [f"Times are in {USUAL_ZONE}, because no zone: was given."]
    opens_at = _start(request.starts, zone, now)
    if request.syllabus.strip():
        lines, assumed = _syllabus(article, request, zone, now)
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


# ------------------------------------------------------------ so many sections for each meeting


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


def split_meets(words: str) -> tuple[str, str]:
    """Return days and time of “thu 19:00” or “mon,thu 18:30”; raise PlanError where either is missing."""
    plain = " ".join(words.split())
    last, first = TIME_LAST.fullmatch(plain), TIME_FIRST.fullmatch(plain)
    days, at = (last[1], last[2]) if last else (first[2], first[1]) if first else (plain, "")
    days = re.sub(r"^(?:on|every|each)\s+(?!day\b)|[\s,]*\b(?:at|on)$", "", days.strip(), flags=re.IGNORECASE).strip()
    if not at or not days:
        raise PlanError(f"meets: takes days and a time, such as thu 19:00 or mon,thu 18:30, not {echo(words)}.")
    return days, at


# ------------------------------------------------------------ a pasted syllabus


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


def _syllabus(article: Article, request: Request, zone: str, now: int) -> tuple[list[tuple[Passage, int]], bool]:
    """Return the passages with their meetings, and whether a time was assumed; raise PlanError with all faults."""
    usual = _time_in(request.meets)
    reading = _Reading(article, zone, now, usual, now, local(now, zone).date())
    lines = [line for line in re.split(r"[\n;]", request.syllabus) if line.strip()]
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


def said_length(plan: Plan) -> str:
    """Return “6 meetings”."""
    return counted(len(plan.units), "meeting")


def in_order(units: Sequence[Unit]) -> bool:
    """Say whether every meeting is over before the next one begins."""
    return all(one.ends_at <= after.meets_at for one, after in pairwise(units))
