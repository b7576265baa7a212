"""A snippet is a stretch of the paragraph, short, between words, around what was found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.article import Article, Paragraph, Span
from content.finding.search import SearchIndex
from content.finding.snippets import FARTHEST_BORDER, LONGEST_SNIPPET, snippet
from content.sentences import sentence_spans


def paragraph(text: str) -> Paragraph:
    return Paragraph(1, "id", text, 1, 1, 1, sentence_spans(text, "en"))


def test_a_short_paragraph_is_its_own_snippet() -> None:
    assert snippet(paragraph("Short and whole."), [Span(0, 5)]) == Span(0, 16)


def test_whole_sentences_are_shown_where_they_fit(shipped: Article) -> None:
    [hit] = SearchIndex([shipped]).search("deadlocks").hits
    shown = hit.paragraph.text[hit.snippet.start : hit.snippet.end]
    assert shown.startswith("Meetings between heads of state")
    assert shown.endswith("keep the momentum going.")


def test_a_sentence_that_is_too_long_is_entered_shortly_before_the_hit(shipped: Article) -> None:
    [hit] = SearchIndex([shipped]).search("remains soldiers").hits[:1]
    shown = hit.paragraph.text[hit.snippet.start : hit.snippet.end]
    assert "remains of U.S. soldiers" in shown
    assert len(shown) <= LONGEST_SNIPPET


def test_the_stretch_with_the_most_different_words_is_shown() -> None:
    text = "Tea is here. " + "Nothing is here at all. " * 15 + "Tea and coffee are here. " + "And nothing. " * 20
    tea, both = text.index("Tea"), text.index("Tea and")
    shown = snippet(paragraph(text), [Span(tea, tea + 3), Span(both, both + 3), Span(both + 8, both + 14)])
    assert text[shown.start : shown.end].startswith("Tea and coffee")


@pytest.mark.parametrize("text", ["x" * 5000, "北" * 5000, "a\u0301" * 3000, "👩‍💻" * 900])
def test_what_has_no_spaces_is_cut_all_the_same(text: str) -> None:
    shown = snippet(paragraph(text), [Span(2000, 2001)])
    assert shown.start <= 2000 < shown.end
    assert shown.end - shown.start <= LONGEST_SNIPPET


@given(st.text("ab .\n", min_size=1, max_size=900), st.data())
def test_it_is_never_long_never_cuts_a_word_and_shows_a_hit(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    hit = Span(start, data.draw(st.integers(start + 1, min(len(text), start + 30))))
    shown = snippet(paragraph(text), [hit])
    assert shown.end - shown.start <= LONGEST_SNIPPET
    assert shown.start <= hit.start
    spaced = all(len(word) < FARTHEST_BORDER for word in text.split())
    for border in (shown.start, shown.end):
        inside = 0 < border < len(text) and not text[border - 1].isspace() and not text[border].isspace()
        assert (
            not inside
            or not spaced
            or border in {end for one in sentence_spans(text, "en") for end in (one.start, one.end)}
        )
