"""The lines of a pasted syllabus, without what pasting leaves on them: bullets, numbers, quotes, cells of a table."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from bot.community.studies.dates import day_at_start
from content.article import Article
from content.errors import UNSEEN, ContentError
from content.folding import comparable
from content.titles import section_named

# A slash option holds no line end, so that some write “\\n” for one.
LINE_END: Final = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]|(?:\\r)?\\n")
EMPHASIS: Final = re.compile(r"\*\*|__|~~|`+")
IN_FRONT: Final = re.compile(r"^(?:[^\w(#§¶\[]+|#{1,6}\s+|\[[ xX✓]?\]\s)+")
BEHIND: Final = re.compile(r"[\s,|\"'“”«»‘’]+$")
CELLS: Final = re.compile(r"\s*\t\s*|[\"”]\s*[,;|]\s*[\"“]?|[,;|]\s*[\"“]")
RULE: Final = re.compile(r"[\s|:=_+–—-]*")
NUMBERED: Final = re.compile(r"\(?#?(?:\d{1,3}|[a-z]|[ivx]{1,5})(?:[.):]|\s*\|)\s*(?=\S)", re.IGNORECASE)
WORDS: Final = (
    r"session|meeting|week|wk|class|unit|lecture|lesson|seminar|part|module|day|evening|date|nr|no|for|by|on|of"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next|last|final"
)
LABEL: Final = re.compile(
    rf"(?:(?:{WORDS}|commencing)\b\.?\s*)+(?:#?\s*\d{{1,3}}\b)?[\s.:,|)–—>→-]*\(?\s*", re.IGNORECASE
)
LABEL_WORDS: Final = re.compile(rf"(?:(?:{WORDS}|commencing)\b[\s.:,(–—-]*)+", re.IGNORECASE)
COUNTED: Final = re.compile(rf"\b(?:{WORDS})\.?\s*#?\d{{1,3}}\b|\b(?:19|20)\d\d\b", re.IGNORECASE)
# Other words without a date are a line whose date was mistyped.
HEADING: Final = re.compile(
    rf"\b(?:{WORDS}|weeks|sessions|meetings|units|dates|syllabus|plan|schedule|program(?:me)?|readings?|topics?|passages?"
    r"|text|group|study|book|club|course|spring|summer|autumn|fall|winter|term|semester)\b",
    re.IGNORECASE,
)
NOT_HELD: Final = r"no (?:meeting|class|session|seminar|reading|group|study|school|lecture)(?:e?s)?\b"
FREE: Final = r"(?:holidays?|break|vacations?|recess|day off|cancel+ed|half[- ]term)"
NO_MEETING: Final = re.compile(
    r"-+|x|n/?a|none|off|free|skip(?:ped)?|closed"
    rf"|(?:[^\W\d]+['’]?[^\W\d]*\s){{0,3}}{FREE}(?:\s*[:,;(-].*)?|(?:.*\W)?{NOT_HELD}.*"
)
SIGN: Final = re.compile(r"[§¶]|\b(?:paragraphs?|sections?|paras?|chapters?)\s*\d", re.IGNORECASE)


def lines_of(pasted: str, today: date) -> list[str]:
    """Return the lines that say something, cleaned; a semicolon parts them too, unless there are lines anyway."""
    lines = [line for line in LINE_END.split(UNSEEN.sub("", pasted)) if line.strip()]
    if len(lines) == 1:
        return [one for one in map(_clean, lines[0].split(";")) if one]
    return [one for line in lines for one in map(_clean, _parts(line, today)) if one]


def from_its_date(line: str, today: date) -> str | None:
    """Return a line from its date on, without the number or the words in front of it; None where no date is near.

    “5. Feb” is a day, and “1. 5 Feb” a numbered one.
    """
    numbered = NUMBERED.match(line)
    inside = line[numbered.end() :] if numbered else ""
    # “Week 3” has its number before the date, “Week of 5 Feb” has none.
    found = [(label, one) for one in (line, inside) for label in (LABEL.match(one), LABEL_WORDS.match(one)) if label]
    tried = (inside, line, *(one[label.end() :] for label, one in found), line.removeprefix("("))
    return next((one for one in tried if one and _begins_with_a_day(one, today)), None)


def is_no_meeting(article: Article, words: str) -> bool:
    """Say whether some words, behind a date or alone, say that there is no meeting: “holiday”, “no class”, “-”."""
    plain = " ".join(words.casefold().replace("–", "-").replace("—", "-").strip(" .,:;|()").split())
    if SIGN.search(words) or section_named(article, comparable(words)):
        return False
    return bool(NO_MEETING.fullmatch(plain))


def is_heading(article: Article, line: str) -> bool:
    """Say whether a line without a date is one that nobody means as a meeting: “Week 3”, “Syllabus 2026”."""
    if SIGN.search(line):
        return False
    if is_no_meeting(article, re.sub(r"[\W\d]+", " ", line)):
        return True
    says_so = HEADING.search(line) or line.endswith(":") or "|" in line
    return bool(says_so) and not re.search(r"\d", COUNTED.sub("", line))


def _parts(line: str, today: date) -> list[str]:
    """Part a line at the semicolons that a date follows; in a row of a table they stand between its cells."""
    parts = line.split(";")
    together = [parts[0]]
    for part in parts[1:]:
        if from_its_date(_clean(part), today) is not None:
            together.append(part)
        else:
            together[-1] += f" | {part}"
    return together


def _clean(line: str) -> str:
    if RULE.fullmatch(line):
        return ""
    celled = CELLS.sub(" | ", line.strip())
    plain = " ".join(EMPHASIS.sub("", celled).split())
    return BEHIND.sub("", IN_FRONT.sub("", plain))


def _begins_with_a_day(words: str, today: date) -> bool:
    try:
        return day_at_start(words, today) is not None
    except ContentError:
        return True
