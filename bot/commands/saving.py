"""The message command that saves a message to one's notes."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.commands.asking import Interaction
from bot.commands.checking import words_of
from bot.views.saving import Saving
from bot.views.sending import respond

SAVE = "Save to my notes"


def save_to_my_notes(saving: Saving) -> app_commands.ContextMenu:
    """Return the message command that keeps a link to a message, privately."""

    async def save(interaction: Interaction, message: discord.Message) -> None:
        await respond(interaction, await saving.save(interaction, message, words_of(message)), private=True)

    return app_commands.ContextMenu(name=SAVE, callback=save)
