"""How far a study group has read: in words, and what a picture of it shows. Counts only, from five readers on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.community.studies.plan import Unit
from bot.community.studies.study import LEAST_COUNTED
from bot.rendering import phrases
from bot.rendering.cards.values import Bar, Chart
from bot.rendering.reply import Reply
from bot.rendering.studies.plan import QUIET, Shown, finished_words, nothing_opened
from bot.rendering.studies.units import average_of, named

LABEL: Final = "How far the group has read"
NOTE: Final = "How many have finished each unit, without their names"
TOO_FEW: Final = "Counts show only from five readers on, and fewer are counted in this study."


def pace_page(shown: Shown) -> Reply:
    """Return how many have finished each unit that has opened; a sentence where that cannot be counted."""
    units = shown.opened
    if not units:
        return Reply((nothing_opened(shown),))
    if not _is_counted(shown):
        return Reply((TOO_FEW,))
    lines = "\n".join(_line(shown, unit) for unit in units)
    head = f"## {LABEL}\nThe study of {shown.title} in <#{shown.study.channel}>."
    return Reply((head, lines, phrases.subtext(QUIET)))


def chart_of(shown: Shown) -> Chart | None:
    """Return what the picture shows; None where there is nothing to count yet."""
    bars = tuple(_bars(shown))
    if not bars:
        return None
    article = shown.article
    title, source = (article.title, article.attribution) if article else (shown.study.article, "")
    return Chart(label=LABEL, title=title, bars=bars, note=NOTE, source=source)


def _bars(shown: Shown) -> Iterator[Bar]:
    for unit in shown.opened:
        pace = shown.pace.of(unit.id) if shown.pace else None
        if pace:
            yield Bar(name=named(shown.article, unit), done=pace[0], of=pace[1])


def _line(shown: Shown, unit: Unit) -> str:
    average = average_of(unit)
    return finished_words(shown, unit) + (f" · its quiz on average: {average}" if average else "")


def _is_counted(shown: Shown) -> bool:
    return shown.pace is not None and shown.pace.counted >= LEAST_COUNTED
