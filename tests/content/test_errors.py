"""Sentences for readers."""

from __future__ import annotations

import pytest

from content.errors import LONGEST_ECHO, ContentError, counted, echo, listed


def test_what_was_typed_is_echoed_on_one_line_and_cut() -> None:
    assert echo(" a\n b ") == "“a b”"
    assert echo("x" * 5000) == f"“{'x' * (LONGEST_ECHO - 1)}…”"
    assert echo("x" * LONGEST_ECHO) == f"“{'x' * LONGEST_ECHO}”"
    assert len(echo("word " * 100)) <= LONGEST_ECHO + 2


@pytest.mark.parametrize(
    ("names", "sentence"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_names_are_listed_as_a_reader_does(names: list[str], sentence: str) -> None:
    assert listed(names) == sentence
    assert listed(names, last="or") == sentence.replace("and", "or")


def test_one_is_singular_and_all_else_plural() -> None:
    assert [counted(number, "word") for number in (0, 1, 2)] == ["0 words", "1 word", "2 words"]
    assert counted(2, "reply", "replies") == "2 replies"


def test_every_error_of_a_reader_s_is_one_family() -> None:
    names = {error.__name__ for error in ContentError.__subclasses__() if error.__module__.startswith("content.")}
    assert names == {"ArticleNotFoundError", "CitationError", "QuoteNotFoundError", "EntryNotFoundError", "NoQuizError"}
