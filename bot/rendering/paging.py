"""How a run of paragraphs falls into messages: at paragraphs where it can, else at sentences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.rendering.wording import paragraph_block
from content.article import Article, Paragraph, Span

# Of Discord's 4000 characters, what is left beside titles, citation and notes; also about as much as a phone
# shows on three screens.
PAGE_BUDGET: Final = 3000


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


Page = tuple[Piece, ...]


@lru_cache(maxsize=2048)
def pages(article: Article, first: int, last: int) -> tuple[Page, ...]:
    """Return the pages of some paragraphs, always the same ones for the same text."""
    found: list[Page] = []
    room = 0
    for piece, size in (sized for pieces in _all_pieces(article)[first - 1 : last] for sized in pieces):
        if found and size <= room:
            found[-1] = (*found[-1], piece)
        else:
            found.append((piece,))
            room = _budget(article)
        room -= size
    return tuple(found)


@lru_cache(maxsize=256)
def _all_pieces(article: Article) -> tuple[tuple[tuple[Piece, int], ...], ...]:
    """Return the pieces of each paragraph with their sizes: measured once, when the article is judged at loading."""
    return tuple(
        tuple((piece, _size(article, piece)) for piece in _pieces(article, paragraph))
        for paragraph in article.paragraphs
    )


def _pieces(article: Article, paragraph: Paragraph) -> list[Piece]:
    whole = Piece(paragraph, 0, len(paragraph.text))
    if _size(article, whole) <= _budget(article):
        return [whole]
    pieces: list[Piece] = []
    for part in (p for sentence in paragraph.sentences for p in _parts(article, paragraph, sentence)):
        longer = Piece(paragraph, pieces[-1].start, part.end) if pieces else part
        if pieces and _size(article, longer) <= _budget(article):
            pieces[-1] = longer
        else:
            pieces.append(part)
    return pieces


def _parts(article: Article, paragraph: Paragraph, sentence: Span) -> list[Piece]:
    """Return a sentence whole; only one that no message could hold is broken, at a space."""
    if _size(article, Piece(paragraph, sentence.start, sentence.end)) <= PAGE_BUDGET:
        return [Piece(paragraph, sentence.start, sentence.end)]
    parts, start = [], sentence.start
    while start < sentence.end:
        end = min(start + PAGE_BUDGET // 3, sentence.end)
        space = paragraph.text.rfind(" ", start + 1, end)
        end = space + 1 if end < sentence.end and space > start else end
        parts.append(Piece(paragraph, start, end))
        start = end
    return parts


def _size(article: Article, piece: Piece) -> int:
    """Return how much of a page a piece takes: characters, or words where the text is served in excerpts."""
    if article.rights.serve == "excerpts":
        return len(piece.paragraph.text[piece.start : piece.end].split())
    return len(paragraph_block(article, piece.paragraph, piece.start, piece.end)) + 2


def _budget(article: Article) -> int:
    return article.rights.excerpt_words if article.rights.serve == "excerpts" else PAGE_BUDGET
