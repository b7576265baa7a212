"""Sending a reply: to a message in its channel, or to an interaction, in public or only to whoever asked."""

from __future__ import annotations

import logging
from functools import lru_cache
from io import BytesIO
from typing import Any, Final

import discord
from discord.ext import commands

from bot.errors import APOLOGY, TooFastError, sentence_for, unwrapped
from bot.rendering.cards.values import Picture
from bot.rendering.escaping import typed_text
from bot.rendering.layout import Finished, laid_out, turns
from bot.rendering.listing import shortened
from bot.rendering.reply import Reply

Interaction = discord.Interaction[Any]
Context = commands.Context[Any]

# With every character escaped it still fits into a message.
SENTENCE_LIMIT: Final = 1500

log = logging.getLogger(__name__)


def is_direct(interaction: Interaction) -> bool:
    """Say whether this is a conversation of one person with the bot: nothing there needs to be private.

    A person's direct messages with somebody else, where an installed app works too, are another context.
    """
    return interaction.context.dm_channel


@lru_cache(maxsize=4096)
def _shared(reply: Reply, *, private: bool) -> Finished:
    return laid_out(reply, private=private)


def message(reply: Reply, asker: int, *, private: bool) -> Finished:
    """Return the reply as it is sent; made once where it is the same for everybody, and repeats nobody's words."""
    if not reply.keep or turns(reply):
        return laid_out(reply, owner=asker, private=private)
    return _shared(reply, private=private)


async def answer(ctx: Context, reply: Reply, *, private: bool = False) -> None:
    """Send a reply to a command; `private` holds for slash commands on servers, others cannot be."""
    hidden = private and ctx.interaction is not None and not is_direct(ctx.interaction)
    view = message(reply, ctx.author.id, private=hidden)
    await ctx.send(view=view, ephemeral=hidden, files=[_file(one) for one in reply.pictures])


async def posted(asked: discord.Message, reply: Reply) -> discord.PartialMessage | None:
    """Post a reply beside a message without notifying anybody; return ours, or None where we may not write there."""
    try:
        sent = await asked.channel.send(view=message(reply, asked.author.id, private=False), silent=True)
    except discord.Forbidden:
        log.info("a reference could not be answered: no permission to write in channel %d", asked.channel.id)
        return None
    return discord.PartialMessage(channel=sent.channel, id=sent.id)


def _file(picture: Picture) -> discord.File:
    return discord.File(BytesIO(picture.png), picture.name, description=picture.alt)


async def respond(interaction: Interaction, reply: Reply, *, private: bool) -> None:
    """Send a reply to a button or menu, as a message of its own."""
    hidden = private and not is_direct(interaction)
    view = message(reply, interaction.user.id, private=hidden)
    if interaction.response.is_done():
        await interaction.followup.send(view=view, ephemeral=hidden)
    else:
        await interaction.response.send_message(view=view, ephemeral=hidden)


async def turn(interaction: Interaction, reply: Reply) -> None:
    """Make the message of a button show another reply."""
    ephemeral = interaction.message is not None and interaction.message.flags.ephemeral
    await interaction.response.edit_message(view=message(reply, interaction.user.id, private=ephemeral))


async def fail(place: Context | Interaction, error: BaseException) -> None:
    """Answer an error with one sentence; a fault of ours with an apology whose reference is in the log."""
    interaction = place if isinstance(place, discord.Interaction) else place.interaction
    if interaction is None and isinstance(error, TooFastError) and error.silent:
        return
    client = place.client if isinstance(place, discord.Interaction) else place.bot
    sentence = sentence_for(error)
    if sentence is None:
        reference = _reference(place)
        original = unwrapped(error)
        log.error("fault %s in %s", reference, _named(place), exc_info=original)
        client.dispatch("fault", original, reference)
        sentence = APOLOGY.format(reference)
    else:
        client.dispatch("refusal", sentence)
    await _send_sentence(place, Reply((typed_text(shortened(sentence, SENTENCE_LIMIT)),), error=True))


async def _send_sentence(place: Context | Interaction, reply: Reply) -> None:
    try:
        if isinstance(place, discord.Interaction):
            await respond(place, reply, private=True)
        else:
            await answer(place, reply, private=True)
    except discord.HTTPException as error:
        # Nothing can be said where the channel is gone or closed to us; the log is the last place.
        log.warning("an answer could not be sent in %s: %s", _named(place), error)


def _reference(place: Context | Interaction) -> str:
    """Return a short name for one answer: the end of the message's or interaction's id, which nobody else has."""
    number = place.id if isinstance(place, discord.Interaction) else place.message.id
    return f"{number % 16**8:08x}"


def _named(place: Context | Interaction) -> str:
    """Return which command or button it was; never what somebody typed."""
    command = getattr(place, "command", None)
    return f"command {command.qualified_name}" if command else "a button"
