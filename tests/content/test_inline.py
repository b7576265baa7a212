"""Page marks: where a page of the printed text begins, inside a paragraph or between two."""

from __future__ import annotations

import pytest

from content.article import Mark
from content.body import Body, read_body


def read(markdown: str) -> Body:
    return read_body(markdown, "article.md", 5)


def pages(markdown: str) -> list[tuple[str, list[Mark]]]:
    body = read(markdown)
    assert not body.faults, body.faults
    return [(block.words.text, block.words.pages) for block in body.blocks]


@pytest.mark.parametrize(
    ("markdown", "text", "offset"),
    [
        ("{p. 34} Begins.", "Begins.", 0),
        ("{p.34}Begins.", "Begins.", 0),
        ("It {p. 34} goes on.", "It goes on.", 3),
        ("It{p. 34} goes on.", "It goes on.", 2),
        ("It {p. 34}goes on.", "It goes on.", 3),
        ("Hy{p. 34}phen.", "Hyphen.", 2),
        ("It\n{p. 34}\ngoes on.", "It goes on.", 3),
        ("*{p. 34} It* goes.", "It goes.", 0),
        ("- {p. 34} It.", "It.", 0),
        ("1. {p. 34} It.", "1. It.", 0),
        ("1. It {p. 34} is.", "1. It is.", 6),
    ],
)
def test_a_page_mark_is_a_place_and_no_word(markdown: str, text: str, offset: int) -> None:
    assert pages(markdown) == [(text, [Mark(offset, "34")])]


@pytest.mark.parametrize(
    "markdown",
    ["a\n\n{p. 34}\n\nb", "a {p. 34}\n\nb", "a{p. 34}\n\nb", "a\n\n## T {p. 34}\n\nb", "a\n\n### T\n\n{p. 34}\n\nb"],
)
def test_a_page_that_begins_between_paragraphs_begins_with_the_next(markdown: str) -> None:
    assert pages(markdown) == [("a", []), ("b", [Mark(0, "34")])]


def test_several_pages_may_begin_at_once_and_one_behind_the_end_has_no_words() -> None:
    assert pages("{p. 1}\n\n{p. 2} a {p. 3} b\n\n{p. xiv}") == [("a b", [Mark(0, "1"), Mark(0, "2"), Mark(2, "3")])]


@pytest.mark.parametrize("mark", ["{p 34}", "{pg. 34}", "{page 34}", "{P. 34}", "{pp. 3-4}", "{p. thirty}", "{p.}"])
def test_what_is_nearly_a_page_mark_is_a_fault_not_a_word_of_the_author(mark: str) -> None:
    faults = [str(fault) for fault in read(f"a {mark} b").faults]
    assert faults == [f"article.md:5:1: “{mark}” is no page mark: write “{{p. 34}}” or “{{p. xii}}”"]


def test_braces_of_the_author_s_own_stay() -> None:
    assert pages("The set {p, q} and {pears} and `{p. 3}`.") == [("The set {p, q} and {pears} and {p. 3}.", [])]
