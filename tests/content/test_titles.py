"""Which section a reader means by a title."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from content.article import Article
from content.citation import parse
from content.errors import CitationError

Make = Callable[..., Article]


def span(article: Article, words: str) -> tuple[int, int]:
    passage = parse(article, words)
    return passage.first, passage.last


def refusal(article: Article, words: str) -> str:
    with pytest.raises(CitationError) as raised:
        parse(article, words)
    return str(raised.value)


def test_a_title_s_start_that_two_sections_share_names_both(make: Make) -> None:
    article = make("## War and talk\n\na\n\n## War and peace\n\nb\n")
    assert refusal(article, "war") == "“war” begins 2 titles: choose §1 or §2."
    assert span(article, "war and p") == (2, 2)


def test_titles_are_found_however_their_marks_are_typed(make: Make) -> None:
    """The author has curly apostrophes, dashes and accents; a phone or a keyboard has others."""
    article = make("## Trump’s “Épuisé” – a road\n\na\n\n## Other\n\nb\n")
    for words in ("trump's", "Trump’s “épuisé”", 'TRUMP\'S "epuise" - a road', "Trump′s"):
        assert span(article, words) == (1, 1), words


def test_the_author_s_own_chapter_2_is_found_by_its_name(make: Make) -> None:
    """A preface makes it our §3; “chapter 20” is another."""
    article = make("## Preface\n\na\n\n## Chapter 20\n\nb\n\n## Chapter 2: The road\n\nc\n\n## Part 1\n\nd\n")
    assert span(article, "chapter 2") == (3, 3)
    assert span(article, "chapter 20") == (2, 2)
    assert span(article, "part 1") == (4, 4)
    assert span(article, "§2") == (2, 2)
    assert span(article, "chapter 3") == (3, 3)


def test_numbers_count_paragraphs_even_where_a_title_is_a_number(make: Make) -> None:
    article = make("## 3\n\na\n\nb\n\n## 1984\n\nc\n")
    assert span(article, "3") == (3, 3)
    assert "past the end" in refusal(article, "1984")


def test_a_title_that_looks_like_a_page_is_still_a_title(make: Make) -> None:
    article = make("## Pill\n\na\n\n## Page turners\n\nb\n\n## Progress\n\nc\n")
    assert [span(article, words) for words in ("pill", "page turners", "pro")] == [(1, 1), (2, 2), (3, 3)]
