"""Dividing a text for meetings: so many sections for each, or evenly into so many meetings."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from bot.community.studies.plan import MOST_UNITS, PlanError, Request
from content.article import Article
from content.citation import Passage
from content.errors import counted

BOTH: Final = "Say either sections: or meetings:, not both: one of them divides the text already."
BY_PARAGRAPHS: Final = "This text has fewer sections than that, so its paragraphs were divided evenly."


def divided(article: Article, request: Request) -> tuple[list[Passage], list[str]]:
    """Return the passages in their order, with what was assumed; raise PlanError where it cannot be divided so."""
    if request.meetings is None:
        return _by_sections(article, 1 if request.sections is None else request.sections), []
    if request.sections is not None:
        raise PlanError(BOTH)
    return _into_meetings(article, request.meetings)


def _by_sections(article: Article, each: int) -> list[Passage]:
    if each < 1:
        raise PlanError("sections: takes how many sections are read for each meeting, 1 or more.")
    number = len(article.sections)
    passages = [
        Passage(article, article.sections[first].first, article.sections[min(first + each, number) - 1].last)
        for first in range(0, number, each)
    ]
    if len(passages) > MOST_UNITS:
        least = -(-number // MOST_UNITS)
        raise PlanError(
            f"That makes {len(passages)} meetings; a study has at most {MOST_UNITS}: say sections:{least} or more."
        )
    return passages


def _into_meetings(article: Article, meetings: int) -> tuple[list[Passage], list[str]]:
    if meetings < 1:
        raise PlanError("meetings: takes into how many meetings the text is divided, 1 or more.")
    if meetings > MOST_UNITS:
        raise PlanError(f"A study has at most {MOST_UNITS} meetings: say meetings:{MOST_UNITS} or fewer.")
    if meetings > article.last:
        has = counted(article.last, "paragraph")
        raise PlanError(f"This text has {has}: say meetings:{article.last} or fewer.")
    if meetings > len(article.sections):
        return [Passage(article, first, last) for first, last in _evenly(article.last, meetings)], [BY_PARAGRAPHS]
    runs = _evenly(len(article.sections), meetings)
    return [Passage(article, article.section(one).first, article.section(other).last) for one, other in runs], []


def _evenly(number: int, parts: int) -> list[tuple[int, int]]:
    """Return first and last of so many runs, counted from 1; the earlier ones are longer where it does not come out."""
    size, longer = divmod(number, parts)
    firsts = [1 + at * size + min(at, longer) for at in range(parts + 1)]
    return [(first, following - 1) for first, following in pairwise(firsts)]
