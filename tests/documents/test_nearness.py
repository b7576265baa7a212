"""Which known name somebody probably meant."""

from __future__ import annotations

from documents.nearness import nearest

NAMES = ["diplomacy", "allies", "Little Rocket Man", "trust"]


def test_a_slip_is_forgiven() -> None:
    assert nearest("diplomcay", NAMES) == ["diplomacy"]
    assert nearest("LITTLE ROKET MAN", NAMES) == ["Little Rocket Man"]


def test_two_letters_that_changed_places_are_one_slip() -> None:
    assert nearest("trsut", NAMES) == ["trust"]


def test_what_is_like_nothing_means_nothing() -> None:
    assert nearest("zebra", NAMES) == []
    assert nearest("", NAMES) == []
    assert nearest("allies", []) == []


def test_several_are_given_nearest_first() -> None:
    assert nearest("trusts", ["rust", "trust", "zebra", "crust"], most=2) == ["trust", "rust"]


def test_a_very_long_word_is_cut_before_it_is_compared() -> None:
    assert nearest("x" * 1_000_000, NAMES) == []
