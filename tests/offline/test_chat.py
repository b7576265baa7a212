"""`chat`: for people, at a terminal and without one."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.offline.chat import play
from bot.offline.completion import suggestions
from bot.offline.manual import MANUAL
from bot.offline.options import SessionOptions, Setup, Streams
from bot.offline.prompt import LineCompleter, asked
from bot.offline.stage import Stage
from bot.offline.verbs import VERBS
from bot.offline.world import World
from tests.offline.test_say import written
from tests.offline.trial_bot import TrialBot

SETUP = Setup(build=lambda: TrialBot({}))


async def chatted(lines: str | None, *, status: int = 0) -> str:
    source = None if lines is None else io.StringIO(lines)
    used = Streams(lines=source, output=io.StringIO(), errors=io.StringIO())
    assert await play(SETUP, SessionOptions(), used) == status
    return written(used)


async def test_the_first_words_say_who_one_is_where_and_what_to_try() -> None:
    shown = " ".join((await chatted(":quit")).split())
    assert "You are you in #general of The Reading Room" in shown
    assert "Monday, 5 January 2026, 09:00 UTC" in shown
    assert "Try !summary, !quote or /read citation:¶6." in shown


@pytest.mark.parametrize("lines", ["", "\n\n", None])
async def test_with_nobody_there_three_commands_are_shown(lines: str | None) -> None:
    shown = await chatted(lines)
    assert [line for line in shown.splitlines() if "›" in line] == [
        "you #general › !summary", "you #general › !quote", "you #general › !recommendations",
    ]  # fmt: skip


async def test_piped_lines_are_played_and_shown() -> None:
    shown = await chatted("!show\n? page 1\n?! page 1\n:help\n:in Elsewhere#general\n:as zoe\n!days\n", status=1)
    assert "you #general › !show" in shown
    assert "\n✓\n" in shown
    assert "✗ the answer shows these words" in shown
    assert MANUAL.splitlines()[5] in shown
    assert "zoe Elsewhere#general › !days" in shown
    assert "[ Choose: Friday / Monday, early ]" in shown


async def test_everything_that_can_be_shown_is_shown() -> None:
    shown = await chatted(
        "!show\n:click Ask me\n:fill Note=fine\n!ballot\n!picture\n!whisper\n"
        ":complete /read citation:¶15\n!count\n:click Next\nhello\n"
        ":as mod\n/excerpt post channel:#excerpts role:@Readers\n"
    )
    for words in (
        "A note", "Send it with :fill", "Poll: Which first?", "2. Allies", "File card.png (3 bytes): A quote on a card",
        "in dm you", "Offered: ¶15", "Pullquote  changed", "(no answer)", "in #excerpts · notifies Readers",
    ):  # fmt: skip
        assert words in shown, words
    assert max(map(len, shown.splitlines())) <= 80


def test_the_help_fits_a_screen_and_names_every_verb() -> None:
    lines = MANUAL.splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    assert [verb for verb in (*VERBS, "fill", "quit") if f":{verb}" not in MANUAL] == []


@pytest.fixture
def stage(world: World) -> Stage:
    return Stage(world)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("!sh", ["!show"]),
        ("/excerpt ", ["post", "show"]),
        ("/excerpt post ch", ["channel:"]),
        ("/read ", ["aloud:", "citation:", "share:"]),
        ("/read citation:1 ", ["aloud:", "share:"]),
        ("/se", ["/settings"]),
        (":re", [":remove", ":restart"]),
        (":as m", ["mod", "mod2"]),
        (":in #e", ["#excerpts"]),
        ("hello ", []),
        ("hel", []),
    ],
)
async def test_what_can_be_typed_next_is_offered(stage: Stage, typed: str, offered: list[str]) -> None:
    assert suggestions(typed, stage) == offered


async def test_a_terminal_gets_a_prompt_that_an_interrupt_only_clears(stage: Stage) -> None:
    async def typed() -> AsyncIterator[str]:
        with create_pipe_input() as typing, create_app_session(input=typing, output=DummyOutput()):
            typing.send_text("!show 2\rmistake\x03:quit\r\x04")
            async for line in asked(stage):
                yield line

    assert [line async for line in typed()] == ["!show 2", ":quit"]


async def test_the_prompt_completes_the_word_before_the_cursor(stage: Stage) -> None:
    found = list(LineCompleter(stage).get_completions(Document("/excerpt po"), CompleteEvent()))
    assert [(each.text, each.start_position) for each in found] == [("post", -2)]
