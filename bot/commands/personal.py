"""The commands for what belongs to one reader, put together."""

from __future__ import annotations

from typing import Any

from discord.ext import commands

from bot.commands.notes import NoteCommands
from bot.commands.privacy import DataCommands
from bot.commands.saving import save_to_my_notes
from bot.views.personal import Personal


async def add_personal_commands(bot: commands.AutoShardedBot | commands.Bot, personal: Personal) -> None:
    """Register them with the bot."""
    await bot.add_cog(NoteCommands(personal.note_buttons))
    await bot.add_cog(DataCommands(personal.data_buttons))
    tree: Any = bot.tree
    tree.add_command(save_to_my_notes(personal.saving))
