"""Ranking is quick by leaving out what cannot be among the best, and gives what the slow way gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.finding.postings import Postings, Range
from content.finding.ranking import Scores, best, with_any, with_every

# Halves and quarters are added without rounding, so that both ways give the same sums.
SCORES = st.lists(st.dictionaries(st.integers(0, 30), st.integers(1, 40).map(lambda n: n / 4)), min_size=1, max_size=5)


def summed(scores: list[Scores]) -> Scores:
    numbers = {number for one in scores for number in one}
    return {number: sum(one.get(number, 0.0) for one in scores) for number in numbers}


@given(SCORES, st.integers(1, 12))
def test_the_best_with_any_term_are_those_of_the_whole_sum(scores: list[Scores], limit: int) -> None:
    whole = summed(scores)
    expected = sorted(whole, key=lambda number: (-whole[number], number))[:limit]
    assert best(with_any(scores, limit), limit) == expected


@given(SCORES)
def test_texts_with_every_term_have_the_whole_sum(scores: list[Scores]) -> None:
    there = set(scores[0]).intersection(*scores)
    assert with_every(scores) == {number: worth for number, worth in summed(scores).items() if number in there}
    assert with_every([]) == {}


def test_a_rare_word_is_worth_more_and_a_long_text_less() -> None:
    postings = Postings()
    for text in ("tea rare", "tea", "tea tea", "tea and very many other words beside it"):
        postings.add(text.split())
    postings.finish()
    everywhere = postings.scores(["tea"], Range(0, 4))
    assert postings.scores(["rare"], Range(0, 4))[0] > everywhere[0]
    assert everywhere[2] > everywhere[1] > everywhere[3]


@pytest.mark.parametrize(("first", "end", "numbers"), [(0, 3, [0, 2]), (1, 3, [2]), (1, 2, []), (3, 3, [])])
def test_scores_are_of_the_texts_that_were_asked_for(first: int, end: int, numbers: list[int]) -> None:
    postings = Postings()
    for text in ("tea", "coffee", "tea"):
        postings.add([text])
    postings.finish()
    assert list(postings.scores(["tea"], Range(first, end))) == numbers


def test_nothing_can_be_found_in_nothing() -> None:
    postings = Postings()
    postings.finish()
    assert postings.scores(["tea"], Range(0, 0)) == {}
