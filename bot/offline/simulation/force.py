# ruff: noqa: SLF001 - this package, and only this one, touches simcord's inside
"""What only the owner of a simulated Discord can do: for trying what the bot refuses and survives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simcord import ChannelHandle, Env, GuildHandle, InteractionResult, RoleHandle
from simcord.backend import serializers
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType
from simcord.interactions import base_payload

from bot.offline.simulation.sight import Person, Sight, Sighting

_BUTTON, _COMPONENT_PRESSED = 2, 3


class Force:
    """Forged presses, permissions and roles, channels that vanish, servers that come and go."""

    def __init__(self, env: Env) -> None:
        self._env = env
        self._backend = env.backend
        self._sight = Sight(env)
        self._left: set[int] = set()
        self._emit = self._backend.emit
        self._backend.emit = self._emit_to_members  # type: ignore[method-assign]

    # ------------------------------------------------------------ interactions

    async def press(self, person: Person, sighting: Sighting, custom_id: str) -> InteractionResult:
        """Send the interaction of a button, whether or not this person could see or press it."""
        channel = self._backend.get_channel(sighting.channel_id)
        record, payload = base_payload(
            self._backend,
            type=_COMPONENT_PRESSED,
            channel_id=channel.id,
            guild_id=channel.guild_id,
            user_id=person.id,
            data={"custom_id": custom_id, "component_type": _BUTTON},
        )
        payload["message"] = self._sight.payload(sighting)
        record.source_message_id = sighting.id
        self._backend.emit("INTERACTION_CREATE", payload)
        await self._env.settle()
        return InteractionResult(self._env, record)

    # ------------------------------------------------------------ permissions and roles

    def set_overwrite(self, channel: ChannelHandle, target: Person | RoleHandle | int, bits: tuple[int, int]) -> None:
        """Allow and deny a member or role these permissions in a channel; no bits at all remove the entry."""
        target_id = target if isinstance(target, int) else target.id
        if any(bits):
            kind = OverwriteType.ROLE if isinstance(target, RoleHandle) else OverwriteType.MEMBER
            self._backend.set_overwrite(channel.id, Overwrite(target_id, kind, *bits))
        else:
            self._backend.delete_overwrite(channel.id, target_id)

    def set_role_bits(self, role: RoleHandle, bits: int) -> None:
        """Change the permissions of a role."""
        self._backend.edit_role(role.guild.id, role.id, {"permissions": bits})

    def give_role(self, guild: GuildHandle, user_id: int, role: RoleHandle) -> None:
        """Give a member a role."""
        self._backend.add_member_role(guild.id, user_id, role.id)

    def take_role(self, guild: GuildHandle, user_id: int, role: RoleHandle) -> None:
        """Take a role from a member."""
        self._backend.remove_member_role(guild.id, user_id, role.id)

    def remove_channel(self, channel: ChannelHandle) -> None:
        """Delete a channel with its threads, or one thread."""
        for doomed in (*channel.threads, channel):
            self._backend.delete_channel(doomed.id)

    # ------------------------------------------------------------ servers that come and go

    def leave(self, guild: GuildHandle) -> None:
        """The bot is thrown out; the server lives on without it, and the bot hears no more of it."""
        self._backend.emit("GUILD_DELETE", {"id": str(guild.id)})
        self._left.add(guild.id)
        guild._guild.members.pop(self._backend.bot_user.id, None)

    def join(self, guild: GuildHandle) -> None:
        """The bot is invited again; without the key `unavailable` discord.py reports a server joined."""
        self._left.discard(guild.id)
        self._backend.add_member(guild.id, self._backend.bot_user.id, roles=[self._sight.bot_role(guild).id])
        payload: dict[str, Any] = dict(serializers.guild_create_payload(self._backend, guild._guild))
        payload.pop("unavailable")
        self._backend.emit("GUILD_CREATE", payload)

    def hide_left(self) -> dict[int, Any]:
        """Take the servers that the bot has left out of the world, while a bot starts, for `unhide`."""
        return {each: self._backend.guilds.pop(each) for each in self._left if each in self._backend.guilds}

    def unhide(self, hidden: dict[int, Any]) -> None:
        """Put hidden servers back."""
        self._backend.guilds.update(hidden)

    def _emit_to_members(self, event: str, payload: Mapping[str, Any]) -> None:
        guild = payload.get("guild_id") or (payload.get("id") if event.startswith("GUILD_") else None)
        if guild is None or int(guild) not in self._left:
            self._emit(event, self._with_tags(payload))

    def _with_tags(self, payload: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return an event whose role of the bot says that it is the bot's, as Discord does and simcord does not."""
        of_bot = {"bot_id": str(self._backend.bot_user.id)}
        for role in (*payload.get("roles", ()), payload.get("role")):
            if isinstance(role, dict) and role.get("managed"):
                role["tags"] = of_bot
        return payload
