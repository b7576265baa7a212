"""When somebody is speaking to us: by prefix, by any mention, alone with us; and when not."""

from __future__ import annotations

import pytest

from bot.events.hearing import addressed
from config.settings import Settings
from tests.bot.chats import UNHURRIED, Chat, chatting

HELP = "What you can ask"
MENTION = "<@42>"


def event(content: str, **more: object) -> dict[str, object]:
    return {"content": content, "author": {"id": "7"}, "guild_id": "1", **more}


@pytest.mark.parametrize("content", ["!summary", "<@42> summary", "<@&9> summary", "hey <@42>, help?"])
def test_a_prefix_or_any_mention_is_looked_at(content: str) -> None:
    assert addressed(event(content), "!", MENTION, references=False)


@pytest.mark.parametrize("content", ["", "hello", "hello <@43>", "@everyone", "[[¶6]]", "so summary!"])
def test_anything_else_on_a_server_is_dropped(content: str) -> None:
    # Discord puts the bot among the mentions of a mere reply to it; what was written names nobody.
    assert not addressed(event(content, mentions=[{"id": "42"}]), "!", MENTION, references=False)


def test_bots_are_never_answered() -> None:
    assert not addressed(event("!summary", author={"id": "7", "bot": True}), "!", MENTION, references=False)


async def test_the_role_of_the_bot_is_the_bot(chat: Chat) -> None:
    role = chat.bot.guilds[0].self_role
    assert role is not None
    assert "Read a passage" in await chat.text(f"{role.mention} help read")
    assert "Read a passage" in await chat.text("@&Pullquote help read")


async def test_a_mention_in_the_middle_gets_help_once(chat: Chat) -> None:
    assert HELP in await chat.text("hey @Pullquote what can you do")
    assert HELP in await chat.text("what is this, @Pullquote?")
    assert await chat.texts("hey @ann what can you do") == []
    assert await chat.texts("@ann and @ben, hello") == []


@pytest.mark.parametrize("line", ["! summary", "!summary", "summary", "SUMMARY", "@Pullquote summary"])
async def test_alone_with_us_a_command_needs_nothing_in_front_and_may_have_it(chat: Chat, line: str) -> None:
    await chat.say(":dm")
    assert "Our summary" in await chat.text(line)


@pytest.mark.parametrize(
    ("line", "words"),
    [("q summary", "Our summary"), ("qsummary", "Our summary"), ("summary", "Our summary"), ("quote 1", "¶1")],
)
async def test_a_prefix_may_be_a_letter_that_commands_begin_with(line: str, words: str) -> None:
    async with chatting(settings=Settings(prefix="q", cooldown=UNHURRIED)) as chat:
        await chat.say(":dm")
        assert words in await chat.text(line)


async def test_who_may_not_be_answered_here_is_told_by_slash_and_the_log_knows_why(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    await chat.say(":deny bot send_messages #general")
    record = await chat.say("!summary")
    assert (record.replies, record.error) == ([], True)
    sentence = "I may not answer in this channel: I lack the permission Send Messages, which a moderator can give me."
    assert record.problem == sentence
    assert [one.message for one in caplog.records if sentence in one.message] == [
        f"command summary went without an answer: {sentence}"
    ]
    assert "Our summary" in await chat.text("/summary")


async def test_a_mention_in_what_was_typed_is_repeated_as_a_name(chat: Chat) -> None:
    for typed, shown in (
        ("@ann", "@ann"),
        ("@Readers", "@Readers"),
        ("#reading", "#reading"),
        ("<:pepe:12>", ":pepe:"),
    ):
        record = await chat.say(f"!people {typed}")
        assert f"Nobody called “{shown}” is in this text." in record.texts()[0]
        assert record.replies[0].pings == []


async def test_marks_that_nobody_sees_are_not_repeated(chat: Chat) -> None:
    assert "Nobody called “evil” is" in await chat.text("!people \u202eev\u2066i\u200bl")
    assert "Nobody called “שלום” is" in await chat.text("!people שלום")
