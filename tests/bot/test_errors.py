"""One place answers every error: readers get a sentence, a fault of ours an apology whose reference is in the log."""

from __future__ import annotations

import logging
import re

import discord
import pytest
from discord import app_commands
from discord.ext import commands

from bot.errors import RefusedError, TooFastError, UsageError, sentence_for
from bot.rendering.reply import Reply
from bot.rendering.screens import SCREENS
from content.article import Article
from content.errors import CitationError
from tests.bot.chats import Chat

REFERENCE = re.compile(r"Something went wrong on my side.*reference ([0-9a-f]{8})\.", re.DOTALL)
TYPED = "Rumpelstilzchen"


class PlantedError(Exception):
    """A fault of the program, for these tests."""


@pytest.fixture
def bug(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """The timeline is broken, and everything is logged."""

    def broken(_: Article, __: str) -> Reply:
        raise PlantedError

    monkeypatch.setitem(SCREENS, "timeline", broken)
    caplog.set_level(logging.DEBUG)


@pytest.mark.usefixtures("bug")
@pytest.mark.parametrize(
    "line",
    ["!timeline", "/timeline", "/timeline share:true", "@Pullquote timeline",
     ":press pq|o||timeline|trump-kim-summit||",
     ":press pq|t||timeline|trump-kim-summit||", ":press pq|s||timeline|trump-kim-summit||",
     ":press pq|d||timeline|trump-kim-summit||"]
)  # fmt: skip
async def test_a_fault_gets_an_apology_with_a_reference_that_is_in_the_log(
    chat: Chat, caplog: pytest.LogCaptureFixture, line: str
) -> None:
    await chat.say("!summary")
    record = await chat.say(line)
    assert record.error
    assert chat.session.status == 2
    found = REFERENCE.search(record.texts()[-1])
    assert found
    (logged,) = [each for each in caplog.records if each.levelno >= logging.ERROR]
    assert found[1] in logged.getMessage()
    assert logged.exc_info
    assert logged.exc_info[0] is PlantedError
    # The next question is answered as if nothing had been.
    assert "Our summary" in (await chat.say("!summary")).texts()[0]


@pytest.mark.usefixtures("bug")
async def test_an_apology_is_private_where_it_can_be_and_each_has_its_own_reference(chat: Chat) -> None:
    slash, again = await chat.say("/timeline"), await chat.say("/timeline share:true")
    assert slash.replies[0].private
    assert again.replies[0].private
    assert REFERENCE.search(slash.texts()[0])[1] != REFERENCE.search(again.texts()[0])[1]  # type: ignore[index]


@pytest.mark.usefixtures("bug")
async def test_nothing_that_somebody_typed_is_logged(chat: Chat, caplog: pytest.LogCaptureFixture) -> None:
    for line in (
        f"!define {TYPED}", f"/define term:{TYPED}", f"!quote about {TYPED}", f"!{TYPED}", f"@Pullquote {TYPED}",
        f"!timeline article:fuchs {TYPED}", f":press pq|o||timeline|trump-kim-summit||{TYPED}", f":press {TYPED}",
        f":complete /define term:{TYPED}", f"{TYPED}", "!timeline",
    ):  # fmt: skip
        await chat.say(line)
    ours = [each for each in caplog.records if each.name.startswith(("bot", "content", "config"))]
    assert ours
    assert TYPED not in "".join(logging.Formatter().format(each) for each in ours)


async def test_readers_errors_are_not_logged(chat: Chat, caplog: pytest.LogCaptureFixture) -> None:
    await chat.say("!read ¶99")
    await chat.say(":press nonsense")
    assert [each for each in caplog.records if each.levelno >= logging.WARNING] == []


async def test_what_may_not_be_sent_is_a_line_in_the_log_and_no_crash(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    await chat.say(":deny bot send_messages #general")
    record = await chat.say("!summary")
    assert record.texts() == []
    assert chat.session.status == 1
    await chat.say(":lift bot send_messages #general")
    assert "Our summary" in await chat.text("!summary")
    assert [each.levelname for each in caplog.records if each.name.startswith("bot")] == ["WARNING"]


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (CitationError("¶99 is past the end."), "¶99 is past the end."),
        (UsageError("Say it once."), "Say it once."),
        (RefusedError("You may not."), "You may not."),
        (TooFastError(1.2), "That was quick: please wait 1 second, then ask again."),
        (TooFastError(0.1), "That was quick: please wait 1 second, then ask again."),
        (commands.NoPrivateMessage(), "That works on a server only: ask there."),
        (app_commands.CheckFailure(), "You may not use that command here; help shows what you can ask."),
        (PlantedError(), None),
        (KeyError("x"), None),
    ],
)
def test_each_error_has_one_sentence_and_a_fault_none(error: Exception, sentence: str | None) -> None:
    assert sentence_for(error) == sentence
    assert sentence_for(commands.CommandInvokeError(error)) == sentence
    assert sentence_for(commands.HybridCommandError(commands.CommandInvokeError(error))) == sentence  # type: ignore[arg-type]


def test_every_error_of_ours_is_one_that_discord_py_lets_through() -> None:
    assert all(issubclass(each, commands.CommandError) for each in (UsageError, TooFastError, RefusedError))
    assert not issubclass(CitationError, discord.DiscordException)
