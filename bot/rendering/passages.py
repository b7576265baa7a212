"""Reading pages and the contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.limits import BUTTON_LABEL_LIMIT, OPTION_TEXT_LIMIT
from bot.rendering import phrases
from bot.rendering.escaping import shown_text
from bot.rendering.listing import shortened
from bot.rendering.paging import PAGE_BUDGET, Page, pages
from bot.rendering.reply import Button, Link, Menu, Reply, Screen
from bot.rendering.wording import FOOTNOTE_LIMIT, footnote_line, paragraph_block
from content.article import Article, Section
from content.citation import Passage, section_passage, shown
from content.errors import CitationError, counted

SECTIONS_A_PAGE: Final = 20


def page_screen(passage: Passage, page: int = 0) -> Screen:
    """Return the screen of a passage; long ones have several pages, counted from 0."""
    article = passage.article
    first, last = article.paragraph(passage.first), article.paragraph(passage.last)
    return Screen("page", article.slug, article.version, f"{first.id}-{last.id}.{page}")


def look_screen(passage: Passage, page: int = 0) -> Screen:
    """Return the screen of a passage at which somebody only looks: it is not where they read on."""
    screen = page_screen(passage, page)
    return Screen("look", screen.slug, screen.version, screen.at)


def page_of(article: Article, at: str) -> tuple[Passage, int]:
    """Return the passage and page that a screen's `at` names; raise CitationError where its words are gone."""
    ends, _, number = at.partition(".")
    first, _, last = ends.partition("-")
    if first not in article.by_id or last not in article.by_id:
        raise CitationError(phrases.GONE)
    passage = Passage(article, article.by_id[first].number, article.by_id[last].number)
    if passage.last < passage.first:
        raise CitationError(phrases.GONE)
    most = len(pages(article, passage.first, passage.last)) - 1
    return passage, min(int(number), most) if number.isdecimal() else 0


def page(article: Article, at: str) -> Reply:
    """Return a page of the text with its buttons; without `at`, the first."""
    passage, number = page_of(article, at) if at else (section_passage(article, 1), 0)
    shown_page = pages(article, passage.first, passage.last)[number]
    return Reply(
        blocks=tuple(_page_blocks(passage, shown_page)),
        buttons=tuple(_page_buttons(passage, number)),
        screen=page_screen(passage, number),
    )


def look(article: Article, at: str) -> Reply:
    """Return a page at which somebody only looks: shared or sent on it stays that, and turned it is reading."""
    passage, number = page_of(article, at) if at else (section_passage(article, 1), 0)
    return replace(page(article, at), screen=look_screen(passage, number))


def following(passage: Passage, number: int) -> Screen | None:
    """Return what comes after a page: the rest of the passage, then the next section or paragraph; None at the end."""
    article = passage.article
    if number + 1 < len(pages(article, passage.first, passage.last)):
        return page_screen(passage, number + 1)
    if passage.last == article.last:
        return None
    if passage.is_section:
        return page_screen(section_passage(article, passage.section.number + 1))
    return page_screen(Passage(article, passage.last + 1, passage.last + 1))


def preceding(passage: Passage, number: int) -> Screen | None:
    """Return what comes before a page; None at the beginning."""
    article = passage.article
    if number:
        return page_screen(passage, number - 1)
    if passage.first == 1:
        return None
    if passage.is_section:
        before = section_passage(article, passage.section.number - 1)
        return page_screen(before, len(pages(article, before.first, before.last)) - 1)
    return page_screen(Passage(article, passage.first - 1, passage.first - 1))


def contents_screen(article: Article, page: int = 0) -> Screen:
    """Return the screen of the table of contents."""
    return Screen("contents", article.slug, article.version, str(page) if page else "")


def contents(article: Article, at: str) -> Reply:
    """Return the sections with what they hold, and a menu that opens one."""
    number = min(int(at), (len(article.sections) - 1) // SECTIONS_A_PAGE) if at.isdecimal() else 0
    start = number * SECTIONS_A_PAGE
    listed = article.sections[start : start + SECTIONS_A_PAGE]
    head = f"## {shown_text(article.title)}\n{size(article)}"
    if article.in_one_piece:
        return Reply(
            blocks=(f"{head}, not divided into sections", citation_line(article, "")),
            buttons=(Button(phrases.READ, "turn", page_screen(section_passage(article, 1))),),
            screen=contents_screen(article),
        )
    ours = phrases.OUR_TITLES if article.section_titles == "ours" else ""
    return Reply(
        blocks=(
            head,
            "\n".join(_contents_line(section) for section in listed),
            phrases.subtext(ours, shown_text(article.attribution)),
        ),
        menu=_section_menu(article, listed),
        buttons=tuple(_contents_buttons(article, number)),
        screen=contents_screen(article, number),
    )


def _contents_buttons(article: Article, number: int) -> Iterator[Button]:
    if number:
        yield Button(phrases.BACK, "turn", contents_screen(article, number - 1))
    if (number + 1) * SECTIONS_A_PAGE < len(article.sections):
        yield Button(phrases.NEXT, "turn", contents_screen(article, number + 1))


def title_line(section: Section) -> str:
    """Return a section's number and title."""
    return f"§{section.number} {shown_text(section.title)}" if section.title else f"§{section.number}"


def part_title(article: Article, section: Section) -> str:
    """Return a section's number and title; the text's title where nothing divides it."""
    return shown_text(article.title) if article.in_one_piece else title_line(section)


def size(article: Article) -> str:
    """Return how many paragraphs a text has, and in how many sections, where it has any."""
    paragraphs = counted(article.last, "paragraph")
    return paragraphs if article.in_one_piece else f"{paragraphs} in {counted(len(article.sections), 'section')}"


def citation_line(article: Article, citation: str) -> str:
    """Return the line under the author's words: where they stand, and whose they are."""
    return phrases.subtext(citation, shown_text(article.attribution))


def source_links(article: Article) -> Iterator[Link]:
    """Yield the button to the published page, where it is known."""
    if article.source_url:
        yield Link(shortened(f"Open at {article.outlet or 'the source'}", BUTTON_LABEL_LIMIT), article.source_url)


def _page_blocks(passage: Passage, page: Page) -> Iterator[str]:
    article = passage.article
    text = "\n\n".join(_page_lines(article, page))
    # One block, not one for each paragraph: a page of short ones would pass Discord's limit of components.
    section = article.section(page[0].paragraph.section)
    yield f"### {part_title(article, section)}\n{text}"
    yield from _footnotes(article, page, max(PAGE_BUDGET - len(text), FOOTNOTE_LIMIT))
    yield _page_citation(article, page)


def _page_lines(article: Article, page: Page) -> Iterator[str]:
    section, heading = page[0].paragraph.section, None
    for piece in page:
        paragraph = piece.paragraph
        if paragraph.section != section:
            section = paragraph.section
            yield f"### {title_line(article.section(section))}"
        if paragraph.heading and paragraph.heading != heading:
            yield f"**{shown_text(paragraph.heading)}**"
        heading = paragraph.heading
        yield paragraph_block(article, paragraph, piece.start, piece.end)


def _page_citation(article: Article, page: Page) -> str:
    first, last = page[0].paragraph.number, page[-1].paragraph.number
    ours = phrases.OUR_TITLES if article.section_titles == "ours" else ""
    excerpt = phrases.EXCERPTS if article.rights.serve == "excerpts" else ""
    pages_here = list(dict.fromkeys(mark.label for piece in page for mark in piece.paragraph.pages))
    numbers = f"p. {'–'.join(dict.fromkeys((pages_here[0], pages_here[-1])))}" if pages_here else ""
    line = phrases.subtext(shown(article, first, last), shown_text(numbers), shown_text(article.attribution))
    return f"{line}\n{phrases.subtext(ours, excerpt)}" if ours or excerpt else line


def _footnotes(article: Article, page: Page, room: int) -> Iterator[str]:
    """Yield the notes below a page; of very many that one sentence calls, those for which there is room."""
    lines = [footnote_line(article, label) for piece in page for label in piece.called]
    while lines and len("\n".join(lines)) > room + FOOTNOTE_LIMIT // 2:
        lines.pop()
    if lines:
        yield "\n".join(lines)


def _page_buttons(passage: Passage, number: int) -> Iterator[Button | Link]:
    before, after = preceding(passage, number), following(passage, number)
    if before:
        yield Button(phrases.BACK, "turn", before)
    if after:
        yield Button(phrases.NEXT, "turn", after)
    yield Button(
        phrases.CONTENTS,
        "turn",
        contents_screen(passage.article, (passage.section.number - 1) // SECTIONS_A_PAGE),
    )
    yield from source_links(passage.article)


def _contents_line(section: Section) -> str:
    span = f"¶{section.first}" if section.first == section.last else f"¶{section.first}–{section.last}"
    return f"**{title_line(section)}** · {span}"


def _section_menu(article: Article, sections: tuple[Section, ...]) -> Menu:
    options = []
    for section in sections:
        screen = page_screen(section_passage(article, section.number))
        label = f"§{section.number} {section.title or ''}".strip()
        options.append((shortened(label, OPTION_TEXT_LIMIT), screen.at))
    return Menu(phrases.OPEN_SECTION, Screen("page", article.slug, article.version), tuple(options))
