"""References in chat, such as `[[¶6]]`: answered quietly, where the operator has switched it on."""

from __future__ import annotations

import re
from collections import OrderedDict
from typing import Final

import discord
from discord.ext import commands

from bot.rendering.citing import references
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

    def __init__(self, desk: Desk, prefix: str) -> None:
        self.desk = desk
        self.prefix = prefix
        # Which reply of ours answers which message; whose are forgotten stay when their message goes.
        self.replies: OrderedDict[int, discord.PartialMessage] = OrderedDict()

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer the references of a message that is not a command of ours."""
        if "[[" not in message.content or message.author.bot or message.content.startswith(self.prefix):
            return
        passages = self.passages(message.content)
        if not passages:
            return
        reply = await posted(message, references(passages))
        if reply is None:
            return
        self.replies[message.id] = reply
        if len(self.replies) > MOST_REMEMBERED:
            self.replies.popitem(last=False)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Take our reply away with the message that it answers."""
        reply = self.replies.pop(payload.message_id, None)
        if reply is not None:
            await reply.delete()

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
