"""What happens when somebody presses a button or chooses from a menu.

All state is in the custom_id, so that a message outlives a restart. We listen to the interaction itself and not through
discord.py's DynamicItem: that rebuilds a view from the message for each press, and stays silent where a forged press
names no component of it; here everybody gets a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Protocol

import discord

from bot.errors import RefusedError
from bot.limits import message_needs, missing
from bot.rendering import phrases
from bot.rendering.layout import ordinary, ordinary_buttons
from bot.rendering.plain import plain_messages, plain_view
from bot.rendering.pressing import Pressed, read_press_id
from bot.rendering.reply import Reply, Screen, Verb, read_custom_id
from bot.views.desk import Desk
from bot.views.sending import Interaction, channels_of, is_plain, respond, turn


class Answering(Protocol):
    """Answers for the buttons and forms of one family; every press is checked again, whoever could see them."""

    async def press(self, interaction: Interaction, pressed: Pressed) -> None:
        """Do what a button or form asks for; raise a sentence where it cannot be done."""


async def press(desk: Desk, families: Mapping[str, Answering], interaction: Interaction) -> None:
    """Do what a component or form asks for; raise a sentence where it cannot be done."""
    name = str(_data(interaction).get("custom_id", ""))
    pressed, found = read_press_id(name), read_custom_id(name)
    if pressed is not None and pressed.family in families:
        await families[pressed.family].press(interaction, pressed)
    elif found is not None:
        await _press(desk, interaction, *found)
    else:
        raise RefusedError(phrases.FOREIGN_BUTTON)


async def _press(desk: Desk, interaction: Interaction, verb: Verb, screen: Screen, owner: int) -> None:
    library = desk.library_in(desk.servers.of(interaction.guild_id), channels_of(interaction.channel))
    values = _data(interaction).get("values")
    if isinstance(values, list) and values:
        screen = replace(screen, at=str(values[0]))
    person = interaction.user.id
    if verb == "more":
        private = interaction.message is not None and interaction.message.flags.ephemeral
        channels = channels_of(interaction.channel) or (interaction.channel_id or 0,)
        another = await desk.more(screen, channels, person, library)
        await respond(interaction, another, private=private)
        return
    reply = await desk.show(screen, person, library)
    match verb:
        case "turn":
            await _turn(interaction, reply, owner)
        case "open":
            await respond(interaction, reply, private=True)
        case "ahead":
            # For whoever asked alone: what others have not read yet has no button that shares it.
            await respond(interaction, replace(reply, screen=None), private=True, plain=True)
        case "share":
            await _share(interaction, reply)
        case "send":
            await _send(interaction, reply)


def _data(interaction: Interaction) -> dict[str, Any]:
    return dict(interaction.data or {})


async def _turn(interaction: Interaction, reply: Reply, owner: int) -> None:
    """Turn the page for whoever asked; anybody else gets a copy of their own, and the page stays."""
    if owner == interaction.user.id and interaction.message is not None:
        await turn(interaction, reply)
    else:
        await respond(interaction, reply.with_note(phrases.NOT_YOURS), private=True)


async def _share(interaction: Interaction, reply: Reply) -> None:
    if interaction.guild_id and missing(interaction.permissions, message_needs(interaction.channel)):
        raise RefusedError(phrases.MAY_NOT_POST)
    ephemeral = interaction.message is not None and interaction.message.flags.ephemeral
    if ephemeral and not is_plain(interaction.client, interaction.user.id):
        # Once shared it is there for everybody, and the button that did it goes.
        await turn(interaction, reply, shareable=False)
    shared = reply.with_note(f"-# Shared by {interaction.user.mention}")
    # What is for everybody comes in the usual layout, whoever shares it.
    await respond(interaction, shared, private=False, plain=False)


async def _send(interaction: Interaction, reply: Reply) -> None:
    """Send the screen as ordinary messages: phones show them in full, and screen readers read them."""
    # Direct messages can take longer than the three seconds that Discord gives a first answer.
    await interaction.response.defer(ephemeral=True, thinking=True)
    plain = is_plain(interaction.client, interaction.user.id)
    *before, last = plain_messages(reply) if plain else ordinary(reply)
    alone = replace(reply, screen=None)  # it is where it would be sent to
    view = plain_view(alone, interaction.user.id, private=False) if plain else ordinary_buttons(reply)
    try:
        for content in before:
            await interaction.user.send(content)
        await interaction.user.send(last, view=view)
    except discord.Forbidden:
        raise RefusedError(phrases.DMS_CLOSED) from None
    await respond(interaction, Reply((phrases.SENT,)), private=True)
