"""Excerpts that arrive by themselves: ordinary words, which phones, bridges and screen readers show whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.community.excerpts import Excerpt, Series
from bot.limits import CONTENT_LIMIT
from bot.rendering import phrases
from bot.rendering.citing import beginning
from bot.rendering.escaping import shown_text, typed_text
from bot.rendering.listing import packed
from bot.rendering.passages import look_screen, page_of
from bot.rendering.pressing import press_id
from bot.rendering.quoting import quoted
from bot.rendering.reply import Reply, custom_id
from content.article import Article
from content.citation import Passage
from content.errors import CitationError, listed

NOTE_LIMIT: Final = 300
LISTED: Final = 20
WORDS_BUDGETS: Final = (1200, 900, 600, 300, 1)
# Above it a preview says where the post goes and what is in the way.
POST_LIMIT: Final = CONTENT_LIMIT - 400
EXCERPTS: Final = "px"


def excerpt_id(verb: str, number: int) -> str:
    """Return the custom_id of a button of ours on an excerpt or its preview."""
    return press_id(EXCERPTS, verb, number)


def excerpt_words(article: Article, excerpt: Excerpt, moderator: str) -> str:
    """Return an excerpt as it is posted: the words, whose they are, and the moderator's note under their name.

    Raises CitationError where its words are not in the text any more.
    """
    note = f"\n**Note by {typed_text(moderator)}:** {typed_text(excerpt.note)}" if excerpt.note else ""
    return passage_words(passage_of(article, excerpt), note)


def passage_words(passage: Passage, note: str = "") -> str:
    """Return the words of a passage, as many as fit, set off, with their source; `note` is marked up already."""
    article = passage.article
    link = f"<{article.source_url}>" if article.source_url else ""
    source = phrases.subtext(passage.label, shown_text(article.attribution), link)
    for budget in WORDS_BUDGETS:
        words = "> " + beginning(passage, budget).replace("\n", "\n> ")
        # Escaped, words are longer than they are: what must never be cut off is whose they are.
        if len(whole := f"{words}\n{source}{note}") <= POST_LIMIT:
            return whole
    raise CitationError("That passage does not fit a message with its source: choose a shorter one, or a shorter note.")


def passage_of(article: Article, excerpt: Excerpt) -> Passage:
    """Return the passage of an excerpt; raise CitationError where its words are gone."""
    return page_of(article, excerpt.place)[0]


def read_around_id(article: Article, excerpt: Excerpt) -> str:
    """Return the custom_id that opens the passage in its place."""
    return custom_id("open", look_screen(passage_of(article, excerpt)))


def excerpt_list(posted: Sequence[Excerpt]) -> Reply:
    """Return what stands posted, the newest first."""
    if not posted:
        return Reply(("No excerpt stands posted on this server. excerpt post previews one.",))
    lines = [
        f"**{one.id}** <t:{one.changed_at}:f> in <#{one.channel}>: {shown_text(one.article)}" for one in posted[:LISTED]
    ]
    return Reply(
        ("## Posted excerpts\n" + "\n".join(lines), phrases.subtext("excerpt retract takes one back, by its number"))
    )


def series_page(series: Series, article: Article) -> Reply:
    """Return the passages of a series in order, each with its first words, as a schedule would post them."""
    lines = []
    for number, place in enumerate(series.places, start=1):
        passage = page_of(article, place)[0]
        words = quoted(article, passage.paragraphs[0].sentences[0], passage.first)
        lines.append(f"**{number}.** {passage.label}: {words}")
    return Reply(
        (f"## Series: {typed_text(series.name)}", packed(lines)[0], phrases.subtext(shown_text(article.attribution)))
    )


def series_list(known: Sequence[Series]) -> Reply:
    """Return the series of a server."""
    if not known:
        return Reply(("This server has no series. excerpt series makes one: a name, then citations:¶1, ¶6, §2.",))
    lines = [f"**{typed_text(one.name)}** · {len(one.places)} passages of {shown_text(one.article)}" for one in known]
    return Reply(("## Series\n" + "\n".join(lines[:LISTED]),))


def preview_lines(excerpt: Excerpt, lacking: Sequence[str]) -> str:
    """Return what stands above a preview: where it will go, what will be done with it, and what is in the way."""
    does = [
        name
        for name, wanted in (
            ("pinned", excerpt.pin),
            ("with a thread", excerpt.thread),
            ("silent", excerpt.silent),
            ("published", excerpt.publish),
            ("with a picture", excerpt.card),
        )
        if wanted
    ]
    how = f", {', '.join(does)}" if does else ""
    missing = f"\n**I lack there:** {listed(lacking)}." if lacking else "\nI have every permission that it needs."
    return f"**Preview** for <#{excerpt.channel}>{how}. It notifies nobody by name.{missing}"
