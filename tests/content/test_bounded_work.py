"""However long or odd the words, search, ask and verify do a bounded amount of work; counted, not timed."""

from __future__ import annotations

import pytest

from content.article import Article
from content.errors import ContentError
from content.finding.asking import LONGEST_QUESTION, Asker
from content.finding.search import SearchIndex
from content.finding.terms import LONGEST_QUERY
from content.verification.verifier import LONGEST, Verifier
from tests.hostile import HUNDRED_KILOBYTES, Way, calls, hostile

# What is refused, is refused before anybody looks at it.
REFUSAL = 10
# About thrice what the most costly of these takes.
MOST_CALLS = {"search": 40_000, "ask": 20_000, "verify": 200_000}
LIMITS = {"search": LONGEST_QUERY, "ask": LONGEST_QUESTION, "verify": LONGEST}


@pytest.fixture(scope="module")
def ways(shipped: Article) -> dict[str, Way]:
    """Return the three ways to find, warm."""
    index, asker, verifier = SearchIndex([shipped]), Asker([shipped]), Verifier([shipped])
    asker.warm()
    found: dict[str, Way] = {"search": index.search, "ask": lambda words: asker.ask(words, shipped)}
    found["verify"] = verifier.verify
    for way in found.values():
        way("Who wants genuine progress frist?")
    return found


@pytest.mark.parametrize("name", hostile(1))
@pytest.mark.parametrize("way", LIMITS)
def test_a_hundred_kilobytes_are_refused_with_one_sentence_and_hardly_looked_at(
    ways: dict[str, Way], way: str, name: str
) -> None:
    words = hostile(HUNDRED_KILOBYTES)[name]
    with pytest.raises(ContentError, match=f"{LIMITS[way]:,} characters") as refusal:
        ways[way](words)
    assert str(refusal.value).count(".") == 1
    assert calls(ways[way], words) <= REFUSAL


@pytest.mark.parametrize("name", hostile(1))
@pytest.mark.parametrize("way", LIMITS)
def test_the_longest_words_that_are_taken_cost_a_bounded_number_of_steps(
    ways: dict[str, Way], way: str, name: str
) -> None:
    assert calls(ways[way], hostile(LIMITS[way])[name]) <= MOST_CALLS[way]


@pytest.mark.parametrize("name", hostile(1))
def test_twice_as_many_words_to_check_cost_little_more_than_twice_as_many_steps(
    ways: dict[str, Way], name: str
) -> None:
    half, whole = (calls(ways["verify"], hostile(size)[name]) for size in (LONGEST // 2, LONGEST))
    assert whole <= 2.5 * half + 1000
