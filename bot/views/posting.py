"""Posting an excerpt and taking it back: in a channel, as ordinary content with buttons."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from io import BytesIO
from typing import Any, Final

import discord
from discord import ui

from bot.community.excerpts import Excerpt
from bot.errors import RefusedError
from bot.limits import CARD_NEEDS, PIN_NEEDS, THREAD_NAME_LIMIT, THREAD_NEEDS, message_needs, missing
from bot.rendering import phrases
from bot.rendering.cards.errors import NoPicturesError, UnsupportedScriptError
from bot.rendering.cards.pictures import picture
from bot.rendering.cards.sources import card_of
from bot.rendering.excerpts import excerpt_id, excerpt_words, passage_of, read_around_id
from bot.rendering.listing import shortened
from content.article import Article
from content.quotes import first_words

log = logging.getLogger(__name__)

Channel = discord.TextChannel | discord.Thread

GONE: Final = "That channel is gone: post the excerpt anew."


def needed(excerpt: Excerpt, channel: Any) -> tuple[str, ...]:
    """Return the permissions that a post needs in a channel, by discord.py's names."""
    wanted = ((CARD_NEEDS, excerpt.card), (PIN_NEEDS, excerpt.pin), (THREAD_NEEDS, excerpt.thread))
    return (*message_needs(channel), *(name for names, is_wanted in wanted if is_wanted for name in names))


def lacked(excerpt: Excerpt, channel: Channel) -> list[str]:
    """Return which of them the bot has not got there, as Discord names them."""
    return missing(channel.permissions_for(channel.guild.me), needed(excerpt, channel))


def target_of(guild: discord.Guild, excerpt: Excerpt) -> Channel:
    """Return the channel of an excerpt; raise RefusedError where it is gone."""
    channel = guild.get_channel_or_thread(excerpt.channel)
    if not isinstance(channel, discord.TextChannel | discord.Thread):
        raise RefusedError(GONE)
    return channel


def require_reach(member: discord.Member, channel: Channel | discord.ForumChannel) -> None:
    """Raise RefusedError where a moderator may not see or write in the channel that they want to post in."""
    has = channel.permissions_for(member)
    if not has.view_channel:
        raise RefusedError("You cannot see that channel, so you cannot post there.")
    if missing(has, message_needs(channel)):
        raise RefusedError(f"You may not write in #{channel.name}, so you cannot post there.")


def buttons(article: Article, excerpt: Excerpt) -> ui.View:
    """Return the buttons under a posted excerpt."""
    view = ui.View(timeout=None)
    view.add_item(ui.Button(label=phrases.READ_AROUND, custom_id=read_around_id(article, excerpt)))
    view.add_item(ui.Button(label="Report", custom_id=excerpt_id("report", excerpt.id)))
    view.stop()
    return view


async def post(channel: Channel, article: Article, excerpt: Excerpt, moderator: str) -> discord.Message:
    """Post an excerpt, and return the message.

    The nonce is made of its number, so that within minutes Discord itself keeps a second post from being made:
    https://discord.com/developers/docs/resources/message#create-message
    """
    return await channel.send(
        excerpt_words(article, excerpt, moderator),
        view=buttons(article, excerpt),
        files=await _files(article, excerpt),
        silent=excerpt.silent,
        nonce=f"px{excerpt.id}",
        suppress_embeds=True,
    )


async def finish(sent: discord.Message, article: Article, excerpt: Excerpt) -> list[str]:
    """Do what was asked with a post that stands: pin, thread, publish; return what could not be done."""
    name = shortened(f"{passage_of(article, excerpt).label} {article.title}", THREAD_NAME_LIMIT)
    steps: tuple[tuple[str, bool, Callable[[], Awaitable[object]]], ...] = (
        ("pin it", excerpt.pin, sent.pin),
        ("begin a thread", excerpt.thread, lambda: sent.create_thread(name=name)),
        ("publish it", excerpt.publish, sent.publish),
    )
    failed = []
    for step, wanted, do in steps:
        try:
            await do() if wanted else None
        except discord.HTTPException as error:
            log.warning("excerpt %d was posted, but not all could be done: %s: %s", excerpt.id, step, error)
            failed.append(step)
    return failed


async def _files(article: Article, excerpt: Excerpt) -> list[discord.File]:
    if not excerpt.card:
        return []
    passage = passage_of(article, excerpt)
    quotes = [quote for quote in article.quotes if passage.first <= quote.paragraph <= passage.last]
    try:
        drawn = await picture(card_of(article, quotes[0] if quotes else first_words(article, passage.first)))
    except (UnsupportedScriptError, NoPicturesError):
        return []  # every word of it is in the post
    return [discord.File(BytesIO(drawn.png), drawn.name, description=drawn.alt)]


async def edit(channel: Channel, article: Article, excerpt: Excerpt, moderator: str) -> None:
    """Show the note of a posted excerpt as it is now; raise RefusedError where the post is gone."""
    try:
        await channel.get_partial_message(excerpt.message or 0).edit(content=excerpt_words(article, excerpt, moderator))
    except discord.NotFound:
        raise RefusedError("That post is not there any more: it was deleted.") from None


async def take_back(guild: discord.Guild, excerpt: Excerpt) -> bool:
    """Delete a posted excerpt; say whether it is gone, as one is that somebody else deleted, or whose channel went."""
    channel = guild.get_channel_or_thread(excerpt.channel)
    if not isinstance(channel, discord.TextChannel | discord.Thread):
        return True
    try:
        await channel.get_partial_message(excerpt.message or 0).delete()
    except discord.NotFound:
        return True
    except discord.Forbidden:
        return False
    return True
