"""How far a group has read a text together, so that nothing from behind that comes unasked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from content.article import Article
from content.citation import Passage


@dataclass(frozen=True, slots=True)
class Mark:
    """Up to where a group has read a text.

    `last` is a paragraph's number, and belongs to what was read; 0 before it begins.
    """

    slug: str
    last: int

    def hides(self, article: Article, paragraph: int) -> bool:
        """Say whether a paragraph is still ahead of the group."""
        return article.slug == self.slug and paragraph > self.last

    def hides_any(self, article: Article, paragraphs: Iterable[int]) -> bool:
        """Say whether one of some paragraphs is still ahead of the group."""
        return any(self.hides(article, one) for one in paragraphs)

    def of(self, passage: Passage) -> Passage | None:
        """Return as much of a passage as the group has read; None where it begins behind that."""
        if self.hides(passage.article, passage.first):
            return None
        if not self.hides(passage.article, passage.last):
            return passage
        return Passage(passage.article, passage.first, self.last)
