"""How far a group is, as a picture: a bar for each unit, its name at the left, “7 of 12” at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Final

from bot.rendering.cards.alternatives import ALT_LIMIT, chart_alternative
from bot.rendering.cards.canvas import INNER, MARGIN, WIDTH, Canvas
from bot.rendering.cards.fonts import SANS, SANS_STRONG, drawable
from bot.rendering.cards.heading import MOST_PAGES, ROWS_HEIGHT, Heading, heading, page_of, paged, said_of
from bot.rendering.cards.palette import ACCENT, RULE, WORDS
from bot.rendering.cards.typesetting import Block, Box, Style, fitted, short_block
from bot.rendering.cards.values import Bar, Chart, Picture

# On a phone a picture is 420 pixels wide, about a third of ours: these are still read there.
NAME_SIZES: Final = (36, 34, 32, 30)
NAME_LINE: Final = Box(300, 36, 40)
NAME_LINES: Final = Box(300, 80, 60)
NAME_LEADING: Final = 1.2
COUNT_STYLE: Final = Style(SANS, (36,))
COUNT_BOX: Final = Box(260, 40, 40)
GAP: Final = 36
BAR_HEIGHT: Final = 30
# From one row to the next where they are few, and where they are many.
WIDE_PITCH: Final = 80
NARROW_PITCH: Final = 61
FEW: Final = 8
# One of many is seen, and so is one that is missing.
LEAST_SEEN: Final = 6


@dataclass(frozen=True, slots=True)
class _Row:
    """One unit, set."""

    bar: Bar
    name: Block
    count: Block

    @property
    def below(self) -> int:
        """How far the name reaches below its first line."""
        return self.name.height - self.name.capital


@dataclass(frozen=True, slots=True)
class _Plan:
    """All that is drawn, set, and which units stand on which page; `left` and `right` are the ends of a full bar."""

    chart: Chart
    heading: Heading
    pages: tuple[tuple[_Row, ...], ...]
    left: int
    right: int

    def alternative(self, page: int) -> tuple[str, bool]:
        """Return what one page says, and whether the picture says all of it."""
        rows, head = self.pages[page], self.heading
        bars = tuple(row.bar for row in rows)
        drawn = tuple(replace(row.bar, name=row.name.words) for row in rows)
        shown = replace(self.chart, title=head.title.words, note=head.note.words, source=head.source.words)
        say = partial(chart_alternative, page=page, pages=len(self.pages))
        return said_of(say, (self.chart, bars), (shown, drawn))


def chart_picture(chart: Chart, page: int = 0) -> Picture:
    """Return one page of the chart, the last where there are fewer; raises UnsupportedScriptError as a card does."""
    plan = _plan(chart)
    return page_of(plan, _draw, "pace", page)


@lru_cache(maxsize=16)
def _plan(chart: Chart) -> _Plan:
    plain = _plain(chart)
    for bar in plain.bars:
        SANS_STRONG.check(bar.name)
    rows = _rows(plain.bars)
    names = max((_width(row.name) for row in rows), default=0)
    counts = max((_width(row.count) for row in rows), default=0)
    return _Plan(
        plain,
        heading(plain.label, plain.title, plain.note, plain.source),
        paged(rows, lambda page: _fits(plain, page)),
        MARGIN + names + GAP,
        MARGIN + INNER - counts - GAP,
    )


def _plain(chart: Chart) -> Chart:
    bars = tuple(replace(one, name=drawable(one.name)) for one in chart.bars)
    title, note, source = map(drawable, (chart.title, chart.note, chart.source))
    return replace(chart, title=title, note=note, source=source, bars=bars)


def _rows(bars: Sequence[Bar]) -> list[_Row]:
    """Return the units with names of one size: the largest at which each fits into a line, else the smallest."""
    styles = [Style(SANS_STRONG, (size,), NAME_LEADING) for size in NAME_SIZES]
    style = next((one for one in styles if all(fitted(bar.name, one, NAME_LINE) for bar in bars)), styles[-1])
    return [
        _Row(bar, short_block(bar.name, style, NAME_LINES), short_block(bar.counted, COUNT_STYLE, COUNT_BOX))
        for bar in bars
    ]


def _width(block: Block) -> int:
    return round(max(block.font.getlength(line) for line in block.lines))


def _fits(chart: Chart, rows: Sequence[_Row]) -> bool:
    alternative = chart_alternative(chart, [row.bar for row in rows], MOST_PAGES, MOST_PAGES)
    return len(alternative) <= ALT_LIMIT and _height(rows) <= ROWS_HEIGHT


def _pitch(rows: Sequence[_Row]) -> int:
    return WIDE_PITCH if len(rows) <= FEW else NARROW_PITCH


def _height(rows: Sequence[_Row]) -> int:
    return sum(row.below for row in rows) + _pitch(rows) * (len(rows) - 1) + BAR_HEIGHT


def _draw(plan: _Plan, page: int) -> Canvas:
    rows = plan.pages[page]
    canvas, top = plan.heading.page(page, len(plan.pages), _height(rows))
    for row in rows:
        _draw_row(canvas, top, row, (plan.left, plan.right))
        top += row.below + _pitch(rows)
    return canvas


def _draw_row(canvas: Canvas, top: int, row: _Row, ends: tuple[int, int]) -> None:
    """Draw name, bar and count, their middles on one line; what nobody has finished has an empty bar."""
    left, right = ends
    middle = top + BAR_HEIGHT // 2
    canvas.block(MARGIN, middle - row.name.capital // 2, row.name, WORDS)
    canvas.draw.rectangle((left, top, right - 1, top + BAR_HEIGHT - 1), RULE)
    filled = _filled(row.bar, right - left)
    if filled:
        canvas.draw.rectangle((left, top, left + filled - 1, top + BAR_HEIGHT - 1), ACCENT)
    canvas.block(WIDTH - MARGIN, middle - row.count.capital // 2, row.count, WORDS, "rs")


def _filled(bar: Bar, length: int) -> int:
    """Return how much of a bar is filled: all of it for all alone, nothing of it for nobody alone."""
    if bar.share in {0, 1}:
        return round(length * bar.share)
    return min(max(round(length * bar.share), LEAST_SEEN), length - LEAST_SEEN)
