"""What Discord answers, and what that means for a post: against a Discord on loopback, through the real client."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import discord
import pytest
from discord.http import Route

from bot.community.deliveries import Delivery, Later, Refused, Sent
from bot.community.servers import Servers
from bot.community.store.store import Store
from bot.events.delivering import DiscordSender
from bot.limits import (
    EVENT_NEEDS,
    PIN_NEEDS,
    POLL_NEEDS,
    TALK_IN_POSTS_NEEDS,
    delivery_needs,
    message_needs,
    missing,
)
from bot.rendering.posts import Post
from bot.views.trying import trace
from content.errors import EntryNotFoundError
from tests.torture import loopback
from tests.torture.loopback import FORUM, TEXT, THREAD, Loopback

CHANNELS = {100: TEXT, 101: THREAD, 102: FORUM}


async def composed(delivery: Delivery) -> Post:
    if delivery.owner == 404:
        raise EntryNotFoundError("That section is not in the text any more.")
    return Post(content=f"{delivery.owner} {delivery.slot}", title=f"{delivery.owner}")


@pytest.fixture
async def kind(monkeypatch: pytest.MonkeyPatch) -> Loopback:
    """A Discord without trouble, until a test wants some."""
    for name in ("TROUBLE", "LIMITED", "SLOW", "HISTORY_LAG"):
        monkeypatch.setattr(loopback, name, 0)
    return Loopback(CHANNELS, time.time(), 1, 1, nonces=True)


@pytest.fixture
async def sender(kind: Loopback, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordSender]:
    """The real sender, in front of it."""
    monkeypatch.setattr(Route, "BASE", f"http://127.0.0.1:{await kind.serve()}/api/v10")
    async with discord.Client(intents=discord.Intents.none(), http_trace=trace()) as client:
        await client.login("a token")
        servers = Servers(Store("sqlite:///nowhere.db", new=True), lambda: datetime.now(UTC))
        yield DiscordSender(client, servers, composed)
    await kind.close()


def wanted(channel: int, number: int = 7, **how: Any) -> Delivery:
    usual = Delivery(id=number, kind="schedule", owner=1, slot=int(time.time()), server=1, channel=channel)
    return replace(usual, **how)


@pytest.mark.parametrize("channel", CHANNELS)
async def test_it_is_posted_where_it_belongs_and_found_again_instead_of_posted_twice(
    sender: DiscordSender, kind: Loopback, channel: int
) -> None:
    first = await sender.send(wanted(channel))
    assert isinstance(first, Sent)
    again = await sender.send(wanted(channel, maybe_since=int(time.time())))
    assert again == first
    assert await sender.find(wanted(channel, maybe_since=int(time.time()))) == first
    assert len(kind.record) == 1
    assert await sender.find(wanted(channel, 8, maybe_since=int(time.time()))) is None


@pytest.mark.parametrize("channel", [100, 101])
async def test_within_minutes_its_nonce_alone_keeps_it_from_coming_twice(
    sender: DiscordSender, kind: Loopback, channel: int
) -> None:
    assert await sender.send(wanted(channel)) == await sender.send(wanted(channel))
    assert len(kind.record) == 1


@pytest.mark.parametrize("channel", CHANNELS)
async def test_trouble_leaves_open_whether_it_stands_and_is_met_once(
    sender: DiscordSender, kind: Loopback, channel: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """discord.py would try five times by itself, which a forum takes for five posts."""
    monkeypatch.setattr(loopback, "TROUBLE", 1)
    answer = await sender.send(wanted(channel))
    assert isinstance(answer, Later)
    assert answer.maybe
    assert len(kind.record) <= 1


async def test_a_channel_that_is_gone_is_named_so(sender: DiscordSender) -> None:
    assert await sender.send(wanted(999)) == Refused("the channel is gone.")
    assert await sender.find(wanted(999, maybe_since=1)) is None


async def test_words_that_are_gone_fail_by_themselves(sender: DiscordSender, kind: Loopback) -> None:
    answer = await sender.send(wanted(100, owner=404))
    assert answer == Refused("That section is not in the text any more.", lasting=False)
    assert kind.record == []


def test_each_kind_of_post_needs_what_discord_documents() -> None:
    """The table stands on Discord's documentation, because the simulated Discord is kinder than the real one."""
    thread, forum, text = (object.__new__(one) for one in (discord.Thread, discord.ForumChannel, discord.TextChannel))
    assert delivery_needs(text) == ("view_channel", "send_messages", "read_message_history")
    assert delivery_needs(forum) == delivery_needs(text)
    assert delivery_needs(thread) == ("view_channel", "send_messages_in_threads", "read_message_history")
    assert "create_public_threads" in delivery_needs(text, thread=True)
    assert delivery_needs(forum, thread=True) == delivery_needs(text)  # its post is a thread by itself
    assert TALK_IN_POSTS_NEEDS == ("send_messages_in_threads",)  # Send Messages has no effect in one
    assert "mention_everyone" in delivery_needs(text, ping=True)
    assert message_needs(thread) == ("view_channel", "send_messages_in_threads")
    # A post of one's own is published with the permission to send it; pins and events have had their own since 2026.
    assert PIN_NEEDS == ("pin_messages",)
    assert EVENT_NEEDS == ("create_events",)
    assert all(name in discord.Permissions.VALID_FLAGS for name in (*PIN_NEEDS, *EVENT_NEEDS, *POLL_NEEDS))


def test_what_is_missing_has_discords_own_names() -> None:
    has = discord.Permissions(view_channel=True)
    assert missing(has, ("view_channel", "send_messages", "read_message_history")) == [
        "Send Messages",
        "Read Message History",
    ]
