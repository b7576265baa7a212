"""Days as people write them: “5 Feb”, “Thursday, February 5th, 2026”, “2026-02-05”, “5.2.2026”, “tomorrow”."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from bot.community.studies.days import shown_day
from content.errors import ContentError, echo, listed

FULL_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAY: Final = (
    r"(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
BEFORE: Final = rf"(?:(?:on\s+)?{WEEKDAY}s?\b[\s.,|:–-]*)?"
# “Sunday thoughts” behind a date may be the title of a section; what else may follow a weekday says that it is none.
BEHIND: Final = re.compile(
    rf"[\s,|]*(?:\({WEEKDAY}\.?\)|{WEEKDAY}\b\.?(?=\s*(?:[,:;|)§¶→\d–—-]|at\b|$)))", re.IGNORECASE
)
MONTH: Final = r"([a-z]{3,9})\.?"
NUMBER: Final = r"(\d{1,2})(?:st|nd|rd|th)?"
YEAR: Final = r"(?:(?:,?\s+|-)(\d{4})\b)?"
ISO: Final = re.compile(rf"{BEFORE}(\d{{4}})([-./])(\d{{1,2}})\3(\d{{1,2}})(?!\d)", re.IGNORECASE)
DAY_FIRST: Final = re.compile(rf"{BEFORE}{NUMBER}\.?[\s-]*(?:of\s+)?{MONTH}{YEAR}(?![a-z])", re.IGNORECASE)
MONTH_FIRST: Final = re.compile(
    rf"{BEFORE}{MONTH}[\s-]*{NUMBER}{YEAR}(?!\d|:\d|\s*[ap]\.?m\b|h|-\d\d-)\.?", re.IGNORECASE
)
DOTTED: Final = re.compile(
    rf"{BEFORE}(\d{{1,2}})\.(?:(\d{{1,2}})\.(?:\s?(\d{{4}})(?!\d)|(\d{{2}})(?![\d:.]))?|\s(\d{{1,2}})\.\s(\d{{4}})(?!\d))",
    re.IGNORECASE,
)
TWO_WAYS: Final = re.compile(
    rf"{BEFORE}((\d{{1,2}})(?:/(\d{{1,2}})(?:/(\d{{4}}|\d{{2}}))?|-(\d{{1,2}})-(\d{{4}})))(?!\d)", re.IGNORECASE
)
NEXT: Final = {"today": 0, "tomorrow": 1}
LATEST_YEAR: Final = 2200
THIS_CENTURY: Final = 2000
A_LEAP_YEAR: Final = 2024
HALF_A_YEAR: Final = timedelta(days=182)
# A date without its year that was less than a season ago is more likely a slip than meant for next year.
JUST_PAST: Final = timedelta(days=92)
A_YEAR: Final = timedelta(days=366)


class DayError(ContentError):
    """A day that is understood and cannot be meant; says what would be right."""


def day_at_start(words: str, today: date, before: date | None = None) -> tuple[date, str] | None:
    """Return the day that some words begin with, and what stands behind it; None for words that begin with no day.

    A day without its year is the next one, or the one nearest to the day `before` it; raise DayError where it is just
    past, where there is no such day, where it can be read two ways, and where it is another day of the week.
    """
    first = re.match(r"(today|tomorrow)\b", words, re.IGNORECASE)
    if first:
        return today + timedelta(days=NEXT[first[1].casefold()]), words[first.end() :]
    read = _read(words)
    if read is None:
        return None
    found, year, month, number = read
    day = _day(found[0].strip(), (year, month, number), today, before)
    rest = words[found.end() :]
    behind = BEHIND.match(rest)
    for weekday in (found[1], *(behind.groups() if behind else ())):
        if weekday and not WEEKDAYS[day.weekday()].casefold().startswith(weekday[:3].casefold()):
            meant = next(name for name in WEEKDAYS if name.casefold().startswith(weekday[:3].casefold()))
            raise DayError(f"{shown_day(day)} is a {WEEKDAYS[day.weekday()]}, not a {meant}.")
    return day, rest[behind.end() :] if behind else rest


def day_of(words: str, today: date) -> date | None:
    """Return the day that words name; None where they name none, DayError where it cannot be meant."""
    found = day_at_start(words.strip(), today)
    return found[0] if found and not found[1].strip(" .,") else None


def _read(words: str) -> tuple[re.Match[str], int | None, int, int] | None:
    """Return year, month and day that some words begin with, as they stand there."""
    for pattern, order in ((ISO, (2, 4, 5)), (DAY_FIRST, (4, 3, 2)), (MONTH_FIRST, (4, 2, 3))):
        found = pattern.match(words)
        month = _month(found[order[1]]) if found else None
        if found and month is not None:
            return found, int(found[order[0]]) if found[order[0]] else None, month, int(found[order[2]])
    dotted = DOTTED.match(words)
    if dotted:
        year = int(dotted[4] or dotted[7] or 0) or (THIS_CENTURY + int(dotted[5]) if dotted[5] else None)
        return dotted, year, int(dotted[3] or dotted[6]), int(dotted[2])
    unclear = TWO_WAYS.match(words)
    if unclear:
        raise DayError(_two_ways(unclear))
    return None


def _two_ways(found: re.Match[str]) -> str:
    """Return what to write instead of “5/2/2026”, which is in February or in May."""
    one, other, year = int(found[3]), int(found[4] or found[6]), found[5] or found[7] or ""
    ways = [
        f"{day} {FULL_MONTHS[month - 1][:3].title()} {f'20{year}'[-4:] if year else ''}".rstrip()
        for day, month in dict.fromkeys(((one, other), (other, one)))
        if _date(A_LEAP_YEAR, month, day)
    ]
    if not ways:
        return _no_such(found[2])
    said = "can be read two ways" if len(ways) > 1 else "is read differently in different places"
    return f"{echo(found[2])} {said}; write {listed(ways, last='or')}."


def _no_such(words: str) -> str:
    dots = "; with dots the day comes first" if "." in words and words[:1].isdecimal() else ""
    return f"there is no such day as {echo(words)}{dots}."


def _month(words: str) -> int | None:
    plain = words.casefold()
    if plain.isdecimal():
        return int(plain)
    short = "sep" if plain == "sept" else plain
    return next(
        (number for number, full in enumerate(FULL_MONTHS, 1) if short == full or short == full[:3]),
        None,
    )


def _day(words: str, named: tuple[int | None, int, int], today: date, before: date | None) -> date:
    year, month, number = named
    if year is not None:
        day = _date(year, month, number)
        if day is None:
            raise DayError(_no_such(words))
        return day
    earliest = before - HALF_A_YEAR if before else today
    days = (_date(one, month, number) for one in range(earliest.year - 1, earliest.year + 9))
    known = [one for one in days if one]
    day = next((one for one in known if one >= earliest), None)
    if day is None:
        raise DayError(_no_such(words))
    if before is None and any(today - JUST_PAST < one < today for one in known):
        raise DayError(f"{number} {day:%B} is past; write the year if {day.year} is meant.")
    if day > earliest + A_YEAR:
        raise DayError(f"the next {number} {day:%B} is in {day.year}; write the year if that is meant.")
    return day


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number) if year <= LATEST_YEAR else None
    except ValueError:
        return None
