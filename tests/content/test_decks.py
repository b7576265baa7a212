"""A deck repeats nothing until everything is out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.decks import Deck, draw

IDS = [f"q{number}" for number in range(12)]


def drawn(ids: Sequence[str], times: int, random: Random, deck: Deck | None = None) -> tuple[list[str], Deck | None]:
    out: list[str] = []
    for _ in range(times):
        one, deck = draw(deck, ids, random)
        out.append(one)
    return out, deck


@given(st.integers(1, 12), st.integers(1, 5), st.integers())
def test_no_round_repeats_and_every_round_has_all(size: int, rounds: int, seed: int) -> None:
    ids = IDS[:size]
    out, _ = drawn(ids, size * rounds, Random(seed))
    for start in range(0, len(out), size):
        assert sorted(out[start : start + size]) == sorted(ids)


@given(st.integers(2, 12), st.integers())
def test_nothing_comes_twice_in_a_row_across_the_border_of_rounds(size: int, seed: int) -> None:
    out, _ = drawn(IDS[:size], size * 6, Random(seed))
    assert all(one != other for one, other in pairwise(out))


def test_one_alone_comes_again_and_again() -> None:
    assert drawn(["only"], 3, Random(1))[0] == ["only"] * 3


def test_a_seed_gives_one_order_and_another_seed_another() -> None:
    orders = [tuple(drawn(IDS, 12, Random(seed))[0]) for seed in range(8)]
    assert orders[3] == tuple(drawn(IDS, 12, Random(3))[0])
    assert len(set(orders)) == 8


def test_each_round_has_an_order_of_its_own() -> None:
    out, _ = drawn(IDS, 24, Random(1))
    assert out[:12] != out[12:]


def test_a_deck_is_a_value_that_can_be_drawn_from_again() -> None:
    _, deck = drawn(IDS, 4, Random(1))
    assert deck is not None
    assert draw(deck, IDS, Random(2))[0] == draw(deck, IDS, Random(3))[0] == deck.order[4]
    assert draw(deck, IDS, Random(2))[1] == Deck(deck.order, 5)


def test_a_new_quote_comes_in_this_round() -> None:
    out, deck = drawn(IDS[:4], 4, Random(1))
    more, _ = drawn(IDS[:5], 1, Random(1), deck)
    assert sorted(out + more) == IDS[:5]


def test_a_quote_that_is_gone_is_not_drawn_and_those_that_were_out_stay_out() -> None:
    out, deck = drawn(IDS[:6], 3, Random(1))
    left = [one for one in IDS[:6] if one not in out]
    ids = [one for one in IDS[:6] if one != left[0]]
    assert sorted(drawn(ids, 2, Random(1), deck)[0]) == sorted(left[1:])


def test_a_deck_of_which_nothing_is_left_begins_anew() -> None:
    _, deck = drawn(IDS[:3], 2, Random(1))
    assert sorted(drawn(IDS[6:9], 3, Random(1), deck)[0]) == IDS[6:9]


@given(st.lists(st.tuples(st.sets(st.sampled_from(IDS), min_size=1), st.integers(1, 4)), max_size=8), st.integers())
def test_ids_may_come_and_go_at_any_time(steps: list[tuple[set[str], int]], seed: int) -> None:
    """What is drawn is always there, and never what was drawn just before, unless it is alone."""
    deck: Deck | None = None
    last = ""
    random = Random(seed)
    for present, times in steps:
        ids = sorted(present)
        for _ in range(times):
            one, deck = draw(deck, ids, random)
            assert one in present
            assert one != last or len(present) == 1
            assert len(set(deck.order)) == len(deck.order)
            last = one


def test_an_empty_deck_cannot_be_drawn_from() -> None:
    with pytest.raises(IndexError):
        draw(None, [], Random(1))
