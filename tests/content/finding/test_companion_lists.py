"""What a companion says for finding: questions that paragraphs answer, and what is not covered."""

from __future__ import annotations

import pytest

from content.companion import NotCovered, ParagraphNotes
from tests.content.conftest import Load, Make

BODY = "First.\n\nSecond.\n"
COMPANION = """
paragraphs:
  - {paragraph: 2, synopsis: It is the second., questions: [Which comes after the first?]}
not_covered:
  - {id: third, topic: A third paragraph, questions: [What does the third say?]}
"""


def test_both_lists_are_read(make: Make) -> None:
    companion = make(BODY, COMPANION).companion
    assert companion.paragraphs == (
        ParagraphNotes(paragraph=2, synopsis="It is the second.", questions=("Which comes after the first?",)),
    )
    assert companion.not_covered == (
        NotCovered(id="third", topic="A third paragraph", questions=("What does the third say?",)),
    )


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ("[{paragraph: 3}]", "¶3 does not exist: this text has 2 paragraphs"),
        ("[{paragraph: 0}]", "¶0 does not exist: this text has 2 paragraphs"),
        ("[{paragraph: 1}, {paragraph: 1}]", "¶1 has notes already, in line 1: join the two"),
    ],
)
def test_notes_on_no_paragraph_or_on_the_same_are_faults(load: Load, entries: str, message: str) -> None:
    assert [fault.message for fault in load(BODY, f"paragraphs: {entries}").faults] == [message]


def test_two_topics_with_one_id_are_a_fault(load: Load) -> None:
    faults = load(BODY, "not_covered: [{id: rent, topic: Rent}, {id: rent, topic: More rent}]").faults
    assert [fault.message for fault in faults] == ["the id “rent” is taken in line 1: ids must differ"]
