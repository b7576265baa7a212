"""What a reader marked: the words, verbatim and cited, and what is no longer there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.community.notes import Highlight
from bot.rendering import phrases
from bot.rendering.escaping import shown_text
from bot.rendering.notes import note_id, turning
from bot.rendering.reply import Action, Reply
from content.library import Library

HIGHLIGHTS_A_PAGE: Final = 3
NONE: Final = "You have highlighted nothing. highlight ¶6 marks a passage, for you alone; the same again takes it away."


def highlight_page(passages: Reply, gone: Sequence[str], index: int, pages: int, owner: int) -> Reply:
    """Return a page of highlights: the `passages` as they are shown beside a talk, then what is gone."""
    page = f"page {index + 1} of {pages}" if pages > 1 else ""
    small = phrases.subtext("Only you see this list", page, "highlight takes a passage away again")
    return Reply(
        ("## Your highlights", *passages.blocks, *gone, small),
        (*turning("highlights", owner, index, pages), *passages.buttons, *_forgetting(gone, owner)),
    )


def _forgetting(gone: Sequence[str], owner: int) -> tuple[Action, ...]:
    """Return the button that takes away what nobody could name any more."""
    return (Action("Forget those that are gone", note_id("forget", owner)),) if gone else ()


def gone_line(one: Highlight, library: Library) -> str:
    """Return a highlight whose words are no longer there."""
    article = library.articles.get(one.article)
    if article is None:
        return f"{one.label} of {shown_text(one.article)}, which is not in the library now."
    return f"{one.label} of “{shown_text(article.title)}”, as it was: the words are no longer in the text."
