"""Slash commands as they are typed."""

from typing import Any

import pytest

from bot.offline.problems import Problem
from bot.offline.slash import parse_call, values_of

COMMANDS: list[dict[str, Any]] = [
    {
        "name": "read",
        "type": 1,
        "options": [
            {"name": "citation", "type": 3, "required": True},
            {"name": "share", "type": 5},
            {"name": "n", "type": 4},
            {"name": "weight", "type": 10},
            {"name": "aloud", "type": 3, "choices": [{"name": "Yes, please", "value": "y"}]},
            {"name": "channel", "type": 7},
            {"name": "file", "type": 11},
        ],
    },
    {
        "name": "excerpt",
        "options": [
            {"name": "post", "type": 1, "options": [{"name": "note", "type": 3}]},
            {"name": "show", "type": 1},
        ],
    },
    {"name": "Check quote", "type": 3},
]


def values(text: str) -> dict[str, Any]:
    return values_of(parse_call(text, COMMANDS), lambda kind, name: (kind, name))


def test_values_take_the_options_types() -> None:
    typed = 'read citation:¶6 share:TRUE n:-3 weight:1.5 aloud:"yes, please" channel:#excerpts'
    assert values(typed) == {
        "citation": "¶6", "share": True, "n": -3, "weight": 1.5, "aloud": "y", "channel": (7, "#excerpts"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("citation:2:3", "2:3"),
        ('citation:"two words"', "two words"),
        ("citation:two words", "two words"),
        ('citation:"share:true n:1"', "share:true n:1"),
        ('citation:6" long', '6" long'),
        ("citation:https://example.org is it", "https://example.org is it"),
        ("citation:see https://example.org", "see https://example.org"),
        ("citation:", ""),
    ],
)
def test_a_value_reaches_to_the_next_option(typed: str, value: str) -> None:
    assert values(f"read {typed} n:1") == {"citation": value, "n": 1}


def test_subcommands_are_found() -> None:
    call = parse_call('excerpt post note:"two words"', COMMANDS)
    assert (call.name, call.typed) == ("excerpt post", {"note": "two words"})


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("nope", "There is no command /nope; there are: /read, /excerpt."),
        ("excerpt", "/excerpt needs one more word; there are: /excerpt post, /excerpt show."),
        ("excerpt nope", "/excerpt has no part nope; there are: /excerpt post, /excerpt show."),
        (
            "read cite:1",
            "/read has no option cite; there are: citation, share, n, weight, aloud, channel, file.",
        ),
        ("read ¶6", "“¶6” is no option of /read; there are: citation:…, "),
        ("read n:1", "/read needs the option citation."),
        ("read citation:1 n:x", "The option n takes a number, not “x”."),
        ("read citation:1 share:perhaps", "The option share takes true or false, not “perhaps”."),
        ("read citation:1 aloud:no", "The option aloud has no choice “no”; there are: Yes, please."),
        ("read citation:1 citation:2", "The option citation is given twice."),
        ("read citation:1 file:a.txt", "The option file takes a file, and a line has none."),
    ],
)
def test_what_does_not_exist_is_a_problem_that_names_what_does(typed: str, sentence: str) -> None:
    with pytest.raises(Problem) as caught:
        values(typed)
    assert str(caught.value).startswith(sentence)
