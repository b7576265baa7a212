"""A command is one thing in two forms: what is written and what is chosen give the same answer and the same effects."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from discord.ext import commands
from discord.utils import utcnow
from simcord.components import walk_components

from bot.community.memory import Memory
from bot.community.store.store import Store
from bot.offline.record import Record
from tests.bot.chats import Chat, blocks, chatting, labels

# How it is written after the prefix, and how it is chosen after the slash.
FORMS = [
    ("article", "article"),
    ("article fuchs", "article article:fuchs"),
    ("library", "library"),
    ("contents", "contents"),
    ("contents article:summit", "contents article:summit"),
    ("summary", "summary"),
    ("summary §2", "summary section:§2"),
    ("summary 3", "summary section:3"),
    ("summary the danger article:fuchs", "summary section:the danger article:fuchs"),
    ("read", "read"),
    ("read ¶6", "read citation:¶6"),
    ('read "6-8"', "read citation:6-8"),
    ("read 14-19", "read citation:14-19"),
    ("read citation:§5 article:summit", "read citation:§5 article:summit"),
    ("read summit ¶3", "read citation:summit ¶3"),
    ("next", "next"),
    ("recommendations", "recommendations"),
    ("recs 2", "recs number:2"),
    ("where should talks begin", "where question:should talks begin"),
    ("recommendations number:12", "recommendations number:12"),
    ("people", "people"),
    ("people Tillerson", "people name:Tillerson"),
    ("timeline", "timeline"),
    ("timeline 1972", "timeline when:1972"),
    ("timeline Tillerson", "timeline when:Tillerson"),
    ("define", "define"),
    ("define photo op", "define term:photo op"),
    ("define “photo op”", "define term:photo op"),
    ("define Kim Jong-un", "define term:Kim Jong-un"),
    ("author", "author"),
    ("author article:fuchs", "author article:fuchs"),
    ("quote", "quote"),
    ("quote 3", "quote which:3"),
    ("quote ¶14", "quote which:¶14"),
    ("quote about allies", "quote which:about allies"),
    ("quote about:allies", "quote about:allies"),
    ("quote by:Mattis", "quote by:Mattis"),
    ("quote trump", "quote which:trump"),
    ("quote random:true", "quote random:true"),
    ("quote about:war random:yes", "quote about:war random:true"),
    ("quotes", "quotes"),
    ("quotes by trump", "quotes theme:by trump"),
    ("quotes allies article:summit", "quotes theme:allies article:summit"),
    ("question", "question"),
    ("question §4", "question section:§4"),
    ("question 4", "question section:4"),
    ("help", "help"),
    ("help recs", "help command:recs"),
    ("about", "about"),
    ("cite ¶6", "cite citation:¶6"),
]
WRONG = [
    ("read ¶99", "read citation:¶99"),
    ("read x article:walden", "read citation:x article:walden"),
    ("summary §9", "summary section:§9"),
    ("recs 0", "recommendations number:0"),
    ("people Napoleon", "people name:Napoleon"),
    ("define zzyzx", "define term:zzyzx"),
    ("timeline 1815", "timeline when:1815"),
    ("timeline 1972 picture:yes", "timeline when:1972 picture:true"),
    ("quote about:gardening", "quote about:gardening"),
    ("quote about:war by:Mattis", "quote about:war by:Mattis"),
    ("quotes by nobody", "quotes theme:by nobody"),
    ("question §9", "question section:§9"),
    ("help dance", "help command:dance"),
]


async def asked(chat: Chat, line: str) -> tuple[Record, dict[str, Any]]:
    """What a line leads to for a bot that remembers nothing, by the same chance each time; and its memory after."""
    memory = forgetful()
    chat.bot.desk._memory = memory
    chat.bot.desk._random = Random(7)
    record = await chat.say(line)
    return record, remembered(memory)


def forgetful() -> Memory:
    """A memory that knows nothing, and writes nothing while a test runs."""
    return Memory(Store("sqlite:///nowhere.db", new=True), utcnow, write_after=10_000)


def remembered(memory: Memory) -> dict[str, Any]:
    """What a memory holds."""
    kinds = {"decks": memory._decks, "places": memory._places, "excerpts": memory._excerpts}
    return {name: kept.unwritten() for name, kept in kinds.items()}


def parts(record: Record) -> list[dict[str, Any]]:
    """Everything in the one answer but Discord's own numbers: texts, labels, custom_ids, addresses, in order."""
    (shown,) = record.replies
    leaves = [dict(each) for each in walk_components(shown.message["components"])]
    return [{key: value for key, value in each.items() if key not in {"id", "components"}} for each in leaves]


@pytest.mark.parametrize(("written", "chosen"), FORMS, ids=[written for written, _ in FORMS])
async def test_both_forms_give_the_same_words_buttons_and_effects(chat: Chat, written: str, chosen: str) -> None:
    message, after_message = await asked(chat, f"!{written}")
    slash, after_slash = await asked(chat, f"/{chosen}" + (" share:true" if "share" in _options(chat, chosen) else ""))
    assert not message.error
    assert parts(message) == parts(slash)
    assert after_message == after_slash
    mention, after_mention = await asked(chat, f"@Pullquote {written}")
    assert (parts(mention), after_mention) == (parts(message), after_message)


@pytest.mark.parametrize(("written", "chosen"), WRONG, ids=[written for written, _ in WRONG])
async def test_both_forms_refuse_in_the_same_words(chat: Chat, written: str, chosen: str) -> None:
    message, before = await asked(chat, f"!{written}")
    slash, after = await asked(chat, f"/{chosen}")
    assert message.error
    assert slash.error
    assert blocks(message.replies[0]) == blocks(slash.replies[0])
    assert before == after == remembered(forgetful())
    assert slash.replies[0].private


async def test_a_slash_answer_is_private_and_can_be_shared_unless_it_is_for_all(chat: Chat) -> None:
    for name in ("summary", "read", "contents", "recommendations", "quotes", "author"):
        (shown,) = (await chat.say(f"/{name}")).replies
        assert shown.private, name
        assert "Share" in labels(shown), name
    for name in ("quote", "question"):
        (shown,) = (await chat.say(f"/{name}")).replies
        assert not shown.private, name
        (hidden,) = (await chat.say(f"/{name} share:false")).replies
        assert hidden.private, name


async def test_in_direct_messages_the_name_alone_is_enough(chat: Chat) -> None:
    await chat.say(":dm")
    assert await chat.texts("define photo op") == await chat.texts("!define photo op")
    assert await chat.texts("/define term:photo op") == await chat.texts("!define photo op")


async def test_without_the_message_content_intent_a_mention_still_works() -> None:
    async with chatting(message_content=False) as chat:
        assert await chat.texts("!summary") == []
        assert "Our summary" in await chat.text("@Pullquote summary")
        await chat.say(":dm")
        assert "Our summary" in await chat.text("!summary")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("!quote random:maybe", "random takes yes or no, not “maybe”."),
        ("!recs two", "number takes a whole number, not “two”."),
        ('!recs "2', 'number takes a whole number, not “"2”.'),
        ("!recs number:1.5", "number takes a whole number, not “1.5”."),
        ("!read ¶6 ¶7 share:yes share:no", "share: is given twice; keep one of them."),
        ("!read ¶6 citation:¶7", "Say it once: “¶6” and citation:“¶7” mean the same option."),
        ('!help command:"read" on', "I do not know what to do with “on”; help understands command: and share:."),
        ("!library Babel", "library takes nothing behind it: leave out “Babel”."),
    ],
)  # fmt: skip
async def test_words_that_fit_no_option_get_a_sentence(chat: Chat, line: str, sentence: str) -> None:
    record = await chat.say(line)
    assert record.error
    assert record.texts() == [sentence]


def test_discord_py_still_has_the_seam_that_our_grammar_uses() -> None:
    """It is not public: a release that moves it must be noticed here, and not by readers."""
    assert "_parse_arguments" in commands.HybridCommand.__dict__
    assert "_parse_arguments" in commands.Command.__dict__


def _options(chat: Chat, chosen: str) -> set[str]:
    command = chat.bot.get_command(chosen.split(maxsplit=1)[0])
    assert command is not None
    return set(command.clean_params)
