"""Which section a reader means by its title, or by the start of one."""

from __future__ import annotations

from content.article import Article, Section
from content.errors import CitationError, counted, echo, listed, span
from content.folding import comparable_own
from documents.nearness import nearest

MOST_NAMED = 8


def section_named(article: Article, plain: str) -> Section | None:
    """Return the section with this slug or title, else the one whose title goes on behind it with a new word."""
    titles = {section: _title(section) for section in article.sections}
    found = [section for section, title in titles.items() if plain in {section.slug, title}]
    ends = len(plain)
    found = found or [s for s, title in titles.items() if title.startswith(plain) and not title[ends].isalnum()]
    return found[0] if len(found) == 1 else None


def section_beginning(article: Article, plain: str, words: str) -> Section:
    """Return the section whose title begins so; raise CitationError, naming what exists, if not just one does."""
    starts = [section for section in article.sections if plain and _title(section).startswith(plain)]
    if len(starts) == 1:
        return starts[0]
    if starts:
        choices = listed([f"§{section.number}" for section in starts[:MOST_NAMED]], last="or")
        raise CitationError(f"{echo(words)} begins {counted(len(starts), 'title')}: choose {choices}.")
    titles = {_title(section): section for section in article.sections if section.title}
    near = [f"§{titles[name].number} “{titles[name].title}”" for name in nearest(plain, titles, most=2)]
    if near:
        raise CitationError(f"{echo(words)} names no passage. Did you mean {listed(near, last='or')}?")
    if article.in_one_piece:
        has = span(1, article.last)
        raise CitationError(f"{echo(words)} names no passage: this text has {has}; write for example ¶{article.last}.")
    raise CitationError(
        f"{echo(words)} names no passage: this text has {span(1, article.last)} and "
        f"{span(1, len(article.sections), '§')}; "
        "write for example ¶1, 2-4, §1, or the start of a section's title."
    )


def _title(section: Section) -> str:
    return comparable_own(section.title or "")
