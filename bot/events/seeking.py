"""Finding a post of ours again, by the number that its last button carries."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from typing import Any, Final

import discord

from bot.rendering.posts import report_id

# The clocks of two programs differ, and Discord's from both.
MARGIN_SECONDS: Final = 900
MOST_MESSAGES: Final = 2_000
MOST_OLD_POSTS: Final = 100


async def posted_in(channel: discord.abc.Messageable, delivery: int, since: int) -> discord.Message | None:
    """Return the message of a delivery in a channel or thread, if it came not long before a moment, or after it."""
    after = datetime.fromtimestamp(max(0, since - MARGIN_SECONDS), UTC)
    async for message in channel.history(limit=MOST_MESSAGES, after=after, oldest_first=True):
        if carries(message, delivery):
            return message
    return None


async def posted_in_forum(
    forum: discord.ForumChannel, delivery: int, since: int, author: int
) -> discord.Message | None:
    """Return the first message of a delivery's post in a forum; forums take no nonce, so this is all there is."""
    earliest = discord.utils.time_snowflake(datetime.fromtimestamp(max(0, since - MARGIN_SECONDS), UTC))
    async for thread in _posts(forum):
        if thread.owner_id == author and thread.id >= earliest:
            try:
                first = await thread.fetch_message(thread.id)
            except discord.NotFound:
                continue
            if carries(first, delivery):
                return first
    return None


def carries(message: discord.Message, delivery: int) -> bool:
    """Say whether a message has the button of a delivery."""
    rows: Sequence[Any] = message.components
    wanted = report_id(delivery)
    return any(getattr(one, "custom_id", None) == wanted for row in rows for one in getattr(row, "children", ()))


async def _posts(forum: discord.ForumChannel) -> AsyncIterator[discord.Thread]:
    for thread in await forum.guild.active_threads():
        if thread.parent_id == forum.id:
            yield thread
    async for thread in forum.archived_threads(limit=MOST_OLD_POSTS):
        yield thread
