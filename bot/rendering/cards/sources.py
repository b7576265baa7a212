"""What an article's quotes and timeline say, ready to be drawn: plain words, without Discord's Markdown."""

from __future__ import annotations

from bot.rendering import phrases
from bot.rendering.cards.values import Card, Moment, Timeline
from bot.rendering.wording import plain_author_text
from content.article import Article
from content.citation import shown, shown_cites
from content.locating import sentences_around
from content.quotes import Quote


def card_of(article: Article, quote: Quote) -> Card:
    """Return a quote's card; […] on each side where its sentence goes on."""
    home = article.paragraph(quote.paragraph)
    around = sentences_around(quote.start, quote.end, home)
    before = "[…] " if quote.start > around.start else ""
    after = " […]" if quote.end < around.end else ""
    reported = f", as quoted by {article.author}" if quote.reported else ""
    return Card(
        words=f"“{before}{plain_author_text(article, home, quote.start, quote.end)}{after}”",
        speaker=quote.speaker + reported,
        citation=shown(article, quote.paragraph),
        source=article.attribution,
        language=article.language,
    )


def timeline_of(article: Article) -> Timeline:
    """Return an article's timeline; what the text does not say is marked as background, in words."""
    moments = (
        Moment(
            when=event.when,
            what=event.what,
            basis=shown_cites(article, event.cites) or phrases.BACKGROUND,
            background=event.background,
        )
        for event in article.companion.timeline
    )
    return Timeline(
        title=article.title,
        moments=tuple(moments),
        note=phrases.OUR_WORDS,
        source=article.attribution,
        language=article.language,
    )
