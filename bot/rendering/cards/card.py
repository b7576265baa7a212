"""A quote as a picture: large words, a hanging quotation mark, whose they are, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.rendering.cards.alternatives import card_alternative
from bot.rendering.cards.canvas import FOOT_BOX, FOOT_STYLE, INNER, MARGIN, WIDTH, Canvas
from bot.rendering.cards.fonts import SANS, SANS_STRONG, SERIF, drawable
from bot.rendering.cards.palette import ACCENT, QUIET, WORDS, Colour
from bot.rendering.cards.typesetting import Block, Box, Style, balanced, fitted, kept, short_block
from bot.rendering.cards.values import Card, Picture

HEIGHT: Final = 675
TOP: Final = 80
SPEAKER_GAP: Final = 36
TAIL: Final = 0.34
FOOT_GAP: Final = 46
# Of the room that is left, this much in the hundred goes above: what stands in the very middle seems to sink.
ABOVE: Final = 45

SIZES: Final = (104, 96, 88, 80, 76, 72, 68, 64, 60, 57, 54, 51, 48, 46, 44, 42, 40, 38, 36, 34)
# Few words may be large, but not as large as they could: (at most so many letters, so many pixels).
LARGEST: Final = ((16, 104), (60, 80), (130, 68))
LARGEST_ELSE: Final = 60
SPEAKER_STYLE: Final = Style(SANS_STRONG, (31, 29, 27), 1.3)
RULE_LENGTH: Final = 36
RULE_SPACE: Final = 18
SPEAKER_BOX: Final = Box(INNER - RULE_LENGTH - RULE_SPACE, 66, 120)

MARKS: Final = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", "‹": "›", "›": "‹", '"': '"', "'": "'"}
# What stands in square brackets is not the author's: [sic], […], the number of a footnote.
OURS: Final = re.compile(r"(\[(?:sic|…|\d{1,4})\])")


def quote_card(card: Card) -> Picture:
    """Return the card as a picture of 1200 × 675; raise UnsupportedScriptError where the fonts lack a letter."""
    plain = replace(card, words=drawable(card.words), speaker=drawable(card.speaker), citation="", source=_origin(card))
    SERIF.check(plain.words)
    SANS.check(plain.speaker + plain.source)
    canvas = Canvas(HEIGHT)
    source = short_block(plain.source, FOOT_STYLE, FOOT_BOX)
    speaker = short_block(plain.speaker, SPEAKER_STYLE, SPEAKER_BOX)
    words = _draw(canvas, plain, speaker, canvas.foot(source))
    drawn = replace(plain, words=words, speaker=speaker.words, source=source.words)
    alt = card_alternative(plain, drawn)
    return Picture(png=canvas.png(), alt=alt, name="quote.png", width=WIDTH, height=HEIGHT, whole=drawn == plain)


def _origin(card: Card) -> str:
    return drawable(" · ".join(filter(None, (card.citation, card.source))))


def _draw(canvas: Canvas, card: Card, speaker: Block, foot: int) -> str:
    """Draw quote and speaker, together a little above the middle of their room; return the words as drawn."""
    room = foot - FOOT_GAP - speaker.height - TOP
    opening, body, closing = _parted(card.words)
    quote = _quote(body, closing, card.language, Box(INNER, room - _gap(SIZES[-1])))
    gap = _gap(quote.font.size)
    top = TOP + max(0, room - quote.height - gap) * ABOVE // 100
    _draw_quote(canvas, top, quote, opening, closing)
    _draw_speaker(canvas, top + quote.height + gap, speaker)
    return opening + quote.words


def _gap(size: float) -> int:
    """Return how far the speaker stands below the quote: further below large words, whose tails are longer."""
    return SPEAKER_GAP + round(size * TAIL)


def _parted(words: str) -> tuple[str, str, str]:
    """Return the quotation mark in front, the words, and the mark behind; the marks are empty where there are none."""
    opening = words[:1] if words[:1] in MARKS else ""
    closing = words[-1] if opening and len(words) > 1 and words[-1] in MARKS[opening] else ""
    return opening, words[len(opening) : len(words) - len(closing)], closing


def _quote(body: str, closing: str, language: str, box: Box) -> Block:
    smallest = Style(SERIF, SIZES[-1:])
    words = kept(body, language, box.letters, lambda text: fitted(text + closing, smallest, box) is not None) + closing
    largest = next((size for length, size in LARGEST if len(words) <= length), LARGEST_ELSE)
    style = Style(SERIF, tuple(size for size in SIZES if size <= largest))
    block = fitted(words, style, box)
    if block is None:
        raise AssertionError(words)
    return balanced(block, style, box)


def _draw_quote(canvas: Canvas, top: int, quote: Block, opening: str, closing: str) -> None:
    first = top + quote.capital
    canvas.line(MARGIN - quote.font.getlength(opening), first, quote.font, [(opening, ACCENT)])
    for number, line in enumerate(quote.lines):
        last = number == len(quote.lines) - 1
        runs = _runs(line, closing if last else "")
        canvas.line(MARGIN, first + number * quote.leading, quote.font, runs)


def _runs(line: str, closing: str) -> Iterator[tuple[str, Colour]]:
    """Yield the pieces of a line: the author's words, what is put in, the mark behind them."""
    for index, piece in enumerate(OURS.split(line[: len(line) - len(closing)])):
        yield piece, QUIET if index % 2 else WORDS
    yield closing, ACCENT


def _draw_speaker(canvas: Canvas, top: int, speaker: Block) -> None:
    middle = top + speaker.capital // 2
    canvas.draw.rectangle((MARGIN, middle - 1, MARGIN + RULE_LENGTH - 1, middle + 1), ACCENT)
    canvas.block(MARGIN + RULE_LENGTH + RULE_SPACE, top, speaker, WORDS)
