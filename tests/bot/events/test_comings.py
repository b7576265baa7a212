"""Servers that the bot leaves and joins, and channels that go."""

from __future__ import annotations

from tests.bot.chats import Chat


async def test_a_server_that_takes_the_bot_back_has_its_settings(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say("!settings set prefix:%")
    await chat.say(":server leave")
    await chat.say(":time 10d")
    await chat.say(":server join")
    assert "Our summary" in await chat.text("%summary")


async def test_a_server_that_was_left_for_thirty_days_while_the_bot_was_away_starts_anew(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say("!settings set prefix:%")
    await chat.say(":server leave")
    await chat.say(":time 31d")
    await chat.say(":restart")
    await chat.say(":server join")
    await chat.say(":restart")
    assert "Our summary" in await chat.text("!summary")


async def test_a_deleted_channel_is_no_longer_among_the_settings(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say("/settings set channel:#reading quiet:yes")
    assert "#reading: quiet" in await chat.text("!settings")
    await chat.say(":remove #reading")
    assert "quiet" not in await chat.text("!settings")
