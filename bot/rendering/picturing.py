"""Messages with a picture; every fact of it stands in its alternative text, or in the message too."""

from __future__ import annotations

from dataclasses import replace

from bot.rendering.cards.values import Picture
from bot.rendering.companions import timeline
from bot.rendering.passages import citation_line
from bot.rendering.quoting import quote
from bot.rendering.reply import Reply
from content.article import Article
from content.citation import shown
from content.quotes import Quote


def card_message(article: Article, found: Quote, picture: Picture) -> Reply:
    """Return a quote card; the words too where they do not all fit on it."""
    words = quote(article, found.id)
    blocks = (citation_line(article, shown(article, found.paragraph)),) if picture.whole else words.blocks
    return replace(words, blocks=blocks, screen=None, pictures=(picture,))


def timeline_message(article: Article, pictures: tuple[Picture, ...]) -> Reply:
    """Return the timeline in words and in pictures."""
    return replace(timeline(article), screen=None, pictures=pictures)
