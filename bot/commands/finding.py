"""Finding: a citation to copy, and what the text says where."""

from __future__ import annotations

from discord.ext import commands

from bot.commands import choices
from bot.commands.asking import Asking, Interaction, asking
from bot.errors import UsageError
from bot.rendering.citing import cite_screen
from bot.views.desk import Desk
from content.requests import asked_passage


class FindingCommands(commands.Cog, name="Finding"):
    """Where the text says what."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @asking(aliases=["where"])
    async def ask(self, ctx: Asking, question: str, article: str = "", share: bool = False) -> None:
        """Ask the text: get the passages that answer, or that it does not say.

        Args:
            question: In plain words.
            article: Which text, if not the usual one.
            share: Show the answer to everybody here.
        """
        found = ctx.library.find(article)
        await ctx.answer(await self.desk.ask(question, found, ctx.channels, ctx.author.id), share=share)

    @asking()
    async def search(self, ctx: Asking, words: str, section: str = "", article: str = "", share: bool = False) -> None:
        """Find where words stand, also mistyped ones.

        Args:
            words: What to look for; “words in quotation marks” stand together, and dipl* is a beginning.
            section: Only in this section, such as §2.
            article: Only in this text; in all without it.
            share: Show the answer to everybody here.
        """
        await ctx.answer(await self.desk.search(words, ctx.author.id, ctx.channels, section, article), share=share)

    @search.autocomplete("section")
    async def _sections(self, interaction: Interaction, current: str) -> choices.Choices:
        chosen = choices.chosen_article(self.desk, interaction)
        return choices.offered(current, choices.sections(chosen))

    @asking()
    async def cite(self, ctx: Asking, citation: str, article: str = "", share: bool = False) -> None:
        """Give a passage with its citation to copy.

        Args:
            citation: Which one, such as ¶6, 6-8, §2, §2.3 or the start of a section's title.
            article: Which text, if not the usual one.
            share: Show the answer to everybody here.
        """
        _, passage = asked_passage(ctx.library, citation, article)
        if passage is None:
            raise UsageError("Name the passage too, such as ¶6 or §2.")
        await ctx.show(cite_screen(passage), share=share)

    @cite.autocomplete("citation")
    async def _passages(self, interaction: Interaction, current: str) -> choices.Choices:
        chosen = choices.chosen_article(self.desk, interaction)
        return choices.citable(chosen, current)

    @ask.autocomplete("article")
    @search.autocomplete("article")
    @cite.autocomplete("article")
    async def _articles(self, _: Interaction, current: str) -> choices.Choices:
        return choices.offered(current, choices.articles(self.desk.library))
