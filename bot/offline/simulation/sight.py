# ruff: noqa: SLF001 - this package, and only this one, touches simcord's inside
"""What there is to see in a simulated Discord, for somebody who sees everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import discord
from simcord import ChannelHandle, Env, GuildHandle, MemberActor, RoleHandle, UserHandle
from simcord.backend import serializers
from simcord.backend.command_access import command_access
from simcord.backend.models import Message
from simcord.components import walk_components
from simcord.results import to_discord_message

Person = MemberActor | UserHandle

_THINKING = 1 << 7  # a deferred answer that is still to come
_BOT_ABSENT = "bot-absent"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One message of the world as it stands now, without its content."""

    id: int
    channel_id: int
    author_id: int
    stamp: tuple[str | None, int]
    owner_id: int | None
    system: bool
    thinking: bool

    def visible_to(self, person_id: int) -> bool:
        """Whether this person sees it: a private reply has one owner."""
        return self.owner_id in {None, person_id}


class Sight:
    """Messages, channels and commands of one simulated Discord."""

    def __init__(self, env: Env) -> None:
        self._env = env
        self._backend = env.backend

    # ------------------------------------------------------------ messages

    def messages(self) -> list[Sighting]:
        """Every message of the world, oldest first."""
        stored = (message for channel in self._backend.messages.values() for message in channel.values())
        return [_sighting(message) for message in sorted(stored, key=lambda message: message.id)]

    def payload(self, sighting: Sighting) -> dict[str, Any]:
        """The message as Discord's API shows it."""
        return dict(serializers.message_payload(self._backend, self._stored(sighting)))

    def components(self, sighting: Sighting) -> Iterator[dict[str, Any]]:
        """The components of a message, with all that they hold, in reading order."""
        return walk_components(self._stored(sighting).components)

    def message(self, sighting: Sighting) -> discord.Message:
        """The message as simcord's people take it."""
        return to_discord_message(self._env, self._stored(sighting))

    def pings(self, sighting: Sighting) -> tuple[bool, list[int], list[int]]:
        """Whom it really notifies when it is posted: everyone or not, these users, these roles."""
        stored = self._stored(sighting)
        return stored.mention_everyone, list(stored.ping_user_ids), list(stored.ping_role_ids)

    def file(self, url: str) -> bytes | None:
        """The bytes of an attachment."""
        return self._backend.cdn.get(url)

    def _stored(self, sighting: Sighting) -> Message:
        return self._backend.get_message(sighting.channel_id, sighting.id)

    # ------------------------------------------------------------ channels and roles

    def find_channel(self, channel_id: int) -> ChannelHandle | None:
        """Any channel or thread that still exists."""
        stored = self._backend.channels.get(channel_id)
        if stored is None:
            return None
        guild = self._backend.guilds.get(stored.guild_id) if stored.guild_id else None
        return ChannelHandle(self._env, GuildHandle(self._env, guild) if guild else None, stored)

    def channels(self, guild: GuildHandle) -> list[ChannelHandle]:
        """The channels of a server, then its threads."""
        ids = (*guild._guild.channel_ids, *guild._guild.thread_ids)
        return [found for each in ids if (found := self.find_channel(each)) is not None]

    @staticmethod
    def parent_id(channel: ChannelHandle) -> int | None:
        """The channel that a thread belongs to."""
        return channel._channel.parent_id if channel.is_thread else None

    @staticmethod
    def is_forum(channel: ChannelHandle) -> bool:
        """Whether nobody can write here outside a post."""
        return channel._channel.type == discord.ChannelType.forum.value

    @staticmethod
    def partner_id(channel: ChannelHandle) -> int | None:
        """The person whose direct messages these are."""
        return next(iter(channel._channel.recipient_ids), None)

    @staticmethod
    def overwrite(channel: ChannelHandle, target_id: int) -> tuple[int, int]:
        """What a channel allows and denies this member or role, as permission bits."""
        found = (each for each in channel._channel.overwrites if each.target_id == target_id)
        return next(((each.allow, each.deny) for each in found), (0, 0))

    @staticmethod
    def role_bits(role: RoleHandle) -> int:
        """The permissions of a role."""
        return role._role.permissions

    @staticmethod
    def bot_role(guild: GuildHandle) -> RoleHandle:
        """The role that the invitation made for the bot."""
        return next(role for role in guild.roles.values() if role._role.managed)

    def permissions(
        self, guild: GuildHandle, user_id: int, channel: ChannelHandle | None = None
    ) -> discord.Permissions:
        """What somebody may do in a server, or in one channel of it."""
        bits = self._backend.compute_permissions(guild.id, user_id, channel.id if channel else None)
        return discord.Permissions(bits)

    # ------------------------------------------------------------ commands

    def commands(self, guild: GuildHandle | None) -> list[dict[str, Any]]:
        """The application commands that Discord knows for this place, of all types."""
        scopes = (None, guild.id) if guild else (None,)
        return [each for scope in scopes for each in self._backend.commands.get(scope, {}).values()]

    def hidden_because(self, command: Mapping[str, Any], person: Person, channel: ChannelHandle) -> str | None:
        """Why Discord would not offer this command to this person here, in simcord's short words."""
        if channel.guild is not None and not self.bot_is_in(channel.guild):
            return _BOT_ABSENT
        return command_access(self._backend, dict(command), user_id=person.id, channel_id=channel.id).reason

    def bot_is_in(self, guild: GuildHandle) -> bool:
        """Whether the bot is a member of this server."""
        return self._backend.bot_user.id in guild._guild.members


def _sighting(message: Message) -> Sighting:
    owner = (message.interaction_metadata or {}).get("user", {}).get("id") if message.is_ephemeral else None
    return Sighting(
        id=message.id,
        channel_id=message.channel_id,
        author_id=message.author_id,
        stamp=(message.edited_timestamp, message.flags),
        owner_id=int(owner) if owner else None,
        system=message.system_metadata is not None,
        thinking=bool(message.flags & _THINKING),
    )
