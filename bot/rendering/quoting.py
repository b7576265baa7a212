"""Quotes: the words, whose they are, where they stand, and the whole sentence where they are cut out of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.limits import BUTTON_LABEL_LIMIT
from bot.rendering import phrases
from bot.rendering.companions import screen
from bot.rendering.escaping import shown_text
from bot.rendering.listing import packed, shortened, turners
from bot.rendering.passages import citation_line, look_screen, page_screen
from bot.rendering.reply import Button, Link, Reply
from bot.rendering.wording import author_text, cut_line, served_end, whole_at
from content.article import Article, Span
from content.citation import section_passage, shown
from content.fragments import link_to_words
from content.locating import sentences_around
from content.quotes import Choice, Quote, about, by, themes, with_id

# Escaped and with its source below it still fits into a message.
LONGEST_FIRST: Final = 1500


def quote(article: Article, at: str, *, position: str = "", request: str = "", offer: str = "") -> Reply:
    """Return the quote of that id. `position` says where the deck is; `offer` is another request worth a button."""
    found = with_id(article, at)
    return Reply(
        blocks=tuple(_blocks(article, found, position)),
        buttons=tuple(_buttons(article, brief(article, found), request, offer)),
        screen=screen("quote", article, found.id),
    )


def quotes(article: Article, at: str) -> Reply:
    """Return a page of the quotes; `at` is the page's number, then a space and a theme or “by” and a speaker."""
    number, _, theme = at.partition(" ")
    chosen = _on(article, theme).quotes if theme else article.quotes
    if not chosen:
        return Reply((phrases.nobody_has_written("a choice of quotes"),), (_opening(article, 1),))
    pages = _pages(article, chosen)
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
    end = served_end(article, home, found.start, found.end)
    after = " \\[…]" if end < around.end else ""
    return f"“{before}{author_text(article, home, found.start, end, notes=False)}{after}”"


def brief(article: Article, found: Quote) -> Quote:
    """Return a quote, or its beginning.

    So of a paragraph's own first sentence, which nobody chose, if it is long; and of words that are more than the
    text's rights let one message have.
    """
    home = article.paragraph(found.paragraph)
    end = found.end if found.number else min(found.end, found.start + LONGEST_FIRST)
    end, text = served_end(article, home, found.start, end), home.text
    if end == found.end:
        return found
    kept = text[found.start : end]
    # The last word may have been cut in two; where there is only one, it stays so.
    whole = kept if text[end : end + 1].isspace() else kept.rpartition(" ")[0] or kept
    return replace(found, end=found.start + len(whole.rstrip()), text=whole.rstrip())


def _on(article: Article, theme: str) -> Choice:
    return by(article, theme.removeprefix("by ")) if theme.startswith("by ") else about(article, theme)


def _blocks(article: Article, chosen: Quote, position: str) -> Iterator[str]:
    found = brief(article, chosen)
    yield _set_off(quoted(article, found, found.paragraph)) + f"\n— {spoken_by(article, found)}"
    home = article.paragraph(found.paragraph)
    around = sentences_around(found.start, found.end, home)
    if served_end(article, home, chosen.start, chosen.end) < chosen.end:
        yield cut_line(article)
    elif found.cut and served_end(article, home, around.start, around.end) < around.end:
        yield phrases.subtext(f"Part of a longer sentence, which stands {whole_at(article)}")
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


def _pages(article: Article, chosen: Sequence[Quote]) -> list[str]:
    """Return the list page by page; of a text served in excerpts, no page has more words than one message may."""
    lines = [_line(article, one) for one in chosen]
    if article.rights.serve == "full":
        return packed(lines)
    pages: list[str] = []
    room = 0
    for one, line in zip(chosen, lines, strict=True):
        words = len(brief(article, one).text.split())
        if words <= room:
            pages[-1] += f"\n{line}"
        else:
            pages.append(line)
            room = article.rights.excerpt_words
        room -= words
    return pages


def _line(article: Article, whole: Quote) -> str:
    one = brief(article, whole)
    whose = f" — {spoken_by(article, one)}" if one.reported else ""
    return f"**{one.number}.** {quoted(article, one, one.paragraph)}{whose} ({shown(article, one.paragraph)})"


def _themes(article: Article) -> str:
    names = themes(article)[:20]
    return phrases.subtext(f"Themes: {shown_text(', '.join(names))}") if names else phrases.subtext("No themes yet")


def _opening(article: Article, section: int) -> Button:
    return Button(phrases.READ, "open", page_screen(section_passage(article, section)))
