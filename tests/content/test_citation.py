"""How readers name a passage, and how it is named back."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.article import Article
from content.citation import Passage, parse, section_passage, shown, shown_cites
from content.errors import CitationError
from content.loading import SHIPPED, load_folder

SHIPPED_ARTICLE = load_folder(SHIPPED / "trump-kim-summit").article
assert SHIPPED_ARTICLE is not None

Make = Callable[..., Article]

NAMES_NOTHING = (
    "names no passage: this text has ¶1–15 and §1–5; write for example ¶1, 2-4, §1, or the start of a section's title."
)


def span(article: Article, words: str) -> tuple[int, int]:
    passage = parse(article, words)
    return passage.first, passage.last


def refusal(article: Article, words: str) -> str:
    with pytest.raises(CitationError) as raised:
        parse(article, words)
    return str(raised.value)


@pytest.mark.parametrize(
    "words",
    [
        "¶6", "6", "paragraph 6", "Paragraph 6", "PARA 6", "para. 6", "par. 6", "#6", "¶ 6", " ¶6 ", "¶6.", "(¶6)",
        "“¶6”",
        "６", "¶６", "٦", "\u00a0¶\u00a06\u00a0", "§2.2", "§ 2 . 2", "2.2", "2:2", "2 : 2", "§2:2", "section 2.2",
        "§2 ¶6", "§2, ¶6", "§2¶6", "section 2, paragraph 6", "§２ ¶６", "[§2 ¶6]",
    ],
)  # fmt: skip
def test_one_paragraph_has_many_names(shipped: Article, words: str) -> None:
    assert span(shipped, words) == (6, 6)


@pytest.mark.parametrize(
    "words",
    [
        "6-8", "6–8", "6—8", "6‐8", "6‑8", "6‒8", "6−8", "6－8", "6―8", "6--8", "6 - 8", "6..8", "6...8", "6…8", "6~8",
        "6 to 8", "6 until 8", "6 through 8", "¶6-8", "¶6–¶8", "¶¶6-8", "paragraphs 6 to 8", "paras. 6–8", "8-6",
        "§2.2-4", "§2.2–§2.4", "2:2-2:4", "2:2–4", "§2.4-2", "§2 ¶6–8", "§2 ¶8-6",
    ],
)  # fmt: skip
def test_a_run_of_paragraphs_has_many_names(shipped: Article, words: str) -> None:
    assert span(shipped, words) == (6, 8)


@pytest.mark.parametrize(
    "words",
    [
        "§2", "§ 2",
        "section 2", "Section 2", "sec. 2", "part 2", "chapter 2", "ch. 2",
        "progress-first", "Progress-First",
        "Progress first, then a summit", "progress first", "PROGRESS", "“Progress first”", "§2-2", "prog",
    ],
)  # fmt: skip
def test_a_section_has_many_names(shipped: Article, words: str) -> None:
    assert span(shipped, words) == (5, 8)


@pytest.mark.parametrize("words", ["§2-3", "§2–§3", "sections 2 to 3", "§§2–3", "§3-2", "2:1-3:2", "§2–3 ¶5–10"])
def test_a_run_may_cross_sections(shipped: Article, words: str) -> None:
    assert span(shipped, words) == (5, 10)


@pytest.mark.parametrize(
    ("words", "first", "last", "note"),
    [
        ("14-19", 14, 15, "¶19 is past the end (this text has 15 paragraphs); here is what there is."),
        ("0-2", 1, 2, "There is no ¶0 (this text has 15 paragraphs, counted from ¶1); here is what there is."),
        ("§4-9", 11, 15, "§9 is past the end (this text has 5 sections); here is what there is."),
        ("§0-1", 1, 4, ""),
        ("§5.2-9", 14, 15, "§5 has 3 paragraphs; here is what there is."),
        ("§5 ¶14-99", 14, 15, "¶99 is past the end (this text has 15 paragraphs); here is what there is."),
    ],
)
def test_a_run_past_the_end_gives_what_exists_and_says_so(
    shipped: Article, words: str, first: int, last: int, note: str
) -> None:
    passage = parse(shipped, words)
    assert (passage.first, passage.last, passage.note) == (first, last, note)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("¶19", "¶19 is past the end: this text has 15 paragraphs."),
        ("999999999999", "¶999999999999 is past the end: this text has 15 paragraphs."),
        ("¶" + "9" * 31, f"“¶{'9' * 31}” is past the end: this text has 15 paragraphs."),
        ("2-" + "9" * 200, f"“2-{'9' * 57}…” is past the end: this text has 15 paragraphs."),
        ("9" * 30, f"¶{'9' * 30} is past the end: this text has 15 paragraphs."),
        ("17-19", "¶17 is past the end: this text has 15 paragraphs."),
        ("0", "There is no ¶0: this text has 15 paragraphs, counted from ¶1."),
        ("§9", "§9 is past the end: this text has 5 sections."),
        ("§0", "There is no §0: this text has 5 sections, counted from §1."),
        ("§2.7", "§2 has no paragraph 7: it has 4 paragraphs (¶5–8)."),
        ("§2.3-0", "§2 has no paragraph 0: it has 4 paragraphs (¶5–8)."),
        ("2:3-3:0", "§3 has no paragraph 0: it has 2 paragraphs (¶9–10)."),
        ("§2 ¶9", "¶9 is not in §2, which is ¶5–8; “§2.1” names its first paragraph."),
        ("p. 34", "This text has no page numbers; it has 15 paragraphs (¶1–15)."),
        (
            "progres frist then a summit",
(
                "“progres frist then a summit” names no passage. "
                "Did you mean §2 “Progress first, then a summit”?"
            ),
        ),
        ("despacito", f"“despacito” {NAMES_NOTHING}"),
    ],
)  # fmt: skip
def test_nonsense_gives_a_sentence_that_names_what_exists(shipped: Article, words: str, sentence: str) -> None:
    assert refusal(shipped, words) == sentence


@pytest.mark.parametrize("words", ["", " ", "¶", "§", "-", "6-", "¶6-¶", "1.2.3", "½", "six", "¶-3", "6,8"])
def test_what_is_half_a_citation_is_refused_kindly(shipped: Article, words: str) -> None:
    assert "names no passage: this text has ¶1–15 and §1–5" in refusal(shipped, words)


def test_one_paragraph_without_sections_is_spoken_of_in_the_singular(make: Make) -> None:
    article = make("Only this.\n")
    assert refusal(article, "x") == "“x” names no passage: this text has ¶1; write for example ¶1."
    assert refusal(article, "2") == "¶2 is past the end: this text has 1 paragraph."
    assert refusal(article, "§1.2") == "§1 has no paragraph 2: it has 1 paragraph (¶1)."


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("p. 7", 2, 3),
        ("p.7", 2, 3),
        ("p7", 2, 3),
        ("page 7", 2, 3),
        ("pp. 7-8", 2, 5),
        ("pages 7 to 8", 2, 5),
        ("p. 8–p. 7", 2, 5),
        ("p. 8", 3, 5),
        ("p. 9", 5, 5),
        ("p. 10", 5, 5),
        ("p. xi", 6, 6),
        ("P. XI", 6, 6),
        ("p. 10–xi", 5, 6),
    ],
)
def test_a_page_is_every_paragraph_that_stands_on_it(paged: Article, words: str, first: int, last: int) -> None:
    """One that begins inside a paragraph shares it with the page before."""
    assert span(paged, words) == (first, last)


def test_a_page_that_is_not_there_names_those_that_are(paged: Article) -> None:
    assert refusal(paged, "p. 34") == "There is no page 34: the pages go from 7 to XI."
    assert refusal(paged, "pp. 7-34") == "There is no page 34: the pages go from 7 to XI."
    assert refusal(paged, "p. 2-8") == "There is no page 2: the pages go from 7 to XI."


def test_pages_past_the_last_give_what_exists_and_say_so(make: Make) -> None:
    article = make("{p. 1} a\n\n{p. 2} b\n")
    passage = parse(article, "pp. 2-9")
    assert (passage.first, passage.last) == (2, 2)
    assert passage.note == "There is no page 9 (the pages go from 1 to 2); here is what there is."


def test_a_passage_knows_its_section_and_its_name(shipped: Article) -> None:
    passage = parse(shipped, "6-8")
    assert [paragraph.number for paragraph in passage.paragraphs] == [6, 7, 8]
    assert (passage.section.number, passage.is_section, passage.label) == (2, False, "§2 ¶6–8")
    assert section_passage(shipped, 2).is_section
    assert Passage(shipped, 8, 9).label == "§2–3 ¶8–9"


def test_cites_are_shown_in_runs_without_what_does_not_exist(shipped: Article) -> None:
    assert shown_cites(shipped, (9, 1, 2, 3, 3, 4, 99, 0)) == "¶1–4, ¶9"
    assert shown_cites(shipped, ()) == ""


@given(st.integers(1, 15), st.integers(1, 15))
def test_what_is_shown_is_understood_again(one: int, other: int) -> None:
    first, last = sorted((one, other))
    assert parse(SHIPPED_ARTICLE, shown(SHIPPED_ARTICLE, first, last)) == Passage(SHIPPED_ARTICLE, first, last)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("§2", "This text is not divided into sections: it has ¶1–2."),
        ("§0", "This text is not divided into sections: it has ¶1–2."),
        ("nothing", "“nothing” names no passage: this text has ¶1–2; write for example ¶2."),
    ],
)
def test_where_nothing_divides_the_text_no_section_is_advised(make: Make, words: str, sentence: str) -> None:
    assert refusal(make("One.\n\nTwo.\n", slug="whole"), words) == sentence


def test_sections_past_the_end_of_what_nothing_divides_are_all_of_it(make: Make) -> None:
    passage = parse(make("One.\n\nTwo.\n", slug="whole"), "§1-3")
    assert (passage.first, passage.last) == (1, 2)
    assert passage.note == "This text is not divided into sections; here is all of it."


SIGNS = st.text(alphabet="¶§#0123456789.:-–— ,pxvito(){}[]'\"“”aragphsecn\u0660\uff11½²①", max_size=30)


@given(st.one_of(st.text(max_size=80), SIGNS))
def test_nothing_that_is_typed_raises_anything_but_a_sentence(words: str) -> None:
    with suppress(CitationError):
        passage = parse(SHIPPED_ARTICLE, words)
        assert 1 <= passage.first <= passage.last <= 15


@pytest.mark.parametrize(
    "words",
    ["¶" * 4000, "1" * 4000, " " * 3999 + "1", "1 - " * 1000, "p. " * 1300, "the " * 1000, "ﷺ" * 4000, "6.." * 1300],
)
def test_4000_hostile_characters_take_no_time(shipped: Article, words: str) -> None:
    begun = time.perf_counter()
    with pytest.raises(CitationError):
        parse(shipped, words)
    assert time.perf_counter() - begun < 0.5
