"""What autocomplete offers: at most 25 choices, those first that begin with what is typed."""

from __future__ import annotations

from collections.abc import Iterable

from discord import app_commands

from bot.limits import CHOICE_LIMIT, CHOICE_TEXT_LIMIT
from content.article import Article
from content.errors import ArticleNotFoundError
from content.folding import folded
from content.library import Library
from content.quotes import all_speakers, themes

Choices = list[app_commands.Choice[str]]


def offered(current: str, pairs: Iterable[tuple[str, str]]) -> Choices:
    """Return the choices, as label and value, whose label holds what is typed; those that begin with it first."""
    typed = folded(current.strip())
    matching = [pair for pair in pairs if typed in folded(pair[0]) or typed in folded(pair[1])]
    matching.sort(key=lambda pair: not (folded(pair[0]).startswith(typed) or folded(pair[1]).startswith(typed)))
    return [
        app_commands.Choice(name=label[:CHOICE_TEXT_LIMIT], value=value)
        for label, value in matching[:CHOICE_LIMIT]
        if len(value) <= CHOICE_TEXT_LIMIT
    ]


def chosen_article(library: Library, options: app_commands.Namespace) -> Article:
    """Return the article that the half-written command names; the default one while it names none."""
    try:
        return library.find(getattr(options, "article", None))
    except ArticleNotFoundError:
        return library.default


def articles(library: Library, current: str) -> Choices:
    """Offer the articles by title."""
    return offered(current, ((article.title, article.slug) for article in library.articles.values()))


def sections(article: Article, current: str) -> Choices:
    """Offer the sections by number and title."""
    return offered(current, ((f"§{s.number} {s.title or s.slug}", f"§{s.number}") for s in article.sections))


def passages(article: Article, current: str) -> Choices:
    """Offer sections, and paragraphs with their first words."""
    paragraphs = ((f"¶{p.number} {p.text[:80]}", f"¶{p.number}") for p in article.paragraphs)
    return (sections(article, current) + offered(current, paragraphs))[:CHOICE_LIMIT]


def terms(article: Article, current: str) -> Choices:
    """Offer the glossary's terms, then the people."""
    companion = article.companion
    return offered(
        current, [(t.term, t.term) for t in companion.glossary] + [(p.name, p.name) for p in companion.people]
    )


def people(article: Article, current: str) -> Choices:
    """Offer the people of the text."""
    return offered(current, ((person.name, person.name) for person in article.companion.people))


def quote_themes(article: Article, current: str) -> Choices:
    """Offer the themes of the quotes."""
    return offered(current, ((theme, theme) for theme in themes(article)))


def speakers(article: Article, current: str) -> Choices:
    """Offer everybody who is quoted."""
    return offered(current, ((name, name) for name in all_speakers(article)))


def quotes(article: Article, current: str) -> Choices:
    """Offer the quotes by number, with their first words."""
    return offered(current, ((f"{quote.number}. {quote.text[:80]}", str(quote.number)) for quote in article.quotes))
