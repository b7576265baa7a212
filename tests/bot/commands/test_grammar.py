"""The one grammar of message arguments: free text, then options by name, quotation marks optional."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.grammar import Arguments, read_arguments, unquoted

NAMES = ("which", "about", "by", "random", "article", "share")


def read(words: str) -> Arguments:
    """What the grammar makes of the words behind `!quote`."""
    return read_arguments(words, NAMES)


@pytest.mark.parametrize(
    ("words", "text", "options"),
    [
        ("", "", {}),
        ("  photo op ", "photo op", {}),
        ("random:true", "", {"random": "true"}),
        ("about allies share:yes", "about allies", {"share": "yes"}),
        ("about:north korea by:Rex Tillerson", "", {"about": "north korea", "by": "Rex Tillerson"}),
        ("ABOUT:allies Share:NO", "", {"about": "allies", "share": "NO"}),
        ("about: allies", "", {"about": "allies"}),
        ("about:", "", {"about": ""}),
        ("2:3", "2:3", {}),
        ("http://about:8080", "http://about:8080", {}),
        ("colour:blue", "colour:blue", {}),
        ("xabout:allies", "xabout:allies", {}),
        ("words\nshare:true", "words", {"share": "true"}),
    ],
)
def test_free_text_comes_first_then_options_by_name(words: str, text: str, options: dict[str, str]) -> None:
    assert read(words) == Arguments(text, options)


@pytest.mark.parametrize("marks", ['""', "“”", "„“", "«»"])
def test_quotation_marks_around_a_value_are_optional(marks: str) -> None:
    opening, closing = marks
    assert read(f"{opening}photo op{closing}").text == "photo op"
    assert read(f"about:{opening}photo op{closing} share:true").options == {"about": "photo op", "share": "true"}


def test_what_looks_like_an_option_inside_quotation_marks_is_none() -> None:
    assert read('"share:true is what I mean"') == Arguments("share:true is what I mean", {})
    assert read('about:"by:Mattis and so on" share:no').options == {"about": "by:Mattis and so on", "share": "no"}


@pytest.mark.parametrize("words", ['"photo op', 'photo "op', '5" gun', "“photo op", 'photo op"', '"', 'a "b" c'])
def test_a_lone_quotation_mark_is_a_character(words: str) -> None:
    assert read(words) == Arguments(words, {})


def test_what_stands_behind_a_quoted_value_is_left_over() -> None:
    assert read('about:"photo op" and more') == Arguments("", {"about": "photo op"}, leftover="and more")


def test_an_option_given_twice_is_noticed_whatever_its_letter_case() -> None:
    assert read("share:true SHARE:false").repeated == "share"
    assert read("share:true about:x").repeated == ""


def test_a_command_without_options_takes_everything_as_text() -> None:
    assert read_arguments("share:true", ()) == Arguments("share:true", {})


def test_only_marks_around_the_whole_are_taken_off() -> None:
    assert unquoted('"all of it"') == "all of it"
    assert unquoted('"one" and "two"') == '"one" and "two"'
    assert unquoted("'single'") == "'single'"


@given(st.text(max_size=60))
def test_nothing_that_is_typed_is_lost_or_invented(words: str) -> None:
    """Whatever is typed, its words are all in the text, in the options, or left over."""
    found = read(words)
    parts = " ".join((found.text, *found.options.values(), found.leftover))
    assert set(parts.split()) <= {part for word in words.split() for part in _ends(word)}


def _ends(word: str) -> set[str]:
    """A word, and each of its ends: names of options and marks in front may come off, marks behind too."""
    return {word[start:end] for start in range(len(word)) for end in range(start + 1, len(word) + 1)}
