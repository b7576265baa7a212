"""Words set into a box: the largest size that fits, lines of even length, and what is left out where none does."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PIL import ImageFont

from bot.rendering.cards.alternatives import LEFT_OUT
from bot.rendering.cards.fonts import Face
from content.sentences import sentence_spans

WORD: Final = re.compile(r"\S+")
DANGLING: Final = " \n,;:–—-"
BALANCE_STEP: Final = 8


@dataclass(frozen=True, slots=True)
class Box:
    """How much room there is, in pixels; whatever has more than so many letters is cut without being tried."""

    width: int
    height: int
    letters: int = 600


@dataclass(frozen=True, slots=True)
class Style:
    """A face, the sizes it may have, largest first, and the leading as a part of the size."""

    face: Face
    sizes: tuple[int, ...]
    leading: float = 1.38

    @property
    def smallest(self) -> Style:
        """The style at its smallest size only."""
        return Style(self.face, self.sizes[-1:], self.leading)


@dataclass(frozen=True, slots=True)
class Block:
    """Words in lines of one font; `leading` is the distance from one baseline to the next."""

    words: str
    lines: tuple[str, ...]
    font: ImageFont.FreeTypeFont
    leading: int

    @property
    def capital(self) -> int:
        """How far a capital letter reaches above the baseline."""
        return _capital(self.font)

    @property
    def height(self) -> int:
        """From the top of the first line's capitals to the last baseline: what the eye takes for its height."""
        return self.capital + (len(self.lines) - 1) * self.leading


def fitted(words: str, style: Style, box: Box) -> Block | None:
    """Return the words as large as they fit; None where no size fits.

    At the smallest size a word that is wider than the box is broken.
    """

    def at(size: int) -> Block | None:
        return _wrapped(words, style, size, box, breaking=size == style.sizes[-1])

    place = bisect_left(style.sizes, 1, key=lambda size: at(size) is not None)
    return at(style.sizes[place]) if place < len(style.sizes) else None


def balanced(block: Block, style: Style, box: Box) -> Block:
    """Return the same words in as many lines, as even as they can be, so that none holds a lonely word."""
    # Lines of one width would be as wide as that; what is narrower need not be tried.
    evenly = sum(block.font.getlength(line) for line in block.lines) // len(block.lines)
    size = round(block.font.size)
    tries = (
        _wrapped(block.words, style, size, Box(width, box.height))
        for width in range(int(evenly), box.width, BALANCE_STEP)
    )
    return min((one for one in tries if one and len(one.lines) == len(block.lines)), key=_unevenness, default=block)


def _unevenness(block: Block) -> float:
    """Return how ragged the lines are; a short last line looks better than a short one in between."""
    *others, last = (block.font.getlength(line) for line in block.lines)
    widest = max([*others, last])
    return sum((widest - length) ** 2 for length in others) + (widest - last) ** 2 / 2


def kept(words: str, language: str, longest: int, fits: Callable[[str], bool]) -> str:
    """Return as much of the words as fits: all, else whole sentences, else whole words, with […] for the rest."""
    if len(words) <= longest and fits(words):
        return words
    window = words[:longest]
    for places, divider in (
        ([span.end for span in sentence_spans(window, language)], " "),
        ([found.end() for found in WORD.finditer(window)], " "),
        (range(1, len(window)), ""),
    ):
        # What ends with the window is cut by it, wherever that is.
        most = _most(window, [place for place in places if place < len(window)], divider, fits)
        if most:
            return most
    return LEFT_OUT


def short_block(words: str, style: Style, box: Box, language: str = "en") -> Block:
    """Return words that never fill a picture, such as a name: shrunk, at worst cut, in lines of even length."""

    def at(text: str) -> Block | None:
        return fitted(text, style.smallest, box)

    block = fitted(kept(words, language, box.letters, lambda text: at(text) is not None), style, box)
    if block is None:
        raise AssertionError(words)
    return balanced(block, style, box)


def _most(words: str, places: Sequence[int], divider: str, fits: Callable[[str], bool]) -> str:
    """Return the words up to the last place where they fit; an empty text where they fit at none."""

    def upto(place: int) -> str:
        return words[:place].rstrip(DANGLING) + divider + LEFT_OUT

    count = bisect_left(places, 1, key=lambda place: not fits(upto(place)))
    return upto(places[count - 1]) if count else ""


def _wrapped(words: str, style: Style, size: int, box: Box, *, breaking: bool = False) -> Block | None:
    """Return the words in lines; None where they, or one long word, do not fit into the box."""
    font = style.face.at(size)
    lines = [line for part in words.split("\n") for line in _lines(part, font, box.width, breaking=breaking)]
    if not breaking and any(_length(font, word) > box.width for line in lines for word in line.split()):
        return None
    block = Block(words, tuple(lines), font, round(size * style.leading))
    return block if block.height <= box.height else None


def _lines(words: str, font: ImageFont.FreeTypeFont, width: int, *, breaking: bool) -> Iterator[str]:
    """Yield lines that are filled one after the other.

    Pillow's own ImageText.wrap measures each line anew with each word, which takes ten times as long.
    """
    line, used, space = "", 0.0, _length(font, " ")
    for word in words.split():
        for piece in _pieces(word, font, width) if breaking else (word,):
            longer = used + space + _length(font, piece)
            if line and (longer > width or piece is not word):
                yield line
                line = ""
            line, used = (f"{line} {piece}", longer) if line else (piece, _length(font, piece))
    yield line


def _pieces(word: str, font: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    """Yield a word, in pieces where it is wider than a line."""
    while len(word) > 1 and _length(font, word) > width:
        length = _length_within(word, font, width)
        yield word[:length]
        word = word[length:]
    yield word


def _length_within(word: str, font: ImageFont.FreeTypeFont, width: int) -> int:
    """Return how many characters of a word go into a line: one at least, however wide it is."""
    return bisect_left(range(2, len(word)), 1, key=lambda length: font.getlength(word[:length]) > width) + 1


@lru_cache(maxsize=16384)
def _length(font: ImageFont.FreeTypeFont, word: str) -> float:
    return font.getlength(word)


@lru_cache(maxsize=64)
def _capital(font: ImageFont.FreeTypeFont) -> int:
    return -round(font.getbbox("H", anchor="ls")[1])
