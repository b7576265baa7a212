"""Notes as commands and buttons keep, list, share and remove them; every press is checked again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

import discord
from discord import ui

from bot.community.notes import MOST_NOTES, NOTE_LENGTH, Note, Notes, Visibility
from bot.errors import RefusedError, UsageError
from bot.rendering import phrases
from bot.rendering.notes import VISIBLE, kept_note, note_id, note_list, overlaps, passage_between
from bot.rendering.pressing import Pressed
from bot.rendering.reply import Reply
from bot.views.desk import Desk
from bot.views.forms import values_of
from bot.views.sending import Interaction, channels_of, is_direct, respond, turn
from content.anchors import anchor_of
from content.citation import Passage
from content.errors import UNSEEN, CitationError

NO_SUCH: Final = "You have no note of that number: note list shows yours."
NOT_HERE: Final = "Here a note can be for you alone: on a server it can be shared with the readers there."
NO_STUDY: Final = (
    "There is no study in this channel, so no leader to write to: leave out visibility:leader, and the note is for "
    "you alone."
)
WITHDRAWN: Final = "A moderator took that note out of the margin: it stays yours alone."
NOT_YOURS: Final = "That list is for whoever asked for it: note list shows you yours."
OPTIONS: Final[dict[Visibility, str]] = {
    "me": "me: only you see it",
    "leader": "leader: the study's leader too, with your name",
    "unnamed": "unnamed: in the margin here, without your name",
    "named": "named: in the margin here, with your name",
}


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes, and where: outside of servers nothing can be shared."""

    reader: int
    server: int | None
    channels: tuple[int, ...]


def writer_of(interaction: Interaction) -> Writer:
    """Return who presses a button, and where."""
    return Writer(interaction.user.id, interaction.guild_id, channels_of(interaction.channel))


class NoteKeeping:
    """What a reader can do with notes and highlights of their own."""

    def __init__(self, desk: Desk, notes: Notes) -> None:
        self.desk = desk
        self.notes = notes

    async def add(self, writer: Writer, passage: Passage, text: str, visibility: Visibility) -> Reply:
        """Keep a note on a passage."""
        wanted = Note(
            reader=writer.reader,
            article=passage.article.slug,
            place=anchor_of(passage),
            label=passage.label,
            text=_written(text),
        )
        return kept_note(await self.keep(self._for(wanted, writer, visibility)))

    async def keep(self, wanted: Note) -> Note:
        """Keep a new note; raise RefusedError where there are too many."""
        kept = await self.notes.add(wanted)
        if kept is None:
            raise RefusedError(f"You have {MOST_NOTES} notes, the most that are kept: note remove takes one away.")
        return kept

    async def edit(self, writer: Writer, number: int, text: str, visibility: Visibility | None) -> Note:
        """Change what a note says, or who sees it."""
        if not text.strip() and visibility is None:
            raise UsageError(f'Say what changes, such as note edit {number} text:"new words" or visibility:me.')
        note = await self._own(writer.reader, number)
        changed = replace(note, text=_written(text)) if text.strip() else note
        if visibility is not None and (visibility != note.visibility or note.server != writer.server):
            changed = self._for(changed, writer, visibility)
        if not await self.notes.change(changed):
            raise RefusedError(WITHDRAWN if await self.notes.found(note.id) else NO_SUCH)
        return changed

    async def remove(self, reader: int, number: int) -> None:
        """Forget a note."""
        if not await self.notes.remove(await self._own(reader, number)):
            raise RefusedError(NO_SUCH)

    async def listed(self, reader: int, passage: Passage | None, slug: str = "", page: int = 0) -> Reply:
        """Return a page of a reader's notes: of all, of one text, or on one passage."""
        notes = [one for one in await self.notes.of(reader) if not slug or one.article == slug]
        if passage is not None:
            notes = [one for one in notes if overlaps(passage, one.place)]
        return note_list(notes, self.desk.library, page, reader, passage)

    def _for(self, note: Note, writer: Writer, visibility: Visibility) -> Note:
        """Return a note as somebody may see it from now on; raise a sentence where they cannot."""
        if visibility == "me":
            nowhere = note if note.message else replace(note, server=None, channel=None)
            return replace(nowhere, study=None, visibility="me")
        if note.message:
            raise RefusedError("A saved message is for you alone: note add keeps a note that can be shared.")
        if writer.server is None:
            raise RefusedError(NOT_HERE)
        study = self.notes.study_in(writer.channels)
        if visibility == "leader":
            if study is None:
                raise RefusedError(NO_STUDY)
            return replace(note, server=writer.server, channel=writer.channels[-1], study=study, visibility="leader")
        if note.withdrawn:
            raise RefusedError(WITHDRAWN)
        return replace(note, server=writer.server, channel=None, study=study, visibility=visibility)

    async def _own(self, reader: int, number: int) -> Note:
        note = await self.notes.numbered(reader, number)
        if note is None:
            raise RefusedError(NO_SUCH)
        return note

    # ------------------------------------------------------------ buttons and forms

    async def show_list(self, interaction: Interaction, pressed: Pressed) -> None:
        """Show a reader their notes: turned where they are shown, else as a private reply."""
        reader, slug = pressed.number(0), pressed.part(2)
        if reader != interaction.user.id:
            raise RefusedError(NOT_YOURS)
        article = self.desk.library.articles.get(slug)
        passage = passage_between(article, pressed.part(3)) if article else None
        reply = await self.listed(reader, passage, slug, pressed.number(1) or 0)
        await turn_or_open(interaction, reply)

    async def open_form(self, interaction: Interaction, pressed: Pressed) -> None:
        """Open the form for a note on a passage."""
        passage = self.passage_of(pressed)
        leader = self.notes.study_in(channels_of(interaction.channel)) is not None
        await interaction.response.send_modal(_form(passage, pressed.parts, leader=leader))

    async def filled(self, interaction: Interaction, pressed: Pressed) -> None:
        """Keep the note of a form."""
        values = values_of(interaction)
        chosen = [one for one in values.get("visibility") or ["me"] if one in VISIBLE]
        reply = await self.add(
            writer_of(interaction), self.passage_of(pressed), str(values.get("text") or ""), (chosen or ["me"])[0]
        )
        await respond(interaction, reply, private=True)

    def passage_of(self, pressed: Pressed, at: int = 0) -> Passage:
        """Return the passage that a button names; raise CitationError where its words are gone."""
        passage = passage_between(self.desk.library.with_slug(pressed.part(at)), pressed.part(at + 1))
        if passage is None:
            raise CitationError(phrases.GONE)
        return passage


async def turn_or_open(interaction: Interaction, reply: Reply) -> None:
    """Turn a private message to a reply; answer any other message with a private one."""
    ephemeral = interaction.message is not None and interaction.message.flags.ephemeral
    if ephemeral or is_direct(interaction):
        await turn(interaction, reply, shareable=False)
    else:
        await respond(interaction, reply, private=True)


def _written(text: str) -> str:
    words = UNSEEN.sub("", text).strip()
    if not words:
        raise UsageError('Say what the note is, such as note add ¶6 text:"your words".')
    if len(words) > NOTE_LENGTH:
        raise UsageError(f"A note has at most {NOTE_LENGTH:,} characters; this one has {len(words):,}.")
    return words


def _form(passage: Passage, state: tuple[str, ...], *, leader: bool) -> ui.Modal:
    form = ui.Modal(title=f"Your note on {passage.label}"[:45], custom_id=note_id("form", *state[:2]))
    text = ui.TextInput[Any](custom_id="text", max_length=NOTE_LENGTH, style=discord.TextStyle.paragraph)
    form.add_item(ui.Label(text="Text", description="Your own words on this passage.", component=text))
    offered = [one for one in OPTIONS if leader or one != "leader"]
    options = [discord.SelectOption(label=OPTIONS[one], value=one, default=one == "me") for one in offered]
    menu = ui.Select[Any](custom_id="visibility", options=options)
    form.add_item(ui.Label(text="Visibility", description="Who sees it; you can change it later.", component=menu))
    return form
