"""Readers' reports: told to the moderators in the server's log channel."""

from __future__ import annotations

from typing import Final

import discord

from bot.errors import RefusedError
from bot.views.sending import Interaction

THANKS: Final = "Thank you: the moderators have been told."
NO_LOG: Final = "This server has no log channel for reports: tell a moderator."


def log_channel(guild: discord.Guild | None, channel_id: int | None) -> discord.TextChannel:
    """Return the log channel of a server; raise RefusedError where there is none."""
    found = guild.get_channel(channel_id or 0) if guild else None
    if not isinstance(found, discord.TextChannel):
        raise RefusedError(NO_LOG)
    return found


async def tell(channel: discord.TextChannel, words: str) -> None:
    """Post what a reader reports; raise RefusedError where we may not write there."""
    try:
        await channel.send(words, allowed_mentions=discord.AllowedMentions.none())
    except discord.Forbidden:
        raise RefusedError(
            "I may not write in this server's log channel, so nobody was told: tell a moderator."
        ) from None


def link_of(interaction: Interaction) -> str:
    """Return the address of the message whose button was pressed."""
    return interaction.message.jump_url if interaction.message else ""
