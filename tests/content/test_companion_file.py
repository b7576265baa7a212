"""`companion.yaml`: the shape of its entries, each looked at for itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from content.companion import ENTRIES
from content.loading import Loaded

Load = Callable[..., Loaded]

BODY = "They stayed. Who knows why?\n"


def faults(load: Load, companion: str) -> list[str]:
    return [str(fault).split("companion.yaml:")[1] for fault in load(BODY, companion).faults]


def test_a_broken_entry_hides_no_fault_of_another(load: Load) -> None:
    companion = (
        "quots: []\n"
        "people: Bob\n"
        "glossary:\n  - {id: a, term: T}\n  - words\n  - {id: b, term: T, meaning: M, cite: [1]}\n"
        "timeline:\n  - {id: c, when: 1972, what: W, cites: 1}\n  -\n"
        "recommendations:\n  - {id: d, kind: advise, what: W, to: T, why: Y, cites: [1]}\n"
        "zebra:\n"
    )
    assert faults(load, companion) == [
        "1:1: “quots” is no key of this format; did you mean “quotes”?",
        "2:1: people: should be lines that begin with “- ”",
        "4:5: nothing is cited: add “cites: [1]” with the paragraphs, or “background: true”",
        "4:5: “meaning” is missing: add it",
        "5:5: glossary: should be a list of `key: value` lines",
        "6:34: “cite” is no key of this format; did you mean “cites”?",
        "8:34: timeline.cites: should be a list, such as [1, 2] or lines that begin with “- ”",
        "9:4: timeline: should be a list of `key: value` lines",
        "11:13: recommendations.kind: should be 'advice', 'condition' or 'warning', not “advise”",
        f"12:1: “zebra” is no key of this format; known here: summary, {', '.join(ENTRIES)}",
    ]


@pytest.mark.parametrize("companion", ["- a\n", "words\n", "12\n"])
def test_a_companion_that_is_no_set_of_keys_is_a_fault(load: Load, companion: str) -> None:
    assert faults(load, companion) == ["1:1: should be `key: value` lines, such as summary: and quotes:"]


def test_a_companion_that_is_no_yaml_is_one_fault(load: Load) -> None:
    assert [fault.split(": ")[0] for fault in faults(load, "summary: a: b\n")] == ["1:11"]


def test_a_speaker_is_known_though_their_own_entry_is_broken(load: Load) -> None:
    companion = (
        "people:\n  - {id: BOB, name: Bob Brown}\nquotes:\n  - {id: a, text: Who knows why?, speaker: Bob Brown}\n"
    )
    assert [fault.split(": ")[0] for fault in faults(load, companion)] == ["2:5", "2:5", "2:6"]


SECOND = [
    (2, "“colour” is no key"), (2, "not verbatim"), (2, "“Zed” is neither"), (3, "quotes.id"), (3, "¶9 does not exist"),
    (4, "quotes.cut"), (6, "“why” is missing"), (6, "the right answer is none"), (8, "“synopsis” is missing"),
    (8, "no section is called"), (8, "nothing is cited"), (10, "“speaker” is missing"), (10, "not in the text"),
]  # fmt: skip


def test_a_broken_entry_hides_no_second_fault_of_its_own(load: Load) -> None:
    companion = (
        "quotes:\n"
        "  - {id: a, text: Who knew why?, speaker: Zed, colour: red}\n"
        "  - {id: B, text: Who knows why?, cites: [9]}\n"
        "  - {id: c, text: Who knows, cut: maybe}\n"
        "quiz:\n  - {id: d, question: Q, options: [A, B], right: C, cites: [1]}\n"
        "sections:\n  - {section: nowhere, questions: []}\n"
        "reported:\n  - {text: That it rained.}\n"
    )
    lines = faults(load, companion)
    for number, part in SECOND:
        assert any(line.startswith(f"{number}:") and part in line for line in lines), (number, part)
    assert len(lines) == len(SECOND)


def test_an_empty_speaker_is_said_to_be_empty(load: Load) -> None:
    assert faults(load, "quotes:\n  - {id: a, text: Who knows why?, speaker: }\n") == [
        "2:35: the speaker is empty: write who, or leave it out for the author"
    ]


def test_people_that_are_not_even_a_list_break_nothing(load: Load) -> None:
    companion = "people:\n  - Bob\n  - {id: a}\nquotes:\n  - {id: a, text: Who knows why?, speaker: Bob}\n"
    assert [fault.split(": ")[0] for fault in faults(load, companion)] == ["2:5", "3:5", "3:5", "3:5", "5:35"]


def test_hundreds_of_wrong_quotes_of_a_long_book_are_told_in_seconds(load: Load) -> None:
    paragraph = "The quick brown fox {} jumps over the lazy dog again and again, as it is said to do since long. " * 3
    body = "\n\n".join(paragraph.replace("{}", str(number)) for number in range(300))
    entries = "\n".join(f"  - {{id: q{number}, text: A quick brown fux {number} jumped.}}" for number in range(60))
    assert len(load(body, f"quotes:\n{entries}\n").faults) == 60
