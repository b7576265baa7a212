"""References in chat, such as `[[¶6]]`: answered quietly on servers, where the operator has switched it on."""

from __future__ import annotations

import contextlib
import re
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Final

import discord
from discord.ext import commands

from bot.errors import TooFastError
from bot.views.cooldown import Cooldowns
from bot.views.desk import Desk
from bot.views.sending import posted
from content.citation import Passage
from content.errors import ContentError
from content.requests import asked_passage

REFERENCE: Final = re.compile(r"\[\[([^\[\]\n]{1,80})\]\]")
MOST_IN_A_MESSAGE: Final = 3
MOST_REMEMBERED: Final = 10_000


class References(commands.Cog):
    """Answers each message once, with one reply of at most three passages; the reply goes when its message goes."""

    def __init__(
        self,
        desk: Desk,
        cooldowns: Cooldowns,
        prefix_in: Callable[[int | None], str],
        wanted_in: Callable[[int | None], bool],
    ) -> None:
        self.desk = desk
        self.cooldowns = cooldowns
        self.prefix_in = prefix_in
        self.wanted_in = wanted_in
        # Which reply answers which message, None while it is under way; whose are forgotten stay.
        self.replies: OrderedDict[int, discord.PartialMessage | None] = OrderedDict()

    async def hear(self, message: discord.Message) -> None:
        """Answer the references of a message that is not said to us; too many at a time get silence.

        No listener of its own: that would be a task for each message that the bot looks at.
        """
        if message.guild is None or message.author.bot or "[[" not in message.content:
            return
        said_to_us = message.content.startswith((self.prefix_in(message.guild.id), "<@"))
        if said_to_us or not self.wanted_in(message.guild.id):
            return
        passages = self.passages(message.content)
        if not passages:
            return
        try:
            self.cooldowns.spend(message.author.id, message.channel.id, message.created_at.timestamp())
            reply = await self.desk.references(passages, message.author.id)
        except (ContentError, TooFastError):
            return
        self.replies[message.id] = None
        sent = await posted(message, reply)
        if sent and message.id not in self.replies:
            await _removed(sent)
        elif sent:
            self.replies[message.id] = sent
        if len(self.replies) > MOST_REMEMBERED:
            self.replies.popitem(last=False)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Take our reply away with the message that it answers."""
        await self._take_away([payload.message_id])

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Take our replies away with all the messages that they answer."""
        await self._take_away(payload.message_ids)

    def passages(self, content: str) -> list[Passage]:
        """Return the passages that a message refers to, each once; what names none is no reference."""
        found: dict[tuple[str, int, int], Passage] = {}
        for words in REFERENCE.findall(content):
            try:
                _, passage = asked_passage(self.desk.library, words)
            except ContentError:
                continue
            if passage:
                found.setdefault((passage.article.slug, passage.first, passage.last), passage)
        return list(found.values())[:MOST_IN_A_MESSAGE]

    async def _take_away(self, messages: Iterable[int]) -> None:
        for message in messages:
            reply = self.replies.pop(message, None)
            if reply is not None:
                await _removed(reply)


async def _removed(reply: discord.PartialMessage) -> None:
    # Somebody may have been quicker, or the channel may be closed to us by now.
    with contextlib.suppress(discord.NotFound, discord.Forbidden):
        await reply.delete()
