"""What a group is told in its channel, beside what opens there by itself."""

from __future__ import annotations

import logging
from typing import Final

import discord

from bot.errors import LOST
from bot.rendering.layout import ordinary, ordinary_buttons
from bot.rendering.studies.plan import Shown, joining_message

log = logging.getLogger(__name__)

QUIETLY: Final = discord.AllowedMentions.none()


async def tell_group(guild: discord.Guild, shown: Shown, words: str | None) -> bool:
    """Tell a group what changed, if anything is to be told, and bring the message up to date by which it joined.

    Return whether the group could be told; a message that somebody deleted is not posted again.
    """
    channel = guild.get_channel(shown.study.channel)
    if not isinstance(channel, discord.TextChannel):
        return words is None
    try:
        if words is not None:
            await channel.send(words, allowed_mentions=QUIETLY, suppress_embeds=True)
    except (discord.HTTPException, *LOST):
        log.info("a group could not be told of a change")
        return False
    await _renew(channel, shown)
    return True


async def _renew(channel: discord.TextChannel, shown: Shown) -> None:
    if shown.study.message is None:
        return
    reply = joining_message(shown)
    message = channel.get_partial_message(shown.study.message)
    try:
        await message.edit(content="\n\n".join(ordinary(reply)), view=ordinary_buttons(reply), allowed_mentions=QUIETLY)
    except (discord.HTTPException, *LOST):
        log.info("the message by which a group joined could not be brought up to date")
