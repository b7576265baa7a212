"""The plan of a study: which passage is read for which meeting, when it opens and when the group meets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from content.citation import Passage
from content.errors import ContentError, echo

MOST_UNITS: Final = 30
MEETING_SECONDS: Final = 3_600
MOST_YEARS: Final = 3
YEAR: Final = 366 * 86_400
HALF: Final = r"[ap]\.?m\b\.?"
TIME: Final = rf"\d{{1,2}}[:.h]\d{{2}}(?:\s*{HALF}|\s*(?:h|hrs|uhr)\b)?|\d{{1,2}}\s*(?:{HALF}|(?:h|hrs|uhr)\b)"
# What is typed is looked at from each of its signs on.
MEETS_LENGTH: Final = 100
TIME_LAST: Final = re.compile(rf"(.*?)[\s,:@–-]*(?:\bat\s+)?({TIME})", re.IGNORECASE | re.DOTALL)
TIME_FIRST: Final = re.compile(rf"(?:at\s+)?({TIME})[\s,]*(.+)", re.IGNORECASE | re.DOTALL)


class PlanError(ContentError):
    """A plan that cannot be made; says which line or option is wrong, and what would be right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What is read for one meeting: from the first to the last paragraph, by their ids; `title` is how it was cited.

    It opens when the meeting before is over, so that these are two dates, both in seconds of the epoch.
    `quiz_right` of `quiz_asked` answers in its quiz were right, in `quiz_readers` scores: of whoever left the study and
    joined again nothing is known, so that a new score of theirs is one more. `event` is its meeting's event on the
    server, by its id, or that somebody deleted it there, which holds (`meetings.DELETED`).
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
    quiz_right: int = 0
    quiz_asked: int = 0
    quiz_readers: int = 0
    event: int | None = None

    @property
    def ends_at(self) -> int:
        """When its meeting is over."""
        return self.meets_at + MEETING_SECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A plan as somebody asks for it; empty words mean what is usual.

    The text is divided into so many `sections` for each meeting, or evenly into so many `meetings`.
    """

    meets: str = ""
    zone: str = ""
    starts: str = ""
    sections: int | None = None
    meetings: int | None = None
    syllabus: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A passage and when the group meets about it; `remark` is what a change of the clocks does to that."""

    passage: Passage
    meets_at: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The units in their order; `remarks` says what was assumed."""

    units: tuple[Unit, ...]
    zone: str
    remarks: tuple[str, ...] = ()


def split_meets(words: str) -> tuple[str, str]:
    """Return days and time of “thu 19:00” or “mon,thu 18:30”; raise PlanError where either is missing."""
    plain = " ".join(words.split())[:MEETS_LENGTH]
    last, first = TIME_LAST.fullmatch(plain), TIME_FIRST.fullmatch(plain)
    days, at = (last[1], last[2]) if last else (first[2], first[1]) if first else (plain, "")
    days = re.sub(r"^(?:on|every|each)\s+(?!day\b)|[\s,]*\b(?:at|on)$", "", days.strip(), flags=re.IGNORECASE).strip()
    if not at or not days:
        raise PlanError(f"meets: takes days and a time, such as thu 19:00 or mon,thu 18:30, not {echo(words)}.")
    return days, at


def in_order(units: Sequence[Unit]) -> bool:
    """Say whether every meeting is over before the next one begins."""
    return all(one.ends_at <= after.meets_at for one, after in pairwise(units))
