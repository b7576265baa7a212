"""What pictures in rows share: label, title and note above the rows, the source below them, and so many to a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Protocol, TypeVar

from bot.rendering.cards.alternatives import ALT_LIMIT, SHORTENED
from bot.rendering.cards.canvas import FOOT, FOOT_BOX, FOOT_STYLE, INNER, MARGIN, RULE_GAP, WIDTH, Canvas
from bot.rendering.cards.fonts import SANS, SANS_STRONG, SERIF
from bot.rendering.cards.palette import ACCENT, QUIET, WORDS
from bot.rendering.cards.typesetting import Block, Box, Style, short_block
from bot.rendering.cards.values import Picture

TOP: Final = 80
LABEL_STYLE: Final = Style(SANS_STRONG, (26,))
LABEL_BOX: Final = Box(INNER, 40, 40)
LABEL_GAP: Final = 30
TITLE_STYLE: Final = Style(SERIF, (46, 42, 38), 1.3)
TITLE_BOX: Final = Box(INNER, 110, 120)
NOTE_STYLE: Final = Style(SANS, (25,))
NOTE_BOX: Final = Box(INNER, 60, 60)
NOTE_GAP: Final = 26
HEAD_GAP: Final = 62
FOOT_GAP: Final = 54
LEAST_HEIGHT: Final = 675
MOST_PAGES: Final = 99
# Discord scales a picture to the width of the chat, and to a height of some 350 units there: a longer one is a stripe.
ROWS_HEIGHT: Final = 900

R = TypeVar("R")
W = TypeVar("W")


class Paged(Protocol):
    """All that is drawn, set, and which rows stand on which page."""

    @property
    def pages(self) -> Sequence[object]:
        """The rows of each page."""

    def alternative(self, page: int) -> tuple[str, bool]:
        """Return what one page says, and whether the picture says all of it."""


P = TypeVar("P", bound=Paged)


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands around the rows of every page, set; `label` is what kind of picture it is."""

    label: str
    title: Block
    note: Block
    source: Block

    def page(self, page: int, pages: int, height: int) -> tuple[Canvas, int]:
        """Return a picture with room for rows of that height in all, and where the first of them begins."""
        words = f"{self.label} · part {page + 1} of {pages}" if pages > 1 else self.label
        label = short_block(words, LABEL_STYLE, LABEL_BOX)
        head = ((label, ACCENT, LABEL_GAP), (self.title, WORDS, NOTE_GAP), (self.note, QUIET, HEAD_GAP))
        below = FOOT_GAP + RULE_GAP + self.source.height + FOOT
        above = TOP + sum(block.height + gap for block, _, gap in head)
        canvas = Canvas(max(LEAST_HEIGHT, above + height + below))
        canvas.foot(self.source)
        top = TOP
        for block, colour, gap in head:
            top = canvas.block(MARGIN, top, block, colour) + gap
        return canvas, top


def heading(label: str, title: str, note: str, source: str) -> Heading:
    """Return drawable words, set; raise UnsupportedScriptError where the fonts lack a letter."""
    SERIF.check(title)
    SANS.check(note + source)
    return Heading(
        label,
        short_block(title, TITLE_STYLE, TITLE_BOX),
        short_block(note, NOTE_STYLE, NOTE_BOX),
        short_block(source, FOOT_STYLE, FOOT_BOX),
    )


def said_of(
    say: Callable[[W, tuple[R, ...]], str], wanted: tuple[W, tuple[R, ...]], drawn: tuple[W, tuple[R, ...]]
) -> tuple[str, bool]:
    """Return what a page says, all that was `wanted` or what was `drawn` of it, and whether these are the same."""
    full = say(*wanted)
    return (full if len(full) <= ALT_LIMIT else f"{say(*drawn)} {SHORTENED}"), drawn == wanted


def page_of(plan: P, draw: Callable[[P, int], Canvas], name: str, page: int) -> Picture:
    """Return one page as a picture, the last where there are fewer."""
    page = min(max(page, 0), len(plan.pages) - 1)
    canvas = draw(plan, page)
    alt, whole = plan.alternative(page)
    return Picture(
        png=canvas.png(),
        alt=alt,
        name=f"{name}-{page + 1}.png",
        width=WIDTH,
        height=canvas.height,
        whole=whole,
        page=page,
        pages=len(plan.pages),
    )


def paged(rows: Sequence[R], fits: Callable[[Sequence[R]], bool]) -> tuple[tuple[R, ...], ...]:
    """Return the rows in as few pages as hold them, evenly where that goes, so that no page has a lonely row."""
    greedy: list[tuple[R, ...]] = [()]
    for row in rows:
        longer = (*greedy[-1], row)
        if fits(longer) or not greedy[-1]:
            greedy[-1] = longer
        else:
            greedy.append((row,))
    count, total = len(greedy), len(rows)
    ends = [total * number // count for number in range(count + 1)]
    even = tuple(tuple(rows[start:end]) for start, end in pairwise(ends))
    return even if all(fits(page) for page in even) else tuple(greedy)
