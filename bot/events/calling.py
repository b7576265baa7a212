"""How a message calls us: the beginning that stands before the name of a command."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

import discord

BETWEEN: Final = re.compile(r"[,:]?\s*[!/]?")


def call_of(message: discord.Message, prefix: str, bot_id: int, names: Container[str]) -> str | list[str]:
    """Return the beginning of a message that calls us; an empty list where nothing does.

    `names` are those of our commands: alone with us, one of them is meant even where the prefix is a letter that it
    begins with.
    """
    content = message.content
    if message.guild is None and _first_word(content) in names:
        return ""
    if content.startswith(prefix):
        # On a server “! important” is a remark, not a command.
        spaced = not content[len(prefix) : len(prefix) + 1].strip()
        return [] if spaced and message.guild else prefix
    if content.startswith("<@"):
        role = message.guild.self_role if message.guild else None
        calls = (f"<@{bot_id}>", f"<@!{bot_id}>", role.mention if role else "")
        call = next((call for call in calls if call and content.startswith(call)), "")
        # “@Pullquote, !summary” means the same as “@Pullquote summary”.
        between = BETWEEN.match(content, len(call))
        return content[: between.end()] if call and between else []
    return "" if message.guild is None else []


def _first_word(content: str) -> str:
    return content.split(maxsplit=1)[0].casefold() if content.strip() else ""
