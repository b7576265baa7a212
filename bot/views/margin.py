"""The margin's buttons: turned, reported, and cleared by moderators and by whoever leads the study."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import discord
from discord import ui

from bot.community.notes import Note
from bot.community.servers import Servers
from bot.errors import RefusedError
from bot.rendering import phrases
from bot.rendering.margin import Margin, choice_label, margin_page, reported_note
from bot.rendering.notes import NOTES_A_PAGE, first_page, last_page, note_id, overlaps, passage_between
from bot.rendering.pressing import Pressed
from bot.rendering.reply import Reply
from bot.views.forms import values_of
from bot.views.highlights import Highlighting
from bot.views.notes import NoteKeeping, turn_or_open
from bot.views.permission import MODERATOR_NEEDED, is_moderator
from bot.views.sending import Interaction, respond, turn
from content.anchors import anchored
from content.article import Article
from content.citation import Passage
from content.errors import CitationError

GONE: Final = "That note is no longer in the margin."
NO_LOG: Final = "This server has no log channel for reports: tell a moderator."
QUIETLY: Final = discord.AllowedMentions.none()

Leads = Callable[[discord.Member, int], bool]


def nobody_leads(_member: discord.Member, _study: int) -> bool:
    """Say whether a member leads a study: nobody does, where nobody keeps studies."""
    return False


class NoteButtons:
    """What the buttons of notes and margin do; `leads` says whether a member leads a study."""

    def __init__(
        self, keeping: NoteKeeping, highlighting: Highlighting, servers: Servers, leads: Leads = nobody_leads
    ) -> None:
        self.keeping = keeping
        self.highlighting = highlighting
        self.servers = servers
        self.leads = leads

    async def press(self, interaction: Interaction, pressed: Pressed) -> None:
        """Do what a button or form asks for; raise a sentence where it cannot be done."""
        verbs = {
            "list": self.keeping.show_list,
            "highlights": self.highlighting.show_list,
            "forget": self.highlighting.forget_gone,
            "add": self.keeping.open_form,
            "again": self.keeping.open_again,
            "form": self.keeping.filled,
            "margin": self._turn,
            "report": self._report,
            "look": self._look,
            "remove": self._remove,
        }
        if pressed.verb not in verbs:
            raise RefusedError(phrases.FOREIGN_BUTTON)
        await verbs[pressed.verb](interaction, pressed)

    async def margin(self, server: int, article: Article, passage: Passage | None, start: int) -> Margin:
        """Return what was shared about a passage on a server; without one, what stands beside no words any more.

        It is as much as a page holds from the `start`-th note on; behind the last one it is the last page.
        """
        notes = self.keeping.notes
        places = await notes.places(server, article.slug)
        orphans = [one for one in places if anchored(article, one) is None]
        wanted = [one for one in places if overlaps(passage, one)] if passage else orphans
        run = await notes.margin(server, article.slug, wanted, start, NOTES_A_PAGE)
        if run.before and not run.after:
            last = run.total - len(last_page(run.before))
            run = await notes.margin(server, article.slug, wanted, last, NOTES_A_PAGE)
        return Margin(
            article=article,
            passage=passage,
            notes=first_page(run.after),
            start=run.start,
            total=run.total,
            back=run.start - len(last_page(run.before)) if run.before else None,
            orphans=await notes.count_margin(server, article.slug, orphans),
        )

    async def page(self, member: discord.Member, article: Article, passage: Passage | None, start: int = 0) -> Reply:
        """Return a page of the margin, as somebody sees it."""
        margin = await self.margin(member.guild.id, article, passage, start)
        return margin_page(margin, member.id, may_remove=self._may_remove(member, margin.notes))

    async def _turn(self, interaction: Interaction, pressed: Pressed) -> None:
        """Turn the margin for whoever asked; others, and who opens another one, get a private reply."""
        member = member_of(interaction.user)
        article = self.keeping.desk.library.with_slug(pressed.part(2))
        ends = pressed.part(3)
        passage = passage_between(article, ends) if ends else None
        if ends and passage is None:
            raise CitationError(phrases.GONE)
        reply = await self.page(member, article, passage, pressed.number(1) or 0)
        if not passage:
            await turn_or_open(interaction, reply)
        elif pressed.number(0) == member.id:
            await turn(interaction, reply, shareable=False)
        else:
            await respond(interaction, reply.with_note(phrases.NOT_YOURS), private=True)

    async def _report(self, interaction: Interaction, pressed: Pressed) -> None:
        member = member_of(interaction.user)
        note = await self._meant(interaction, pressed, "Report a note")
        if note is None:
            return
        channel = member.guild.get_channel(self.servers.of(member.guild.id).log_channel or 0)
        if not isinstance(channel, discord.TextChannel):
            raise RefusedError(NO_LOG)
        await interaction.response.defer(ephemeral=True, thinking=True)
        if not await self.keeping.notes.was_reported(note, member.id):
            await self._tell(channel, note)
            await self.keeping.notes.report(note, member.id)
        await interaction.followup.send("Thank you: the moderators have been told.", ephemeral=True)

    async def _tell(self, channel: discord.TextChannel, note: Note) -> None:
        view = ui.View(timeout=None)
        for label, verb in (("Show the note", "look"), ("Remove", "remove")):
            view.add_item(ui.Button(label=label, custom_id=note_id(verb, note.id)))
        view.stop()
        words = f"A reader reports note {note.id} in the margin of {note.label} ({note.article})."
        try:
            await channel.send(words, view=view, allowed_mentions=QUIETLY)
        except discord.Forbidden:
            raise RefusedError(
                "I may not write in this server's log channel, so nobody was told: tell a moderator."
            ) from None

    async def _look(self, interaction: Interaction, pressed: Pressed) -> None:
        member = member_of(interaction.user)
        note = await self._shared(member, pressed.part(0))
        self._require_remover(member, note)
        await respond(interaction, reported_note(note), private=True)

    async def _remove(self, interaction: Interaction, pressed: Pressed) -> None:
        """Take a note out of the margin; its writer keeps it for themselves."""
        member = member_of(interaction.user)
        note = await self._meant(interaction, pressed, "Remove a note")
        if note is None:
            return
        self._require_remover(member, note)
        if not await self.keeping.notes.withdraw(note, member.id):
            raise RefusedError(GONE)
        said = f"Note {note.id} is taken out of the margin; its writer keeps it, for themselves alone."
        await respond(interaction, Reply((said,)), private=True)

    async def _meant(self, interaction: Interaction, pressed: Pressed, title: str) -> Note | None:
        """Return the note that is meant; where a page shows several, ask for it by a form and return None."""
        member = member_of(interaction.user)
        chosen = values_of(interaction).get("note") or [] if pressed.part(0) == "form" else pressed.parts
        found = [one for part in list(chosen)[:NOTES_A_PAGE] if (one := await self._standing(member, str(part)))]
        if not found:
            raise RefusedError(GONE)
        if len(found) == 1:
            return found[0]
        if pressed.verb == "remove":
            self._require_remover(member, *found)
        await interaction.response.send_modal(_choice(title, pressed.verb, found))
        return None

    async def _shared(self, member: discord.Member, number: str) -> Note:
        note = await self._standing(member, number)
        if note is None:
            raise RefusedError(GONE)
        return note

    async def _standing(self, member: discord.Member, number: str) -> Note | None:
        """Return the note of that id where it stands in the margin of the member's server."""
        note = await self.keeping.notes.found(Pressed("", "", (number,)).number() or 0)
        return note if note and note.is_shared and note.server == member.guild.id else None

    def _require_remover(self, member: discord.Member, *notes: Note) -> None:
        if not self._may_remove(member, notes):
            raise RefusedError(MODERATOR_NEEDED)

    def _may_remove(self, member: discord.Member, notes: Iterable[Note]) -> bool:
        """Say whether somebody may remove one of some notes: a moderator, or the leader of the study it came from."""
        leads = any(one.study is not None and self.leads(member, one.study) for one in notes)
        return leads or is_moderator(member, self.servers.of(member.guild.id))


def member_of(user: discord.User | discord.Member) -> discord.Member:
    """Return whoever asks for the margin of a server; raise RefusedError outside of servers."""
    if not isinstance(user, discord.Member):
        raise RefusedError("The margin belongs to a server: ask there.")
    return user


def _choice(title: str, verb: str, notes: Sequence[Note]) -> ui.Modal:
    form: ui.Modal = ui.Modal(title=title, custom_id=note_id(verb, "form"))
    options = [discord.SelectOption(label=choice_label(one), value=str(one.id)) for one in notes]
    menu = ui.Select[Any](custom_id="note", options=options)
    form.add_item(ui.Label(text="Note", description="Which one is meant.", component=menu))
    return form
