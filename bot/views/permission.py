"""Who may do what: checked for every command and again for every button, whatever Discord showed."""

from __future__ import annotations

from typing import Any

import discord

from bot.community.servers import ServerSettings
from bot.errors import RefusedError
from bot.views.sending import Interaction

MANAGER_NEEDED = "Only members with the permission Manage Server may do that here."
MODERATOR_NEEDED = "Only members with the permission Manage Messages, or this server's moderator role, may do that."
SERVERS_ONLY = "That works on a server only: ask there."


def is_manager(member: discord.Member | discord.User) -> bool:
    """Say whether somebody may decide for the server."""
    return isinstance(member, discord.Member) and member.guild_permissions.manage_guild


def is_moderator(member: discord.Member | discord.User, server: ServerSettings) -> bool:
    """Say whether somebody may post for the server."""
    if not isinstance(member, discord.Member):
        return False
    has_role = server.moderator_role is not None and member.get_role(server.moderator_role) is not None
    return has_role or member.guild_permissions.manage_messages


def require_manager(member: discord.Member | discord.User) -> discord.Member:
    """Return the member, who may decide for the server; raise RefusedError for anybody else."""
    found = _member(member)
    if not is_manager(found):
        raise RefusedError(MANAGER_NEEDED)
    return found


def require_moderator(member: discord.Member | discord.User, server: ServerSettings) -> discord.Member:
    """Return the member, who may post for the server; raise RefusedError for anybody else."""
    found = _member(member)
    if not is_moderator(found, server):
        raise RefusedError(MODERATOR_NEEDED)
    return found


async def member_on(interaction: Interaction, server: int) -> discord.Member | None:
    """Return who pressed as a member of a server, also where it was in direct messages; None where they are not there.

    Direct messages reach one process of several, which has not all servers: those are asked of Discord.
    """
    if interaction.guild_id is not None:
        found = interaction.user
        return found if isinstance(found, discord.Member) and interaction.guild_id == server else None
    try:
        guild = interaction.client.get_guild(server) or await interaction.client.fetch_guild(server)
        member: discord.Member = await guild.fetch_member(interaction.user.id)
    except (discord.NotFound, discord.Forbidden):
        return None
    return member


def _member(member: Any) -> discord.Member:
    if not isinstance(member, discord.Member):
        raise RefusedError(SERVERS_ONLY)
    return member
