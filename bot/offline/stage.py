"""Who speaks, and where."""

from __future__ import annotations

from typing import Any

from simcord import ChannelHandle, GuildHandle, MemberActor, RoleHandle, UserHandle

from bot.offline.lines import unquoted
from bot.offline.problems import Problem
from bot.offline.simulation import Person, Sighting, Simulation
from bot.offline.world import READING_ROOM, World

Choosable = Person | RoleHandle | ChannelHandle


class Stage:
    """The current person and place; a line may change both, and both are checked only when somebody acts."""

    def __init__(self, world: World, speaker: str = "you") -> None:
        self.world = world
        self.user: UserHandle = world.human(speaker)
        self.server: GuildHandle = world.servers[READING_ROOM]
        self._channel: ChannelHandle | None = None
        self.go("#general")

    @property
    def simulation(self) -> Simulation:
        """The simulated Discord around all this."""
        return self.world.simulation

    # ------------------------------------------------------------ moving

    def go(self, place: str) -> None:
        """Look at another place from now on."""
        channel = self.world.channel(unquoted(place), self.server)
        self._channel = channel
        if channel.guild is not None:
            self.server = channel.guild

    def go_private(self) -> None:
        """Look at one's own direct messages with the bot, whoever one becomes."""
        self._channel = None

    @property
    def channel(self) -> ChannelHandle:
        """Where the person looks; where that is gone, the first channel of the server."""
        if self._channel is None:
            return self.user.dm_channel
        if self.simulation.sight.find_channel(self._channel.id) is None:
            self._channel = self.simulation.sight.channels(self.server)[0]
        return self._channel

    @property
    def guild(self) -> GuildHandle | None:
        """The server one is in; none in direct messages."""
        return self.channel.guild

    @property
    def person(self) -> Person:
        """The current person, able to act here."""
        return self.user if self.guild is None else self.world.member(self.user, self.guild)

    @property
    def member(self) -> MemberActor:
        """The current person as a member of the server one is in."""
        if self.guild is None:
            raise Problem("That works in servers only, and these are direct messages.")
        return self.world.member(self.user, self.guild)

    # ------------------------------------------------------------ seeing

    def messages(self) -> list[Sighting]:
        """The messages here that the current person can see, newest first."""
        here = self.channel.id
        seen = self.simulation.sight.messages()
        return [each for each in reversed(seen) if each.channel_id == here and each.visible_to(self.user.id)]

    def payload(self, sighting: Sighting) -> dict[str, Any]:
        """A message as Discord's API shows it."""
        return self.simulation.sight.payload(sighting)

    def named(self, kind: str, name: str) -> Choosable:
        """The person, role or channel of that name, for an option or a menu that takes one."""
        if kind == "channel":
            return self.world.channel(name, self.server)
        if kind == "role" or (kind == "mentionable" and not self.world.is_person(name)):
            return self.world.role(name, self.member.guild)
        user = self.world.person(name)
        if self.guild is not None and user.id in self.guild.member_ids():
            return self.world.member(user, self.guild)
        return user

    def by_id(self, kind: str, number: int) -> Choosable:
        """The person, role or channel with that id."""
        names = {
            "user": self.world.user_name,
            "role": self.world.role_name,
            "channel": self.world.channel_name,
        }
        return self.named(kind, names[kind](number))
