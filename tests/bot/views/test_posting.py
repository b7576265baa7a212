"""What each kind of post needs: our own table of Discord's permissions, since the simulation is kinder than Discord."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from bot.community.excerpts import Excerpt
from bot.limits import INVITE_PERMISSIONS
from bot.views.posting import needed


def excerpt(**how: Any) -> Excerpt:
    return Excerpt(server=1, channel=2, article="a", place="p", moderator=3, **how)


@pytest.mark.parametrize(
    ("how", "more"),
    [
        ({}, set()),
        ({"silent": True}, set()),
        ({"publish": True}, set()),
        ({"card": True}, {"attach_files"}),
        ({"pin": True}, {"pin_messages"}),
        ({"thread": True}, {"create_public_threads", "read_message_history"}),
    ],
)
def test_a_post_needs_what_is_asked_of_it_and_no_more(how: dict[str, bool], more: set[str]) -> None:
    assert set(needed(excerpt(**how), object())) == {"view_channel", "send_messages"} | more


def test_in_a_thread_another_permission_counts() -> None:
    thread = object.__new__(discord.Thread)
    assert set(needed(excerpt(), thread)) == {"view_channel", "send_messages_in_threads"}


def test_the_invite_link_asks_for_all_that_a_post_may_need() -> None:
    every = needed(excerpt(card=True, pin=True, thread=True, publish=True), object())
    assert all(getattr(INVITE_PERMISSIONS, name) for name in every)
