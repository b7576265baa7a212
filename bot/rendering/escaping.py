"""Text of others, made harmless for Discord's Markdown: shown character for character, pinging nobody."""

from __future__ import annotations

import re

import discord

from content.errors import UNSEEN

# What Discord reads as markup anywhere: emphasis, spoilers, code, links, `<` of mentions, times and emoji, and the
# first colon of an emoji's name or of an address.
ANYWHERE = re.compile(r"([\\*_~|`<\[]|:(?=[\w+-]+:|//))")
# What it reads as markup at the start of a line: quotes, headings, small print, lists.
LINE_START = re.compile(r"^(\s*)([>#+-]|\d+(?=[.)]\s))", re.MULTILINE)
# Links stay whole, for an escape inside would show; and between angle brackets, which do not show: else the backslash
# of an escape right behind would become part of the address, and what it disarms would be armed.
# The full stop of a sentence, and a bracket around the address, are no part of it.
LINK = re.compile(r"(https?://(?:\([^\s<>()]*\)|[^\s<>()])*(?:\([^\s<>()]*\)|[^\s<>().,:;!?'\"\]”’…]))")


def shown_text(text: str) -> str:
    """Return the text so that Discord shows just these characters; used for the author's words."""
    pieces = LINK.split(text)
    escaped = "".join(f"<{piece}>" if index % 2 else ANYWHERE.sub(r"\\\1", piece) for index, piece in enumerate(pieces))
    return LINE_START.sub(_escaped_start, escaped)


def typed_text(text: str) -> str:
    """Return what somebody typed so that it shows as text and can neither ping nor break the layout."""
    one_line = " ".join(UNSEEN.sub("", text).split())
    return discord.utils.escape_mentions(shown_text(one_line))


def _escaped_start(found: re.Match[str]) -> str:
    sign = found[2]
    # `\1.` would show the backslash: Discord escapes marks, not digits; the full stop behind it is escaped instead.
    return f"{found[1]}{sign}\\" if sign[0].isdigit() else f"{found[1]}\\{sign}"
