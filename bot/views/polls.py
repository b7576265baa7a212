"""Polls as commands and buttons begin them, vote in them, close and show them; each press is checked again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import discord

from bot.community.polling.ballot import MOST_BY_A_MEMBER, MOST_OPEN, Asked, Ballot, Cast, TooMany
from bot.community.polling.polls import Polls
from bot.errors import LOST, RefusedError, UsageError
from bot.limits import POLL_NEEDS
from bot.rendering import phrases
from bot.rendering.polls import SHOWS_WHO, poll_list, results_page, your_vote
from bot.rendering.pressing import Pressed
from bot.rendering.reply import Reply
from bot.views.balloting import Place, Wanted, require_place, send_ballot, send_native, show_closed
from bot.views.permission import is_moderator
from bot.views.sending import Interaction, channels_of, respond
from bot.views.studies.finding import StudyFinding, member_of
from content.errors import listed

NO_SUCH: Final = "There is no such poll where you can see it: poll list shows those that are here."
NONE_HERE: Final = "No poll is in this channel: poll list shows those of this server."
NONE_TO_CLOSE: Final = "No poll that you can close is open in this channel: poll list shows what is open here."
QUIET: Final = "This channel is quiet: only moderators begin polls in it."
CLOSERS: Final = (
    "Only who began that poll, the leader of its study, and members with the permission Manage Messages or this "
    "server's moderator role may close it."
)
NO_ANSWER: Final = (
    "Discord did not answer, so I do not know whether the poll stands here: look, and where it does not, ask again."
)
UNCHANGED: Final = "Its message could not be changed: it was deleted, or I cannot reach it."
FULL: Final[dict[TooMany, str]] = {
    TooMany.ON_SERVER: f"{MOST_OPEN} polls are open on this server: close one first, then ask again.",
    TooMany.BY_MEMBER: f"{MOST_BY_A_MEMBER} of your polls are open: close one with poll close, then ask again.",
}
CAST: Final[dict[Cast, str]] = {
    "kept": "{} Nobody else sees it. Press another to change it, or the same again to take it back.",
    "changed": "{} It is changed, and nobody else sees it.",
    "taken back": "Your vote is taken back.",
}


class Polling:
    """What can be done with polls."""

    def __init__(self, finding: StudyFinding, polls: Polls) -> None:
        self.finding = finding
        self.polls = polls
        self.verbs = {"vote": self._vote, "results": self._results, "close": self._close}

    # ------------------------------------------------------------ the beginning

    def place(self, member: discord.Member, channel: Any, *more: str) -> Place:
        """Return the channel where a member may begin a poll; raise a sentence where they may not."""
        settings = self.finding.servers.of(member.guild.id)
        if settings.channel(*channels_of(channel)).quiet and not is_moderator(member, settings):
            raise RefusedError(QUIET)
        return require_place(member, channel, *more)

    async def ask(self, member: discord.Member, channel: Any, wanted: Wanted) -> Reply:
        """Post a poll, of ours or Discord's own, and return what to tell whoever began it."""
        if wanted.hours is None:
            return await self._begin(member, channel, wanted.about, wanted.options)
        place = self.place(member, channel, *POLL_NEEDS)
        await send_native(place, member.id, wanted.about, wanted.options, wanted.hours)
        return Reply((f"Posted. {SHOWS_WHO} A poll without native:yes keeps votes secret.",))

    async def _begin(
        self, member: discord.Member, channel: Any, about: Asked, options: tuple[str, ...], again_of: int | None = None
    ) -> Reply:
        place = self.place(member, channel)
        wanted = Ballot(
            server=member.guild.id,
            channel=place.id,
            study=self.finding.studies.study_in(channels_of(place)),
            asker=member.id,
            article=about.article,
            entry=about.entry,
            title=about.title,
            words=about.words,
            options=options,
            again_of=again_of,
        )
        limited = not is_moderator(member, self.finding.servers.of(member.guild.id))
        ballot = await self.polls.begin(wanted, limited=limited)
        if isinstance(ballot, TooMany):
            raise RefusedError(FULL[ballot])
        try:
            message = await send_ballot(place, ballot)
        except (discord.DiscordServerError, *LOST):
            # Where it stands all the same, the first press tells us its message; else it is soon forgotten.
            raise RefusedError(NO_ANSWER) from None
        except discord.HTTPException:
            await self.polls.drop(ballot)
            raise
        await self.polls.posted(ballot, message)
        return Reply((f"Poll {ballot.id} is posted here. poll close {ballot.id} ends it and shows the counts.",))

    async def again(self, member: discord.Member, channel: Any, number: int) -> Reply:
        """Post a ballot that was closed once more, in the words that were shown then."""
        first = await self.found(member, channels_of(channel), number)
        if first.is_open:
            raise RefusedError(f"Poll {number} is still open: close it first, then ask it again.")
        about = Asked(article=first.article, entry=first.entry, title=first.title, words=first.words)
        return await self._begin(member, channel, about, first.options, first.id)

    # ------------------------------------------------------------ which one is meant

    async def found(self, member: discord.Member, channels: Sequence[int], number: int) -> Ballot:
        """Return a ballot of this server that somebody may see; raise RefusedError for any other."""
        ballot = await self.polls.found(number)
        if ballot is None or not self._sees(member, channels, ballot):
            raise RefusedError(NO_SUCH)
        return ballot

    async def known(self, member: discord.Member, channels: Sequence[int], *, here: bool = False) -> list[Ballot]:
        """Return the ballots that are open or were closed lately where somebody may see them, the newest first.

        `here` are those of the thread or channel alone.
        """
        found = await self.polls.of_server(member.guild.id, channels if here else ())
        return [one for one in sorted(found, key=_newest) if self._sees(member, channels, one)]

    def may_close(self, member: discord.Member, ballot: Ballot) -> bool:
        """Say whether somebody may close a ballot: who began it, who leads its study, moderators."""
        return member.id == ballot.asker or self._leads(member, ballot)

    def _leads(self, member: discord.Member, ballot: Ballot) -> bool:
        leads = ballot.study is not None and self.finding.leads(member, ballot.study)
        return leads or is_moderator(member, self.finding.servers.of(ballot.server))

    def _sees(self, member: discord.Member, channels: Sequence[int], ballot: Ballot) -> bool:
        """Say whether somebody may see the channel of a ballot; of one that is gone, those who could close it."""
        if ballot.server != member.guild.id:
            return False
        is_here = ballot.channel in channels[:1]
        channel = member.guild.get_channel_or_thread(ballot.channel)
        if channel is None or (isinstance(channel, discord.Thread) and channel.parent is None):
            return is_here or self._leads(member, ballot)  # threads that sleep are unknown to us too
        sees = channel.permissions_for(member)
        if isinstance(channel, discord.Thread) and channel.is_private():
            return sees.view_channel and (is_here or sees.manage_threads)
        return sees.view_channel

    # ------------------------------------------------------------ what comes of it

    async def listing(self, member: discord.Member, channels: Sequence[int]) -> Reply:
        """Return the ballots that somebody may see."""
        return poll_list(await self.known(member, channels))

    async def results(self, member: discord.Member, channels: Sequence[int], number: int | None) -> Reply:
        """Return how a ballot stands: the newest one of the channel where no number is said."""
        if number is None:
            here = await self.known(member, channels, here=True)
            if not here:
                raise RefusedError(NONE_HERE)
            return await self._page(here[0])
        return await self._page(await self.found(member, channels, number))

    async def close(self, client: Any, member: discord.Member, channels: Sequence[int], number: int | None) -> Reply:
        """Close a ballot, the one that is open here where no number is said; return its results."""
        if number is not None:
            return await self._closed(client, member, await self.found(member, channels, number))
        known = await self.known(member, channels, here=True)
        here = [one for one in known if one.is_open and self.may_close(member, one)]
        if not here:
            raise RefusedError(NONE_TO_CLOSE)
        if len(here) > 1:
            numbers = listed([str(one.id) for one in reversed(here)])
            raise UsageError(f"Polls {numbers} are open here: say which, such as poll close {here[0].id}.")
        return await self._closed(client, member, here[0])

    async def _closed(self, client: Any, member: discord.Member, ballot: Ballot) -> Reply:
        if not self.may_close(member, ballot):
            raise RefusedError(CLOSERS)
        closed = await self.polls.close(ballot, member.id)
        if closed is None:
            raise RefusedError(_is_closed(ballot))
        first = await self._first(closed)
        changed = await show_closed(client, closed, first)
        return results_page(closed, first, None).with_note("" if changed else phrases.subtext(UNCHANGED))

    async def _page(self, ballot: Ballot, own: str = "") -> Reply:
        turnout = await self.polls.turnout(ballot) if ballot.is_open else None
        return results_page(ballot, await self._first(ballot), turnout, own)

    async def _first(self, ballot: Ballot) -> Ballot | None:
        return await self.polls.found(ballot.again_of) if ballot.again_of else None

    # ------------------------------------------------------------ buttons

    async def press(self, interaction: Interaction, pressed: Pressed) -> None:
        """Do what a button asks for; raise a sentence where it cannot be done."""
        if pressed.verb not in self.verbs:
            raise RefusedError(phrases.FOREIGN_BUTTON)
        member = member_of(interaction.user)
        ballot = await self.found(member, channels_of(interaction.channel), pressed.number() or 0)
        if ballot.message is None and interaction.message is not None:
            await self.polls.posted(ballot, interaction.message.id)
        await self.verbs[pressed.verb](interaction, member, ballot, pressed)

    async def _vote(self, interaction: Interaction, member: discord.Member, ballot: Ballot, pressed: Pressed) -> None:
        at = pressed.number(1)
        if at is None or at >= len(ballot.options):
            raise RefusedError(phrases.FOREIGN_BUTTON)
        cast = await self.polls.vote(ballot, member.id, ballot.options[at])
        if cast is None:
            raise RefusedError(_is_closed(ballot))
        await respond(interaction, Reply((CAST[cast].format(your_vote(ballot.options[at])),)), private=True)

    async def _results(self, interaction: Interaction, member: discord.Member, ballot: Ballot, _: Pressed) -> None:
        own = await self.polls.vote_of(ballot, member.id) if ballot.is_open else None
        await respond(interaction, await self._page(ballot, own or ""), private=True)

    async def _close(self, interaction: Interaction, member: discord.Member, ballot: Ballot, _: Pressed) -> None:
        if not self.may_close(member, ballot):
            raise RefusedError(CLOSERS)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await respond(interaction, await self._closed(interaction.client, member, ballot), private=True)


def _newest(ballot: Ballot) -> int:
    return -ballot.id


def _is_closed(ballot: Ballot) -> str:
    return f"Poll {ballot.id} is closed: poll results {ballot.id} shows how it went."
