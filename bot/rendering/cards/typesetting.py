"""Words set into a box: the largest size that fits, lines of even length, and what is left out where none does."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PIL import ImageFont, ImageText

from bot.rendering.cards.fonts import Face
from content.sentences import sentence_spans

LEFT_OUT: Final = "[…]"
BALANCE_STEP: Final = 8
WORD: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Box:
    """How much room there is, in pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of words in one font; `leading` is the distance from one baseline to the next."""

    lines: tuple[str, ...]
    font: ImageFont.FreeTypeFont
    leading: int

    @property
    def capital(self) -> int:
        """How far a capital letter reaches above the baseline."""
        return capital_height(self.font)

    @property
    def height(self) -> int:
        """From the top of the first line's capitals to the last line's baseline: what the eye takes for its height."""
        return self.capital + (len(self.lines) - 1) * self.leading


@dataclass(frozen=True, slots=True)
class Style:
    """A face, the sizes it may have, largest first, and the leading as a part of the size."""

    face: Face
    sizes: tuple[int, ...]
    leading: float = 1.38

    def smallest(self) -> Style:
        """Return the style at its smallest size only."""
        return Style(self.face, self.sizes[-1:], self.leading)


def capital_height(font: ImageFont.FreeTypeFont) -> int:
    """Return how far a capital letter reaches above the baseline."""
    return -round(font.getbbox("H", anchor="ls")[1])


def wrapped(words: str, style: Style, size: int, box: Box) -> Block | None:
    """Return the words in lines; None where they, or one long word, do not fit into the box."""
    font, leading = style.face.at(size), round(size * style.leading)
    lines = ImageText.Text(words, font)
    try:
        lines.wrap(box.width)
    except ValueError:  # a word is wider than the box
        return None
    block = Block(tuple(line.strip() for line in lines.text.split("\n")), font, leading)
    return block if block.height <= box.height else None


def fitted(words: str, style: Style, box: Box) -> Block | None:
    """Return the words as large as they fit, in lines of even length; None where no size fits.

    At the smallest size a word that is wider than the box is broken.
    """

    def at(size: int) -> Block | None:
        smallest = size == style.sizes[-1]
        return wrapped(_broken(words, style.face.at(size), box.width) if smallest else words, style, size, box)

    place = bisect_left(style.sizes, 1, key=lambda size: at(size) is not None)
    if place == len(style.sizes):
        return None
    return _balanced(at(style.sizes[place]), style, style.sizes[place], box)


def shortened(words: str, language: str, fits: Callable[[str], bool]) -> str:
    """Return as much of the words as fits: all, else whole sentences, else whole words, with […] for the rest."""
    if len(words) <= LONGEST and fits(words):
        return words
    window = words[:LONGEST]
    for places, divider in (
        ([span.end for span in sentence_spans(window, language)], " "),
        ([found.end() for found in WORD.finditer(window)], " "),
        (range(1, len(window)), ""),
    ):
        # What ends with the window is cut by it, wherever that is.
        kept = _most(window, [place for place in places if place < len(window)], divider, fits)
        if kept:
            return kept
    return LEFT_OUT


def _most(words: str, places: Sequence[int], divider: str, fits: Callable[[str], bool]) -> str:
    """Return the words up to the last place where they fit; an empty text where they fit at none."""

    def upto(place: int) -> str:
        return words[:place].rstrip(DANGLING) + divider + LEFT_OUT

    place = bisect_left(places, 1, key=lambda place: not fits(upto(place)))
    return upto(places[place - 1]) if place else ""


def _balanced(block: Block | None, style: Style, size: int, box: Box) -> Block | None:
    """Return the block in as many lines, as narrow as they allow: so none holds a lonely word."""
    if block is None or len(block.lines) == 1:
        return block
    words, count = "\n".join(block.lines) if _has_breaks(block) else " ".join(block.lines), len(block.lines)
