"""The store taken away in the middle of a chat: reading goes on, refusals are a sentence, nothing is lost."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.bot.chats import Chat, chatting
from tests.postgresql import PostgreSQL

AWAY = "my database does not answer"


def file_of(chat: Chat) -> Path:
    return Path(chat.bot.store.url.removeprefix("sqlite:///"))


async def test_reading_goes_on_and_what_needs_the_store_is_refused_with_a_sentence(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say("!settings set prefix:!")
    await chat.say("!read ¶6")
    await chat.say("!quote")
    file = file_of(chat)
    await chat.bot.store.close()
    hidden = file.rename(file.with_name("hidden.db"))
    file.mkdir()
    try:
        assert "Our summary" in await chat.text("!summary")
        assert "Quote 2 of" in await chat.text("!quote")
        assert "¶7" in await chat.text("!next")
        refused = [await chat.say(line) for line in ("!settings set prefix:?", "!excerpt post ¶6", "!audit")]
        assert all(record.error and AWAY in record.texts()[0] for record in refused)
        assert "Prefix: !" in await chat.text("!settings")
        await chat.say(":time 1m")
    finally:
        file.rmdir()
        hidden.rename(file)
    await chat.say(":time 1m")
    assert "Set: prefix: ?" in await chat.text("!settings set prefix:?")
    await chat.say(":restart")
    assert "Quote 3 of" in await chat.text("@Pullquote quote")
    assert "¶7" in await chat.text("@Pullquote read")


async def test_a_database_server_that_stops_for_a_minute_costs_no_answer_and_nothing_that_was_kept(
    postgresql: PostgreSQL,
) -> None:
    async with chatting(store=postgresql.create_database("away"), speaker="mod") as chat:
        await chat.say("!settings set article:trump-kim-summit")
        await chat.say("!read ¶6")
        await chat.say("!quote")
        await asyncio.to_thread(postgresql.stop)
        try:
            assert "Quote 2 of" in await chat.text("!quote")
            assert "¶7" in await chat.text("!next")
            assert AWAY in await chat.text("!settings set prefix:?")
            assert AWAY in await chat.text("!excerpt post ¶6")
        finally:
            await asyncio.to_thread(postgresql.start)
        await chat.say(":time 1m")
        assert "Set: prefix: ?" in await chat.text("!settings set prefix:?")
        await chat.say(":restart")
        assert "Quote 3 of" in await chat.text("@Pullquote quote")
        assert "¶7" in await chat.text("@Pullquote read")
