"""The grammar of one line: what it wants done, before anything is done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum, auto

from bot.offline.problems import Problem


class Kind(Enum):
    """What sort of line it is."""

    NOTHING = auto()
    CHECK = auto()
    VERB = auto()
    SLASH = auto()
    MESSAGE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line, taken apart."""

    typed: str
    kind: Kind
    rest: str
    verb: str = ""
    error_expected: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """A `?` line: what it looks for, and whether that must be there."""

    about: str  # "words", "posted" or "private"
    words: str = ""
    wanted: bool = True
    number: int | None = None


_VERB = re.compile(r":([a-z]+)(?=\s|$)(.*)", re.DOTALL | re.IGNORECASE)
_CHECK = re.compile(r"\?(!?\s.*|posted(?:\s+\d+)?\s*|private\s*)", re.DOTALL)
_COMMENT = re.compile(r"#(?=\s|#|$)")
_SLASH = re.compile(r"/(?=\w)")
_SPAN = re.compile(r"(\d+)\s*(w|d|h|m|s)", re.IGNORECASE)
_UNITS = {"w": "weeks", "d": "days", "h": "hours", "m": "minutes", "s": "seconds"}


def parse_line(typed: str) -> Line:
    """Take a line apart; whatever is nothing else is a message."""
    text = typed.strip()
    expected = text.startswith("~")
    text = text.removeprefix("~").strip()
    kind, rest, verb = _sort(text)
    return Line(typed=typed.strip(), kind=kind, rest=rest, verb=verb, error_expected=expected)


def _sort(text: str) -> tuple[Kind, str, str]:
    if not text or _COMMENT.match(text):
        return Kind.NOTHING, text, ""
    if found := _CHECK.fullmatch(text):
        return Kind.CHECK, found[1], ""
    if found := _VERB.fullmatch(text):
        return Kind.VERB, found[2].strip(), found[1].lower()
    if _SLASH.match(text):
        return Kind.SLASH, text[1:], ""
    return Kind.MESSAGE, text, ""


def parse_check(rest: str) -> Check:
    """Read what a `?` line looks for."""
    name, _, number = rest.partition("posted")
    if not name and (not number.strip() or number.strip().isdecimal()):
        return Check("posted", number=int(number) if number.strip() else None)
    if rest.strip() == "private" and rest.startswith("private"):
        return Check("private")
    return Check("words", words=rest.removeprefix("!").strip(), wanted=not rest.startswith("!"))


def parse_moment(text: str, now: datetime) -> datetime:
    """`2d3h` from now, or `2026-03-08T02:30-05:00`; without a zone it is UTC."""
    if text and _SPAN.sub("", text).strip() == "":
        parts = {_UNITS[unit.lower()]: int(number) for number, unit in _SPAN.findall(text)}
        try:
            return now + timedelta(**parts)
        except OverflowError:
            raise Problem(f"{text} is too far away.") from None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Problem(f"“{text}” is no time: write :time 2d3h or :time 2026-03-08T02:30-05:00.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def unquoted(text: str) -> str:
    """The text without the quotation marks around it."""
    text = text.strip()
    around = len(text) > 1 and (text[0], text[-1]) in {('"', '"'), ("“", "”"), ("'", "'")}
    return text[1:-1].strip() if around else text


def alike(text: str) -> str:
    """What counts when words are compared: not case, not runs of white space."""
    return " ".join(text.casefold().split())
