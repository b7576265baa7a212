"""How a run of paragraphs falls into messages: at paragraphs where it can, else at sentences."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

from bot.rendering.escaping import shown_text
from bot.rendering.wording import footnote_line, paragraph_block
from content.article import Article, Paragraph, Span
from content.folding import count_words
from content.once import once_for_an_article

# Of Discord's 4000 characters, what is left beside titles, citation and notes; also about as much as a phone
# shows on three screens.
PAGE_BUDGET: Final = 3000

SIGNS_OF_A_HEADING: Final = 16
SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or the part of one that fits on a page."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def whole(self) -> bool:
        """Whether nothing of the paragraph is missing."""
        return self.start == 0 and self.end == len(self.paragraph.text)

    @property
    def called(self) -> list[str]:
        """The labels of the footnotes that are called in it."""
        return [note.label for note in self.paragraph.footnotes if self.start <= note.offset <= self.end]


Page = tuple[Piece, ...]


@once_for_an_article
def pages(article: Article, first: int, last: int) -> tuple[Page, ...]:
    """Return the pages of some paragraphs, always the same ones for the same text."""
    found: list[Page] = []
    room = 0
    for piece, size in (sized for pieces in _all_pieces(article)[first - 1 : last] for sized in pieces):
        if found and size <= room:
            found[-1] = (*found[-1], piece)
        else:
            found.append((piece,))
            room = PAGE_BUDGET
        room -= size
    return tuple(found)


@once_for_an_article
def _all_pieces(article: Article) -> tuple[tuple[tuple[Piece, int], ...], ...]:
    """Return the pieces of each paragraph with their sizes: measured once, when the article is judged at loading."""
    return tuple(
        tuple((piece, _size(article, piece)) for piece in _pieces(article, paragraph))
        for paragraph in article.paragraphs
    )


def _pieces(article: Article, paragraph: Paragraph) -> list[Piece]:
    whole = Piece(paragraph, 0, len(paragraph.text))
    if _size(article, whole) <= PAGE_BUDGET:
        return [whole]
    pieces: list[Piece] = []
    for part in (p for sentence in paragraph.sentences for p in _parts(article, paragraph, sentence)):
        longer = Piece(paragraph, pieces[-1].start, part.end) if pieces else part
        if pieces and _size(article, longer) <= PAGE_BUDGET:
            pieces[-1] = longer
        else:
            pieces.append(part)
    return pieces


def _parts(article: Article, paragraph: Paragraph, sentence: Span) -> list[Piece]:
    """Return a sentence whole; only one that no page could hold is broken, at spaces where there are any."""
    whole = Piece(paragraph, sentence.start, sentence.end)
    if _size(article, whole) <= PAGE_BUDGET:
        return [whole]
    parts, start = [], sentence.start
    while start < sentence.end:
        end = _cut(article, paragraph.text, start, sentence.end)
        parts.append(Piece(paragraph, start, end))
        start = end
    return parts


def _cut(article: Article, text: str, start: int, end: int) -> int:
    """Return where a part that begins at `start` ends, so that it fits even if each of its characters is escaped."""
    stop = min(start + PAGE_BUDGET // 3, end)
    spaces = [space.end() for space in SPACE.finditer(text, start + 1, stop)]
    if _served_in_excerpts(article) and len(spaces) >= article.rights.excerpt_words:
        return spaces[article.rights.excerpt_words - 1]
    return spaces[-1] if spaces and stop < end else stop


def _size(article: Article, piece: Piece) -> int:
    """Return how much of a page's 3000 characters a piece takes, with the headings and footnotes that it brings.

    Where the text is served in excerpts, its words count too: all that are allowed on a page take it up.
    """
    paragraph = piece.paragraph
    taken = len(paragraph_block(article, paragraph, piece.start, piece.end)) + 2
    if piece.start == 0 and paragraph.position == 1:
        title = article.title if article.in_one_piece else article.section(paragraph.section).title
        taken += len(shown_text(title or "")) + SIGNS_OF_A_HEADING
    if paragraph.heading and paragraph.heading != article.paragraphs[paragraph.number - 2].heading:
        taken += len(shown_text(paragraph.heading)) + SIGNS_OF_A_HEADING
    taken += sum(len(footnote_line(article, label)) + 1 for label in piece.called)
    if not _served_in_excerpts(article):
        return taken
    words = count_words(paragraph.text[piece.start : piece.end])
    return max(taken, math.ceil(words * PAGE_BUDGET / article.rights.excerpt_words))


def _served_in_excerpts(article: Article) -> bool:
    return article.rights.serve == "excerpts"
