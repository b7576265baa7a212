"""What a server has decided, and who changed it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.community.changes import Change
from bot.community.servers import ChannelSettings, ServerSettings
from bot.rendering import phrases
from bot.rendering.escaping import shown_text, typed_text
from bot.rendering.reply import Reply
from content.library import Library

CHANNELS_SHOWN: Final = 20
HIDDEN_SHOWN: Final = 20


def settings_page(server: ServerSettings, library: Library, usual_prefix: str, *, references: bool) -> Reply:
    """Return what holds on a server, and how to change it."""
    role = f"<@&{server.moderator_role}>" if server.moderator_role else "nobody but those with Manage Messages"
    shared = "for everybody here" if server.shared_reading else "only for the asker, unless shared"
    log = f"<#{server.log_channel}>" if server.log_channel else "no channel"
    wanted = references if server.references is None else server.references
    lines = (
        f"**Prefix:** {shown_text(server.prefix or usual_prefix)}",
        f"**Text:** {_text(server.article, library)}",
        f"**Moderator role:** {role}",
        f"**Reports and failures go to:** {log}",
        f"**References such as [[¶6]]:** {'answered' if wanted else 'not answered'}",
        f"**Slash replies:** {shared}",
    )
    blocks = ["## Settings of this server\n" + "\n".join(lines)]
    if server.channels:
        chosen = sorted(server.channels.items())[:CHANNELS_SHOWN]
        blocks.append("**Channels**\n" + "\n".join(_channel(channel, one, library) for channel, one in chosen))
    if server.hidden:
        names = [f"{slug}: {quote}" for slug, quote in sorted(server.hidden)][:HIDDEN_SHOWN]
        blocks.append(f"**Hidden quotes:** {shown_text(', '.join(names))}")
    blocks.append(phrases.subtext("Change them with settings set; audit shows who changed what"))
    return Reply(tuple(blocks))


def changed(sentences: Sequence[str]) -> Reply:
    """Return what was changed, a sentence each."""
    return Reply(("\n".join(sentences),))


def audit_page(changes: Sequence[Change]) -> Reply:
    """Return who changed what and when, the newest first."""
    if not changes:
        return Reply(("Nothing was changed on this server yet.",))
    lines = [f"<t:{one.at}:f> {_actor(one)} · {typed_text(one.action)}: {typed_text(one.detail)}" for one in changes]
    return Reply(("## What was changed here", "\n".join(lines), phrases.subtext("Newest first")))


def _actor(change: Change) -> str:
    return f"<@{change.actor}>" if change.actor else "somebody who deleted their data"


def _channel(channel: int, one: ChannelSettings, library: Library) -> str:
    parts = [f"text {_text(one.article, library)}"] if one.article else []
    parts += ["quiet: slash replies are private, messages get no answer"] if one.quiet else []
    return f"<#{channel}>: {'; '.join(parts) or 'as the server'}"


def _text(slug: str | None, library: Library) -> str:
    if slug is None:
        return f"{shown_text(library.default.title)} (the usual one)"
    article = library.articles.get(slug)
    return shown_text(article.title) if article else f"{shown_text(slug)}, which is not in the library now"
