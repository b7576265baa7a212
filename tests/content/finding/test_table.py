"""Texts become directions: the pieces are BERT's, and what means nearly the same points nearly the same way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.finding.embedding.pieces import WordPieces
from content.finding.embedding.table import load_table

np = pytest.importorskip("numpy")

LISTED = "talk ##s ##ing un ##known , ' £ 5 cafe 北 京"
PIECES = WordPieces({piece: number for number, piece in enumerate(LISTED.split())})


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("talk", [0]),
        ("Talks, TALKING", [0, 1, 5, 0, 2]),
        ("unknowns", [3, 4, 1]),
        ("talk’s", [0]),
        ("talk's", [0, 6]),
        ("£5", [7, 8]),
        ("Café", [9]),
        ("北京", [10, 11]),
        ("talkx", []),
        ("", []),
        ("talk" * 50, []),
    ],
)
def test_a_text_is_read_in_the_longest_pieces_that_there_are(text: str, numbers: list[int]) -> None:
    assert PIECES.of(text) == numbers


def test_near_meanings_are_near() -> None:
    table = load_table()
    assert table is not None
    asked, near, far = table.directions_of(["talks with Pyongyang", "diplomacy with North Korea", "a recipe for bread"])
    assert asked @ near > asked @ far + 0.2


@given(st.lists(st.text(st.characters(codec=None), max_size=60), max_size=4))
def test_every_text_has_a_direction_or_none(texts: list[str]) -> None:
    """A text without known pieces is all zeros, never a fault or not a number."""
    table = load_table()
    assert table is not None
    lengths = np.linalg.norm(table.directions_of(texts), axis=1)
    assert all(length == 0 or abs(length - 1) < 1e-3 for length in lengths)
