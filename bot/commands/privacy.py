"""How a reader likes their answers, and what is kept of them."""

from __future__ import annotations

from functools import partial

from discord.ext import commands

from bot.commands.asking import Asking, asking, asking_group
from bot.rendering.privacy import data_id
from bot.views.privacy import DataButtons
from bot.views.sending import is_direct


class DataCommands(commands.Cog, name="Your data"):
    """How you like your answers, and what is kept about you."""

    def __init__(self, buttons: DataButtons) -> None:
        self.buttons = buttons

    @asking()
    async def preferences(self, ctx: Asking, plain: bool | None = None) -> None:
        """Choose the plain layout for listening; alone it shows what holds.

        Args:
            plain: One paragraph a message, without decoration.
        """
        reader = ctx.author.id
        if plain is None:
            await ctx.answer_privately(partial(self.buttons.preferred, reader), data_id("preferences", reader))
            return
        await self.buttons.preferences.decide(reader, plain=plain)
        await ctx.answer(await self.buttons.preferred(reader), share=False)

    @asking_group(fallback="show")
    async def mydata(self, ctx: Asking) -> None:
        """Show what is kept about you; only you see it."""
        await ctx.answer_privately(partial(self.buttons.kept, ctx.author.id), data_id("show", ctx.author.id))

    @mydata.asking()
    async def export(self, ctx: Asking) -> None:
        """Give you everything that is kept about you, as two files."""
        if ctx.interaction is None and ctx.guild is not None:
            await ctx.answer_privately(partial(self.buttons.kept, ctx.author.id), data_id("export", ctx.author.id))
            return
        hidden = ctx.interaction is not None and not is_direct(ctx.interaction)
        await self.buttons.export(ctx.author.id, partial(ctx.send, ephemeral=hidden))

    @mydata.asking()
    async def delete(self, ctx: Asking) -> None:
        """Delete everything that is kept about you, after asking once more."""
        await ctx.answer_privately(partial(self.buttons.deletion, ctx.author.id), data_id("delete", ctx.author.id))
