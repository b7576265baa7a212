"""Sending a reply: to a message in its channel, or to an interaction, in public or only to whoever asked."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from functools import lru_cache, partial
from io import BytesIO
from typing import Any, Final

import discord
from discord.ext import commands

from bot.errors import APOLOGY, FormError, TooFastError, sentence_for, unwrapped
from bot.limits import message_needs, missing
from bot.rendering.cards.values import Picture
from bot.rendering.escaping import typed_text
from bot.rendering.layout import Finished, laid_out, turns
from bot.rendering.listing import shortened
from bot.rendering.plain import plain_messages, plain_view
from bot.rendering.reply import Action, Reply
from content.errors import listed

Interaction = discord.Interaction[Any]
Context = commands.Context[Any]

CORRECT: Final = "Correct it"

# With every character escaped it still fits into a message.
SENTENCE_LIMIT: Final = 1500

CUSTOM_EMOJI: Final = re.compile(r"<a?(:\w+:)\d+>")

log = logging.getLogger(__name__)


def channels_of(channel: Any) -> tuple[int, ...]:
    """Return the ids of a thread and its channel, or of a channel alone; none where nobody knows it."""
    if channel is None:
        return ()
    parent = getattr(channel, "parent_id", None) if isinstance(channel, discord.Thread) else None
    return (channel.id, parent) if parent else (channel.id,)


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


def is_plain(client: Any, reader: int) -> bool:
    """Say whether somebody wants the plain layout, in which every answer to them comes."""
    wanted: bool = client.preferences.is_plain(reader)
    return wanted


async def answer(ctx: Context, reply: Reply, *, private: bool = False) -> None:
    """Send a reply to a command; `private` holds for slash commands on servers, others cannot be."""
    hidden = private and ctx.interaction is not None and not is_direct(ctx.interaction)
    if is_plain(ctx.bot, ctx.author.id):
        await _send_plain(partial(ctx.send, ephemeral=hidden), reply, ctx.author.id, private=hidden)
        return
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


async def _send_plain(send: Callable[..., Awaitable[Any]], reply: Reply, reader: int, *, private: bool) -> None:
    """Send a reply as ordinary messages, a paragraph each, the last one with pictures and buttons."""
    *before, last = plain_messages(reply)
    for content in before:
        await send(content)
    view = plain_view(reply, reader, private=private)
    await send(last, view=view, files=[_file(one) for one in reply.pictures])


async def respond(interaction: Interaction, reply: Reply, *, private: bool, plain: bool | None = None) -> None:
    """Send a reply to a button or menu, as a message of its own; `plain` as the reader wants it, unless it is said."""
    hidden = private and not is_direct(interaction)
    if is_plain(interaction.client, interaction.user.id) if plain is None else plain:
        send = partial(_send_one, interaction, ephemeral=hidden)
        await _send_plain(send, reply, interaction.user.id, private=hidden)
        return
    view = message(reply, interaction.user.id, private=hidden)
    if interaction.response.is_done():
        await interaction.followup.send(view=view, ephemeral=hidden)
    else:
        await interaction.response.send_message(view=view, ephemeral=hidden)


async def _send_one(interaction: Interaction, content: str, **options: Any) -> None:
    if interaction.response.is_done():
        await interaction.followup.send(content, **options)
    else:
        await interaction.response.send_message(content, **options)


async def turn(interaction: Interaction, reply: Reply, *, shareable: bool = True) -> None:
    """Make the message of a button show another reply; a private one can be shared, unless it was.

    In the plain layout a reply is several messages, and ordinary ones, which Discord makes nothing else of: there the
    other reply comes behind it.
    """
    ordinary = interaction.message is not None and not interaction.message.flags.components_v2
    if ordinary or is_plain(interaction.client, interaction.user.id):
        await respond(interaction, reply, private=True)
        return
    ephemeral = interaction.message is not None and interaction.message.flags.ephemeral
    view = message(reply, interaction.user.id, private=ephemeral and shareable)
    await interaction.response.edit_message(view=view)


async def fail(place: Context | Interaction, error: BaseException) -> None:
    """Answer an error with one sentence; a fault of ours with an apology whose reference is in the log."""
    interaction = place if isinstance(place, discord.Interaction) else place.interaction
    if interaction is None and isinstance(error, TooFastError) and error.silent:
        return
    client = place.client if isinstance(place, discord.Interaction) else place.bot
    sentence = _forbidden(place, error) or sentence_for(error)
    if sentence is None:
        reference = _reference(place)
        original = unwrapped(error)
        log.error("fault %s in %s", reference, _named(place), exc_info=original)
        client.dispatch("fault", original, reference)
        sentence = APOLOGY.format(reference)
    else:
        sentence = _with_names(place, shortened(sentence, SENTENCE_LIMIT))
        client.dispatch("refusal", sentence)
    if interaction is None and lacking(place):
        log.warning("%s went without an answer: %s", _named(place), sentence)
        return
    known = unwrapped(error)
    again = (Action(CORRECT, known.again),) if isinstance(known, FormError) else ()
    await _send_sentence(place, Reply((typed_text(sentence),), again, error=True))


def _with_names(place: Context | Interaction, sentence: str) -> str:
    """Return a sentence with the names of those whom somebody mentioned, where it repeats what they typed."""
    if not isinstance(place, discord.Interaction):
        asked = place.message
        names = {member.mention: f"@{member.display_name}" for member in asked.mentions}
        names |= {role.mention: f"@{role.name}" for role in asked.role_mentions}
        names |= {channel.mention: f"#{channel.name}" for channel in asked.channel_mentions}
        for mention, name in names.items():
            sentence = sentence.replace(mention, name)
    return CUSTOM_EMOJI.sub(r"\1", sentence)


def lacking(place: Context | Interaction) -> list[str]:
    """Return the permissions that an answer needs here and the bot has not got, by Discord's names for them."""
    if place.guild is None:
        return []
    has = place.app_permissions if isinstance(place, discord.Interaction) else place.bot_permissions
    return missing(has, message_needs(place.channel))


def _forbidden(place: Context | Interaction, error: BaseException) -> str | None:
    """Return which permission is missing where Discord refused for one; None for any other error."""
    lacks = lacking(place) if isinstance(unwrapped(error), discord.Forbidden) else []
    if not lacks:
        return None
    return f"I may not answer in this channel: I lack the permission {listed(lacks)}, which a moderator can give me."


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
