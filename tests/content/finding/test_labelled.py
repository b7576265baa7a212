"""What ask reaches on the labelled questions is kept, and none of them stands in a companion."""

from __future__ import annotations

import pytest
from rapidfuzz import fuzz

from content.finding.expansion import telling_stems
from content.folding import folded
from tests.benchmarks.labelled import article, questions

NEARLY_EQUAL = 85


def plain(question: str) -> str:
    return folded(question).strip("?. ")


def test_no_question_of_the_companion_is_nearly_a_labelled_one() -> None:
    """Else the measured figures would say nothing about questions that nobody foresaw."""
    labelled = {plain(one.question) for half in ("tuning", "test") for one in questions("trump-kim-summit", half)}
    companion = article("trump-kim-summit").companion
    written = [one for part in (*companion.paragraphs, *companion.not_covered) for one in part.questions]
    near = [(one, other) for one in written for other in labelled if fuzz.ratio(plain(one), other) >= NEARLY_EQUAL]
    assert not near
    stems = {frozenset(telling_stems(one)) for one in labelled} - {frozenset()}
    assert not [one for one in written if frozenset(telling_stems(one)) in stems]


@pytest.mark.parametrize("slug", ["trump-kim-summit", "common-sense"])
def test_the_halves_have_no_question_in_common(slug: str) -> None:
    tuning, test = ({plain(one.question) for one in questions(slug, half)} for half in ("tuning", "test"))
    assert not tuning & test
