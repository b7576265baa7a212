"""The `?` lines: what the answer above shows, and what it does not."""

from __future__ import annotations

from bot.offline.lines import Check, alike
from bot.offline.record import Record


def failure_of(check: Check, record: Record | None) -> str | None:
    """Why a check does not hold, in words for standard error; None where it holds."""
    if record is None:
        return "there is no answer above"
    if check.about == "posted":
        return _posted(check.number, len(record.posted))
    if check.about == "private":
        return _private(record)
    return _words(check, record)


def _posted(expected: int | None, found: int) -> str | None:
    holds = found > 0 if expected is None else found == expected
    return None if holds else f"{found} posted"


def _private(record: Record) -> str | None:
    answers = record.replies or record.edited
    if not answers and record.form is None:
        return "there is no reply"
    return None if all(each.private for each in answers) else "there is a public reply"


def _words(check: Check, record: Record) -> str | None:
    shown = any(alike(check.words) in alike(text) for text in record.texts())
    if shown == check.wanted:
        return None
    answer = " | ".join(alike(text) for text in record.texts()) or "nothing"
    return f"the answer {'does not show' if check.wanted else 'shows'} these words: {answer[:400]}"
