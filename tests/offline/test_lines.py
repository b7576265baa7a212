"""The grammar of one line."""

from datetime import UTC, datetime

import pytest

from bot.offline.lines import Check, Kind, alike, parse_check, parse_line, parse_moment, unquoted
from bot.offline.problems import Problem

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("", Kind.NOTHING),
        ("# a comment", Kind.NOTHING),
        ("#", Kind.NOTHING),
        ("## a title", Kind.NOTHING),
        ("#excerpts is where", Kind.MESSAGE),
        ("? words", Kind.CHECK),
        ("?! words", Kind.CHECK),
        ("?posted 2", Kind.CHECK),
        ("?private", Kind.CHECK),
        ("?help", Kind.MESSAGE),
        ("?", Kind.MESSAGE),
        (":click Next", Kind.VERB),
        (":dm", Kind.VERB),
        (":) nice", Kind.MESSAGE),
        (":smile: nice", Kind.MESSAGE),
        ("/read citation:¶6", Kind.SLASH),
        ("/ read", Kind.MESSAGE),
        ("!quote", Kind.MESSAGE),
    ],
)
def test_each_line_is_of_one_kind(typed: str, kind: Kind) -> None:
    assert parse_line(typed).kind is kind


def test_a_tilde_says_that_an_error_is_expected_and_stays_in_the_input() -> None:
    line = parse_line("~!read ¶99\n")
    assert (line.typed, line.rest, line.error_expected) == ("~!read ¶99", "!read ¶99", True)


@pytest.mark.parametrize(
    ("rest", "check"),
    [
        (" two  words", Check("words", words="two  words")),
        ("! words", Check("words", words="words", wanted=False)),
        ("posted 2", Check("posted", number=2)),
        ("posted", Check("posted")),
        ("private", Check("private")),
        (" posted 2 weeks ago", Check("words", words="posted 2 weeks ago")),
        (" private", Check("words", words="private")),
    ],
)
def test_checks(rest: str, check: Check) -> None:
    assert parse_check(rest) == check


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2d3h", datetime(2026, 1, 7, 12, tzinfo=UTC)),
        ("1w 30m 5s", datetime(2026, 1, 12, 9, 30, 5, tzinfo=UTC)),
        ("2026-03-08T02:30-05:00", datetime(2026, 3, 8, 7, 30, tzinfo=UTC)),
        ("2026-03-08", datetime(2026, 3, 8, tzinfo=UTC)),
    ],
)
def test_times(text: str, moment: datetime) -> None:
    assert parse_moment(text, NOW) == moment


@pytest.mark.parametrize("text", ["tomorrow", "", "3 fortnights", "99999999999w"])
def test_what_is_no_time_says_how_to_write_one(text: str) -> None:
    with pytest.raises(Problem, match=r"no time|too far"):
        parse_moment(text, NOW)


def test_quotation_marks_around_come_off() -> None:
    assert [unquoted(each) for each in ('"two words"', "“so”", 'a "b"', '"', "")] == [
        "two words",
        "so",
        'a "b"',
        '"',
        "",
    ]


def test_case_and_white_space_do_not_count() -> None:
    assert alike("  The\n Text ") == alike("the text")
