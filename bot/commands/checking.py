"""Whether words are a text's own: asked in words, or of somebody's message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.commands import choices
from bot.commands.asking import Asking, Interaction, asking
from bot.errors import UsageError
from bot.views.desk import Desk
from bot.views.sending import respond

CHECK_QUOTE = "Check quote"


class CheckingCommands(commands.Cog, name="Checking"):
    """Whether a quote is real, and complete."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @asking()
    async def verify(self, ctx: Asking, words: str, article: str = "", share: bool = False) -> None:
        """Check whether words are the author's, and whether they are all of the sentence.

        Args:
            words: The words as you found them; a name behind them is checked too.
            article: Only in this text; in all without it.
            share: Show the answer to everybody here.
        """
        found = ctx.library.find(article) if article else None
        await ctx.answer(await self.desk.verify(words, found), share=share)

    @verify.autocomplete("article")
    async def _articles(self, _: Interaction, current: str) -> choices.Choices:
        return choices.offered(current, choices.articles(self.desk.library))


def check_quote(desk: Desk) -> app_commands.ContextMenu:
    """Return the message command that checks somebody's message, privately."""

    async def check(interaction: Interaction, message: discord.Message) -> None:
        words = words_of(message)
        if not words:
            raise UsageError("There are no words in that message to check: choose one with text.")
        await respond(interaction, await desk.verify(words), private=True)

    return app_commands.ContextMenu(name=CHECK_QUOTE, callback=check)


def words_of(message: discord.Message) -> str:
    """Return all that a message says: its content, embeds, components, and what it forwards."""
    sources: list[discord.Message | discord.MessageSnapshot] = [message, *message.message_snapshots]
    return "\n".join(piece for source in sources for piece in _pieces(source) if piece)


def _pieces(source: discord.Message | discord.MessageSnapshot) -> Iterator[str]:
    yield source.content
    for embed in source.embeds:
        yield from (embed.title or "", embed.description or "")
        yield from (field.value or "" for field in embed.fields)
    for component in source.components:
        yield from _texts(component)


def _texts(component: Any) -> Iterator[str]:
    """Return the texts of a component and of those inside it; buttons say nothing that could be quoted."""
    if isinstance(component, discord.TextDisplay):
        yield component.content
    for inner in getattr(component, "children", ()):
        yield from _texts(inner)
