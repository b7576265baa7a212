"""Why there is no picture.

* CardError                  its text may be shown to a reader as it stands
  - UnsupportedScriptError   the fonts lack a letter of the words; the words go as text
  - NoPicturesError          the extra `cards` is not installed
"""

from __future__ import annotations

import unicodedata
from typing import Final

from content.errors import ContentError

SCRIPTS: Final = {
    "CJK": "Chinese characters",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
}


class CardError(ContentError):
    """There are words, but no picture of them."""


class UnsupportedScriptError(CardError):
    """The fonts lack something that the words are written with."""

    def __init__(self, character: str) -> None:
        super().__init__(
            f"My fonts cannot draw {_script(character)}, so these words come as text and not as a picture."
        )
        self.character = character


class NoPicturesError(CardError):
    """Pillow or the fonts are not installed."""

    def __init__(self) -> None:
        super().__init__(
            "I can draw no pictures here, so the words come as text; "
            'an operator can change that with pip install "pullquote[cards]".'
        )


def _script(character: str) -> str:
    if unicodedata.category(character)[0] not in "LM":
        return f"the sign “{character}”" if character.isprintable() else "a sign in them"
    word = unicodedata.name(character, "a letter").split()[0]
    return SCRIPTS.get(word, f"{word.capitalize()} letters") + f" (“{character}”)"
