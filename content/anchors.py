"""Where something is fastened in a text so that it holds as long as the words do, and never slips to other words."""

from __future__ import annotations

from content.article import Article
from content.citation import Passage
from content.folding import stable_id


def anchor_of(passage: Passage) -> str:
    """Return what a passage is known by: the ids of its first and last paragraph, and one of all its words."""
    first, last = passage.paragraphs[0], passage.paragraphs[-1]
    return f"{first.id}-{last.id}.{_words_of(passage)}"


def anchored(article: Article, anchor: str) -> Passage | None:
    """Return the passage that an anchor holds in; None where any of its words were edited, moved apart or removed."""
    ends, _, words = anchor.partition(".")
    first, _, last = ends.partition("-")
    if first not in article.by_id or last not in article.by_id:
        return None
    passage = Passage(article, article.by_id[first].number, article.by_id[last].number)
    return passage if passage.first <= passage.last and _words_of(passage) == words else None


def _words_of(passage: Passage) -> str:
    return stable_id(" ".join(paragraph.text for paragraph in passage.paragraphs))
