"""Puts into Discord what arrives by itself, and says what became of it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final

import discord
from discord import ui

from bot.community.deliveries import Delivery, Later, Notice, Refused, Sent, Unknown
from bot.community.servers import Servers
from bot.errors import LOST
from bot.events.seeking import posted_in, posted_in_forum
from bot.limits import delivery_needs, missing
from bot.rendering.posts import DELIVERIES, Post, titled
from bot.rendering.pressing import press_id
from bot.views.trying import SERVER_TROUBLE, trying_once
from content.errors import ContentError, listed

log = logging.getLogger(__name__)

Target = discord.TextChannel | discord.Thread | discord.ForumChannel

GONE: Final = "the channel is gone"
# What Discord answers where a step was done already: /topics/opcodes-and-status-codes#json
ALREADY_PUBLISHED: Final = 40033
THREAD_EXISTS: Final = 160004
TAG_NEEDED: Final = 40067
TOO_MANY: Final = 429
QUIETLY: Final = discord.AllowedMentions.none()


class DiscordSender:
    """Posts as the bot. `compose` makes the message of a delivery, and raises a ContentError where it cannot."""

    def __init__(
        self, client: discord.Client, servers: Servers, compose: Callable[[Delivery], Awaitable[Post]]
    ) -> None:
        self._client = client
        self._servers = servers
        self._compose = compose

    async def send(self, delivery: Delivery) -> Sent | Later | Refused | Unknown:
        """Post it; where `maybe_since` is set, look first whether it stands there already."""
        try:
            post = await self._compose(delivery)
            channel = await self._channel(delivery)
            if delivery.maybe_since is not None and (found := await self._sought(channel, delivery)):
                return found if isinstance(found, Unknown) else await _finished(found, post)
            lacks = _lacks(channel, post)
            if lacks:
                return Refused(f"I lack the permission {listed(lacks)} there, which a moderator can give me.")
            with trying_once():
                message = await self._posted(channel, post, delivery)
            return await _finished(message, post)
        except ContentError as error:
            return Refused(str(error), lasting=False)
        except discord.HTTPException as error:
            return _failure(error)
        except LOST as error:
            return Later(f"Discord could not be reached: {type(error).__name__}", maybe=True)

    async def find(self, delivery: Delivery) -> Sent | Later | Unknown | None:
        """Look for one that may stand there; None where it does not."""
        try:
            found = await self._sought(await self._channel(delivery), delivery)
        except discord.NotFound:
            return None
        except discord.HTTPException as error:
            failure = _failure(error)
            return failure if isinstance(failure, Later) else Unknown(failure.reason)
        except LOST as error:
            return Later(f"Discord could not be reached: {type(error).__name__}", maybe=True)
        return found if found is None or isinstance(found, Unknown) else Sent(found.channel.id, found.id)

    async def tell(self, notices: list[Notice]) -> None:
        """Tell moderators in the log channel, else whoever made what it is about, else the log."""
        for notice in notices:
            try:
                if not await self._told(notice):
                    log.warning("nobody could be told on server %d: %s", notice.server, notice.text)
            except (*LOST, discord.HTTPException) as error:
                log.warning("nobody could be told on server %d (%s): %s", notice.server, error, notice.text)

    # ------------------------------------------------------------ one post

    async def _channel(self, delivery: Delivery) -> Target:
        found: Any = self._client.get_channel(delivery.channel)
        if found is None:
            # An archived thread, or a server that another process looks after.
            found = await self._client.fetch_channel(delivery.channel)
        if not isinstance(found, Target):
            raise ContentError("nothing can be posted in a channel of that kind")
        return found

    async def _posted(self, channel: Target, post: Post, delivery: Delivery) -> discord.Message:
        view, mentions = post.view(delivery.id), post.allowed_mentions()
        if isinstance(channel, discord.ForumChannel):
            tags = [known for tag in post.tags if (known := channel.get_tag(tag)) is not None]
            created = await channel.create_thread(
                name=titled(post.title),
                content=post.whole(),
                view=view,
                allowed_mentions=mentions,
                silent=post.silent,
                suppress_embeds=True,
                applied_tags=tags,
            )
            return created.message
        # Discord returns the first message where a second one comes with its nonce within a few minutes:
        # /resources/message#create-message
        return await channel.send(
            post.whole(),
            view=view,
            allowed_mentions=mentions,
            silent=post.silent,
            suppress_embeds=True,
            nonce=f"{DELIVERIES}{delivery.id}",
        )

    async def _sought(self, channel: Target, delivery: Delivery) -> discord.Message | Unknown | None:
        since = delivery.maybe_since or delivery.slot
        try:
            if isinstance(channel, discord.ForumChannel):
                author = self._client.user.id if self._client.user else 0
                return await posted_in_forum(channel, delivery.id, since, author)
            return await posted_in(channel, delivery.id, since)
        except discord.Forbidden:
            return Unknown("I lack the permission Read Message History there, so I cannot look whether it stands")

    # ------------------------------------------------------------ telling moderators

    async def _told(self, notice: Notice) -> bool:
        view = _decisions(notice.delivery)
        channel: Any = self._client.get_channel(self._servers.of(notice.server).log_channel or 0)
        if isinstance(channel, discord.TextChannel):
            try:
                await channel.send(notice.text, view=view, allowed_mentions=QUIETLY)
            except discord.Forbidden:
                pass
            else:
                return True
        if not notice.person:
            return False
        person = await self._client.fetch_user(notice.person)
        try:
            await person.send(notice.text, view=view, allowed_mentions=QUIETLY)
        except discord.Forbidden:
            return False
        return True


async def _finished(message: discord.Message, post: Post) -> Sent:
    """Do what else was asked for with a post that stands; each step may have been done by an earlier try."""
    remarks = []
    if post.thread and not isinstance(message.channel, discord.Thread):  # a forum's post is a thread itself
        remarks += await _step("begin its thread", message.create_thread(name=titled(post.title)), THREAD_EXISTS)
    if post.publish:
        remarks += await _step("publish it", message.publish(), ALREADY_PUBLISHED)
    return Sent(message.channel.id, message.id, "; ".join(remarks))


async def _step(name: str, doing: Awaitable[object], done: int) -> list[str]:
    try:
        await doing
    except discord.HTTPException as error:
        return [] if error.code == done else [f"I could not {name}: {error.text or error.status}"]
    except LOST:
        return [f"I could not {name}: Discord could not be reached"]
    return []


def _lacks(channel: Target, post: Post) -> list[str]:
    """Return which permissions the post needs and the bot has not; none where the server is not known here."""
    me = channel.guild.me
    if me is None:  # another process looks after it: Discord will say
        return []
    role = channel.guild.get_role(post.role) if post.role else None
    ping = role is not None and not role.mentionable
    return missing(channel.permissions_for(me), delivery_needs(channel, thread=post.thread, ping=ping))


def _failure(error: discord.HTTPException) -> Later | Refused:
    """Return what an error of Discord's means for a post."""
    if error.status == TOO_MANY:
        return Later("Discord asks to wait", maybe=False)
    if error.status >= SERVER_TROUBLE:
        return Later(f"Discord has trouble ({error.status})", maybe=True)
    if isinstance(error, discord.NotFound):
        return Refused(f"{GONE}.")
    if isinstance(error, discord.Forbidden):
        return Refused(
            "Discord does not let me post there: check that I am on that server, see the channel and may write in it."
        )
    if error.code == TAG_NEEDED:
        return Refused(
            "that forum wants a tag on every post: change that in its settings, or give a schedule's posts one "
            "by schedule edit and tags:."
        )
    return Refused(f"Discord refuses the post: {error.text or error.status}.")


def _decisions(delivery: int) -> ui.View:
    view = ui.View(timeout=None)
    if delivery:
        for name, verb in (("It is there", "found"), ("Post it again", "again")):
            view.add_item(ui.Button(label=name, custom_id=press_id(DELIVERIES, verb, delivery)))
    view.stop()
    return view
