"""Answers with a picture, in words alone where it cannot be made."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import replace

from bot.rendering import phrases
from bot.rendering.cards.errors import NoPicturesError, UnsupportedScriptError
from bot.rendering.cards.pictures import every_page, picture
from bot.rendering.cards.sources import card_of, timeline_of
from bot.rendering.cards.values import Chart
from bot.rendering.companions import timeline
from bot.rendering.picturing import card_message, timeline_message
from bot.rendering.quoting import brief
from bot.rendering.reply import Reply
from content.article import Article
from content.quotes import with_id


async def with_card(article: Article, words: Reply) -> Reply:
    """Return a quote as a picture; in words, and a sentence that says why, where it cannot be drawn."""
    if words.screen is None:
        return words
    found = brief(article, with_id(article, words.screen.at))

    async def drawn() -> Reply:
        return card_message(article, found, await picture(card_of(article, found)))

    return await _or_in_words(drawn(), words)


async def timeline_picture(article: Article) -> Reply:
    """Return the timeline in words and pictures; in words alone where there is nothing to draw or no way to."""
    words = timeline(article)
    if words.screen is None:
        return words

    async def drawn() -> Reply:
        return timeline_message(article, await every_page(timeline_of(article)))

    return await _or_in_words(drawn(), words)


async def with_chart(words: Reply, chart: Chart) -> Reply:
    """Return counts in words and pictures; in words alone where there is no way to draw them."""

    async def drawn() -> Reply:
        return replace(words, pictures=await every_page(chart))

    return await _or_in_words(drawn(), words)


async def _or_in_words(drawn: Awaitable[Reply], words: Reply) -> Reply:
    try:
        return await drawn
    except (UnsupportedScriptError, NoPicturesError) as error:
        return words.with_note(phrases.subtext(str(error)))
