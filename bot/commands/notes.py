"""Notes and highlights of a reader's own, and the margin that a community writes together."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import Final

from discord import app_commands
from discord.ext import commands

from bot.commands import choices
from bot.commands.asking import Asking, Interaction, asking, asking_group, servers_only
from bot.community.notes import Visibility
from bot.errors import UsageError
from bot.limits import CHOICE_LIMIT, CHOICE_TEXT_LIMIT
from bot.rendering import phrases
from bot.rendering.listing import shortened
from bot.rendering.notes import STILL_SEEN, changed_note, ends_of, note_id
from bot.rendering.reply import Reply
from bot.views.margin import NoteButtons, member_of
from bot.views.notes import Writer
from content.article import Article
from content.citation import Passage
from content.errors import echo
from content.requests import asked_passage

SEEN: Final[dict[Visibility, str]] = {
    "me": "me", "leader": "leader", "unnamed": "group, unnamed", "named": "group, named",
}  # fmt: skip
CHOICES: Final = [app_commands.Choice(name=name, value=value) for value, name in SEEN.items()]


class NoteCommands(commands.Cog, name="Notes"):
    """Your own notes, and the margin that a community writes together."""

    def __init__(self, buttons: NoteButtons) -> None:
        self.buttons = buttons
        self.keeping = buttons.keeping
        self.highlighting = buttons.highlighting

    @asking_group(fallback="list", extras={"takes_words": True})
    async def note(self, ctx: Asking, citation: str = "", article: str = "") -> None:
        """List your notes, which only you see: all of them, or those on a passage.

        Args:
            citation: On which passage, such as ¶6, 6-8 or §2.
            article: On which text.
        """
        passage, slug = None, ""
        if citation or article:
            found, passage = asked_passage(ctx.library, citation, article)
            slug = found.slug
        state = (slug, ends_of(passage)) if passage else (slug,)
        await ctx.answer_privately(
            partial(self.keeping.listed, ctx.author.id, passage, slug), note_id("list", ctx.author.id, 0, *state)
        )

    @note.asking()
    @app_commands.choices(visibility=CHOICES)
    async def add(self, ctx: Asking, citation: str, text: str, visibility: str = "me", article: str = "") -> None:
        """Keep a note on a passage, for you alone unless you share it.

        Args:
            citation: On which passage, such as ¶6, 6-8 or §2.
            text: Your own words.
            visibility: Who sees it; you alone, if you do not say.
            article: Of which text, if not the usual one.
        """
        seen = _seen(visibility)
        reply = await self.keeping.add(_writer(ctx), _passage(ctx, citation, article), text, seen)
        await ctx.answer(_warned(ctx, reply), share=False)

    @note.asking()
    @app_commands.choices(visibility=CHOICES)
    async def edit(self, ctx: Asking, number: int, text: str = "", visibility: str = "") -> None:
        """Change what a note says, or who sees it.

        Args:
            number: Which note, by its number in note list.
            text: The new words.
            visibility: Who sees it from now on.
        """
        note = await self.keeping.edit(_writer(ctx), number, text, _seen(visibility) if visibility else None)
        reply = changed_note(note, seen_by_others=_is_public(ctx))
        await ctx.answer(_warned(ctx, reply) if text else reply, share=False)

    @note.asking()
    async def remove(self, ctx: Asking, number: int) -> None:
        """Take a note of yours away, from the margin too.

        Args:
            number: Which note, by its number in note list.
        """
        await self.keeping.remove(ctx.author.id, number)
        await ctx.answer(Reply((f"Note {number} is removed.",)), share=False)

    @asking()
    async def highlight(self, ctx: Asking, citation: str = "", article: str = "") -> None:
        """Mark a passage for yourself, or take the mark away; alone it lists your highlights.

        Args:
            citation: Which passage, such as ¶6, 6-8 or §2.
            article: Of which text, if not the usual one.
        """
        if citation:
            reply = await self.highlighting.mark(ctx.author.id, _passage(ctx, citation, article))
            await ctx.answer(reply, share=False)
            return
        await ctx.answer_privately(
            partial(self.highlighting.listed, ctx.author.id), note_id("highlights", ctx.author.id, 0)
        )

    @asking()
    @servers_only
    async def margin(self, ctx: Asking, citation: str, article: str = "", share: bool = False) -> None:
        """Show what the readers of this server shared about a passage.

        Args:
            citation: Which passage, such as ¶6, 6-8 or §2.
            article: Of which text, if not the usual one.
            share: Show the answer to everybody here.
        """
        passage = _passage(ctx, citation, article)
        await ctx.answer(await self.buttons.page(member_of(ctx.author), passage.article, passage), share=share)

    @edit.autocomplete("number")
    @remove.autocomplete("number")
    async def _numbers(self, interaction: Interaction, current: int | str) -> list[app_commands.Choice[int]]:
        notes = [
            one for one in await self.keeping.notes.of(interaction.user.id) if str(current or "") in str(one.number)
        ]
        return [
            app_commands.Choice(
                name=shortened(f"{one.number}: {one.label} {one.text}", CHOICE_TEXT_LIMIT), value=one.number
            )
            for one in reversed(notes[-CHOICE_LIMIT:])
        ]

    @note.autocomplete("citation")
    @add.autocomplete("citation")
    @highlight.autocomplete("citation")
    @margin.autocomplete("citation")
    async def _passages(self, interaction: Interaction, current: str) -> choices.Choices:
        return choices.citable(self._article(interaction), current)

    @note.autocomplete("article")
    @add.autocomplete("article")
    @highlight.autocomplete("article")
    @margin.autocomplete("article")
    async def _articles(self, _: Interaction, current: str) -> choices.Choices:
        return choices.offered(current, choices.articles(self.keeping.desk.library))

    def _article(self, interaction: Interaction) -> Article:
        return choices.chosen_article(self.keeping.desk, interaction)


def _writer(ctx: Asking) -> Writer:
    return Writer(ctx.author.id, ctx.guild.id if ctx.guild else None, ctx.channels)


def _is_public(ctx: Asking) -> bool:
    """Say whether others read what is answered here."""
    return ctx.interaction is None and ctx.guild is not None


def _warned(ctx: Asking, reply: Reply) -> Reply:
    """Return the reply, with a warning where others read the words that somebody typed."""
    return replace(reply, blocks=(*reply.blocks, phrases.subtext(STILL_SEEN))) if _is_public(ctx) else reply


def _passage(ctx: Asking, citation: str, article: str) -> Passage:
    _, passage = asked_passage(ctx.library, citation, article)
    if passage is None:
        raise UsageError("Say which passage, such as citation:¶6.")
    return passage


def _seen(words: str) -> Visibility:
    """Return who sees a note, as somebody typed it: “group, unnamed” and “unnamed” are one; raise UsageError else."""
    plain = re.sub(r"^(?:group|margin)\b[\s,:-]*", "", words.strip().casefold())
    found = next((one for one in SEEN if one == plain), None)
    if found is None:
        raise UsageError(
            f"visibility takes me, leader, unnamed or named, not {echo(words)}: the last two are for the group, in the "
            "margin, without your name or with it."
        )
    return found
