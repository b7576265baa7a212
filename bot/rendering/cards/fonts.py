"""The open fonts that come with the extra `cards`: Latin, Greek and Cyrillic, and which characters they can draw."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from PIL import ImageFont, features

from bot.rendering.cards.errors import UnsupportedScriptError

PROBE_SIZE: Final = 24
NO_CHARACTER: Final = "\uffff"


@dataclass(frozen=True, slots=True)
class Face:
    """A variable font at one weight and width."""

    package: str
    file: str
    weight: int
    width: int = 100

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """Return the font at a size in pixels."""
        return _font(self, size)

    def check(self, words: str) -> None:
        """Raise UnsupportedScriptError where there is a character that the font cannot draw."""
        for character in words:
            if not character.isspace() and not _can_draw(self, character):
                raise UnsupportedScriptError(character)


SERIF: Final = Face("fontpkg_noto_serif", "NotoSerif[wdth,wght].ttf", 420, 95)
SANS: Final = Face("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf", 420)
SANS_STRONG: Final = Face("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf", 600)


def drawable(text: str) -> str:
    """Return the text with accents joined to their letters, plain white space, and without unseen characters.

    An unseen character could turn the direction of the words, and shows nothing that a reader would miss.
    """
    lines = unicodedata.normalize("NFC", text).splitlines()
    return re.sub(r"\n{2,}", "\n", "\n".join(_drawable_line(line) for line in lines)).strip()


def _drawable_line(line: str) -> str:
    visible = "".join(" " if character.isspace() else character for character in line)
    return " ".join("".join(one for one in visible if unicodedata.category(one) not in {"Cc", "Cf"}).split())


@lru_cache(maxsize=64)
def _font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(files(face.package) / "files" / face.file), size)
    wanted = {b"Weight": face.weight, b"Width": face.width}
    font.set_variation_by_axes([wanted[axis["name"]] for axis in font.get_variation_axes()])
    return font


@lru_cache(maxsize=4096)
def _can_draw(face: Face, character: str) -> bool:
    category = unicodedata.category(character)
    # A surrogate is half a character; an accent that joins no letter is placed by raqm alone.
    if category == "Cs" or (category == "Mn" and not features.check("raqm")):
        return False
    return _drawn(face, character) != _drawn(face, NO_CHARACTER)


@lru_cache(maxsize=256)
def _drawn(face: Face, character: str) -> tuple[tuple[int, int], bytes]:
    mask = face.at(PROBE_SIZE).getmask(character)
    return mask.size, bytes(mask)
