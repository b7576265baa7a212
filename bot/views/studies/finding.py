"""Which study is meant, and who may lead it: asked for every command and again for every button."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

import discord

from bot.community.servers import Servers
from bot.community.studies.readers import Readers
from bot.community.studies.studies import Studies
from bot.community.studies.study import Study
from bot.errors import RefusedError, UsageError
from bot.rendering.studies.plan import Shown
from bot.views.desk import Desk
from bot.views.permission import SERVERS_ONLY, is_moderator, member_on
from bot.views.sending import Interaction
from content.errors import listed

NO_STUDY: Final = "No study runs in this channel: ask in the channel of one, or have a moderator use study start."
NO_SUCH: Final = "That study is not here any more: study status shows what runs."
LEADER_NEEDED: Final = (
    "Only the leader of this study may do that, and members with the permission Manage Messages or this server's "
    "moderator role."
)
LEADER_ALONE: Final = "Only the leader of this study may see that: the notes were written for them alone."
CHANGED_MEANWHILE: Final = "Somebody changed that study just now: study status shows how it stands."
HAS_ENDED: Final = "That study has ended: study export still gives its record to its leader."


class StudyFinding:
    """Finds the study that somebody means, of those that they may see."""

    def __init__(self, desk: Desk, studies: Studies, readers: Readers, servers: Servers) -> None:
        self.desk = desk
        self.studies = studies
        self.readers = readers
        self.servers = servers
        self.events_fault: Callable[[Study], Awaitable[str]] = _no_fault

    def meant(self, user: Any, channels: Sequence[int], *, ended: bool = False) -> Study:
        """Return the study of a channel, or the one that runs where somebody may see it; with `ended` an ended one too.

        Raises RefusedError where there is none, or several that could be meant.
        """
        member = member_of(user)
        found = self.maybe(member, channels, ended=ended)
        if found is None:
            running = [member.guild.get_channel(one.channel) for one in self.running_for(member)]
            names = [f"#{one.name}" for one in running if one is not None]
            raise RefusedError(f"Several studies run here: ask in {listed(names, last='or')}." if names else NO_STUDY)
        return found

    def every(self, user: Any, channels: Sequence[int]) -> list[Study]:
        """Return the studies that may be meant, the one first that `meant` returns: those before it in a channel, too.

        Raises RefusedError as that does.
        """
        first = self.meant(user, channels, ended=True)
        seen = [one for one in self._seen(member_of(user)) if one.channel == first.channel and one.id != first.id]
        return [first, *reversed(seen)]

    def led(self, user: Any, channels: Sequence[int]) -> Study:
        """Return the study that somebody may lead: what runs in a channel, else the newest that ended there."""
        every = self.every(user, channels)
        return next((one for one in every if self.may_lead(user, one)), every[0])

    def led_alone(self, member: discord.Member, channels: Sequence[int]) -> Study:
        """Return the study that a member leads, of those that may be meant; raise RefusedError where they lead none."""
        study = next((one for one in self.every(member, channels) if one.leader == member.id), None)
        if study is None:
            raise RefusedError(LEADER_ALONE)
        return study

    def maybe(self, member: discord.Member, channels: Sequence[int], *, ended: bool = True) -> Study | None:
        """Return the study that is meant; None where there is none, or several that could be meant."""
        here = self.studies.known(self.studies.study_in(channels) or 0)
        if here is not None:
            return here
        seen = self._seen(member) if ended else self.running_for(member)
        before = [one for one in seen if not set(channels).isdisjoint(one.places)]
        running = [one for one in seen if one.is_running]
        if before:
            return before[-1]
        if running:
            return running[0] if len(running) == 1 else None
        return seen[-1] if seen else None

    def running_for(self, member: discord.Member) -> list[Study]:
        """Return the studies that run where somebody may see them."""
        return [one for one in self._seen(member) if one.is_running]

    def _seen(self, member: discord.Member) -> list[Study]:
        return [one for one in self.studies.of_server(member.guild.id) if self._sees(member, one)]

    def _sees(self, member: discord.Member, study: Study) -> bool:
        """Say whether a member sees a study's channel or forum; one that lost both is seen by whoever may lead it."""
        found = [channel for one in study.places if (channel := member.guild.get_channel(one)) is not None]
        return any(one.permissions_for(member).view_channel for one in found) if found else self.may_lead(member, study)

    def numbered(self, user: Any, number: int | None, *, running: bool = True) -> Study:
        """Return the study that a button on a server names, where somebody may see it."""
        member = member_of(user)
        study = self.studies.known(number or 0)
        if study is None or not self.sees(member, study):
            raise RefusedError(NO_SUCH)
        if running and not study.is_running:
            raise RefusedError(HAS_ENDED)
        return study

    def sees(self, user: Any, study: Study) -> bool:
        """Say whether somebody asks on the server of a study, and may see its channel."""
        return isinstance(user, discord.Member) and user.guild.id == study.server and self._sees(user, study)

    def may_lead(self, user: Any, study: Study) -> bool:
        """Say whether somebody leads a study: who was named, and moderators of its server."""
        if not isinstance(user, discord.Member) or user.guild.id != study.server:
            return False
        return study.leader == user.id or is_moderator(user, self.servers.of(study.server))

    def leads(self, member: discord.Member, number: int) -> bool:
        """Say whether a member is the leader of a study, by its number."""
        study = self.studies.known(number)
        return study is not None and study.leader == member.id

    async def leads_now(self, member: discord.Member, number: int) -> bool:
        """Say the same of what the store says now: direct messages reach one process of several."""
        study = await self.studies.found(number)
        return study is not None and study.leader == member.id

    def require_leader(self, user: Any, study: Study) -> int:
        """Return who leads; raise RefusedError for anybody else."""
        if not self.may_lead(user, study):
            raise RefusedError(LEADER_NEEDED)
        return int(user.id)

    async def require_leader_anywhere(self, interaction: Interaction, study: Study) -> int:
        """Return who leads, also where they press in their direct messages, as long as they are on the server."""
        return self.require_leader(await member_on(interaction, study.server), study)

    async def shown(self, study: Study) -> Shown:
        """Return a study as it is shown now."""
        return Shown(
            study=study,
            units=await self.studies.units(study.id),
            article=self.desk.library.articles.get(study.article),
            now=self.studies.at(),
            pace=await self.readers.pace(study.id),
            agreed=await self.readers.agreed(study.id),
            events_fault=await self.events_fault(study),
        )


def member_of(user: Any) -> discord.Member:
    """Return whoever asks on a server; raise RefusedError outside of servers."""
    if not isinstance(user, discord.Member):
        raise RefusedError(SERVERS_ONLY)
    return user


def require_fit_to_lead(member: discord.Member | None, channel: discord.abc.GuildChannel | None) -> None:
    """Raise UsageError for somebody who could not lead a study in a channel; nobody named is nobody unfit."""
    if member is None:
        return
    if member.bot:
        raise UsageError("A study is led by a person: name a member.")
    if channel is not None and not channel.permissions_for(member).view_channel:
        raise UsageError(f"Whoever leads it must see #{channel.name}: let them see that first, or name another member.")


async def _no_fault(_: Study) -> str:
    return ""
