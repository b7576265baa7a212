"""Polls whose way into Discord is crossed, and lists of more of them than a message holds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import aiohttp
import pytest

from bot.community.polling.ballot import MOST_BY_A_MEMBER, Ballot
from bot.rendering.polls import poll_list
from bot.views.balloting import send_ballot
from tests.bot.chats import Chat

SENT = "bot.views.polls.send_ballot"
UNKNOWN = "I do not know whether the poll stands here"
LISTED = Ballot(
    server=1, channel=1456074443980800013, asker=3, article="essay", entry="question 1", title="*" * 90, words="",
    options=("Yes", "No"),
)  # fmt: skip


async def never(*_: Any) -> int:
    raise TimeoutError


async def posted_all_the_same(*asked: Any) -> int:
    await send_ballot(*asked)
    raise aiohttp.ServerDisconnectedError


async def test_polls_that_were_lost_on_their_way_hold_up_nobody_for_long(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(SENT, never)
        for _ in range(MOST_BY_A_MEMBER):
            record = await chat.say("/poll start on:2")
            assert record.error
            assert UNKNOWN in record.texts()[0]
    await chat.say(":time 6m")
    assert not (await chat.say("/poll start on:2")).error
    assert (await chat.text("/poll list")).count("open, in") == 1


async def test_a_poll_that_stands_though_no_answer_came_is_known_by_its_first_press(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(SENT, posted_all_the_same)
        assert (await chat.say("!poll 2")).error
    assert "Your vote: Agree." in await chat.text(":click Agree")
    await chat.say(":time 6m")
    await chat.say(":restart")
    (edited,) = (await chat.say("/poll close number:1")).edited
    assert "Closed." in edited.text


async def test_a_poll_that_nobody_ever_saw_is_gone_at_the_next_start(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(SENT, never)
        await chat.say("!poll 2")
    await chat.say(":time 6m")
    await chat.say(":restart")
    assert await chat.bot.studying.polling.polls.found(1) is None


@pytest.mark.parametrize(("count", "shown", "more"), [(3, 3, False), (13, 12, True), (30, 12, True)])
def test_a_list_says_how_many_of_its_polls_it_shows(count: int, shown: int, *, more: bool) -> None:
    page, small = poll_list([replace(LISTED, id=number) for number in range(count)]).blocks
    assert page.count("open, in") == shown
    assert (f"{shown} are shown, the open ones first; there are more" in small) is more
