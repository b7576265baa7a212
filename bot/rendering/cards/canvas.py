"""What every picture has: its ground, lines of words on it, the foot with source and mark, and the PNG at the end."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Final, Literal

from PIL import Image, ImageDraw, ImageFont

from bot.rendering.cards.fonts import SANS, SANS_STRONG, SERIF
from bot.rendering.cards.palette import ACCENT, GROUND, QUIET, RULE, Colour
from bot.rendering.cards.typesetting import Block, Box, Style

WIDTH: Final = 1200
MARGIN: Final = 104
INNER: Final = WIDTH - 2 * MARGIN
FOOT: Final = 60
FOOT_STYLE: Final = Style(SANS, (26, 24, 22), 1.35)
FOOT_BOX: Final = Box(780, 60, 130)
RULE_GAP: Final = 38

MARK: Final = "Pullquote"
MARK_SIZE: Final = 27
MARK_SIGN: Final = "“"
MARK_SIGN_SIZE: Final = 58
MARK_SIGN_DROP: Final = 21
MARK_SIGN_GAP: Final = 9


class Canvas:
    """A picture in the making."""

    def __init__(self, height: int) -> None:
        self.image = Image.new("RGB", (WIDTH, height), GROUND)
        self.draw = ImageDraw.Draw(self.image)
        self.height = height

    def block(self, side: int, top: int, block: Block, colour: Colour, anchor: Literal["ls", "rs"] = "ls") -> int:
        """Draw a block whose capitals begin at `top`, right or (“rs”) left of its side; return its last baseline."""
        for number, line in enumerate(block.lines):
            place = (side, top + block.capital + number * block.leading)
            self.draw.text(place, line, colour, block.font, anchor)
        return top + block.height

    def line(
        self, left: float, baseline: int, font: ImageFont.FreeTypeFont, runs: Iterable[tuple[str, Colour]]
    ) -> None:
        """Draw a line in pieces of several colours, each where it would stand in a line of one colour."""
        before = ""
        for text, colour in runs:
            before += text
            place = left + font.getlength(before) - font.getlength(text)
            self.draw.text((place, baseline), text, colour, font, "ls")

    def foot(self, source: Block) -> int:
        """Draw the source at the left of the foot and our mark at its right; return where the foot begins."""
        baseline = self.height - FOOT
        top = baseline - source.height
        self.block(MARGIN, top, source, QUIET)
        self._mark(WIDTH - MARGIN, baseline)
        rule = top - RULE_GAP
        self.draw.rectangle((MARGIN, rule, WIDTH - MARGIN - 1, rule + 1), RULE)
        return rule

    def _mark(self, right: int, baseline: int) -> None:
        font = SANS_STRONG.at(MARK_SIZE)
        self.draw.text((right, baseline), MARK, QUIET, font, "rs")
        left = right - font.getlength(MARK) - MARK_SIGN_GAP
        self.draw.text((left, baseline + MARK_SIGN_DROP), MARK_SIGN, ACCENT, SERIF.at(MARK_SIGN_SIZE), "rs")

    def png(self) -> bytes:
        """Return the picture as a file; the same picture gives the same bytes."""
        file = BytesIO()
        self.image.save(file, "PNG", compress_level=6)
        return file.getvalue()
