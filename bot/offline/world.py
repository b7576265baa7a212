"""The ready-made world: two servers, their channels and the people in them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import discord
from simcord import ChannelHandle, GuildHandle, MemberActor, RoleHandle, UserHandle

from bot.limits import INVITE_PERMISSIONS
from bot.offline.problems import Problem, there_are
from bot.offline.simulation import BotFactory, Simulation

MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
"""When the first line is spoken, unless told otherwise."""

READING_ROOM, ELSEWHERE = "The Reading Room", "Elsewhere"
EVERYONE = "everyone"

_TEXT_CHANNELS = ("general", "reading", "excerpts", "moderators", "log")
_MEMBERS = ("you", "ann", "ben", "cleo", "dan", "eve", "finn")
_MODERATORS = ("mod", "mod2")
_MODERATING = discord.Permissions(manage_guild=True, manage_messages=True)


class World:
    """Servers, people and their names. Build it before the bot starts."""

    def __init__(self, simulation: Simulation) -> None:
        self.simulation = simulation
        names = (*_MEMBERS, *_MODERATORS, "zoe", "zmod")
        self.people: dict[str, UserHandle] = {name: simulation.env.create_user(name) for name in names}
        self.servers: dict[str, GuildHandle] = {}
        room = self._server(READING_ROOM, _MEMBERS, _MODERATORS)
        room.create_role("Readers", mentionable=True)
        for name in _TEXT_CHANNELS:
            room.create_text_channel(name)
        room.create_news_channel("announcements")
        room.create_forum_channel("studies")
        self._server(ELSEWHERE, ("ann", "zoe"), ("zmod",)).create_text_channel("general")

    def _server(self, name: str, members: tuple[str, ...], moderators: tuple[str, ...]) -> GuildHandle:
        guild = self.simulation.env.create_guild(name)
        force, invited = self.simulation.force, INVITE_PERMISSIONS
        # What members have, the bot would have too; so they get only what does not go beyond its invite link.
        everyone = discord.Permissions(self.simulation.sight.role_bits(guild.default_role) & invited.value)
        everyone.update(use_application_commands=True, send_polls=True)  # as on every new server of Discord's
        force.set_role_bits(guild.default_role, everyone.value)
        force.set_role_bits(self.simulation.sight.bot_role(guild), invited.value)
        role = guild.create_role("Moderators", permissions=_MODERATING)
        for each in members:
            guild.add_member(self.people[each])
        for each in moderators:
            guild.add_member(self.people[each], roles=[role])
        self.servers[name] = guild
        return guild

    # ------------------------------------------------------------ people and roles

    def human(self, name: str) -> UserHandle:
        """One of the people, by name."""
        found = self.people.get(_bare(name, "@").casefold())
        if found is None:
            raise Problem(f"Nobody here is called {_bare(name, '@')}; {there_are('people', self.people)}")
        return found

    def person(self, name: str) -> UserHandle:
        """Anybody by name, the bot too (which also answers to `bot`)."""
        bot = self.simulation.bot_handle
        return bot if _bare(name, "@").casefold() in {"bot", bot.name.casefold()} else self.human(name)

    def is_person(self, name: str) -> bool:
        """Whether a person or the bot is called so."""
        return _bare(name, "@").casefold() in {
            *self.people,
            "bot",
            self.simulation.bot_handle.name.casefold(),
        }

    def member(self, user: UserHandle, guild: GuildHandle) -> MemberActor:
        """Somebody as a member of a server."""
        if user.id not in guild.member_ids():
            raise Problem(f"{user.name} is not a member of {guild.name}.")
        return MemberActor(self.simulation.env, guild, user)

    def role(self, name: str, guild: GuildHandle) -> RoleHandle:
        """A role of a server by name."""
        wanted = _bare(name, "@").casefold()
        if wanted == EVERYONE:
            return guild.default_role
        roles = {each: role for each, role in guild.roles.items() if role.id != guild.id}
        found = next((role for each, role in roles.items() if each.casefold() == wanted), None)
        if found is None:
            raise Problem(f"{guild.name} has no role {_bare(name, '@')}; {there_are('roles', roles)}")
        return found

    # ------------------------------------------------------------ places

    def channel(self, name: str, here: GuildHandle) -> ChannelHandle:
        """A channel or thread by name: `#excerpts`, `Elsewhere#general`, `#studies > Week 1`, `"Week 1"`.

        The server one is in goes before the other, a channel before a thread, the newest before older ones.
        """
        guild, sought = self._in_server(name.strip(), here)
        guilds = [guild] if guild else [here, *(each for each in self.servers.values() if each.id != here.id)]
        for each in guilds:
            for channel in self._searched(each):
                if sought.casefold() in self._names(channel):
                    return channel
        places = (self.name_of(each) for each in self.simulation.sight.channels(guild or here))
        raise Problem(f"There is no place {sought}; {there_are('places', places)}")

    def _in_server(self, name: str, here: GuildHandle) -> tuple[GuildHandle | None, str]:
        for each, guild in self.servers.items():
            if name.casefold().startswith(f"{each.casefold()}#"):
                return guild, name[len(each) :]
        return (here if name.startswith("#") and self._has(here, name) else None), name

    def _has(self, guild: GuildHandle, name: str) -> bool:
        return any(name.casefold() in self._names(each) for each in self._searched(guild))

    def _searched(self, guild: GuildHandle) -> list[ChannelHandle]:
        channels = self.simulation.sight.channels(guild)
        return [
            *(each for each in channels if not each.is_thread),
            *sorted((each for each in channels if each.is_thread), key=lambda each: -each.id),
        ]

    def _names(self, channel: ChannelHandle) -> set[str]:
        name = (channel.name or "").casefold()
        names = {name, f"#{name}"}
        if channel.is_thread:
            names.add(self._local_name(channel).casefold())
        return names

    def _local_name(self, channel: ChannelHandle) -> str:
        parent_id = self.simulation.sight.parent_id(channel)
        if parent_id is None:
            return f"#{channel.name}"
        parent = self.simulation.sight.find_channel(parent_id)
        return f"#{parent.name if parent else 'unknown'} > {channel.name}"

    def name_of(self, channel: ChannelHandle) -> str:
        """How a place is named: `#channel`, `#channel > thread`, `Elsewhere#general`, `dm ann`."""
        if channel.guild is None:
            partner = self.simulation.sight.partner_id(channel)
            return f"dm {next((name for name, each in self.people.items() if each.id == partner), 'somebody')}"
        server = "" if channel.guild.name == READING_ROOM else channel.guild.name
        return f"{server}{self._local_name(channel)}"

    # ------------------------------------------------------------ names in texts

    def user_name(self, user_id: int) -> str:
        """Somebody's name, the bot's included."""
        users = {each.id: name for name, each in self.people.items()}
        bot = self.simulation.bot_handle
        return {bot.id: bot.name, **users}.get(user_id, "unknown-user")

    def role_name(self, role_id: int) -> str:
        """A role's name, of any server."""
        roles = (role for guild in self.servers.values() for role in guild.roles.values())
        return next((role.name for role in roles if role.id == role_id), "unknown-role")

    def channel_name(self, channel_id: int) -> str:
        """A channel's or thread's own name."""
        channel = self.simulation.sight.find_channel(channel_id)
        return (channel.name if channel else None) or "unknown"


def _bare(name: str, mark: str) -> str:
    return name.strip().removeprefix(mark)


@asynccontextmanager
async def running(build: BotFactory, *, at: datetime = MONDAY, settle_timeout: float = 5.0) -> AsyncIterator[World]:
    """The ready-made world with this bot in it, started at some time and closed afterwards."""
    simulation = Simulation(build, settle_timeout=settle_timeout)
    world = World(simulation)
    await simulation.start(at)
    try:
        yield world
    finally:
        await simulation.stop()
