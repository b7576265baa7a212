"""Which messages are looked at, told from the raw event: all others are dropped before they cost anything.

A bot that may read messages hears every word of a server, and its own answers again. discord.py turns each into a
Message with its member before anybody can say that it is none of ours; that is four fifths of what chatter costs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

# An event as Discord sends it: https://discord.com/developers/docs/events/gateway-events#message-create
Event = dict[str, Any]

MESSAGE_CREATE = "MESSAGE_CREATE"


def hear_only(parsers: dict[str, Callable[[Any], Any]], wanted: Callable[[Event], bool]) -> None:
    """Make the library parse only the messages that are wanted.

    `parsers` is `ConnectionState.parsers`, the table from an event's name to its handler. It is not public; a test
    holds us to it.
    """
    parse = parsers[MESSAGE_CREATE]

    def parse_if_wanted(event: Event) -> None:
        if wanted(event):
            parse(event)

    parsers[MESSAGE_CREATE] = parse_if_wanted


def addressed(event: Event, prefix: str, mention: str, *, references: bool) -> bool:
    """Say whether a person may be asking us: with the prefix or a mention, alone with us, or by reference."""
    if event["author"].get("bot"):
        return False
    content: str = event["content"]
    return bool(content) and (
        content.startswith((prefix, "<@"))
        or mention in content
        or "guild_id" not in event
        or (references and "[[" in content)
    )
