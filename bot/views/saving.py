"""Saving a message to one's notes: its link, and the passage of ours that it holds; never anybody else's words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import discord

from bot.community.notes import Note
from bot.rendering.notes import saved_message
from bot.rendering.passages import page_of
from bot.rendering.reply import Reply, Screen, Verb, read_custom_id
from bot.views.notes import NoteKeeping
from bot.views.sending import Interaction
from content.anchors import anchor_of
from content.article import Article
from content.citation import Passage, section_passage
from content.errors import ContentError
from content.quotes import with_id

OF_THE_WHOLE = {"send", "share"}


class Saving:
    """Keeps messages among a reader's notes."""

    def __init__(self, keeping: NoteKeeping) -> None:
        self.keeping = keeping

    async def save(self, interaction: Interaction, message: discord.Message, words: str) -> Reply:
        """Keep a link to a message for whoever chose it; `words` are all that it says, to find a passage by."""
        reader = interaction.user.id
        before = await self.keeping.notes.saved(reader, message.id)
        if before is not None:
            return Reply((f"That message is in your notes already, as note {before.number}.",))
        ours = interaction.client.user is not None and message.author.id == interaction.client.user.id
        passage = (self._shown(message) if ours else None) or await self._verbatim(words)
        link = Note(reader=reader, server=interaction.guild_id, channel=message.channel.id, message=message.id)
        return saved_message(await self.keeping.keep(_with(link, passage)), passage)

    def _shown(self, message: discord.Message) -> Passage | None:
        """Return the passage that a message of ours shows, by its own buttons."""
        screens = [found for one in message.components for found in _screens(one)]
        whole = [screen for verb, screen in screens if verb in OF_THE_WHOLE]
        around = [screen for verb, screen in screens if verb == "open"]
        for screen in (*whole, *around):
            article = self.keeping.desk.library.articles.get(screen.slug)
            with suppress(ContentError):
                if article and (passage := _passage(article, screen)):
                    return passage
        return None

    async def _verbatim(self, words: str) -> Passage | None:
        """Return the passage whose words a message has, verbatim."""
        made = self.keeping.desk.made()
        with suppress(ContentError):  # too long to look for: then it is the link alone
            verdict = await made.look_up(lambda: made.verifier.verify(words))
            place = verdict.place
            if verdict.kind == "verbatim" and place and place.paragraphs:
                return Passage(place.article, min(place.paragraphs), max(place.paragraphs))
        return None


def _with(link: Note, passage: Passage | None) -> Note:
    if passage is None:
        return link
    return Note(
        reader=link.reader,
        server=link.server,
        channel=link.channel,
        message=link.message,
        article=passage.article.slug,
        place=anchor_of(passage),
        label=passage.label,
    )


def _passage(article: Article, screen: Screen) -> Passage | None:
    if screen.kind in {"page", "look", "cite"}:
        return page_of(article, screen.at)[0] if screen.at else section_passage(article, 1)
    if screen.kind == "quote":
        number = with_id(article, screen.at).paragraph
        return Passage(article, number, number)
    return None


def _screens(component: Any) -> Iterator[tuple[Verb, Screen]]:
    found = read_custom_id(getattr(component, "custom_id", None) or "")
    if found is not None:
        yield found[0], found[1]
    for inner in getattr(component, "children", ()):
        yield from _screens(inner)
