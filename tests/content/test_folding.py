"""Which differences between two texts do not count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.folding import comparable, comparable_own, count_words, folded, stable_id, whole_words


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_folding_makes_marks_and_letter_case_alike() -> None:
    assert folded("‘It’s’ “SO” — «no»\u00a0‑ İ") == '\'it\'s\' "so" - "no" - İ'


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim’s  ROAD", "kim's road"),
        ("“Épuisé”!", "epuise"),
        ("photo—op", "photo-op"),
        ("６", "6"),
        (" (So) ", "so"),
        ("ﬁne", "fine"),
        ("İstanbul", "istanbul"),
        ("Ångström", "angstrom"),
    ],
)
def test_names_are_compared_as_people_type_them(one: str, other: str) -> None:
    assert comparable(one) == comparable(other) == comparable_own(one) == other


def test_names_that_differ_by_a_letter_stay_apart() -> None:
    assert comparable("צה״ל") != comparable("צהל")
    assert comparable("हिन्दी") != comparable("हन्द")
    assert comparable("...") == ""


@given(st.text())
def test_a_comparable_name_stays_as_it_is(text: str) -> None:
    assert comparable(comparable(text)) == comparable(text)


@pytest.mark.parametrize(
    ("words", "text", "stands"),
    [
        ("likely that", "unlikely that", False),
        ("likely that", "likely thatch", False),
        ("likely that", "is likely\n that.", True),
        ("don", "don’t", False),
        ("t", "don't", False),
        ("don't", "I don't.", True),
        ("likely", "un\u00adlikely", False),
        ("likely", "un\u200blikely", False),
        ("win", '"win"', True),
        ("win", "‘win’", True),
        ("U.S.", "U.S.-North", True),
        ("(or any)", "above (or any) playbook", True),
        ("(or", "x(or", True),
        ("道路", "唯一的道路。", True),
        ("ความ", "สวัสดีความรัก", True),
        ("мир", "всемирный", False),
        ("a+", "a+b", True),
        ("7", "1972", False),
    ],
)
def test_words_stand_as_a_whole_or_not_at_all(words: str, text: str, stands: bool) -> None:  # noqa: FBT001
    assert bool(whole_words(words).search(text)) == stands


@given(st.text(min_size=1).filter(str.strip))
def test_any_words_stand_in_themselves(words: str) -> None:
    assert whole_words(words).search(words)


@pytest.mark.parametrize(
    ("text", "number"), [("", 0), ("One, two — three.", 4), ("今天天气很好。我们去。", 9), ("Kim 金正恩 said", 5)]
)
def test_words_are_counted_in_scripts_without_spaces_too(text: str, number: int) -> None:
    assert count_words(text) == number


def test_an_id_is_as_long_as_asked_for() -> None:
    assert [len(stable_id("words", length)) for length in (6, 8)] == [6, 8]
