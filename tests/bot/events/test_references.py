"""References in chat: answered once, quietly, and taken away with their message."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from config.settings import Settings
from tests.bot.chats import UNHURRIED, Chat, chatting, labels


@pytest.fixture
async def referring() -> AsyncIterator[Chat]:
    """A chat where the operator has switched references on."""
    async with chatting(settings=Settings(cooldown=UNHURRIED, references=True)) as opened:
        yield opened


async def test_a_reference_is_answered_with_the_passage_and_a_button(referring: Chat) -> None:
    record = await referring.say("is that not in [[¶8]]?")
    (answer,) = record.replies
    assert "After all, Trump has already given up a meeting" in answer.text
    assert "§2 ¶8 · Opinion · Michael Fuchs" in answer.text
    assert labels(answer) == ["Read §2 ¶8"]


async def test_at_most_three_are_answered_and_each_once(referring: Chat) -> None:
    record = await referring.say("[[¶1]] [[1]] [[¶2]] [[¶3]] [[¶4]]")
    (answer,) = record.replies
    assert labels(answer) == ["Read §1 ¶1", "Read §1 ¶2", "Read §1 ¶3"]


@pytest.mark.parametrize("words", ["[[frog]]", "[[]]", "[¶6]", "[[¶99]]", "nothing"])
async def test_what_names_no_passage_gets_silence(referring: Chat, words: str) -> None:
    assert await referring.texts(words) == []


async def test_an_edit_brings_no_second_answer(referring: Chat) -> None:
    await referring.say("[[¶5]]")
    assert await referring.texts(":edit [[¶5]] and [[¶6]]") == []


async def test_a_deleted_message_takes_its_answer_along(referring: Chat) -> None:
    await referring.say("[[¶5]]")
    record = await referring.say(":delete")
    assert len(record.deleted) == 1


async def test_a_command_is_no_reference(referring: Chat) -> None:
    assert len(await referring.texts("!read [[¶6]]")) == 1


async def test_where_the_bot_may_not_write_it_stays_silent(referring: Chat) -> None:
    await referring.say(":deny bot send_messages #general")
    record = await referring.say("[[¶6]]")
    assert (record.texts(), referring.errors.getvalue()) == ([], "")


async def test_they_are_off_unless_they_are_wanted(chat: Chat) -> None:
    assert await chat.texts("see [[¶6]]") == []
