"""When a schedule is due: a cron expression in a time zone, and how people say both.

CronSim decides about the hours that clocks skip or repeat: a time that a clock change skips is due once, right after
the gap, and one that comes twice is due the first time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import lru_cache
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from cronsim import CronSim, CronSimError

from content.errors import ContentError, echo, listed
from documents.nearness import nearest

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
KNOWN_DAYS: Final = "I know mon, tue, wed, thu, fri, sat and sun"
NAMED_DAYS: Final = {
    "daily": "*", "every day": "*", "everyday": "*", "all": "*",
    "weekdays": "1-5", "weekday": "1-5", "working days": "1-5", "weekends": "0,6", "weekend": "0,6",
}  # fmt: skip
CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(?:([ap])\.?m\.?|h|hrs|uhr)?", re.IGNORECASE)
OFFSET: Final = re.compile(r"(?:gmt|utc)?_?[+-]_?\d{1,2}(?::?\d{2})?")
DAY: Final = re.compile(r"([a-z]+?)s?(?:\s*[-–]\s*([a-z]+?)s?)?")
NOON: Final = 12
HOURS: Final = 24
MINUTES: Final = 60
A_DAY: Final = 86_400


class TimingError(ContentError):
    """A time, a day, a zone or a cron expression that cannot be understood; says what can be."""


@dataclass(frozen=True, slots=True)
class Timing:
    """A cron expression of five fields, in the zone of that IANA name."""

    cron: str
    zone: str

    def after(self, moment: int) -> Iterator[int]:
        """Yield the moments at which it is due after one, in seconds of the epoch, the earliest first."""
        zone = ZoneInfo(self.zone)
        for due in CronSim(self.cron, datetime.fromtimestamp(moment, zone)):
            at = int(due.timestamp())
            # Begun in the second of two equal hours, the first of them would come again.
            if at > moment:
                yield at

    @property
    def clock(self) -> time:
        """The time of day that it is due, where it is one alone."""
        minute, hour, *_ = self.cron.split()
        return time(int(hour), int(minute))

    def next(self, moment: int) -> int | None:
        """Return the first moment at which it is due after one; None where it never is."""
        return next(self.after(moment), None)

    def until(self, moment: int, end: int, most: int) -> list[int]:
        """Return the moments after one at which it is due, up to an end that is one of them, at most so many."""
        return [at for at in islice(self.after(moment), most) if at <= end]

    def local(self, moment: int) -> datetime:
        """Return a moment as the clock on the wall shows it."""
        return datetime.fromtimestamp(moment, ZoneInfo(self.zone))

    def remark(self, moment: int) -> str:
        """Return what a clock change does to this moment; empty where it does nothing."""
        local = self.local(moment)
        hour, minute = local.hour, local.minute
        if local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset() and local.fold == 0:
            return "the clocks go back: this time comes twice, and the first one counts"
        before = datetime.fromtimestamp(moment - 60, ZoneInfo(self.zone))
        skipped = (hour * MINUTES + minute) - (before.hour * MINUTES + before.minute) - 1
        if 0 < skipped < A_DAY // MINUTES // 2 and not self._names(hour, minute):
            return "the clocks go forward and skip the usual time, so it comes right after"
        return ""

    def _names(self, hour: int, minute: int) -> bool:
        at = self.cron.split()[:2]
        return at == [str(minute), str(hour)]

    def explained(self) -> str:
        """Return in words when it is due, with its zone."""
        words = CronSim(self.cron, datetime(2026, 1, 1, tzinfo=UTC)).explain()
        return f"{words[:1].lower()}{words[1:]}, {self.zone}"


def timing(*, at: str = "", days: str = "", cron: str = "", zone: str) -> Timing:
    """Return when a schedule is due, as somebody says it; raise TimingError where it cannot be understood."""
    if cron and (at or days):
        raise TimingError("Say either at and days, or cron: a cron expression says both already.")
    if not cron and not at:
        raise TimingError("Say at which time, such as at:09:00, or give a cron expression, such as cron:0 9 * * 1.")
    found = Timing(_cron(cron) if cron else f"{_clock(at)} * * {_days(days)}", known_zone(zone))
    if found.next(int(datetime(2026, 1, 1, tzinfo=UTC).timestamp())) is None:
        raise TimingError(f"The cron expression {echo(cron)} names a day that never comes.")
    return found


def parts(cron: str) -> tuple[str, str] | None:
    """Return time and days of an expression that is of that kind, as `timing` reads them; None for any other."""
    minute, hour, day, month, weekday = cron.split()
    if not (minute.isdecimal() and hour.isdecimal() and day == month == "*"):
        return None
    if not re.fullmatch(r"\*|[0-6](,[0-6])*|[0-6]-[0-6]", weekday):
        return None
    numbers = {"*": "daily", "1-5": "weekdays", "0,6": "weekends"}
    named = ",".join(DAYS[int(one) - 1] for one in weekday.split(",") if one.isdecimal())
    return f"{int(hour):02}:{int(minute):02}", numbers.get(weekday, named)


def known_zone(name: str) -> str:
    """Return the IANA zone that somebody names, whatever the case, or its last part; raise TimingError for others."""
    wanted = name.strip().replace(" ", "_").casefold()
    known = _zones()
    if OFFSET.fullmatch(wanted):
        raise TimingError(
            f"{echo(name)} says no place, so nobody knows when its clocks change: name a city, such as Europe/Berlin."
        )
    if wanted in known:
        return known[wanted]
    cities = [zone for folded, zone in known.items() if folded.rpartition("/")[2] == wanted]
    if len(cities) == 1:
        return cities[0]
    near = [known[one] for one in nearest(wanted, known, most=3)] or [known["europe/berlin"]]
    raise TimingError(f"There is no time zone {echo(name)}; write one such as {listed(near, last='or')}.")


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    """Return the names of all zones by their folded form: cities before the older short forms."""
    names = (name for name in available_timezones() if not name.startswith(("posix", "right", "SystemV")))
    return {name.casefold(): name for name in sorted(names, key=lambda name: ("/" not in name, name))}


def zone_names() -> tuple[str, ...]:
    """Return the names of all time zones."""
    return tuple(_zones().values())


def _cron(expression: str) -> str:
    fields = " ".join(expression.split())
    try:
        CronSim(fields, datetime(2026, 1, 1, tzinfo=UTC))
    except CronSimError as error:
        raise TimingError(
            f"The cron expression {echo(expression)} cannot be read ({str(error).lower()}): it has five fields, "
            "minute, hour, day, month and weekday, such as 0 9 * * 1-5."
        ) from None
    return fields


def _clock(words: str) -> str:
    """Return minute and hour of a time of day, as cron has them."""
    found = CLOCK.fullmatch(words.strip())
    hour, minute, half = (int(found[1]), int(found[2] or 0), (found[3] or "").casefold()) if found else (HOURS, 0, "")
    if half:
        hour = hour % NOON + (NOON if half == "p" else 0) if 1 <= hour <= NOON else HOURS
    if hour >= HOURS or minute >= MINUTES:
        raise TimingError(f"{echo(words)} is no time of day: write it like 09:00, 18:30 or 9am.")
    return f"{minute} {hour}"


def _days(words: str) -> str:
    """Return the days of the week as cron has them: 0 is Sunday."""
    wanted = " ".join(words.casefold().split()) or "daily"
    if wanted in NAMED_DAYS:
        return NAMED_DAYS[wanted]
    chosen: set[int] = set()
    for one in re.split(r"\s*(?:,|;|\band\b|&)\s*|\s+(?![-–])(?<![-–]\s)", wanted):
        if one:
            chosen |= _run_of_days(one, words)
    if not chosen:
        raise TimingError(_no_days(words))
    named = ",".join(str(day) for day in sorted(chosen))
    return {"0,1,2,3,4,5,6": "*", "1,2,3,4,5": "1-5"}.get(named, named)


def _run_of_days(one: str, words: str) -> set[int]:
    found = DAY.fullmatch(one)
    if found is None:
        raise TimingError(_no_days(words))
    first = _day(found[1], words)
    last = _day(found[2], words) if found[2] else first
    return {(first + step) % len(DAYS) for step in range((last - first) % len(DAYS) + 1)}


def _day(name: str, words: str) -> int:
    found = next((number for number, day in enumerate(DAYS, start=1) if name[:3] == day), None)
    full = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    if found is None or not full[found - 1].startswith(name):
        raise TimingError(_no_days(words))
    return found % len(DAYS)


def _no_days(words: str) -> str:
    return f"{echo(words)} names no days: write daily, weekdays, weekends, or days such as mon,thu; {KNOWN_DAYS}."
