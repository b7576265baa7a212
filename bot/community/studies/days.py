"""Days as people write them, and moments as the clock of a place shows them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

FULL_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH: Final = r"([a-z]{3,9})\.?"
NUMBER: Final = r"(\d{1,2})(?:st|nd|rd|th)?\.?"
YEAR: Final = r"(?:,?\s+(\d{4}))?"
WEEKDAY: Final = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
ISO: Final = re.compile(rf"{WEEKDAY}(\d{{4}})-(\d{{1,2}})-(\d{{1,2}})", re.IGNORECASE)
DAY_FIRST: Final = re.compile(rf"{WEEKDAY}{NUMBER}\s+(?:of\s+)?{MONTH}{YEAR}", re.IGNORECASE)
MONTH_FIRST: Final = re.compile(rf"{WEEKDAY}{MONTH}\s+{NUMBER}{YEAR}(?![\d:])", re.IGNORECASE)
NEXT: Final = {"today": 0, "tomorrow": 1}
LATEST_YEAR: Final = 2200


def day_at_start(words: str, today: date, earliest: date | None = None) -> tuple[date | None, str] | None:
    """Return the day that some words begin with, and what stands behind it.

    The day is None where there is no such day, such as 31 February; None for words that begin with no day. A day
    without its year is the first one from the earliest on, which is today where nothing is said.
    """
    first = re.match(r"(today|tomorrow)\b", words, re.IGNORECASE)
    if first:
        return today + timedelta(days=NEXT[first[1].casefold()]), words[first.end() :]
    for pattern, order in ((ISO, (1, 2, 3)), (DAY_FIRST, (3, 2, 1)), (MONTH_FIRST, (3, 1, 2))):
        found = pattern.match(words)
        month = _month(found[order[1]]) if found else None
        if found and month is not None:
            year = int(found[order[0]]) if found[order[0]] else None
            return _day(year, month, int(found[order[2]]), earliest or today), words[found.end() :]
    return None


def day_of(words: str, today: date) -> date | None:
    """Return the day that words name; None where they name none."""
    found = day_at_start(words.strip(), today)
    return found[0] if found and not found[1].strip() else None


def moment_at(day: date, clock: time, zone: str) -> int:
    """Return when the clock of a zone shows a time on a day, in seconds of the epoch.

    A time that a clock change skips is right after the gap, and of one that comes twice the first counts.
    """
    return int(datetime.combine(day, clock, ZoneInfo(zone)).timestamp())


def local(moment: int, zone: str) -> datetime:
    """Return a moment as the clock of a zone shows it."""
    return datetime.fromtimestamp(moment, ZoneInfo(zone))


def moved(moment: int, zone: str, days: int) -> int:
    """Return the same time of day some days later; it stays that on the clock, whatever clocks do meanwhile."""
    at = local(moment, zone)
    return moment_at(at.date() + timedelta(days=days), at.time(), zone)


def shown_day(day: date) -> str:
    """Return “5 February 2026”."""
    return f"{day.day} {day:%B %Y}"


def utc_stamp(moment: int) -> str:
    """Return a moment as calendar files have it."""
    return f"{datetime.fromtimestamp(moment, UTC):%Y%m%dT%H%M%SZ}"


def _month(words: str) -> int | None:
    plain = words.casefold()
    if plain.isdecimal():
        return int(plain)
    short = "sep" if plain == "sept" else plain
    return next(
        (number for number, full in enumerate(FULL_MONTHS, 1) if short == full or short == full[:3]),
        None,
    )


def _day(year: int | None, month: int, day: int, earliest: date) -> date | None:
    if year is not None and year > LATEST_YEAR:
        return None
    years = (year,) if year is not None else range(earliest.year, earliest.year + 5)
    for one in years:
        try:
            found = date(one, month, day)
        except ValueError:
            continue
        if year is not None or found >= earliest:
            return found
    return None
