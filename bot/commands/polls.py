"""Polls: secret ballots on what we say that the author recommends, and on the questions of the text."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.commands import choices
from bot.commands.asking import Asking, Interaction, asking_group, servers_only
from bot.community.polling.ballot import Ballot
from bot.rendering.listing import shortened
from bot.rendering.polls import TITLE_SHOWN, nothing_said, offers
from bot.rendering.reply import Reply
from bot.views.balloting import read_poll
from bot.views.polls import Polling
from bot.views.sending import channels_of
from bot.views.studies.finding import member_of


class PollCommands(commands.Cog, name="Polls"):
    """Secret ballots on what we say about the text."""

    def __init__(self, polling: Polling) -> None:
        self.polling = polling

    @asking_group(fallback="start", extras={"takes_words": True})
    @servers_only
    async def poll(
        self,
        ctx: Asking,
        on: str = "",
        options: str = "",
        article: str = "",
        native: bool = False,
        hours: int | None = None,
    ) -> None:
        """Begin a secret poll here, on a recommendation or a question.

        Args:
            on: A recommendation by its number, such as 2, or a question, such as question 3.
            options: Two to five choices with ; between them, if not the usual ones.
            article: Of which text, if not the usual one.
            native: Discord's own poll instead, which shows everybody who voted what.
            hours: How long Discord's own poll is open; 24 without it.
        """
        member, found = member_of(ctx.author), ctx.library.find(article)
        if not on.strip() or not any(offers(found)):
            await ctx.answer(nothing_said(found), share=False)
            return
        wanted = read_poll(found, on, options, hours, native=native)
        await _hold(ctx)
        await _confirm(ctx, await self.polling.ask(member, ctx.channel, wanted))

    @poll.asking()
    async def close(self, ctx: Asking, number: int | None = None) -> None:
        """Close a poll and show its counts, if five or more voted.

        Args:
            number: Which poll; the one that is open here without it.
        """
        member = member_of(ctx.author)
        await _hold(ctx)
        await ctx.answer(await self.polling.close(ctx.bot, member, ctx.channels, number), share=False)

    @poll.asking()
    async def results(self, ctx: Asking, number: int | None = None, share: bool = False) -> None:
        """Show how a poll stands; its counts once it is closed.

        Args:
            number: Which poll; the newest one here without it.
            share: Show the answer to everybody here.
        """
        await ctx.answer(await self.polling.results(member_of(ctx.author), ctx.channels, number), share=share)

    @poll.asking(name="list")
    async def list_polls(self, ctx: Asking, share: bool = False) -> None:
        """List the polls that are open here, and those that were closed lately.

        Args:
            share: Show the answer to everybody here.
        """
        await ctx.answer(await self.polling.listing(member_of(ctx.author), ctx.channels), share=share)

    @poll.asking()
    async def again(self, ctx: Asking, number: int) -> None:
        """Ask the same once more, to see at its end what has changed.

        Args:
            number: Which poll, of those that are closed.
        """
        member = member_of(ctx.author)
        await _hold(ctx)
        await _confirm(ctx, await self.polling.again(member, ctx.channel, number))

    @poll.autocomplete("on")
    async def _entries(self, interaction: Interaction, current: str) -> choices.Choices:
        article = choices.chosen_article(self.polling.finding.desk, interaction)
        return choices.offered(current, choices.prepared(offers(article)))

    @poll.autocomplete("article")
    async def _articles(self, _: Interaction, current: str) -> choices.Choices:
        return choices.offered(current, choices.articles(self.polling.finding.desk.library))

    @close.autocomplete("number")
    async def _to_close(self, interaction: Interaction, current: int | str) -> list[app_commands.Choice[int]]:
        member = member_of(interaction.user)
        known = await self.polling.known(member, channels_of(interaction.channel))
        return _numbers(current, [one for one in known if one.is_open and self.polling.may_close(member, one)])

    @results.autocomplete("number")
    async def _to_show(self, interaction: Interaction, current: int | str) -> list[app_commands.Choice[int]]:
        return _numbers(
            current, await self.polling.known(member_of(interaction.user), channels_of(interaction.channel))
        )

    @again.autocomplete("number")
    async def _to_repeat(self, interaction: Interaction, current: int | str) -> list[app_commands.Choice[int]]:
        known = await self.polling.known(member_of(interaction.user), channels_of(interaction.channel))
        return _numbers(current, [one for one in known if not one.is_open])


async def _hold(ctx: Asking) -> None:
    """Have Discord wait for the private answer to a slash command, for something is posted first."""
    if ctx.interaction is not None:
        await ctx.interaction.response.defer(ephemeral=True, thinking=True)


async def _confirm(ctx: Asking, posted: Reply) -> None:
    """Tell whoever used a slash command what was posted; under a message that is to be seen."""
    if ctx.interaction is not None:
        await ctx.answer(posted, share=False)


def _numbers(current: int | str, known: list[Ballot]) -> list[app_commands.Choice[int]]:
    labels = ((f"{one.id}. {shortened(one.title, TITLE_SHOWN)}", str(one.id)) for one in known)
    return [
        app_commands.Choice(name=offer.name, value=int(offer.value))
        for offer in choices.offered(str(current), choices.prepared(labels))
    ]
