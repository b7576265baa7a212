"""A timeline as a picture: dates at the left, a rail, what happened at the right; so many events as stay legible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Final

from bot.rendering.cards.alternatives import ALT_LIMIT, timeline_alternative
from bot.rendering.cards.canvas import MARGIN, WIDTH, Canvas
from bot.rendering.cards.fonts import SANS, SANS_STRONG, SERIF, drawable
from bot.rendering.cards.heading import MOST_PAGES, ROWS_HEIGHT, Heading, heading, page_of, paged, said_of
from bot.rendering.cards.palette import ACCENT, GROUND, QUIET, RULE, WORDS
from bot.rendering.cards.typesetting import Block, Box, Style, short_block
from bot.rendering.cards.values import Moment, Picture, Timeline

LABEL: Final = "Timeline"
DATE_WIDTH: Final = 222
DATE_GAP: Final = 38
RAIL: Final = MARGIN + DATE_WIDTH + DATE_GAP
WHAT_LEFT: Final = RAIL + 42
WHAT_BOX: Final = Box(WIDTH - MARGIN - WHAT_LEFT, 440, 440)
WHAT_STYLE: Final = Style(SERIF, (30, 27), 1.4)
DATE_BOX: Final = Box(DATE_WIDTH, 160, 60)
DATE_STYLE: Final = Style(SANS_STRONG, (28, 25, 22), 1.3)
BASIS_STYLE: Final = Style(SANS, (24, 22), 1.35)
BASIS_BOX: Final = Box(DATE_WIDTH, 160, 80)
BASIS_GAP: Final = 21
EVENT_GAP: Final = 46
DOT: Final = 9
STUB: Final = 40


@dataclass(frozen=True, slots=True)
class _Row:
    """One event, set."""

    moment: Moment
    when: Block
    what: Block
    basis: Block | None

    @property
    def height(self) -> int:
        dated = self.when.height + (BASIS_GAP + self.basis.height if self.basis else 0)
        return max(self.what.height, dated)

    @property
    def drawn(self) -> Moment:
        basis = self.basis.words if self.basis else ""
        return replace(self.moment, when=self.when.words, what=self.what.words, basis=basis)


@dataclass(frozen=True, slots=True)
class _Plan:
    """All that is drawn, set, and which events stand on which page."""

    timeline: Timeline
    heading: Heading
    pages: tuple[tuple[_Row, ...], ...]

    def alternative(self, page: int) -> tuple[str, bool]:
        """Return what one page says, and whether the picture says all of it."""
        rows = self.pages[page]
        moments, drawn = tuple(row.moment for row in rows), tuple(row.drawn for row in rows)
        head = self.heading
        shown = replace(self.timeline, title=head.title.words, note=head.note.words, source=head.source.words)
        say = partial(timeline_alternative, page=page, pages=len(self.pages))
        return said_of(say, (self.timeline, moments), (shown, drawn))


def timeline_picture(timeline: Timeline, page: int = 0) -> Picture:
    """Return one page of the timeline, the last where there are fewer; raises UnsupportedScriptError as a card does.

    A page holds as many events as its alternative text can say.
    """
    plan = _plan(timeline)
    return page_of(plan, _draw, "timeline", page)


@lru_cache(maxsize=16)
def _plan(timeline: Timeline) -> _Plan:
    plain = _plain(timeline)
    for moment in plain.moments:
        SERIF.check(moment.what)
        SANS.check(moment.when + moment.basis)
    rows = [_row(moment, plain.language) for moment in plain.moments]
    return _Plan(
        plain,
        heading(LABEL, plain.title, plain.note, plain.source),
        paged(rows, lambda page: _fits(plain, page)),
    )


def _plain(timeline: Timeline) -> Timeline:
    moments = tuple(
        replace(one, when=drawable(one.when), what=drawable(one.what), basis=drawable(one.basis))
        for one in timeline.moments
    )
    title, note, source = map(drawable, (timeline.title, timeline.note, timeline.source))
    return replace(timeline, title=title, note=note, source=source, moments=moments)


def _row(moment: Moment, language: str) -> _Row:
    return _Row(
        moment,
        short_block(moment.when, DATE_STYLE, DATE_BOX),
        short_block(moment.what, WHAT_STYLE, WHAT_BOX, language),
        short_block(moment.basis, BASIS_STYLE, BASIS_BOX) if moment.basis else None,
    )


def _fits(timeline: Timeline, rows: Sequence[_Row]) -> bool:
    alternative = timeline_alternative(timeline, [row.moment for row in rows], MOST_PAGES, MOST_PAGES)
    return len(alternative) <= ALT_LIMIT and _height(rows) <= ROWS_HEIGHT


def _height(rows: Sequence[_Row]) -> int:
    return sum(row.height for row in rows) + EVENT_GAP * (len(rows) - 1)


def _draw(plan: _Plan, page: int) -> Canvas:
    rows = plan.pages[page]
    canvas, top = plan.heading.page(page, len(plan.pages), _height(rows))
    _draw_rail(canvas, top, rows, first=page == 0, last=page == len(plan.pages) - 1)
    for row in rows:
        _draw_row(canvas, top, row)
        top += row.height + EVENT_GAP
    return canvas


def _draw_rail(canvas: Canvas, top: int, rows: Sequence[_Row], *, first: bool, last: bool) -> None:
    """Draw the line that joins the dots; it goes on where the timeline does on another page."""
    if not rows:
        return
    start = top + _middle(rows[0]) - (0 if first else STUB)
    end = top + _height(rows) + (_middle(rows[-1]) - rows[-1].height if last else STUB // 2)
    canvas.draw.rectangle((RAIL - 1, start, RAIL + 1, end), RULE)


def _middle(row: _Row) -> int:
    """Return how far below the top of a row its dot stands."""
    return row.what.capital // 2


def _draw_row(canvas: Canvas, top: int, row: _Row) -> None:
    """Draw date, dot and words; the dot of background is hollow, and the words under its date say so too."""
    middle = top + _middle(row)
    bottom = canvas.block(RAIL - DATE_GAP, middle - row.when.capital // 2, row.when, ACCENT, "rs")
    if row.basis:
        canvas.block(RAIL - DATE_GAP, bottom + BASIS_GAP, row.basis, QUIET, "rs")
    dot = (RAIL - DOT, middle - DOT, RAIL + DOT, middle + DOT)
    canvas.draw.ellipse(dot, GROUND if row.moment.background else ACCENT, ACCENT, 3)
    canvas.block(WHAT_LEFT, top, row.what, WORDS)
