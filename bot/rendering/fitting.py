"""Whether everything of an article fits into Discord's messages: judged when it loads, never found out by sending."""

from __future__ import annotations

from collections.abc import Iterator

from bot.limits import TEXT_DISPLAY_LIMIT
from bot.rendering.reply import Reply, Screen
from bot.rendering.screens import SCREENS
from content.article import Article
from content.entries import recommendations_in_order
from content.loading import Loaded
from documents.faults import Fault
from documents.yaml import Place

# What is put in front of a reply on its way: a note that the text was edited, and who shared it.
RESERVED = 200


def faults_of_fit(loaded: Loaded) -> list[Fault]:
    """Return a fault, at its place in the file, for everything that is too long for one message."""
    if loaded.article is None:
        return []
    return [
        fault for place, screen in _screens(loaded.article) for fault in _misfits(loaded, place, screen, loaded.article)
    ]


def size(reply: Reply) -> int:
    """Return how many of a message's characters a reply takes."""
    return sum(map(len, reply.blocks))


def _misfits(loaded: Loaded, place: Place, screen: Screen, article: Article) -> Iterator[Fault]:
    taken = size(SCREENS[screen.kind](article, screen.at))
    room = TEXT_DISPLAY_LIMIT - RESERVED
    if taken > room:
        yield loaded.fault(
            place,
            f"too long for one message: {taken} of at most {room} characters; shorten it by {taken - room}",
        )


def _screens(article: Article) -> Iterator[tuple[Place, Screen]]:
    """Yield every screen that is not paged, with the place in the companion that it comes from."""
    companion = article.companion
    # Pages fit by construction; to show the first one is to cut them all, once and at loading.
    yield (), Screen("page", article.slug)
    yield (), Screen("article", article.slug)
    yield (), Screen("author", article.slug)
    yield ("summary",), Screen("summary", article.slug)
    yield ("recommendations",), Screen("recommendations", article.slug)
    for index, notes in enumerate(companion.sections):
        yield ("sections", index, "synopsis"), Screen("summary", article.slug, at=notes.section)
        for number, question in enumerate(notes.questions):
            yield ("sections", index, "questions", number), Screen("question", article.slug, at=question.id)
    for number, one in enumerate(recommendations_in_order(article), start=1):
        place = ("recommendations", companion.recommendations.index(one))
        yield place, Screen("recommendations", article.slug, at=str(number))
    for index, term in enumerate(companion.glossary):
        yield ("glossary", index), Screen("term", article.slug, at=term.id)
    for index, person in enumerate(companion.people):
        yield ("people", index), Screen("person", article.slug, at=person.id)
    for index, quote in enumerate(article.quotes):
        yield ("quotes", index), Screen("quote", article.slug, at=quote.id)
