"""What a group is told, in its channel, of what its leader or a moderator changed."""

from __future__ import annotations

from bot.community.studies.plan import Unit
from bot.community.studies.progress import next_to_open
from bot.rendering.studies.plan import Shown, next_words
from bot.rendering.studies.units import named
from content.errors import counted


def is_paused(_: Shown) -> str:
    """Return that nothing opens for now."""
    return "**This study is paused.** Nothing opens, and nobody is reminded, until it goes on."


def goes_on(shown: Shown) -> str:
    """Return that a paused study goes on, and when."""
    return f"**This study goes on.** {_coming(shown)}".rstrip()


def moved_by(shown: Shown, days: int) -> str:
    """Return by how many days all dates moved."""
    way = "later" if days > 0 else "earlier"
    return f"**All dates to come of this study are {counted(abs(days), 'day')} {way}.** {_coming(shown)}".rstrip()


def left_out(shown: Shown, unit: Unit) -> str:
    """Return which unit is left out."""
    coming = _coming(shown) or "No other meeting is to come."
    return f"**Unit {unit.number}, {named(shown.article, unit)}, is left out.** {coming}"


def has_ended(_: Shown) -> str:
    """Return that nothing more comes."""
    return "**This study has ended.** Nothing more opens, and what was posted stays."


def forum_gone(_: Shown) -> str:
    """Return that a study ended with the forum in which its units opened."""
    return "**This study has ended,** because the forum in which its units opened was deleted. Its record stays."


def leads_now(shown: Shown) -> str:
    """Return who leads from now on."""
    return (
        f"<@{shown.study.leader}> leads this study from now on. What was written for the leader until now is its "
        "writers' alone again."
    )


def _coming(shown: Shown) -> str:
    unit = next_to_open(shown.study, shown.units, shown.now)
    opens = f"Unit {unit.number} opens <t:{unit.opens_at}:F>." if unit and shown.study.state == "active" else ""
    return " ".join(filter(None, (next_words(shown), opens)))
