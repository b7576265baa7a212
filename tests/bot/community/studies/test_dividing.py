"""A text divided for meetings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.community.studies.dividing import divided
from bot.community.studies.plan import PlanError, Request
from tests.bot.chats import shipped

SUMMIT = shipped().library.default


def labels(**asked: int) -> list[str]:
    return [one.label for one in divided(SUMMIT, Request(**asked))[0]]  # type: ignore[arg-type]  # numbers alone


def test_so_many_meetings_divide_the_sections_evenly() -> None:
    assert labels(meetings=2) == ["§1–3 ¶1–10", "§4–5 ¶11–15"]
    assert labels(meetings=1) == ["§1–5 ¶1–15"]
    assert labels(meetings=5) == labels(sections=1) == labels()


def test_more_meetings_than_sections_divide_the_paragraphs_and_say_so() -> None:
    found, remarks = divided(SUMMIT, Request(meetings=6))
    assert [one.last - one.first + 1 for one in found] == [3, 3, 3, 2, 2, 2]
    assert remarks == ["This text has fewer sections than that, so its paragraphs were divided evenly."]


@given(st.integers(1, 15))
def test_every_paragraph_is_read_once_and_in_order(meetings: int) -> None:
    found, _ = divided(SUMMIT, Request(meetings=meetings))
    assert len(found) == meetings
    assert [number for one in found for number in range(one.first, one.last + 1)] == list(range(1, 16))


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"meetings": 16}, "This text has 15 paragraphs: say meetings:15 or fewer."),
        ({"meetings": 31}, "at most 30 meetings"),
        ({"meetings": 0}, "1 or more"),
        ({"meetings": -3}, "1 or more"),
        ({"meetings": 3, "sections": 1}, "either sections: or meetings:"),
    ],
)
def test_what_cannot_be_divided_is_a_sentence(asked: dict[str, int], words: str) -> None:
    with pytest.raises(PlanError, match=words):
        labels(**asked)
