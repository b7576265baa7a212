"""What is ours about a text: recommendations, people, timeline, terms, questions."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.commands import choices
from bot.commands.asking import Asking, Interaction, asking
from bot.errors import UsageError
from bot.rendering.companions import screen
from bot.views.desk import Desk
from bot.views.picturing import timeline_picture
from content.article import Article
from content.entries import find_events, find_person, recommendation_id
from content.requests import asked_section


class CompanionCommands(commands.Cog, name="About the text"):
    """What is ours about the text, with the paragraphs that it rests on."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @asking(aliases=["recs"])
    async def recommendations(
        self, ctx: Asking, number: int | None = None, article: str = "", share: bool = False
    ) -> None:
        """Show what the author recommends, to whom and why.

        Args:
            number: Which one to open; all of them briefly without it.
            article: Which text, if not the usual one.
            share: Show the answer to everybody here.
        """
        found = ctx.library.find(article)
        at = recommendation_id(found, number)
        await ctx.show(screen("recommendations", found, at), share=share)

    @asking()
    async def people(self, ctx: Asking, name: str = "", article: str = "", share: bool = False) -> None:
        """Say who is who in the text.

        Args:
            name: One of them; everybody without it.
            article: Which text, if not the usual one.
            share: Show the answer to everybody here.
        """
        found = ctx.library.find(article)
        wanted = screen("person", found, find_person(found, name).id) if name else screen("people", found)
        await ctx.show(wanted, share=share)

    @asking()
    async def timeline(
        self, ctx: Asking, when: str = "", picture: bool = False, article: str = "", share: bool = False
    ) -> None:
        """Put what the text speaks of in order of time.

        Args:
            when: Only what happened then, such as 1972; all of it without one.
            picture: Show all of it as a picture too.
            article: Which text, if not the usual one.
            share: Show the answer to everybody here.
        """
        found = ctx.library.find(article)
        if when and picture:
            raise UsageError("The picture shows all of the timeline: leave out when, or picture.")
        ids = " ".join(["0", *(one.id for one in find_events(found, when))]) if when else ""
        in_words = await self.desk.show(screen("timeline", found, ids), ctx.author.id, ctx.library)
        await ctx.answer(await timeline_picture(found) if picture else in_words, share=share)

    @asking()
    async def define(self, ctx: Asking, term: str = "", article: str = "", share: bool = False) -> None:
        """Explain a term of the text, or say who somebody is.

        Args:
            term: Which one; all of them without it.
            article: Which text, if not the usual one.
            share: Show the answer to everybody here.
        """
        found = ctx.library.find(article)
        await ctx.answer(await self.desk.define(found, term, ctx.channels, ctx.author.id, ctx.library), share=share)

    @asking()
    async def question(self, ctx: Asking, section: str = "", article: str = "", share: bool = True) -> None:
        """Ask an open question to talk about.

        Args:
            section: On which section, such as §2; on any without it.
            article: Which text, if not the usual one.
            share: Show it to everybody here, as it is unless you say no.
        """
        found, named = asked_section(ctx.library, section, article)
        await ctx.answer(await self.desk.pick(found, named.slug if named else "", ctx.channels), share=share)

    @recommendations.autocomplete("number")
    async def _numbers(self, interaction: Interaction, current: str) -> list[app_commands.Choice[int]]:
        offers = choices.offered(str(current), choices.recommendations(self._article(interaction)))
        return [app_commands.Choice(name=offer.name, value=int(offer.value)) for offer in offers]

    @timeline.autocomplete("when")
    async def _events(self, interaction: Interaction, current: str) -> choices.Choices:
        return choices.offered(current, choices.events(self._article(interaction)))

    @define.autocomplete("term")
    async def _terms(self, interaction: Interaction, current: str) -> choices.Choices:
        return choices.offered(current, choices.terms(self._article(interaction)))

    @people.autocomplete("name")
    async def _people(self, interaction: Interaction, current: str) -> choices.Choices:
        return choices.offered(current, choices.people(self._article(interaction)))

    @question.autocomplete("section")
    async def _sections(self, interaction: Interaction, current: str) -> choices.Choices:
        return choices.offered(current, choices.sections(self._article(interaction)))

    @recommendations.autocomplete("article")
    @people.autocomplete("article")
    @timeline.autocomplete("article")
    @define.autocomplete("article")
    @question.autocomplete("article")
    async def _articles(self, _: Interaction, current: str) -> choices.Choices:
        return choices.offered(current, choices.articles(self.desk.library))

    def _article(self, interaction: Interaction) -> Article:
        return choices.chosen_article(self.desk, interaction)
