"""The colours of the pictures: warm white on blue-black, told apart from Discord's own greys, dark and light."""

from __future__ import annotations

from typing import Final

Colour = tuple[int, int, int]

GROUND: Final[Colour] = (0x18, 0x20, 0x30)
WORDS: Final[Colour] = (0xF7, 0xF2, 0xE8)
QUIET: Final[Colour] = (0xB3, 0xBC, 0xCB)
ACCENT: Final[Colour] = (0xF0, 0xB3, 0x4C)
# Lines that part things; nothing is said by them, so they need no contrast.
RULE: Final[Colour] = (0x3A, 0x46, 0x5C)

# WCAG 2.2, success criterion 1.4.3, for text of any size: https://www.w3.org/TR/WCAG22/#contrast-minimum
CONTRAST_AA: Final = 4.5
# Where sRGB's curve begins: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
STRAIGHT_BELOW: Final = 0.04045


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours as WCAG computes it, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= STRAIGHT_BELOW else ((part + 0.055) / 1.055) ** 2.4
