"""What a reader's words name: a passage, an article, or a passage of an article."""

from __future__ import annotations

from content.article import Article, Section
from content.citation import Passage, parse
from content.errors import CitationError
from content.folding import comparable
from content.library import Library

# A title has hardly more words.
MOST_WORDS = 40


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
    """Return the article that the longest beginning of some words names, and the words behind it."""
    for end in range(min(len(words), MOST_WORDS), 0, -1):
        name = comparable(" ".join(words[:end]))
        meant = library.meant_by(name) if name else []
        if len(meant) == 1:
            return library.articles[meant[0]], " ".join(words[end:])
    return None
