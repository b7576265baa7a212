"""Passages that a reader marked."""

from __future__ import annotations

from bot.community.notes import MOST_HIGHLIGHTS, Highlight, Notes
from bot.errors import RefusedError
from bot.rendering.highlights import HIGHLIGHTS_A_PAGE, NONE, gone_line, highlight_page
from bot.rendering.pressing import Pressed
from bot.rendering.reply import Reply
from bot.views.desk import Desk
from bot.views.notes import NOT_YOURS, turn_or_open
from bot.views.sending import Interaction
from content.anchors import anchor_of, anchored
from content.citation import Passage
from content.errors import counted


class Highlighting:
    """What a reader can do with highlights."""

    def __init__(self, desk: Desk, notes: Notes) -> None:
        self.desk = desk
        self.notes = notes

    async def mark(self, reader: int, passage: Passage) -> Reply:
        """Mark a passage for a reader, or take the mark away."""
        wanted = Highlight(reader=reader, article=passage.article.slug, place=anchor_of(passage), label=passage.label)
        marked = await self.notes.highlight(wanted)
        if marked is None:
            raise RefusedError(
                f"You have {counted(MOST_HIGHLIGHTS, 'highlight')}, the most that are kept: name one of them again "
                "to take it away."
            )
        does = "Highlighted for you alone" if marked else "No longer highlighted"
        return Reply((f"{does}: {passage.label}. highlight alone shows yours.",))

    async def listed(self, reader: int, page: int = 0) -> Reply:
        """Return a page of what a reader marked; its words count as served where the text is served in excerpts."""
        marked = await self.notes.highlights(reader)
        if not marked:
            return Reply((NONE,))
        pages = [marked[start : start + HIGHLIGHTS_A_PAGE] for start in range(0, len(marked), HIGHLIGHTS_A_PAGE)]
        index = min(page, len(pages) - 1)
        found = [(one, self._standing(one)) for one in pages[index]]
        shown = await self.desk.references([passage for _, passage in found if passage], reader)
        gone = [gone_line(one, self.desk.library) for one, passage in found if passage is None]
        return highlight_page(shown, gone, index, len(pages), reader)

    def _standing(self, one: Highlight) -> Passage | None:
        article = self.desk.library.articles.get(one.article)
        return anchored(article, one.place) if article else None

    async def forget_gone(self, interaction: Interaction, pressed: Pressed) -> None:
        """Take away the highlights whose words are gone, which nobody could name any more."""
        reader = interaction.user.id
        if pressed.number(0) != reader:
            raise RefusedError(NOT_YOURS)
        gone = [one for one in await self.notes.highlights(reader) if self._standing(one) is None]
        await self.notes.unmark(gone)
        await turn_or_open(interaction, await self.listed(reader))

    async def show_list(self, interaction: Interaction, pressed: Pressed) -> None:
        """Show a reader their highlights: turned where they are shown, else as a private reply."""
        if pressed.number(0) != interaction.user.id:
            raise RefusedError(NOT_YOURS)
        await turn_or_open(interaction, await self.listed(interaction.user.id, pressed.number(1) or 0))
