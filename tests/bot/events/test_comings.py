"""Servers that the bot leaves and joins, and channels that go."""

from __future__ import annotations

from dataclasses import replace

import discord
import pytest

from bot.community.notes import Note
from bot.community.polling.ballot import Ballot
from bot.community.studies.plan import Unit
from bot.community.studies.study import Study
from tests.bot.chats import Chat, chatting


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


GONE = 123_456_789
STUDY = Study(server=0, channel=0, article="essay", leader=3, moderator=4, zone="UTC", state="active")
UNIT = Unit(number=1, title="§1", first="a", last="b", opens_at=1, meets_at=2)
BALLOT = Ballot(
    server=0, channel=0, asker=3, article="essay", entry="question 1", title="t", words="w",
    options=("Yes", "No"), message=5,
)  # fmt: skip


async def kept_in(chat: Chat, *channels: int) -> None:
    """Keep something of everything that goes with a channel."""
    server = chat.session.stage.server.id
    async with chat.bot.store.transaction() as transaction:
        for channel in channels:
            await transaction.servers.keep_channel(server, channel, quiet=True)
            await transaction.studies.add(replace(STUDY, server=server, channel=channel), [UNIT])
            await transaction.ballots.add(replace(BALLOT, server=server, channel=channel))
            await transaction.notes.add(Note(reader=9, server=server, channel=channel, message=1))


async def places(chat: Chat) -> set[int]:
    return {channel for _, channel in await chat.bot.servers.places()}


async def test_a_channel_that_was_deleted_while_the_bot_was_away_is_noticed_at_the_next_start(chat: Chat) -> None:
    here = chat.session.stage.channel.id
    await kept_in(chat, GONE, here)
    await chat.say(":restart")
    assert await places(chat) == {here}
    studies = chat.bot.studying.studies
    assert (studies.study_in((GONE,)), studies.study_in((here,))) == (None, 2)
    assert GONE not in chat.bot.servers.of(chat.session.stage.server.id).channels


class Answer:
    """What Discord answers, as far as errors ask for it."""

    status = 404
    reason = ""


@pytest.mark.parametrize("error", [discord.Forbidden, discord.DiscordServerError, discord.NotFound, None])
async def test_only_where_discord_says_that_there_is_no_such_channel_anything_goes(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, error: type[discord.HTTPException] | None
) -> None:
    async def fetch(*_: object) -> None:
        raise error(Answer(), {"code": 10004, "message": ""}) if error else TimeoutError  # type: ignore[arg-type]  # an Answer

    await kept_in(chat, GONE)
    monkeypatch.setattr(discord.Guild, "fetch_channel", fetch)
    await chat.say(":restart")
    assert await places(chat) == {GONE}


async def test_of_a_server_that_is_unavailable_or_of_another_program_nothing_is_looked_for(chat: Chat) -> None:
    await kept_in(chat, GONE)
    async with chat.bot.store.transaction() as transaction:
        await transaction.servers.keep_channel(777, 888, quiet=True)
    guild = chat.bot.get_guild(chat.session.stage.server.id)
    assert guild is not None
    guild.unavailable = True
    await chat.bot.comings.seek_channels(chat.bot)
    assert await places(chat) == {GONE, 888}
    guild.unavailable = False
    await chat.bot.comings.seek_channels(chat.bot)
    assert await places(chat) == {888}


async def test_what_ended_with_its_channel_is_not_looked_for_again(chat: Chat) -> None:
    await kept_in(chat, GONE)
    await chat.bot.servers.channel_gone(GONE)
    assert await chat.bot.servers.places() == []


async def test_what_a_server_left_behind_goes_after_thirty_days_though_nothing_else_happens() -> None:
    async with chatting(speaker="ben") as chat:
        await chat.say('/note add citation:¶2 text:"Shared" visibility:unnamed')
        await chat.say(":as mod")
        await chat.say(":server leave")
        for days, kept in ((29, 1), (2, 0)):
            await chat.say(f":time {days}d")
            async with chat.bot.store.looking() as transaction:
                found = await transaction.notes.of_reader(chat.session.stage.named("user", "ben").id)
            assert [one.visibility for one in found].count("unnamed") == kept
