"""Studies in forums: whose home is one, whose units open in one, and what can be said at the start."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import discord
import pytest

from bot.rendering.pressing import press_id
from bot.rendering.reply import Reply, base36
from bot.rendering.studies.units import STUDIES
from bot.views.studies.places import say
from bot.views.studies.starting import _number_in
from tests.bot.chats import Chat, chatting

FIRST = "#studies > 1. §1 ¶1–4 Better than talk of war"
JOINING = "#studies > Study: Trump's outreach to North Korea is a positive step, if he doesn't screw it up"


@asynccontextmanager
async def begun(options: str, meets: str = "thu 19:00") -> AsyncIterator[Chat]:
    """A study that ann leads and ben takes part in, with a question of his that waits."""
    async with chatting(speaker="mod") as chat:
        await chat.say(f'/study start meets:"{meets}" leader:@ann {options}')
        await chat.say(":click Start")
        for line in (":as ben", "/study join", "/study ask text:Why", ":as ann", ":dm"):
            assert not (await chat.say(line)).error
        yield chat


async def released(chat: Chat) -> str:
    """Where the first question is released to; empty where that is refused."""
    record = await chat.say(":press pt|release|1")
    found = [text.partition("Released in ")[2].partition(", without a name")[0] for text in record.texts()]
    return "".join(found)


async def told(chat: Chat, line: str) -> None:
    """Say something on the server, and go back to the direct messages."""
    for one in (":in #general", line, ":dm"):
        await chat.say(one)


def thread_in(chat: Chat, name: str) -> discord.Thread:
    """The thread whose name begins so, as the bot knows it."""
    return next(one for guild in chat.bot.guilds for one in guild.threads if one.name.startswith(name))


# ------------------------------------------------------------ the beginning


async def test_what_the_bot_lacks_is_named_for_the_channel_and_the_forum_before_anything_is_made(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say(":deny bot send_messages #reading")
    await chat.say(":deny bot send_messages_in_threads #studies")
    lacks = "I lack Send Messages in #reading, and Send Messages In Threads in #studies: give it to me there"
    assert lacks in await chat.text('/study start meets:"thu 19:00" channel:#reading forum:#studies')
    record = await chat.say(":click Start")
    assert (record.error, record.posted) == (True, [])
    assert lacks in record.texts()[0]
    await chat.say(":lift bot send_messages #reading")
    await chat.say(":lift bot send_messages_in_threads #studies")
    # The home takes one message only: no thread is begun in it. A forum's post needs no right to begin threads either.
    for place in ("#reading", "#studies"):
        await chat.say(f":deny bot create_public_threads {place}")
    assert [one.where for one in (await chat.say(":press pt|start|1")).posted] == ["#reading", FIRST]


async def test_a_forum_that_wants_a_tag_is_refused_with_what_to_do(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say('/study start meets:"thu 19:00" channel:#reading forum:#studies')
    forum = next(one for guild in chat.bot.guilds for one in guild.forums)
    forum._flags = discord.ChannelFlags(require_tag=True).value  # as the server's settings make it
    for line in (":press pt|start|1", '/study start meets:"thu 19:00" channel:#studies'):
        record = await chat.say(line)
        assert (record.error, record.posted) == (True, [])
        assert "#studies wants a tag on every post" in record.texts()[0]
        assert "choose another forum" in record.texts()[0]


async def test_whoever_begins_or_leads_a_study_must_have_its_forum_too(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say(":deny ann view_channel #studies")
    start = '/study start meets:"thu 19:00" channel:#reading forum:#studies'
    assert "Whoever leads it must see #studies" in await chat.text(f"{start} leader:@ann")
    await chat.say(start)
    await chat.say(":deny mod send_messages #studies")
    assert "You may not write in #studies" in await chat.text(":press pt|start|1")
    await chat.say(":deny mod view_channel #studies")
    assert "You cannot see that channel" in await chat.text(":press pt|start|1")


@pytest.mark.parametrize("where", ["#studies", "A post"])
async def test_a_forum_that_is_named_or_spoken_in_is_the_home(chat: Chat, where: str) -> None:
    """The message by which readers join is a post of its own there; the units are others."""
    forum = next(one for guild in chat.bot.guilds for one in guild.forums)
    await forum.create_thread(name="A post", content="Hello")
    await chat.say(":as mod")
    if where == "A post":
        await chat.say(':in "A post"')
        await chat.say('!study start meets:"thu 19:00"')
        text = await chat.text(":click Show me")
    else:
        text = await chat.text('/study start meets:"thu 19:00" channel:#studies')
    assert "In #studies, led by @mod" in text
    assert "Each unit opens as a post there." in text
    record = await chat.say(":click Start")
    assert [one.where for one in record.posted] == [JOINING, FIRST]
    assert f"its message in {JOINING.replace('#studies > ', '#')} lets readers join" in record.edited[0].text
    await chat.say(':in "A post"')
    assert "That comes after ¶4" in await chat.text("!quote ¶15")
    assert "In #studies, running, led by @mod. Next meeting" in await chat.text("!study")


async def test_a_button_that_asks_for_the_plan_remembers_the_forum(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say("!study start channel:#reading forum:#studies")
    await chat.say(":click Fill in the form")
    said = await chat.text(":fill Meets=thu 19:00")
    assert "In #reading, led by @mod" in said
    assert "Each unit opens as a post in #studies." in said


def test_what_such_a_button_remembers_fits_with_the_longest_numbers() -> None:
    longest = 2**64 - 1
    assert press_id(STUDIES, "plan", longest, longest, 1, "a" * 32, base36(longest))
    assert _number_in(base36(longest)) == longest
    assert [_number_in(one) for one in ("", "é", "-1", "z" * 14)] == [0, 0, 0, 0]


async def test_a_second_study_begins_neither_in_the_home_nor_in_the_forum_of_a_running_one() -> None:
    async with begun("channel:#reading forum:#studies") as chat:
        await chat.say(":as mod")
        await chat.say(":in #general")
        for places in ("channel:#reading", "channel:#studies", "channel:#log forum:#studies"):
            assert "A study runs in that channel already" in await chat.text(f'/study start meets:"fri 19:00" {places}')
        await chat.say("/study end")
        assert "Preview" in await chat.text('/study start meets:"fri 19:00" channel:#log forum:#studies')


# ------------------------------------------------------------ who sees it


async def test_a_study_is_seen_by_who_sees_its_channel_or_its_forum() -> None:
    async with begun("channel:#reading forum:#studies") as chat:
        await chat.say(":as eve")
        await chat.say(":in #general")
        await chat.say(":deny eve view_channel #reading")
        assert "In #reading, running" in await chat.text("/study status")
        await chat.say(":deny eve view_channel #studies")
        assert "No study runs" in await chat.text("/study status")
        assert (await chat.say(":press pt|join|1")).error


# ------------------------------------------------------------ questions


@pytest.mark.parametrize("options", ["channel:#reading", "channel:#reading forum:#studies", "channel:#studies"])
async def test_a_released_question_goes_to_the_newest_unit(options: str) -> None:
    async with begun(options) as chat:
        await chat.say(":time 4d")
        assert (await released(chat)).startswith("#2. §2 ¶5–8")


@pytest.mark.parametrize(
    ("options", "home"), [("channel:#reading forum:#studies", "#reading"), ("channel:#studies", "#Study: Trump's")]
)
async def test_before_anything_opens_it_goes_where_readers_join(options: str, home: str) -> None:
    async with begun(f"{options} starts:2026-02-02") as chat:
        assert (await released(chat)).startswith(home)


@pytest.mark.parametrize("options", ["channel:#reading", "channel:#reading forum:#studies", "channel:#studies"])
async def test_a_thread_that_sleeps_is_woken_and_one_that_is_locked_or_gone_is_left(options: str) -> None:
    home = "#Study: Trump's" if "channel:#studies" in options else "#reading"
    async with begun(options) as chat:
        first = thread_in(chat, "1.")
        first.guild._remove_thread(first)  # Discord tells a client of those alone that are awake
        assert (await released(chat)).startswith("#1. §1")
    async with begun(options) as chat:
        thread_in(chat, "1.").locked = True
        assert (await released(chat)).startswith(home)
    async with begun(options) as chat:
        await chat.say(':remove "1. §1 ¶1–4 Better than talk of war"')
        assert (await released(chat)).startswith(home)


async def test_where_it_can_be_written_in_no_thread_it_goes_to_the_channel() -> None:
    async with begun("channel:#reading") as chat:
        await told(chat, ":deny bot send_messages_in_threads")
        assert await released(chat) == "#reading"


async def test_where_it_can_go_nowhere_it_waits_and_the_leader_hears_why() -> None:
    async with begun("channel:#studies") as chat:
        await told(chat, ":deny bot send_messages_in_threads")
        assert "I lack Send Messages In Threads in #studies" in await chat.text(":press pt|release|1")
        await told(chat, ":lift bot send_messages_in_threads")
        for name in ("1.", "Study:"):
            thread_in(chat, name).locked = True
        assert "I can write in no post of this study" in await chat.text(":press pt|release|1")
        thread_in(chat, "Study:").locked = False
        assert (await released(chat)).startswith("#Study: Trump's")
        assert "That question is settled already" in await chat.text(":press pt|release|1")


# ------------------------------------------------------------ what goes


@pytest.mark.parametrize("gone", ["#reading", "#studies"])
async def test_with_its_channel_or_its_forum_a_study_ends_also_after_a_restart(gone: str) -> None:
    async with begun("channel:#reading forum:#studies") as chat:
        await chat.say(":in #general")
        await chat.say(f":remove {gone}")
        assert (await chat.say(":press pt|join|1")).error
        await chat.say(":restart")
        record = await chat.say(":time 9d")
        assert record.posted == []
        assert "ended" in await chat.text("/study status")


async def test_a_reminder_comes_where_readers_join_when_the_post_of_its_unit_is_gone() -> None:
    async with begun("channel:#studies remind:yes") as chat:
        await chat.say(":in #general")
        await chat.say(':remove "1. §1 ¶1–4 Better than talk of war"')
        (posted,) = (await chat.say(":time 3d")).posted
        assert posted.where == JOINING
        assert "We meet" in posted.text
        history = await _history(chat)
        assert "where it stood was deleted" in history


async def _history(chat: Chat) -> str:
    await chat.say(":as mod")
    return await chat.text("/schedule history")


async def test_a_poll_in_a_post_of_the_forum_belongs_to_the_study() -> None:
    async with begun("channel:#reading forum:#studies") as chat:
        await chat.say(":in #studies")
        assert "A poll goes into a text channel, or a thread or post of a server" in await chat.text("/poll start on:2")
        await chat.say(':in "1. §1 ¶1–4 Better than talk of war"')
        assert not (await chat.say("/poll start on:2")).error
        (ballot,) = await chat.bot.studying.polling.polls.of_study(1)
        assert ballot.channel == thread_in(chat, "1.").id


async def test_what_one_place_refuses_after_all_is_said_in_the_next() -> None:
    async with begun("channel:#reading") as chat:
        thread = thread_in(chat, "1.")
        home = thread.parent
        assert isinstance(home, discord.TextChannel)
        await told(chat, ':remove "1. §1 ¶1–4 Better than talk of war"')
        assert await say([thread, home], Reply(("Why",)), "a") == home
        with pytest.raises(discord.NotFound):
            await say([thread], Reply(("Why",)), "b")


# ------------------------------------------------------------ what a leader changes


async def test_in_a_forum_the_group_is_told_in_the_post_by_which_it_joined_and_that_post_follows() -> None:
    async with begun("channel:#studies") as chat:
        await chat.say(":in #general")
        record = await chat.say("/study shift days:7")
        assert [(one.where, "7 days later" in one.text) for one in record.posted] == [(JOINING, True)]
        joining, unit = record.edited
        assert joining.where == JOINING
        assert "meets 2026-01-15 19:00 UTC" in joining.text
        assert unit.where == "#studies > 1. §1 ¶1–4 Better than talk of war"
        assert "We meet about it 2026-01-15 19:00 UTC." in unit.text
        await chat.say(f":in {JOINING.removeprefix('#studies > ')}")
        assert (await chat.say("!study pause")).posted == []  # who reads this post reads that, too
        await chat.say(':in "1. §1 ¶1–4 Better than talk of war"')
        assert [one.where for one in (await chat.say("!study resume")).posted] == [JOINING]
        thread = thread_in(chat, "Study:")
        await chat.say(f":remove {thread.name}")
        assert "I could not tell the group" in await chat.text("/study pause")


async def test_whoever_is_to_lead_must_see_the_forum_too() -> None:
    async with begun("channel:#reading forum:#studies") as chat:
        await chat.say(":in #reading")
        await chat.say(":deny cleo view_channel #studies")
        assert "Whoever leads it must see #" in await chat.text("/study leader member:@cleo")
        assert not (await chat.say("/study leader member:@dan")).error
