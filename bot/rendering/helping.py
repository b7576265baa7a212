"""Help for everybody: all commands on one page, one command whole, and what this bot is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from importlib.metadata import version
from typing import Final

import discord

from bot.limits import INVITE_PERMISSIONS
from bot.rendering import phrases
from bot.rendering.escaping import shown_text
from bot.rendering.listing import shortened
from bot.rendering.reply import Link, Reply
from content.errors import counted, listed
from content.library import Library

WHAT_IT_IS: Final = (
    "A companion to commentary: every word it attributes to an author is in the text, verbatim, with its citation."
)
WHAT_IT_KEEPS: Final = (
    "**What it keeps:** your place in a text, your notes, highlights and preferences, the order of a channel's quotes, "
    "which excerpts you had today, polls and, until they are closed, your votes in them, and what moderators decided "
    "and posted, with their notes, all by Discord's numbers; nothing else that anybody writes. mydata shows you what "
    "is kept about you, exports and deletes it."
)
NOTE_LIMIT: Final = 300
ORDER: Final = (
    "Reading",
    "About the text",
    "Quoting",
    "Finding",
    "Checking",
    "Notes",
    "Your data",
    "Excerpts",
    "Moderators",
    "Help",
)


@dataclass(frozen=True, slots=True)
class CommandHelp:
    """A command as its help shows it; each option is a name and what it means.

    Of a group the options are its commands, and `fallback` is the one that its name alone is.
    """

    name: str
    aliases: tuple[str, ...]
    description: str
    options: tuple[tuple[str, str], ...]
    fallback: str = ""


def help_page(families: dict[str, list[CommandHelp]], prefix: str) -> Reply:
    """Return all commands, by family, with one line each."""
    ordered = sorted(families.items(), key=lambda item: ORDER.index(item[0]) if item[0] in ORDER else len(ORDER))
    blocks = tuple(f"**{title}**\n" + "\n".join(_line(command) for command in commands) for title, commands in ordered)
    sign = shown_text(prefix)
    ways = f"Write {sign}summary, /summary or @Pullquote summary; in direct messages the name alone is enough."
    more = phrases.subtext(
        f"{sign}help read shows one command whole",
        "what is ours says so; the author's words are verbatim and cited",
    )
    return Reply((f"## What you can ask\n{ways}", *blocks, more))


def command_page(command: CommandHelp, prefix: str) -> Reply:
    """Return one command with its options."""
    sign = shown_text(prefix)
    short = ", ".join(f"{sign}{alias} · /{alias}" for alias in command.aliases)
    also = f"\n-# Also: {short}" if short else ""
    options = "\n".join(f"**{name}:** {shown_text(meaning)}" for name, meaning in command.options)
    first = command.options[0][0] if command.options and command.options[0][0] != "share" else ""
    if command.fallback:
        name = command.name
        usage = f"{sign}{name} · /{name} {command.fallback}; and behind it, {sign}{name} {first} · /{name} {first}"
        return Reply((f"### {name}\n{shown_text(command.description)}{also}", options, phrases.subtext(usage)))
    usage = f"{sign}{command.name} {first}".strip() + " · " + f"/{command.name}"
    further = [name for name, _ in command.options if name != first]
    example = "article:name" if "article" in further else f"{further[-1]}:…" if further else ""
    small = phrases.subtext(f"{usage}; further options as name:value, such as {example}" if example else usage)
    return Reply(tuple(filter(None, (f"### {command.name}\n{shown_text(command.description)}{also}", options, small))))


def about_page(library: Library, *, latency: float, application_id: int | None) -> Reply:
    """Return what this bot is, what it keeps, on what terms, and how to invite it."""
    delay = f"Discord answers in {latency * 1000:.0f} ms." if math.isfinite(latency) and latency > 0 else ""
    texts = f"It serves {counted(len(library.articles), 'text')}."
    words = (
        f"## Pullquote {version('pullquote')}",
        f"{WHAT_IT_IS} {texts} {delay}".strip(),
        WHAT_IT_KEEPS,
        f"**Terms:** the program is under the MIT licence; the texts have their own. {_rights(library)}",
    )
    invite = Link("Invite", _invite(application_id)) if application_id else None
    return Reply(words, (invite,) if invite else ())


def _line(command: CommandHelp) -> str:
    return f"`{command.name}` {shown_text(command.description)}"


def _rights(library: Library) -> str:
    notes = [
        f"{article.slug}: {shortened(article.rights.note, NOTE_LIMIT)}"
        for article in library.articles.values()
        if article.rights.note
    ]
    return shown_text(listed(notes[:3])) if notes else ""


def _invite(application_id: int) -> str:
    scopes = ("bot", "applications.commands")
    return discord.utils.oauth_url(application_id, permissions=INVITE_PERMISSIONS, scopes=scopes)
