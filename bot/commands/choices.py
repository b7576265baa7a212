"""What autocomplete offers: at most 25 choices, those first that begin with what is typed.

Discord asks at each key that somebody presses, so each list is made once for an article.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Final

from discord import app_commands

from bot.commands.asking import Interaction
from bot.limits import CHOICE_LIMIT, CHOICE_TEXT_LIMIT
from bot.rendering.listing import shortened
from bot.views.desk import Desk
from bot.views.sending import channels_of
from content.article import Article
from content.citation import parse
from content.entries import recommendations_in_order
from content.errors import ArticleNotFoundError, CitationError, span
from content.folding import folded
from content.library import Library
from content.once import once_for_an_article
from content.quotes import Quote, all_speakers, themes

Choices = list[app_commands.Choice[str]]

SIGNS: Final = "¶§"


@dataclass(frozen=True, slots=True)
class Offer:
    """One choice, with its label as it is compared, and the sign before that, of a passage."""

    label: str
    value: str
    compared: str
    sign: str


def prepared(pairs: Iterable[tuple[str, str]]) -> tuple[Offer, ...]:
    """Return labels and values as offers; a value that Discord would refuse is left out."""
    return tuple(
        Offer(
            shortened(label, CHOICE_TEXT_LIMIT),
            value,
            folded(label).lstrip(SIGNS),
            label[0] if label[0] in SIGNS else "",
        )
        for label, value in pairs
        if len(value) <= CHOICE_TEXT_LIMIT
    )


def offered(current: str, *kinds: Iterable[Offer]) -> Choices:
    """Return the choices whose label holds what is typed, those that begin with it first.

    Of several kinds each has its share of the 25, one after the other, so that a long list does not hide the rest.
    """
    matching = [_matching(current, offers) for offers in kinds]
    in_turn = (offer for turn in zip_longest(*matching) for offer in turn if offer is not None)
    taken = set(islice(in_turn, CHOICE_LIMIT))
    chosen = [offer for offers in matching for offer in offers if offer in taken]
    return [app_commands.Choice(name=offer.label, value=offer.value) for offer in chosen[:CHOICE_LIMIT]]


def _matching(current: str, offers: Iterable[Offer]) -> list[Offer]:
    typed = folded(current.strip())
    if typed[:1] in {*SIGNS}:  # then it is no number of a quote that is meant
        signed = typed[0] + typed[1:].lstrip()
        return [
            offer for offer in offers if offer.sign == typed[0] and f"{typed[0]}{offer.compared}".startswith(signed)
        ]
    matching = [offer for offer in offers if typed in offer.compared]
    matching.sort(key=lambda offer: not offer.compared.startswith(typed))
    return matching


def chosen_article(desk: Desk, interaction: Interaction) -> Article:
    """Return the article that the half-written command names, as it is served here; the usual one if it names none."""
    library = desk.library_in(desk.servers.of(interaction.guild_id), channels_of(interaction.channel))
    try:
        return library.find(getattr(interaction.namespace, "article", None))
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


def citable(article: Article, current: str) -> Choices:
    """Return the passages, the run of paragraphs that somebody types first, such as 6-8."""
    return [*_run(article, current), *offered(current, passages(article))][:CHOICE_LIMIT]


def quotable(article: Article, current: str) -> Choices:
    """Return what a quote can be asked by: number, theme, speaker, and where something is typed, passage."""
    if not current.strip():
        return offered(current, numbered_quotes(article), *decks(article))
    found = offered(current, numbered_quotes(article), *decks(article), passages(article))
    return [*_run(article, current), *found][:CHOICE_LIMIT]


def _run(article: Article, current: str) -> Choices:
    try:
        passage = parse(article, current)
    except CitationError:
        return []
    if passage.first == passage.last or passage.is_section:
        return []
    named = span(passage.first, passage.last)
    return [app_commands.Choice(name=named, value=named)]


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
def decks(article: Article) -> tuple[tuple[Offer, ...], tuple[Offer, ...]]:
    """Return the ways to ask for some of the quotes: by theme, and by speaker."""
    return (
        prepared((f"about {theme}", f"about {theme}") for theme in themes(article)),
        prepared((f"by {name}", f"by {name}") for name in all_speakers(article)),
    )


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
