"""Long lists, page by page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from bot.rendering import phrases
from bot.rendering.reply import Button, Screen

LIST_BUDGET: Final = 2800


def shortened(label: str, limit: int) -> str:
    """Return a label that fits, cut at a word and ending in … where it was longer: a cut is never silent."""
    plain = " ".join(label.split())
    if len(plain) <= limit:
        return plain
    cut = plain[: limit - 1]
    words = cut.rpartition(" ")[0]
    # Where a word is longer than half the label, as in scripts without spaces, it is cut itself.
    return f"{words if len(words) > limit // 2 else cut}…"


def packed(lines: Iterable[str]) -> list[str]:
    """Return the lines as pages of at most 2800 characters; no line is broken."""
    pages: list[str] = []
    for line in lines:
        if pages and len(pages[-1]) + 1 + len(line) <= LIST_BUDGET:
            pages[-1] += f"\n{line}"
        else:
            pages.append(line)
    return pages


def turners(screen: Screen, index: int, last: int, rest: str = "") -> tuple[Button, ...]:
    """Return the buttons from page `index` of `last` to its neighbours; `rest` goes behind the page's number."""
    ways = ((phrases.BACK, index - 1), (phrases.NEXT, index + 1))
    return tuple(
        Button(label, "turn", replace(screen, at=f"{number} {rest}".strip()))
        for label, number in ways
        if 0 <= number < last
    )
