"""What is kept of a reader, in words and as files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from bot.rendering import phrases
from bot.rendering.pressing import press_id
from bot.rendering.reply import Action, Reply
from content.errors import counted

MY_DATA: Final = "pm"
CONFIRMATION: Final = "DELETE"
NAMES: Final = {
    "notes": ("note", "notes"),
    "highlights": ("highlight", "highlights"),
    "preferences": ("preference", "preferences"),
    "readers": ("record of where you are in the texts", "records of where you are in the texts"),
    "excerpts_read": ("count of excerpts that you had on a day", "counts of excerpts that you had on a day"),
    "reports": ("report of a post", "reports of posts"),
    "note_reports": ("report of a note", "reports of notes"),
    "audit": ("change that you made for a server", "changes that you made for a server"),
    "excerpts": ("post that you previewed or made for a server", "posts that you previewed or made for a server"),
    "schedules": ("schedule that you made for a server", "schedules that you made for a server"),
    "studies": ("study that you planned or lead for a server", "studies that you planned or lead for a server"),
    "ballots": ("poll that you began on a server", "polls that you began on servers"),
    "votes": ("vote in a poll that is open", "votes in polls that are open"),
    "participants": ("study that you take part in", "studies that you take part in"),
    "finished": ("unit of a study that you have read", "units of studies that you have read"),
    "scores": ("score in a quiz of a study", "scores in quizzes of studies"),
    "study_questions": ("question that you asked in a study", "questions that you asked in studies"),
    "series": ("series that you made for a server", "series that you made for a server"),
}
LARGEST_EXACT: Final = 2**53 - 1
TIMES: Final = ("at", "created_at", "changed_at", "touched_at", "joined_at", "paused_at", "ended_at", "closed_at")
PLAIN: Final = (
    "**Plain layout: yes.** Every answer to you comes as ordinary messages, one paragraph each, without decoration; "
    "Next and Back answer with further messages. preferences plain:no goes back."
)
USUAL: Final = (
    "**Plain layout: no.** preferences plain:yes gives you every answer as ordinary messages, one paragraph each, "
    "without decoration, for listening to."
)
NOTHING: Final = "Nothing is kept about you."
WILL_GO: Final = (
    "**This deletes everything that is kept about you,** at once and for good: notes, those in the margin too, "
    "highlights, saved messages, preferences, where you are in each text, the studies that you take part in, what you "
    "read, asked and had right there, your votes in open polls, and what you reported. A study that you lead goes "
    "on, led by its server's moderators, unless study leader hands it to somebody first. Nothing of it can be brought "
    "back: mydata export gives you a copy first."
)
STAYS: Final = (
    "What you did for a server as a moderator, and polls that you began there, stay with that server, without your "
    "number."
)
DELETED: Final = f"Everything that was kept about you is deleted. {STAYS}"


def data_id(verb: str, *parts: str | int) -> str:
    """Return the custom_id of a button or form of somebody's own data."""
    return press_id(MY_DATA, verb, *parts)


def preferences_page(*, plain: bool) -> Reply:
    """Return what a reader prefers, and how to change it."""
    return Reply((PLAIN if plain else USUAL,))


def kept_page(rows: Mapping[str, Sequence[Any]], owner: int) -> Reply:
    """Return how much is kept of a reader, with the buttons to take it along or delete it."""
    if not rows:
        return Reply((NOTHING,))
    return Reply(
        (f"## What is kept about you\n{_counts(rows)}", phrases.subtext("Only you see this")),
        (Action("Export", data_id("export", owner)), Action("Delete", data_id("delete", owner))),
    )


def deletion_page(owner: int) -> Reply:
    """Return what deleting means, and the button that asks once more."""
    return Reply((WILL_GO, STAYS), (Action("Delete everything", data_id("ask", owner)),))


def exported_line(rows: Mapping[str, Sequence[Any]]) -> str:
    """Return the line above the two files."""
    if not rows:
        return f"{NOTHING} The two files say so."
    return "Everything that is kept about you, as JSON for programs and as Markdown for reading."


def as_json(rows: Mapping[str, Sequence[Mapping[str, Any]]], person: int, at: datetime) -> bytes:
    """Return everything as JSON."""
    kept = {table: [_exact(row) for row in found] for table, found in rows.items()}
    whole = {"person": str(person), "exported_at": at.isoformat(timespec="seconds"), "kept": kept}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def as_markdown(rows: Mapping[str, Sequence[Mapping[str, Any]]], person: int, at: datetime) -> bytes:
    """Return everything as Markdown."""
    lines = [f"# What Pullquote keeps about {person}", "", f"Exported on {_moment(at.timestamp())}.", ""]
    if not rows:
        lines += [NOTHING, ""]
    for table, kept in rows.items():
        title = NAMES.get(table, (table, table))[1].replace("_", " ")
        lines += [f"## {title[:1].upper()}{title[1:]}", ""]
        for row in kept:
            lines += [*_row(row), ""]
    return "\n".join(lines).encode()


def _exact(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row with Discord's ids as texts, as Discord writes them: programs would round such numbers."""
    return {name: str(one) if isinstance(one, int) and one > LARGEST_EXACT else one for name, one in row.items()}


def _counts(rows: Mapping[str, Sequence[Any]]) -> str:
    return "\n".join(f"- {counted(len(kept), *NAMES.get(table, (f'row of {table}',)))}" for table, kept in rows.items())


def _row(row: Mapping[str, Any]) -> Iterator[str]:
    for name, value in row.items():
        if value is None or value == "":
            continue
        words = _moment(value) if name in TIMES else _said(value)
        first, *rest = words.splitlines() or [""]
        yield f"- {name.replace('_', ' ')}: {first}"
        yield from (f"  {line}" for line in rest)


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else str(value)


def _moment(seconds: float) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M} UTC"
