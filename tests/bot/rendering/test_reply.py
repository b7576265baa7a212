"""A button's whole state is in its custom_id, and comes out of it as it went in."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.limits import CUSTOM_ID_LIMIT
from bot.rendering.reply import Reply, Screen, Verb, custom_id, read_custom_id

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="|"), max_size=12)
# As long as they can be: a slug of 32, a version of 6, ids of 8 and 24.
screens = st.builds(Screen, st.sampled_from(("page", "recommendations", "quote")), words, words, st.text(max_size=24))
verbs = st.sampled_from(get_args(Verb))


@given(verbs, screens, st.integers(0, 2**64 - 1))
def test_what_goes_into_a_custom_id_comes_out(verb: Verb, screen: Screen, owner: int) -> None:
    assert read_custom_id(custom_id(verb, screen, owner)) == (verb, screen, owner)


@given(verbs, st.text(max_size=4000), st.integers(0, 2**64 - 1))
def test_it_fits_with_the_longest_names_there_are(verb: Verb, at: str, owner: int) -> None:
    """A place that is too long is left out whole: never cut into another place."""
    screen = Screen("recommendations", "s" * 32, "0" * 6, at)
    made = custom_id(verb, screen, owner)
    assert len(made) <= CUSTOM_ID_LIMIT
    found = read_custom_id(made)
    assert found is not None
    assert found[1].at in {at, ""}


def test_the_longest_page_keeps_its_place() -> None:
    at = "0123abcd-4567cdef.999"
    found = read_custom_id(custom_id("turn", Screen("page", "s" * 32, "0" * 6, at), 2**64 - 1))
    assert found == ("turn", Screen("page", "s" * 32, "0" * 6, at), 2**64 - 1)


@pytest.mark.parametrize(
    "forged", ["", "pq", "pq|t", "pq|t||page|slug|v", "xx|t||page|slug|v|", "pq|x||page|slug|v|", "pq|t|¹|page|slug|v|",
               "pq|t|é|page|slug|v|", "pq||0|page|slug|v|"]
)  # fmt: skip
def test_what_is_none_of_ours_is_nothing(forged: str) -> None:
    assert read_custom_id(forged) is None


@given(st.text(max_size=100))
def test_whatever_is_forged_is_read_without_a_fault(forged: str) -> None:
    read_custom_id(f"pq|t|{forged}|page|slug|v|")
    read_custom_id(forged)


def test_a_note_goes_in_front_and_an_empty_one_nowhere() -> None:
    reply = Reply(("words",))
    assert reply.with_note("note").blocks == ("note", "words")
    assert reply.with_note("") is reply
