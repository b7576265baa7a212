"""A quiz of any text, answered privately."""

from __future__ import annotations

from discord.ext import commands

from bot.commands import choices
from bot.commands.asking import Asking, Interaction, asking
from bot.rendering.reply import Reply
from bot.views.quizzing import Quizzing
from content.requests import asked_section


class QuizCommands(commands.Cog, name="Quiz"):
    """Finding out what you remember."""

    def __init__(self, quizzing: Quizzing) -> None:
        self.quizzing = quizzing

    @asking()
    async def quiz(self, ctx: Asking, section: str = "", seed: str = "", article: str = "") -> None:
        """Ask five questions about the text, for you alone; the score is shown to nobody else.

        Args:
            section: Only on this section.
            seed: The same letters or digits give the same quiz.
            article: On which text, if not the usual one.
        """
        found, part = asked_section(ctx.library, section, article)
        asked = await self.quizzing.asked_for(found, part, ctx.channels, ctx.author, seed)
        if isinstance(asked, Reply):
            await ctx.answer(asked, share=False)
        else:
            await ctx.answer_privately(lambda: self.quizzing.page(asked), asked.id("show"))

    @quiz.autocomplete("section")
    async def _sections(self, interaction: Interaction, current: str) -> choices.Choices:
        return choices.offered(current, choices.sections(choices.chosen_article(self.quizzing.desk, interaction)))

    @quiz.autocomplete("article")
    async def _articles(self, _: Interaction, current: str) -> choices.Choices:
        return choices.offered(current, choices.articles(self.quizzing.desk.library))
