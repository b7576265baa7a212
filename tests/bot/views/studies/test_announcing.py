"""The message by which readers join, against a Discord on loopback, through the real client."""

from __future__ import annotations

import time

import discord
import pytest
from discord.http import Route

from bot.rendering.reply import Reply
from bot.views.studies.places import announce
from bot.views.trying import TroubleError, trace
from tests.torture import loopback
from tests.torture.loopback import FORUM, Loopback


async def test_a_post_that_meets_trouble_is_tried_once_since_a_forum_would_take_each_try_for_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("LIMITED", "SLOW", "HISTORY_LAG"):
        monkeypatch.setattr(loopback, name, 0)
    unkind = Loopback({102: FORUM}, time.time(), 1, 1, nonces=True)
    monkeypatch.setattr(Route, "BASE", f"http://127.0.0.1:{await unkind.serve()}/api/v10")
    async with discord.Client(intents=discord.Intents.none(), http_trace=trace()) as client:
        await client.login("a token")
        forum = await client.fetch_channel(102)
        assert isinstance(forum, discord.ForumChannel)
        monkeypatch.setattr(loopback, "TROUBLE", 1)
        with pytest.raises(TroubleError):
            await announce(forum, Reply(("1 2",)), discord.AllowedMentions.none(), 1, "A text")
        assert len(unkind.record) <= 1
        monkeypatch.setattr(loopback, "TROUBLE", 0)
        before = len(unkind.record)
        place, message = await announce(forum, Reply(("1 2",)), discord.AllowedMentions.none(), 1, "A text")
        assert (place == message, len(unkind.record)) == (True, before + 1)
    await unkind.close()
