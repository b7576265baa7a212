"""Permissions and roles, channels that vanish, servers that the bot joins and leaves."""

from __future__ import annotations

from difflib import get_close_matches

import discord
from simcord import ChannelHandle, GuildHandle, RoleHandle, UserHandle

from bot.limits import INVITE_PERMISSIONS
from bot.offline.lines import unquoted
from bot.offline.problems import Problem, there_are
from bot.offline.stage import Stage

Target = UserHandle | RoleHandle


async def grant(stage: Stage, text: str) -> None:
    """Allow somebody something, in one channel or in the whole server."""
    target, bit, channel = _read(stage, text)
    if channel is None:
        _change_role(stage, target, add=bit, remove=0)
        await _in_channels(stage, target, allow=0, deny=0, clear=bit, channels=_channels(stage))
    else:
        await _in_channels(stage, target, allow=bit, deny=0, clear=bit, channels=[channel])


async def deny(stage: Stage, text: str) -> None:
    """Forbid somebody something, in one channel or in every channel of the server."""
    target, bit, channel = _read(stage, text)
    if channel is None:
        _change_role(stage, target, add=0, remove=bit)
    await _in_channels(stage, target, allow=0, deny=bit, clear=bit, channels=[channel] if channel else _channels(stage))


async def lift(stage: Stage, text: str) -> None:
    """Take back what was granted or denied."""
    target, bit, channel = _read(stage, text)
    if channel is None:
        usual = INVITE_PERMISSIONS.value & bit if _is_bot(stage, target) else 0
        _change_role(stage, target, add=usual, remove=bit & ~usual)
    await _in_channels(stage, target, allow=0, deny=0, clear=bit, channels=[channel] if channel else _channels(stage))


async def role(stage: Stage, text: str) -> None:
    """Give somebody a role (`Readers`) or take it away (`-Moderators`)."""
    name, _, wanted = text.partition(" ")
    guild = _server(stage)
    if not wanted.strip():
        raise Problem("Write a person and a role, such as :role mod -Moderators.")
    user = stage.world.member(stage.world.person(name), guild)
    taken = wanted.strip().startswith("-")
    found = stage.world.role(unquoted(wanted.strip().lstrip("+-")), guild)
    change = stage.simulation.force.take_role if taken else stage.simulation.force.give_role
    change(guild, user.id, found)
    await stage.simulation.settle()


async def remove(stage: Stage, text: str) -> None:
    """Delete a channel or a thread."""
    stage.simulation.force.remove_channel(stage.world.channel(unquoted(text), stage.server))
    await stage.simulation.settle()


async def server(stage: Stage, text: str) -> None:
    """Throw the bot out of the current server, or invite it again."""
    guild, inside = _server(stage), stage.simulation.sight.bot_is_in(_server(stage))
    if text not in {"leave", "join"}:
        raise Problem("Write :server leave or :server join.")
    if (text == "leave") != inside:
        raise Problem(f"The bot is {'already' if inside else 'not'} in {guild.name}.")
    (stage.simulation.force.leave if inside else stage.simulation.force.join)(guild)
    await stage.simulation.settle()


def _server(stage: Stage) -> GuildHandle:
    if stage.guild is None:
        raise Problem("That works in servers only, and these are direct messages.")
    return stage.guild


def _channels(stage: Stage) -> list[ChannelHandle]:
    return [each for each in stage.simulation.sight.channels(_server(stage)) if not each.is_thread]


def _read(stage: Stage, text: str) -> tuple[Target, int, ChannelHandle | None]:
    words = text.split(maxsplit=2)
    if len(words) < 2:  # noqa: PLR2004 - a name and a permission
        raise Problem("Write a name and a permission, such as :grant mod2 manage_messages or … #excerpts.")
    guild = _server(stage)
    name = words[0]
    target = stage.world.person(name) if stage.world.is_person(name) else stage.world.role(name, guild)
    flags, wanted = discord.Permissions.VALID_FLAGS, words[1].lower().replace("-", "_")
    flag = flags.get(wanted)
    if flag is None:
        raise Problem(
            f"There is no permission {words[1]}; {there_are('permissions', get_close_matches(wanted, flags) or flags)}"
        )
    return target, flag, stage.world.channel(unquoted(words[2]), guild) if words[2:] else None


def _is_bot(stage: Stage, target: Target) -> bool:
    return target.id == stage.simulation.bot_handle.id


def _change_role(stage: Stage, target: Target, *, add: int, remove: int) -> None:
    """Change what a target has in the whole server: the role, the bot's role, or one of the person's own."""
    guild, sight, force = _server(stage), stage.simulation.sight, stage.simulation.force
    if isinstance(target, RoleHandle):
        own: RoleHandle | None = target
    elif _is_bot(stage, target):
        own = sight.bot_role(guild)
    else:
        own = guild.roles.get(f"only {target.name}")
        if own is None and add:
            own = guild.create_role(f"only {target.name}")
            force.give_role(guild, target.id, own)
    if own is not None:
        force.set_role_bits(own, (sight.role_bits(own) | add) & ~remove)


async def _in_channels(
    stage: Stage, target: Target, *, allow: int, deny: int, clear: int, channels: list[ChannelHandle]
) -> None:
    for channel in channels:
        had = stage.simulation.sight.overwrite(channel, target.id)
        bits = (had[0] & ~clear | allow, had[1] & ~clear | deny)
        if bits != had:
            stage.simulation.force.set_overwrite(channel, target, bits)
    await stage.simulation.settle()
