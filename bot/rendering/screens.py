"""Every screen by its name: what a command, a button and a restart all show alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bot.rendering import phrases
from bot.rendering.ahead import ahead
from bot.rendering.citing import cite
from bot.rendering.companions import glossary, question, recommendations, timeline
from bot.rendering.overview import author, summary, title_card
from bot.rendering.passages import contents, look, page
from bot.rendering.people import people, person
from bot.rendering.printed import printed
from bot.rendering.quoting import quote, quotes
from bot.rendering.reply import Reply, Screen
from content.article import Article
from content.errors import EntryNotFoundError
from content.library import Library

SCREENS: Final[dict[str, Callable[[Article, str], Reply]]] = {
    "ahead": ahead,
    "article": title_card,
    "author": author,
    "cite": cite,
    "contents": contents,
    "look": look,
    "page": page,
    "people": people,
    "person": person,
    "question": question,
    "printed": printed,
    "quote": quote,
    "quotes": quotes,
    "recommendations": recommendations,
    "summary": summary,
    "term": glossary,
    "timeline": timeline,
}


def render(library: Library, screen: Screen) -> Reply:
    """Return a screen as it reads now; raise a ContentError where its text, or what it showed, is gone."""
    if screen.kind not in SCREENS:
        raise EntryNotFoundError(phrases.FOREIGN_BUTTON)
    article = library.with_slug(screen.slug)
    reply = SCREENS[screen.kind](article, screen.at)
    stale = screen.version not in {"", article.version}
    return reply.with_note(phrases.EDITED) if stale else reply
