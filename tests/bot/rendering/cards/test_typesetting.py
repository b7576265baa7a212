"""How words are set into a box, and what is left out."""

from __future__ import annotations

import pytest

from bot.rendering.cards.fonts import SERIF
from bot.rendering.cards.typesetting import Box, Style, balanced, fitted, kept, short_block

STYLE = Style(SERIF, (60, 50, 40, 30))
WORDS = "Meetings between heads of state can help kick-start a process or keep the momentum going."


@pytest.mark.parametrize(
    ("most", "shown"),
    [
        (99, "No. Yes, he said; perhaps."),
        (25, "No. […]"),
        (4, "N[…]"),
        (2, "[…]"),
    ],
)
def test_words_are_cut_at_a_sentence_else_at_a_word(most: int, shown: str) -> None:
    """The mark says that it is ours: it stands in brackets."""
    assert kept("No. Yes, he said; perhaps.", "en", 99, lambda text: len(text) <= most) == shown


def test_what_dangles_before_the_mark_goes_too() -> None:
    assert kept("Though he said yes, others did not agree.", "en", 99, lambda text: len(text) < 25) == (
        "Though he said yes […]"
    )


def test_a_sentence_that_is_cut_by_the_limit_is_no_sentence() -> None:
    assert kept("Short one. " + "long " * 50, "en", 40, lambda _: True) == "Short one. […]"


def test_the_largest_size_that_fits_is_chosen() -> None:
    large, small = fitted(WORDS, STYLE, Box(900, 400)), fitted(WORDS, STYLE, Box(900, 120))
    assert large
    assert small
    assert (large.font.size, small.font.size) == (60, 30)
    assert " ".join(large.lines) == " ".join(small.lines) == WORDS


def test_words_that_fit_in_no_size_are_no_block() -> None:
    assert fitted(WORDS * 9, STYLE, Box(300, 100)) is None


def test_lines_are_of_even_length_without_a_lonely_word() -> None:
    box = Box(1020, 400)
    plain = fitted("Meetings between heads of state can help", STYLE, box)
    assert plain
    assert [len(line.split()) for line in plain.lines] == [6, 1]
    assert [len(line.split()) for line in balanced(plain, STYLE, box).lines] == [2, 5]


@pytest.mark.parametrize("width", [310, 555, 800])
def test_no_line_is_wider_than_the_box(width: int) -> None:
    block = short_block(WORDS, STYLE, Box(width, 900))
    assert " ".join(block.lines) == WORDS
    assert max(map(block.font.getlength, block.lines)) <= width + 1


def test_a_word_wider_than_the_box_is_broken_and_whole() -> None:
    block = fitted("x" * 100, STYLE, Box(400, 900))
    assert block
    assert block.font.size == 30
    assert "".join(block.lines) == "x" * 100
    assert max(map(block.font.getlength, block.lines)) <= 400


def test_line_breaks_of_the_author_stay() -> None:
    block = short_block("Roses are red\nviolets are blue", STYLE, Box(900, 400))
    assert block.lines == ("Roses are red", "violets are blue")
