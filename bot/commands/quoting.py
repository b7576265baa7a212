"""Quotes: one from the channel's deck, a certain one, or all of them."""

from __future__ import annotations

from discord.ext import commands

from bot.commands import choices
from bot.commands.asking import Asking, Interaction, asking
from bot.errors import UsageError
from bot.rendering.companions import screen
from bot.views.desk import Desk
from bot.views.picturing import with_card
from content.article import Article


class QuotingCommands(commands.Cog, name="Quoting"):
    """The author's words, verbatim and cited."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @asking()
    async def quote(  # a command's options are its arguments
        self,
        ctx: Asking,
        which: str = "",
        about: str = "",
        by: str = "",
        random: bool = False,
        article: str = "",
        share: bool = True,
    ) -> None:
        """Give a quote; none comes twice in a channel before all are out.

        Args:
            which: A number, a paragraph such as ¶6, “about allies” or “by Mattis”.
            about: A theme, or somebody whom the quote is about.
            by: Whose words, if not only the author's.
            random: Truly any quote, even one that was just shown.
            article: Which text, if not the usual one.
            share: Show it to everybody here, as it is unless you say no.
        """
        found = ctx.library.find(article)
        any_one = random or which.casefold() == "random"
        request = _request("" if any_one and not random else which, about, by)
        await ctx.answer(
            await self.desk.draw(found, request, ctx.channels, ctx.author.id, at_random=any_one), share=share
        )

    @asking()
    async def quotes(self, ctx: Asking, theme: str = "", article: str = "", share: bool = False) -> None:
        """List the quotes with their numbers.

        Args:
            theme: Only those on a theme, or “by” and a name.
            article: Which text, if not the usual one.
            share: Show the answer to everybody here.
        """
        found = ctx.library.find(article)
        wanted = screen("quotes", found, " ".join(f"0 {theme}".split()))
        await ctx.show(wanted, share=share)

    @asking()
    async def card(self, ctx: Asking, which: str = "", article: str = "", share: bool = True) -> None:
        """Make a picture of a quote, with its words as text for those who listen.

        Args:
            which: A number, a paragraph such as ¶6, “about allies” or “by Mattis”; any quote without it.
            article: Which text, if not the usual one.
            share: Show it to everybody here, as it is unless you say no.
        """
        found = ctx.library.find(article)
        words = await self.desk.draw(found, which, ctx.channels, ctx.author.id)
        await ctx.answer(await with_card(found, words), share=share)

    @card.autocomplete("which")
    @quote.autocomplete("which")
    async def _quotes(self, interaction: Interaction, current: str) -> choices.Choices:
        return choices.quotable(self._article(interaction), current)

    @quote.autocomplete("about")
    @quotes.autocomplete("theme")
    async def _themes(self, interaction: Interaction, current: str) -> choices.Choices:
        return choices.offered(current, choices.quote_themes(self._article(interaction)))

    @quote.autocomplete("by")
    async def _speakers(self, interaction: Interaction, current: str) -> choices.Choices:
        return choices.offered(current, choices.speakers(self._article(interaction)))

    @card.autocomplete("article")
    @quote.autocomplete("article")
    @quotes.autocomplete("article")
    async def _articles(self, _: Interaction, current: str) -> choices.Choices:
        return choices.offered(current, choices.articles(self.desk.library))

    def _article(self, interaction: Interaction) -> Article:
        return choices.chosen_article(self.desk, interaction)


def _request(which: str, about: str, by: str) -> str:
    given = [words for words in (which, f"about {about}" if about else "", f"by {by}" if by else "") if words]
    if len(given) > 1:
        raise UsageError(
            "Ask for a quote in one way at a time: by its number or place, about a theme, or by a speaker."
        )
    return given[0] if given else ""
