"""Citing a passage, and answering references in chat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.limits import BUTTON_LABEL_LIMIT
from bot.rendering import phrases
from bot.rendering.escaping import shown_text
from bot.rendering.listing import shortened
from bot.rendering.paging import Piece, pages
from bot.rendering.passages import citation_line, page_of, page_screen, part_title, source_links
from bot.rendering.reply import Button, Reply, Screen
from bot.rendering.wording import cut_line, paragraph_block
from content.article import Article
from content.citation import Passage, section_passage

# A reference is a reminder beside a talk, not a reading; three of them must fit one message.
REFERENCE_BUDGET: Final = 700
CITED_BUDGET: Final = 2000


def cite_screen(passage: Passage) -> Screen:
    """Return the screen that cites a passage."""
    return Screen("cite", passage.article.slug, passage.article.version, page_screen(passage).at)


def citation(passage: Passage) -> str:
    """Return the citation as one line to copy: author, title, outlet, date, place, address."""
    article = passage.article
    parts = (
        article.author,
        f"“{article.title}”",
        article.outlet,
        article.shown_date,
        passage.label,
        article.source_url,
    )
    return ", ".join(part for part in parts if part) + "."


def cite(article: Article, at: str) -> Reply:
    """Return a passage, named as a page's `at`, with its citation to copy; the first section without it."""
    passage = page_of(article, at)[0] if at else section_passage(article, 1)
    return Reply(
        blocks=(
            beginning(passage, CITED_BUDGET),
            f"**To copy:** {shown_text(citation(passage))}",
            citation_line(article, passage.label),
        ),
        buttons=(Button(phrases.READ, "open", page_screen(passage)), *source_links(article)),
        screen=cite_screen(passage),
    )


def references(passages: Sequence[Passage]) -> Reply:
    """Return the passages that somebody referred to in chat, each with a button that opens it."""
    return Reply(
        blocks=tuple(_reference(passage) for passage in passages),
        buttons=tuple(_opening(passage) for passage in passages),
    )


def _reference(passage: Passage) -> str:
    heading = f"**{part_title(passage.article, passage.section)}**\n" if passage.is_section else ""
    return f"{heading}{beginning(passage, REFERENCE_BUDGET)}\n{citation_line(passage.article, passage.label)}"


def _opening(passage: Passage) -> Button:
    return Button(shortened(f"Read {passage.label}", BUTTON_LABEL_LIMIT), "open", page_screen(passage))


def beginning(passage: Passage, budget: int) -> str:
    """Return the first paragraphs of a passage, and a line that says so where it goes on.

    Only a first paragraph that is too long by itself is cut, at a sentence, and marked. Only the first page counts,
    so that a text served in excerpts gives no more than an excerpt.
    """
    page = pages(passage.article, passage.first, passage.last)[0]
    shown_pieces = [_within(page[0], budget)]
    room = budget - (page[0].end - page[0].start)
    for piece in page[1:]:
        room -= piece.end - piece.start
        if room < 0:
            break
        shown_pieces.append(piece)
    last = shown_pieces[-1]
    cut = last.end < len(last.paragraph.text)
    blocks = [paragraph_block(passage.article, one.paragraph, one.start, one.end, notes=False) for one in shown_pieces]
    whole = not cut and last.paragraph.number == passage.last
    more = phrases.subtext("The passage goes on.")
    if passage.article.rights.serve == "excerpts" and not whole:
        more = cut_line(passage.article)
    return "\n\n".join(blocks) + ("" if whole else f"\n\n{more}")


def _within(piece: Piece, budget: int) -> Piece:
    """Return a piece as it is if it fits, else its first sentences that do; at least one."""
    if piece.end - piece.start <= budget:
        return piece
    ends = [one.end for one in piece.paragraph.sentences if piece.start < one.end <= piece.end] or [piece.end]
    fitting = [end for end in ends if end - piece.start <= budget]
    return Piece(piece.paragraph, piece.start, fitting[-1] if fitting else ends[0])
