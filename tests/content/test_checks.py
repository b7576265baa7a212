"""The companion: the shape of its entries, then whether they agree with the author's words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from content.article import Article
from content.loading import Loaded

Load = Callable[..., Loaded]
Make = Callable[..., Article]

BODY = """## War {#war}

It was unlikely that he would go. “They don’t stay,” Bob Brown said.

They stayed. Who knows why?

## Peace {#peace}

They stayed. We all left at once, for good.
"""


def faults(load: Load, companion: str) -> list[str]:
    loaded = load(BODY, companion)
    assert (loaded.article is None) == bool(loaded.faults)
    return [str(fault).split("companion.yaml:")[1] for fault in loaded.faults]


def quote(load: Load, lines: str) -> list[str]:
    people = "people:\n  - {id: bob, name: Bob Brown, aliases: [Brown], who: W, cites: [1]}\n"
    return [fault.split(": ", 1)[1] for fault in faults(load, f"{people}quotes:\n  - {{id: a, {lines}}}\n")]


# ---------------------------------------------------------------- quotes


@pytest.mark.parametrize(
    "lines",
    [
        "text: It was unlikely that he would go.",
        "text: It  was unlikely   that he would go.",
        "text: Who knows why?, cites: [2]",
        "text: They stayed., cites: [3]",
        "text: They stayed. Who knows why?",
        "text: unlikely that he would go, cut: true",
        "text: They don’t stay, speaker: Bob Brown, cut: true",
        "text: stay, speaker: Ann Author, cut: true",
        "text: all left at once, cut: true, themes: [a, b c]",
    ],
)
def test_what_stands_in_the_body_can_be_quoted(load: Load, lines: str) -> None:
    assert quote(load, lines) == []


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            "text: It was unlikely that he should go.",
            "not verbatim; the nearest passage is in ¶1: “It was unlikely that he would go.”",
        ),
        (
            "text: it was unlikely that he would go.",
            "not verbatim; the nearest passage is in ¶1: “It was unlikely that he would go.”",
        ),
        (
            "text: \"They don't stay,\"",
            "not verbatim; the nearest passage is in ¶1: ““They don’t stay,””",
        ),
        ("text: Zebras quietly multiply.", "not in the text: a quote must stand in the body word for word"),
        ("text: They stayed.", "these words stand in ¶2–3: say which with “cites: [2]”"),
        ("text: They stayed., cites: [1]", "these words stand in ¶2–3, not where it cites"),
        ("text: Who knows why?, cites: [77]", "these words stand in ¶2, not where it cites"),
        ("text: Who knows", "not whole sentences: quote to the full stop, or say “cut: true”"),
        ("text: Who knows why?, cut: true", "these are whole sentences: drop “cut: true”"),
        (
            "text: They stayed. Who knows why? They stayed.",
            "not verbatim; the nearest passage is in ¶2: “They stayed. Who knows why?”",
        ),
        (
            "text: Who knows why?, speaker: Bob Browne",
            "“Bob Browne” is neither the author nor in people; did you mean “Bob Brown”?",
        ),
        (
            "text: Who knows why?, speaker: Brown",
            "“Brown” is neither the author nor in people; did you mean “Bob Brown”?",
        ),
        (
            "text: Who knows why?, speaker: Zed",
            "“Zed” is neither the author nor in people; add them to people, or leave speaker out for the author",
        ),
    ],
)  # fmt: skip
def test_what_does_not_stand_there_is_a_fault_that_says_what_does(load: Load, lines: str, message: str) -> None:
    assert quote(load, lines) == [message]


@pytest.mark.parametrize("words", ["likely that he would go", "unlikely that he would g", "don", "t stay", "nlikely"])
def test_words_cut_out_of_longer_ones_are_no_quote(load: Load, words: str) -> None:
    """“likely” inside “unlikely” would put the opposite into the author's mouth."""
    assert len(quote(load, f"text: {words}, cut: true")) == 1


def test_a_script_without_spaces_can_be_quoted_in_part(load: Load) -> None:
    loaded = load("合作是唯一的道路。我们走吧。\n", "quotes:\n  - {id: a, text: 唯一的道路, cut: true}\n")
    assert loaded.article is not None, loaded.faults
    assert loaded.article.quotes[0].text == "唯一的道路"


def test_a_quote_s_id_may_not_be_a_paragraph_s(load: Load) -> None:
    """A paragraph's own id stands for its first words."""
    loaded = load("Some words with id.\n\nabcd.", "")
    assert loaded.article is not None
    letters = next(number for number in range(10_000) if _id(load, number)[:1].isalpha())
    identity = _id(load, letters)
    loaded = load(f"Word {letters}.\n", f"quotes:\n  - {{id: {identity}, text: Word {letters}.}}\n")
    assert loaded.faults[0].message == f"“{identity}” is the id of a paragraph: choose another"


def _id(load: Load, number: int) -> str:
    article = load(f"Word {number}.\n", "").article
    assert article is not None
    return article.paragraph(1).id


# ---------------------------------------------------------------- claims


@pytest.mark.parametrize(
    ("companion", "expected"),
    [
        ("summary: {sentence: S}", [
            "1:1: nothing is cited: add “cites: [1]” with the paragraphs, or “background: true”",
        ]),
        ("summary: {sentence: S, cites: [0, 3, 4]}", [
            "1:32: ¶0 does not exist: this text has 3 paragraphs",
            "1:38: ¶4 does not exist: this text has 3 paragraphs",
        ]),
        ("summary: {sentence: S, cites: [-1]}", ["1:32: ¶-1 does not exist: this text has 3 paragraphs"]),
        ("summary: {sentence: S, cites: [1], background: true}", [
            "1:36: background is what the text does not say: drop it or the cites",
        ]),
        ("summary:\n  sentence: S\n  cites: [1]\n  points:\n    - {text: P, cites: [9]}", [
            "5:25: ¶9 does not exist: this text has 3 paragraphs",
        ]),
        ("sections:\n  - section: war\n    synopsis: S\n    cites: [1]\n    questions:\n      - {id: q, text: Q?}", [
            "6:9: nothing is cited: add “cites: [1]” with the paragraphs, or “background: true”",
        ]),
    ],
)  # fmt: skip
def test_every_claim_rests_on_paragraphs_that_exist(load: Load, companion: str, expected: list[str]) -> None:
    assert faults(load, companion + "\n") == expected


def test_a_summary_may_be_the_author_s_own(make: Make) -> None:
    article = make(BODY, "summary: {sentence: S, by: author, cites: [1]}\n")
    assert article.companion.summary is not None
    assert article.companion.summary.by == "author"


def test_a_summary_is_ours_or_the_author_s_and_nobody_else_s(load: Load) -> None:
    assert faults(load, "summary: {sentence: S, by: machine, cites: [1]}\n") == [
        "1:24: summary.by: should be 'us' or 'author', not “machine”"
    ]


# ---------------------------------------------------------------- sections, ids, quiz, slips


def notes(section: str, question: str = "q") -> str:
    ask = f"questions: [{{id: {question}, text: Q?, cites: [1]}}]"
    return f"  - {{section: {section}, synopsis: S, cites: [1], {ask}}}\n"


def test_notes_are_on_sections_that_exist_once_each(load: Load) -> None:
    companion = "sections:\n" + notes("wra", "a") + notes("war", "b") + notes("war", "c") + notes("zebra", "d")
    assert faults(load, companion) == [
        "2:6: no section is called “wra”; did you mean “war”?",
        "4:6: “war” has notes already, in line 3: join the two",
        "5:6: no section is called “zebra”; there are war and peace",
    ]


def test_ids_differ_within_a_list_and_questions_within_the_whole_file(load: Load) -> None:
    people = "people:\n  - {id: a, name: A, who: W, background: true}\n  - {id: a, name: B, who: W, background: true}\n"
    terms = "glossary:\n  - {id: a, term: T, meaning: M, background: true}\n"
    assert faults(load, people + terms + "sections:\n" + notes("war") + notes("peace")) == [
        "3:6: the id “a” is taken in line 2: ids must differ",
        "8:60: the id “q” is taken in line 7: ids must differ",
    ]


@pytest.mark.parametrize("identity", ["Big", "1a", "a_b", "x" * 25, "ü", "a b"])
def test_ids_are_short_and_plain(load: Load, identity: str) -> None:
    companion = f"people:\n  - {{id: {identity}, name: A, who: W, background: true}}\n"
    rule = "at most 24 small letters, digits and hyphens, a letter first"
    assert faults(load, companion) == [f"2:6: people.id: should be an id: {rule}"]


def test_a_quiz_item_has_one_right_answer_among_its_options(load: Load) -> None:
    companion = (
        "quiz:\n"
        "  - {id: a, question: Q?, options: [x, y], right: z, why: W, cites: [1]}\n"
        "  - {id: b, question: Q?, options: [x, x], right: x, why: W, cites: [1]}\n"
        "  - {id: c, question: Q?, options: [x], right: x, why: W, cites: [1]}\n"
        "  - {id: d, question: Q?, options: [no, 'Yes '], right: Yes, why: W, cites: [1]}\n"
    )
    assert faults(load, companion) == [
        "2:44: the right answer is none of the options: copy it from them",
        "3:27: two options are the same: exactly one answer may be right",
        "4:27: quiz.options: should have at least 2, not 1",
    ]


def test_slips_stand_in_the_cited_paragraphs(load: Load) -> None:
    companion = (
        "slips:\n  - {after: They stayed, cites: [1]}\n  - {after: stayd}\n  - {after: They stayed, cites: [2, 3]}\n"
    )
    assert faults(load, companion) == [
        "2:6: these words do not stand in the cited paragraphs: copy them from article.md",
        "3:6: these words do not stand in the cited paragraphs: copy them from article.md",
    ]


def test_a_slip_is_marked_behind_its_words_once(make: Make) -> None:
    article = make(
        BODY, "slips:\n  - {after: They stayed}\n  - {after: stayed, cites: [2]}\n  - {after: once, cites: [3]}\n"
    )
    assert article.sic == {2: (11,), 3: (11, 32)}
