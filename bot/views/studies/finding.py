"""Which study is meant, and who may lead it: asked for every command and again for every button."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

import discord

from bot.community.servers import Servers
from bot.community.studies.studies import Studies
from bot.community.studies.study import NOBODY, Study
from bot.errors import RefusedError
from bot.rendering.studies.plan import Shown
from bot.views.desk import Desk
from bot.views.permission import SERVERS_ONLY, is_moderator
from bot.views.sending import Interaction

NO_STUDY: Final = "No study runs in this channel: ask in the channel of one, or have a moderator use study start."
SEVERAL: Final = "Several studies run on this server: ask in the channel of one of them."
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

    def __init__(self, desk: Desk, studies: Studies, servers: Servers) -> None:
        self.desk = desk
        self.studies = studies
        self.servers = servers
        self.events_fault: Callable[[Study], Awaitable[str]] = _no_fault

    def meant(self, user: Any, channels: Sequence[int], *, ended: bool = False) -> Study:
        """Return the study of a channel, or the one that runs where somebody may see it; with `ended` an ended one too.

        Raises RefusedError where there is none, or several that could be meant.
        """
        member = member_of(user)
        found = self.maybe(member, channels, ended=ended)
        if found is None:
            raise RefusedError(SEVERAL if self.running_for(member) else NO_STUDY)
        return found

    def maybe(self, member: discord.Member, channels: Sequence[int], *, ended: bool = True) -> Study | None:
        """Return the study that is meant; None where there is none, or several that could be meant."""
        here = self.studies.known(self.studies.study_in(channels) or 0)
        if here is not None:
            return here
        seen = self._seen(member) if ended else self.running_for(member)
        before = [one for one in seen if one.channel in channels]
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
        return [one for one in self.studies.of_server(member.guild.id) if _sees(member, one)]

    def numbered(self, user: Any, number: int | None, *, running: bool = True) -> Study:
        """Return the study that a button on a server names, where somebody may see it."""
        member = member_of(user)
        study = self.studies.known(number or 0)
        if study is None or study.server != member.guild.id or not _sees(member, study):
            raise RefusedError(NO_SUCH)
        if running and not study.is_running:
            raise RefusedError(HAS_ENDED)
        return study

    def may_lead(self, user: Any, study: Study) -> bool:
        """Say whether somebody leads a study: who was named, and moderators of its server."""
        if not isinstance(user, discord.Member) or user.guild.id != study.server:
            return False
        return self.leads(user, study.id) or is_moderator(user, self.servers.of(study.server))

    def leads(self, member: discord.Member, number: int) -> bool:
        """Say whether a member is the leader of a study, by its number."""
        study = self.studies.known(number)
        return study is not None and study.leader != NOBODY and study.leader == member.id

    def require_leader(self, user: Any, study: Study) -> int:
        """Return who leads; raise RefusedError for anybody else."""
        if not self.may_lead(user, study):
            raise RefusedError(LEADER_NEEDED)
        return int(user.id)

    async def require_leader_anywhere(self, interaction: Interaction, study: Study) -> int:
        """Return who leads, also where they press in their direct messages, as long as they are on the server."""
        if isinstance(interaction.user, discord.Member):
            return self.require_leader(interaction.user, study)
        guild = interaction.client.get_guild(study.server)
        try:
            member = await guild.fetch_member(interaction.user.id) if guild else None
        except discord.NotFound:
            member = None
        return self.require_leader(member, study)

    async def shown(self, study: Study) -> Shown:
        """Return a study as it is shown now."""
        pace = await self.studies.pace(study.id)
        people = await self.studies.participants(study.id)
        return Shown(
            study=study,
            units=await self.studies.units(study.id),
            article=self.desk.library.articles.get(study.article),
            now=self.studies.at(),
            pace=pace,
            agreed=[one for one in people if one.agreed],
            events_fault=await self.events_fault(study),
        )


def member_of(user: Any) -> discord.Member:
    """Return whoever asks on a server; raise RefusedError outside of servers."""
    if not isinstance(user, discord.Member):
        raise RefusedError(SERVERS_ONLY)
    return user


def _sees(member: discord.Member, study: Study) -> bool:
    """Say whether a member may see the channel of a study; one whose channel is gone is seen by moderators alone."""
    channel = member.guild.get_channel(study.channel)
    if channel is None:
        return member.id == study.leader or member.guild_permissions.manage_messages
    return channel.permissions_for(member).view_channel


async def _no_fault(_: Study) -> str:
    return ""
