"""Answers with a picture, in words alone where it cannot be made."""

from __future__ import annotations

from typing import Final

from bot.rendering import phrases
from bot.rendering.cards.errors import NoPicturesError, UnsupportedScriptError
from bot.rendering.cards.pictures import picture
from bot.rendering.cards.sources import card_of, timeline_of
from bot.rendering.companions import timeline
from bot.rendering.picturing import card_message, timeline_message
from bot.rendering.quoting import brief
from bot.rendering.reply import Reply
from content.article import Article
from content.quotes import with_id

MOST_PICTURES: Final = 10


async def with_card(article: Article, words: Reply) -> Reply:
    """Return a quote as a picture; in words, and a sentence that says why, where it cannot be drawn."""
    if words.screen is None:
        return words
    found = brief(article, with_id(article, words.screen.at))
    try:
        return card_message(article, found, await picture(card_of(article, found)))
    except (UnsupportedScriptError, NoPicturesError) as error:
        return words.with_note(phrases.subtext(str(error)))


async def timeline_picture(article: Article) -> Reply:
    """Return the timeline in words and pictures; in words alone where there is nothing to draw or no way to."""
    in_words = timeline(article)
    if in_words.screen is None:
        return in_words
    wanted = timeline_of(article)
    try:
        first = await picture(wanted)
        others = [await picture(wanted, page) for page in range(1, min(first.pages, MOST_PICTURES))]
    except (UnsupportedScriptError, NoPicturesError) as error:
        return in_words.with_note(phrases.subtext(str(error)))
    return timeline_message(article, (first, *others))
