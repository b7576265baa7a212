"""Messages with a picture; every fact of it stands in its alternative text, or in the message too."""

from __future__ import annotations

from dataclasses import replace

from bot.rendering.cards.values import Picture
from bot.rendering.companions import timeline
from bot.rendering.quoting import quote
from bot.rendering.reply import Reply
from content.article import Article
from content.quotes import Quote


def card_message(article: Article, found: Quote, picture: Picture) -> Reply:
    """Return a quote card, with the whole sentence where they are a part; the words too where they do not all fit."""
    words = quote(article, found.id)
    return replace(words, blocks=words.blocks[1:] if picture.whole else words.blocks, screen=None, pictures=(picture,))


def timeline_message(article: Article, pictures: tuple[Picture, ...]) -> Reply:
    """Return the timeline in words and in pictures."""
    return replace(timeline(article), screen=None, pictures=pictures)
