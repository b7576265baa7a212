"""Where words stand in a text, and what stands nearest where they do not."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from content.article import Article
from content.locating import Found, is_whole_sentences, nearest_passage, places, sentences_around

Make = Callable[..., Article]


@pytest.fixture
def article(make: Make) -> Article:
    return make("One is here. Two are\\\nthere. Three!\n\nYes.\n\nOne is here again, and here.\n")


def test_words_are_found_everywhere_whatever_white_space_is_between(article: Article) -> None:
    assert places(" Two  are there. ", article.paragraphs) == [Found(13, 27, 1)]
    assert places("One is here", article.paragraphs) == [Found(0, 11, 1), Found(0, 11, 3)]
    assert places("here", article.paragraphs) == [Found(7, 11, 1), Found(7, 11, 3), Found(23, 27, 3)]


@pytest.mark.parametrize("words", ["", "  ", "one is here", "here. Yes.", "her"])
def test_other_words_are_not_found(article: Article, words: str) -> None:
    """Letter case counts, and so does the end of a paragraph."""
    assert places(words, article.paragraphs) == []


def test_the_nearest_passage_is_given_in_whole_words(article: Article) -> None:
    near = nearest_passage("tow are there", article.paragraphs)
    assert near is not None
    assert (near.text, near.found.paragraph) == ("Two are\nthere.", 1)
    assert 70 < near.likeness < 100


def test_a_short_paragraph_is_not_near_a_long_quote_because_its_letters_are_in_it(article: Article) -> None:
    near = nearest_passage("Yes. One is here agian, and there", article.paragraphs)
    assert near is not None
    assert near.found.paragraph == 3
    short = nearest_passage("Yess.", article.paragraphs)
    assert short is not None
    assert short.text == "Yes."


def test_nothing_is_near_what_shares_no_letters(article: Article) -> None:
    assert nearest_passage("žžžž ßßßß", article.paragraphs) is None
    assert nearest_passage("", article.paragraphs) is None


def test_whole_sentences_begin_and_end_where_sentences_do(article: Article) -> None:
    first = article.paragraph(1)
    assert is_whole_sentences(Found(0, 12, 1), first)
    assert is_whole_sentences(Found(0, 27, 1), first)
    assert not is_whole_sentences(Found(0, 11, 1), first)
    assert not is_whole_sentences(Found(4, 12, 1), first)


def test_a_list_s_number_is_no_sentence_and_may_be_left_out_of_a_quote(make: Make) -> None:
    item = make("1. Simplify. Twice.\n", slug="list").paragraph(1)
    assert item.first_sentence == "1. Simplify."
    assert is_whole_sentences(Found(0, 12, 1), item)
    assert is_whole_sentences(Found(3, 12, 1), item)
    assert not is_whole_sentences(Found(3, 11, 1), item)


def test_the_sentences_around_some_words_are_whole(article: Article) -> None:
    first = article.paragraph(1)
    for start, end, expected in ((4, 6, "One is here."), (7, 16, "One is here. Two are\nthere."), (12, 13, first.text)):
        around = sentences_around(start, end, first)
        assert first.text[around.start : around.end] == expected


def test_a_very_long_quote_is_compared_in_no_time(shipped: Article) -> None:
    begun = time.perf_counter()
    nearest_passage("The idea that President Trump " * 50_000, shipped.paragraphs)
    assert time.perf_counter() - begun < 0.5
