"""Reading: what there is, and the text page by page."""

from __future__ import annotations

from discord.ext import commands

from bot.commands import choices
from bot.commands.asking import Asking, Interaction, asking
from bot.rendering import phrases
from bot.rendering.overview import library_list, summary_screen
from bot.rendering.passages import contents_screen, page_screen
from bot.rendering.reply import Button, Reply, Screen
from bot.views.desk import Desk
from content.article import Article
from content.requests import asked_passage, asked_section


class ReadingCommands(commands.Cog, name="Reading"):
    """The text itself: what there is, and page by page."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @asking()
    async def article(self, ctx: Asking, article: str = "", share: bool = False) -> None:
        """Show what the text is: author, date, length, and whose words are whose.

        Args:
            article: Which text, if not the usual one.
            share: Show the answer to everybody here.
        """
        found = ctx.library.find(article)
        await ctx.show(Screen("article", found.slug, found.version), share=share)

    @asking()
    async def library(self, ctx: Asking, share: bool = False) -> None:
        """List the texts that you can ask for.

        Args:
            share: Show the answer to everybody here.
        """
        await ctx.answer(library_list(ctx.library), share=share)

    @asking()
    async def contents(self, ctx: Asking, article: str = "", share: bool = False) -> None:
        """List the sections, and open one.

        Args:
            article: Which text, if not the usual one.
            share: Show the answer to everybody here.
        """
        found = ctx.library.find(article)
        await ctx.show(contents_screen(found), share=share)

    @asking()
    async def summary(self, ctx: Asking, section: str = "", article: str = "", share: bool = False) -> None:
        """Sum up the text, or one section of it, in our words.

        Args:
            section: Which section, such as §2 or the start of its title.
            article: Which text, if not the usual one.
            share: Show the answer to everybody here.
        """
        found, named = asked_section(ctx.library, section, article)
        screen = summary_screen(found, named.slug if named else "")
        await ctx.show(screen, share=share)

    @asking()
    async def read(self, ctx: Asking, citation: str = "", article: str = "", share: bool = False) -> None:
        """Read a passage; without one, go on where you stopped.

        Args:
            citation: Which one, such as ¶6, 6-8, §2, §2.3 or the start of a section's title.
            article: Which text, if not the usual one.
            share: Show the answer to everybody here.
        """
        found, passage = asked_passage(ctx.library, citation, article)
        if passage is None:
            text = found if citation else await self.desk.text_of(ctx.author.id, article, ctx.library)
            await ctx.answer(await self.desk.resume(text, ctx.author.id), share=share)
            return
        reply = await self.desk.show(page_screen(passage), ctx.author.id, ctx.library)
        await ctx.answer(reply.with_note(phrases.subtext(passage.note) if passage.note else ""), share=share)

    @asking()
    async def next(self, ctx: Asking, article: str = "", share: bool = False) -> None:
        """Read on after the page where you stopped.

        Args:
            article: Which text, if not the usual one.
            share: Show the answer to everybody here.
        """
        found = await self.desk.text_of(ctx.author.id, article, ctx.library)
        screen = await self.desk.following(found, ctx.author.id)
        reply = await self.desk.show(screen, ctx.author.id, ctx.library) if screen else _finished(found)
        await ctx.answer(reply, share=share)

    @asking()
    async def author(self, ctx: Asking, article: str = "", share: bool = False) -> None:
        """Say who wrote the text, as printed with it.

        Args:
            article: Which text, if not the usual one.
            share: Show the answer to everybody here.
        """
        found = ctx.library.find(article)
        await ctx.show(Screen("author", found.slug, found.version), share=share)

    @read.autocomplete("citation")
    async def _passages(self, interaction: Interaction, current: str) -> choices.Choices:
        return choices.citable(self._article(interaction), current)

    @summary.autocomplete("section")
    async def _sections(self, interaction: Interaction, current: str) -> choices.Choices:
        return choices.offered(current, choices.sections(self._article(interaction)))

    @article.autocomplete("article")
    @contents.autocomplete("article")
    @summary.autocomplete("article")
    @read.autocomplete("article")
    @next.autocomplete("article")
    @author.autocomplete("article")
    async def _articles(self, _: Interaction, current: str) -> choices.Choices:
        return choices.offered(current, choices.articles(self.desk.library))

    def _article(self, interaction: Interaction) -> Article:
        return choices.chosen_article(self.desk, interaction)


def _finished(article: Article) -> Reply:
    return Reply((phrases.END,), (Button(phrases.CONTENTS, "open", contents_screen(article)),))
