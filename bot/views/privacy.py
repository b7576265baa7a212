"""Somebody's own data: what is kept, handed over as files, and deleted when they have typed that they mean it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from io import BytesIO
from typing import Any, Final

import discord
from discord import ui

from bot.community.preferences import Preferences
from bot.community.privacy import Privacy
from bot.errors import RefusedError, UsageError
from bot.rendering import phrases
from bot.rendering.pressing import Pressed
from bot.rendering.privacy import (
    CONFIRMATION,
    DELETED,
    as_json,
    as_markdown,
    data_id,
    deletion_page,
    exported_line,
    kept_page,
    preferences_page,
)
from bot.rendering.reply import Reply
from bot.views.forms import values_of
from bot.views.sending import Interaction, is_direct, respond

NOT_YOURS: Final = "That is for whoever asked for it: mydata shows what is kept about you."
NOT_TYPED: Final = f"Nothing was deleted: to delete everything, type the word {CONFIRMATION} into the form."


class DataButtons:
    """What the buttons of mydata and preferences do, each for whoever asked alone."""

    def __init__(self, privacy: Privacy, preferences: Preferences, now: Callable[[], datetime]) -> None:
        self.privacy = privacy
        self.preferences = preferences
        self._now = now

    async def press(self, interaction: Interaction, pressed: Pressed) -> None:
        """Do what a button or form asks for; raise a sentence where it cannot be done."""
        if pressed.number() != interaction.user.id:
            raise RefusedError(NOT_YOURS)
        reader = interaction.user.id
        match pressed.verb:
            case "preferences":
                await respond(interaction, await self.preferred(reader), private=True)
            case "show":
                await respond(interaction, await self.kept(reader), private=True)
            case "export":
                send = interaction.response.send_message
                await self.export(reader, partial(send, ephemeral=not is_direct(interaction)))
            case "delete":
                await respond(interaction, await self.deletion(reader), private=True)
            case "ask":
                await interaction.response.send_modal(_form(reader))
            case "form":
                await self._delete(interaction)
            case _:
                raise RefusedError(phrases.FOREIGN_BUTTON)

    async def preferred(self, reader: int) -> Reply:
        """Return what a reader prefers."""
        return preferences_page(plain=self.preferences.is_plain(reader))

    async def kept(self, reader: int) -> Reply:
        """Return how much is kept of a reader."""
        return kept_page(await self.privacy.all_of(reader), reader)

    async def deletion(self, reader: int) -> Reply:
        """Return what deleting means, with its button."""
        return deletion_page(reader)

    async def export(self, reader: int, send: Callable[..., Awaitable[Any]]) -> None:
        """Send everything that is kept of a reader as two files."""
        rows, at = await self.privacy.all_of(reader), self._now()
        files = [
            discord.File(BytesIO(as_json(rows, reader, at)), "mydata.json"),
            discord.File(BytesIO(as_markdown(rows, reader, at)), "mydata.md"),
        ]
        await send(exported_line(rows), files=files)

    async def _delete(self, interaction: Interaction) -> None:
        typed = str(values_of(interaction).get("word") or "")
        if typed.strip().casefold() != CONFIRMATION.casefold():
            raise UsageError(NOT_TYPED)
        await self.privacy.delete(interaction.user.id)
        await respond(interaction, Reply((DELETED,)), private=True)


def _form(reader: int) -> ui.Modal:
    form = ui.Modal(title="Delete everything about you", custom_id=data_id("form", reader))
    word = ui.TextInput[Any](custom_id="word", placeholder=CONFIRMATION, max_length=20)
    form.add_item(ui.Label(text=f"Type {CONFIRMATION}", description="It cannot be undone.", component=word))
    return form
