"""Errors, faults and checks: what a chat holds against the bot."""

from __future__ import annotations

import pytest

from tests.offline.conftest import Lines


async def test_a_refusal_is_an_error_and_fails_unless_expected(played: Lines) -> None:
    done = await played("~!refuse", "!refuse")
    assert [each["error"] for each in done.records] == [True, True]
    assert done.records[0]["input"] == "~!refuse"
    assert done.status == 1
    assert done.errors == "line 2: !refuse: error: There is no ¶99; the text has 15 paragraphs.\n"


async def test_an_error_that_was_expected_must_come(played: Lines) -> None:
    done = await played("~!show")
    assert (done.status, done.errors) == (1, "line 1: ~!show: an error was expected\n")


@pytest.mark.parametrize("line", ["!fail", "/fail"])
async def test_a_fault_shows_the_apology_and_its_traceback_and_the_rest_plays_on(played: Lines, line: str) -> None:
    done = await played(f"~{line}", "!show")
    assert done.status == 2
    assert done.records[0]["replies"][0]["text"] == "Sorry, something went wrong here (E1)."
    assert done.errors.count("RuntimeError: broken on purpose") == 1
    assert len(done.last["replies"]) == 1


async def test_a_fault_that_nobody_answers_is_found_too(played: Lines) -> None:
    done = await played("!show", "~:press t:break", "!show")
    assert done.status == 2
    assert done.errors.count("RuntimeError: a button broke") == 1
    assert done.records[1]["error"] is True


async def test_checks_look_at_the_answer_above(played: Lines) -> None:
    done = await played(
        "!show", "? bold   WORDS", "?! nothing", "?posted 0", "~?private", "? absent", "?posted 3", "?private"
    )
    assert done.status == 1
    assert [each.partition(": ")[0] for each in done.errors.splitlines()] == ["line 6", "line 7", "line 8"]


async def test_a_check_with_nothing_above_fails(played: Lines) -> None:
    done = await played("? words")
    assert (done.status, done.records) == (1, [])


async def test_nothing_is_played_after_the_end(played: Lines) -> None:
    done = await played("!show", ":quit", "!refuse")
    assert (len(done.records), done.status) == (1, 0)
