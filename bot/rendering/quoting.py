"""Quotes: the words, whose they are, where they stand, and the whole sentence where they are cut out of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.limits import BUTTON_LABEL_LIMIT
from bot.rendering import phrases
from bot.rendering.companions import screen
from bot.rendering.escaping import shown_text
from bot.rendering.listing import packed, shortened, turners
from bot.rendering.passages import citation_line, look_screen, page_screen
from bot.rendering.reply import Button, Link, Reply
from bot.rendering.wording import author_text
from content.article import Article, Span
from content.citation import section_passage, shown
from content.fragments import link_to_words
from content.locating import sentences_around
from content.quotes import Choice, Quote, about, by, themes, with_id

WORD: Final = re.compile(r"\S+")
# Escaped and with its source below it still fits into a message.
LONGEST_FIRST: Final = 1500


def quote(article: Article, at: str, *, position: str = "", request: str = "", offer: str = "") -> Reply:
    """Return the quote of that id. `position` says where the deck is; `offer` is another request worth a button."""
    found = brief(article, with_id(article, at))
    return Reply(
        blocks=tuple(_blocks(article, found, position)),
        buttons=tuple(_buttons(article, found, request, offer)),
        screen=screen("quote", article, found.id),
    )


def quotes(article: Article, at: str) -> Reply:
    """Return a page of the quotes; `at` is the page's number, then a space and a theme or “by” and a speaker."""
    number, _, theme = at.partition(" ")
    chosen = _on(article, theme).quotes if theme else article.quotes
    if not chosen:
        return Reply((phrases.nobody_has_written("a choice of quotes"),), (_opening(article, 1),))
    pages = packed([_line(article, one) for one in chosen])
    index = min(int(number), len(pages) - 1) if number.isdecimal() else 0
    title = f"Quotes: {shown_text(theme)}" if theme else "Quotes"
    return Reply(
        blocks=(f"## {title}", pages[index], _themes(article), citation_line(article, "")),
        buttons=turners(screen("quotes", article), index, len(pages), theme),
        screen=screen("quotes", article, f"{index} {theme}".strip()),
    )


def spoken_by(article: Article, found: Quote) -> str:
    """Return whose words they are: the author's, or somebody's whom the author quotes."""
    if found.reported:
        return f"{shown_text(found.speaker)}, as quoted by {shown_text(article.author)}"
    return shown_text(found.speaker)


def quoted(article: Article, found: Span, paragraph: int) -> str:
    """Return words in quotation marks, with […] on each side where their sentence goes on."""
    home = article.paragraph(paragraph)
    around = sentences_around(found.start, found.end, home)
    before = "\\[…] " if found.start > around.start else ""
    after = " \\[…]" if found.end < around.end else ""
    return f"“{before}{author_text(article, home, found.start, found.end, notes=False)}{after}”"


def brief(article: Article, found: Quote) -> Quote:
    """Return a quote, or its beginning.

    So of a paragraph's own first sentence, which nobody chose, if it is long; and of words that are more than the
    text's rights let one message have.
    """
    end = found.end if found.number else min(found.end, found.start + LONGEST_FIRST)
    text = article.paragraph(found.paragraph).text
    if _in_excerpts(article):
        words = [word.end() for word in WORD.finditer(text, found.start, found.end)]
        end = min(end, words[: article.rights.excerpt_words][-1] if words else end)
    if end == found.end:
        return found
    kept = text[found.start : end]
    # The last word may have been cut in two; where there is only one, it stays so.
    whole = kept if text[end : end + 1].isspace() else kept.rpartition(" ")[0] or kept
    return replace(found, end=found.start + len(whole.rstrip()), text=whole.rstrip())


def _in_excerpts(article: Article) -> bool:
    return article.rights.serve == "excerpts"


def _on(article: Article, theme: str) -> Choice:
    return by(article, theme.removeprefix("by ")) if theme.startswith("by ") else about(article, theme)


def _blocks(article: Article, found: Quote, position: str) -> Iterator[str]:
    yield _set_off(quoted(article, found, found.paragraph)) + f"\n— {spoken_by(article, found)}"
    home = article.paragraph(found.paragraph)
    around = sentences_around(found.start, found.end, home)
    words = len(WORD.findall(home.text, around.start, around.end))
    if _in_excerpts(article) and words > article.rights.excerpt_words:
        yield phrases.subtext(
            f"Its sentence has {words} words; this text is served {article.rights.excerpt_words} at a time"
        )
    elif found.cut:
        yield f"The whole sentence, by {shown_text(article.author)}:\n" + _set_off(
            f"“{author_text(article, home, around.start, around.end, notes=False)}”"
        )
    yield citation_line(article, shown(article, found.paragraph)) + (f"\n-# {position}" if position else "")


def _set_off(words: str) -> str:
    return "> " + words.replace("\n", "\n> ")


def _buttons(article: Article, found: Quote, request: str, offer: str) -> Iterator[Button | Link]:
    if article.quotes:
        yield Button(phrases.ANOTHER_QUOTE, "more", screen("draw", article, request))
    if offer:
        yield Button(
            shortened(f"{offer[:1].upper()}{offer[1:]}", BUTTON_LABEL_LIMIT), "more", screen("draw", article, offer)
        )
    link = link_to_words(article, found.paragraph, found.start, found.end)
    if link:
        yield Link(phrases.OPEN_AT_WORDS, link)
    yield Button(
        phrases.READ_AROUND,
        "open",
        look_screen(section_passage(article, article.section_of(found.paragraph).number)),
    )


def _line(article: Article, whole: Quote) -> str:
    one = brief(article, whole)
    whose = f" — {spoken_by(article, one)}" if one.reported else ""
    return f"**{one.number}.** {quoted(article, one, one.paragraph)}{whose} ({shown(article, one.paragraph)})"


def _themes(article: Article) -> str:
    names = themes(article)[:20]
    return phrases.subtext(f"Themes: {shown_text(', '.join(names))}") if names else phrases.subtext("No themes yet")


def _opening(article: Article, section: int) -> Button:
    return Button(phrases.READ, "open", page_screen(section_passage(article, section)))
