"""What autocomplete offers: at most 25 choices, those first that begin with what is typed.

Discord asks at each key that somebody presses, so each list is made once for an article.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from discord import app_commands

from bot.limits import CHOICE_LIMIT, CHOICE_TEXT_LIMIT
from bot.rendering.listing import shortened
from content.article import Article
from content.entries import recommendations_in_order
from content.errors import ArticleNotFoundError
from content.folding import folded
from content.library import Library
from content.once import once_for_an_article
from content.quotes import Quote, all_speakers, themes

Choices = list[app_commands.Choice[str]]

SIGNS: Final = "¶§"


@dataclass(frozen=True, slots=True)
class Offer:
    """One choice, with its label as it is compared."""

    label: str
    value: str
    compared: str


def prepared(pairs: Iterable[tuple[str, str]]) -> tuple[Offer, ...]:
    """Return labels and values as offers; a value that Discord would refuse is left out."""
    return tuple(
        Offer(shortened(label, CHOICE_TEXT_LIMIT), value, folded(label).lstrip(SIGNS))
        for label, value in pairs
        if len(value) <= CHOICE_TEXT_LIMIT
    )


def offered(current: str, offers: Iterable[Offer]) -> Choices:
    """Return the choices whose label holds what is typed, those that begin with it first."""
    typed = folded(current.strip()).lstrip(SIGNS)
    matching = [offer for offer in offers if typed in offer.compared]
    matching.sort(key=lambda offer: not offer.compared.startswith(typed))
    return [app_commands.Choice(name=offer.label, value=offer.value) for offer in matching[:CHOICE_LIMIT]]


def chosen_article(library: Library, options: app_commands.Namespace) -> Article:
    """Return the article that the half-written command names; the default one while it names none."""
    try:
        return library.find(getattr(options, "article", None))
    except ArticleNotFoundError:
        return library.default


def articles(library: Library) -> tuple[Offer, ...]:
    """Return the articles by title."""
    return prepared((article.title, article.slug) for article in library.articles.values())


@once_for_an_article
def sections(article: Article) -> tuple[Offer, ...]:
    """Return the sections by number and title; none where nothing divides the text."""
    if article.in_one_piece:
        return ()
    return prepared((f"§{one.number} {one.title or one.slug}", f"§{one.number}") for one in article.sections)


@once_for_an_article
def passages(article: Article) -> tuple[Offer, ...]:
    """Return the sections, then the paragraphs with their first words."""
    return sections(article) + prepared((f"¶{one.number} {one.text}", f"¶{one.number}") for one in article.paragraphs)


@once_for_an_article
def terms(article: Article) -> tuple[Offer, ...]:
    """Return the glossary's terms, then the people."""
    return prepared((term.term, term.term) for term in article.companion.glossary) + people(article)


@once_for_an_article
def people(article: Article) -> tuple[Offer, ...]:
    """Return the people of the text."""
    return prepared((person.name, person.name) for person in article.companion.people)


@once_for_an_article
def quote_themes(article: Article) -> tuple[Offer, ...]:
    """Return the themes of the quotes."""
    return prepared((theme, theme) for theme in themes(article))


@once_for_an_article
def speakers(article: Article) -> tuple[Offer, ...]:
    """Return everybody who is quoted."""
    return prepared((name, name) for name in all_speakers(article))


@once_for_an_article
def quotes(article: Article) -> tuple[Offer, ...]:
    """Return the quotes by number, with whose they are and their first words, then by theme and by speaker."""
    about = prepared((f"about {theme}", f"about {theme}") for theme in themes(article))
    return numbered_quotes(article) + about + prepared((f"by {name}", f"by {name}") for name in all_speakers(article))


@once_for_an_article
def numbered_quotes(article: Article) -> tuple[Offer, ...]:
    """Return the quotes by number, with whose they are and their first words."""
    return prepared((_quote_label(quote), str(quote.number)) for quote in article.quotes)


@once_for_an_article
def events(article: Article) -> tuple[Offer, ...]:
    """Return what is on the timeline, by its times."""
    return prepared((f"{one.when}: {one.what}", one.when) for one in article.companion.timeline)


@once_for_an_article
def recommendations(article: Article) -> tuple[Offer, ...]:
    """Return the recommendations by number."""
    numbered = enumerate(recommendations_in_order(article), start=1)
    return prepared((f"{number}. {one.what}", str(number)) for number, one in numbered)


def _quote_label(quote: Quote) -> str:
    """Return a quote as a list of choices shows it: cut or somebody else's, it says so before its words do."""
    words = f"[…] {quote.text} […]" if quote.cut else quote.text
    return f"{quote.number}. {quote.speaker}: {words}" if quote.reported else f"{quote.number}. {words}"
