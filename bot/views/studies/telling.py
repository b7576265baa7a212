"""What a group is told in its channel, beside what opens there by itself."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

import discord

from bot.community.studies.plan import Unit
from bot.community.studies.study import Study
from bot.errors import LOST
from bot.rendering.layout import ordinary, ordinary_buttons
from bot.rendering.studies.joining import joining_message
from bot.rendering.studies.plan import Shown
from bot.rendering.studies.units import opener, study_id
from bot.views.studies.places import thread_of

log = logging.getLogger(__name__)

MOST_LOOKED_AT: Final = 100
QUIETLY: Final = discord.AllowedMentions.none()


async def tell_group(
    guild: discord.Guild, shown: Shown, notice: Callable[[Shown], str] | None, hearing: int | None = None
) -> bool:
    """Bring the message up to date by which a group joined, and tell it what changed, if anything is to be told.

    Return whether the group could be told; a message that somebody deleted is not posted again. Nobody is notified but
    `hearing`.
    """
    try:
        channel = await _place(guild, shown.study)
        if channel is None:
            return notice is None
        await _renew(channel, shown)
        if notice is not None:
            users = [] if hearing is None else [discord.Object(hearing)]
            mentions = discord.AllowedMentions(everyone=False, roles=False, replied_user=False, users=users)
            nonce = f"pg{shown.study.id}-{shown.now}"  # what is tried once more does not come twice
            await channel.send(notice(shown), allowed_mentions=mentions, suppress_embeds=True, nonce=nonce)
    except (discord.HTTPException, *LOST):
        log.info("a group could not be told of a change")
        return False
    return True


async def renew_openers(guild: discord.Guild, shown: Shown, openers: Sequence[tuple[Unit, int, int]]) -> None:
    """Bring the messages up to date with which units opened; their buttons stay."""
    for unit, place, message in openers:
        content = "\n\n".join(opener(shown.article, unit, len(shown.units)).blocks)
        try:
            channel: Any = guild.get_channel_or_thread(place) or await guild.fetch_channel(place)
            await channel.get_partial_message(message).edit(content=content, allowed_mentions=QUIETLY)
        except (discord.HTTPException, discord.InvalidData, *LOST):
            log.info("the message of a unit could not be brought up to date")


async def _place(guild: discord.Guild, study: Study) -> discord.TextChannel | discord.Thread | None:
    """Return where a group is told something: its channel, or where that is a forum, the post by which it joined."""
    channel = guild.get_channel(study.channel)
    if isinstance(channel, discord.ForumChannel):
        return await thread_of(guild, study.message) if study.message else None
    return channel if isinstance(channel, discord.TextChannel) else None


async def _renew(channel: discord.TextChannel | discord.Thread, shown: Shown) -> None:
    if shown.study.message is None:
        return
    # Counts would stand there as they were, whatever readers decide afterwards.
    reply = joining_message(replace(shown, pace=None))
    message: discord.PartialMessage | discord.Message | None = channel.get_partial_message(shown.study.message)
    try:
        if isinstance(channel, discord.Thread):
            message = await _first(channel, shown.study)
        if message is not None:
            content = "\n\n".join(ordinary(reply))
            await message.edit(content=content, view=ordinary_buttons(reply), allowed_mentions=QUIETLY)
    except (discord.HTTPException, *LOST):
        log.info("the message by which a group joined could not be brought up to date")


async def _first(post: discord.Thread, study: Study) -> discord.Message | None:
    """Return the message with which the post of a study begins, by its button; None where somebody deleted it."""
    wanted = study_id("status", study.id)
    async for message in post.history(limit=MOST_LOOKED_AT, oldest_first=True):
        rows: Sequence[Any] = message.components
        if any(getattr(one, "custom_id", None) == wanted for row in rows for one in getattr(row, "children", ())):
            return message
    return None
