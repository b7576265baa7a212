"""Which characters the fonts can draw, and what becomes of those that nobody sees."""

from __future__ import annotations

import pytest

from bot.rendering.cards.errors import UnsupportedScriptError
from bot.rendering.cards.fonts import SANS, SANS_STRONG, SERIF, Face, drawable

DRAWN = "Naïve façade, Łódź, Ở Việt Nam, Ελλάς, ᾧ τινι, Москва, Україна, Қазақ — “«…»” §2 ¶6 ½ × € ₴ [sic]"


@pytest.mark.parametrize("face", [SERIF, SANS, SANS_STRONG])
def test_latin_greek_and_cyrillic_can_be_drawn(face: Face) -> None:
    face.check(DRAWN)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("שלום", "Hebrew letters (“ש”)"),
        ("peace سلام", "Arabic letters (“س”)"),
        ("和平", "Chinese characters (“和”)"),
        ("へいわ", "Japanese (“へ”)"),
        ("평화", "Korean (“평”)"),
        ("สันติภาพ", "Thai letters (“ส”)"),
        ("peace 🕊", "the sign “🕊”"),
        ("half \ud83d", "a sign in them"),
    ],
)
def test_a_script_that_the_fonts_lack_is_named(words: str, named: str) -> None:
    with pytest.raises(UnsupportedScriptError) as raised:
        SERIF.check(words)
    assert named in str(raised.value)
    assert str(raised.value).endswith("so these words come as text and not as a picture.")


def test_accents_join_their_letters() -> None:
    assert drawable("e\u0301") == "é"


def test_unseen_characters_neither_turn_the_words_nor_refuse_them() -> None:
    assert drawable("on\u202ely \u200bthis\ufeff\x00") == "only this"


def test_white_space_is_plain_and_lines_stay() -> None:
    assert drawable(" a\u00a0 b\t\r\n\n\nc ") == "a b\nc"
