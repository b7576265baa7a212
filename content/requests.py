"""What a reader's words name: a passage, an article, or a passage of an article."""

from __future__ import annotations

from content.article import Article, Section
from content.citation import Passage, parse
from content.errors import ArticleNotFoundError, CitationError
from content.library import Library


def asked_passage(library: Library, words: str, article_name: str = "") -> tuple[Article, Passage | None]:
    """Return the article and the passage that some words name: “¶6”, “walden”, “walden ¶6”; None for no passage.

    Raises CitationError, or ArticleNotFoundError where `article_name` names none.
    """
    article = library.find(article_name)
    if not words.strip():
        return article, None
    try:
        return article, parse(article, words)
    except CitationError:
        other = None if article_name else _article_first(library, words.split())
        if other is None:
            raise
        found, rest = other
        return found, parse(found, rest) if rest else None


def asked_section(library: Library, words: str, article_name: str = "") -> tuple[Article, Section | None]:
    """Return the article and the section that some words name; a bare number counts sections here, not paragraphs."""
    named = f"§{words.strip()}" if words.strip().isdecimal() else words
    article, passage = asked_passage(library, named, article_name)
    return article, passage.section if passage else None


def _article_first(library: Library, words: list[str]) -> tuple[Article, str] | None:
    """Return the article that the longest beginning of some words names exactly, and the words behind it."""
    for end in range(len(words), 0, -1):
        name = " ".join(words[:end])
        try:
            article = library.find(name)
        except ArticleNotFoundError:
            continue
        return article, " ".join(words[end:])
    return None
