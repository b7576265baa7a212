"""Whether everything of an article fits into Discord's messages: judged when it loads, never found out by sending."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Final

from bot.limits import TEXT_DISPLAY_LIMIT
from bot.rendering import phrases
from bot.rendering.passages import page_screen
from bot.rendering.reply import Reply, Screen
from bot.rendering.screens import SCREENS
from content.article import Article
from content.citation import section_passage
from content.loading import Loaded
from documents.faults import Fault
from documents.yaml import Place

# What is put in front of a reply on its way: a note that the text was edited, and who shared it.
RESERVED = 200

# Lists of any length, by the part of the companion that they show.
PAGED: Final[dict[str, Place]] = {
    "contents": (),
    "people": ("people",),
    "term": ("glossary",),
    "timeline": ("timeline",),
    "quotes": ("quotes",),
}


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


def _paged(article: Article) -> Iterator[tuple[Place, Screen]]:
    # Pages fit by construction, but for their headings; to show one is to cut them all, once and at loading.
    for section in article.sections:
        yield (), page_screen(section_passage(article, section.number))
    for kind, place in PAGED.items():
        yield from ((place, screen) for screen in _pages(article, kind))


def _pages(article: Article, kind: str) -> Iterator[Screen]:
    """Yield every page of a list."""
    for number in count():
        yield Screen(kind, article.slug, at=str(number))
        buttons = SCREENS[kind](article, str(number)).buttons
        if all(button.label != phrases.NEXT for button in buttons):
            return


def _screens(article: Article) -> Iterator[tuple[Place, Screen]]:
    """Yield every screen, of the text one page for each section, with the place in the companion that it comes from."""
    companion = article.companion
    yield from _paged(article)
    yield (), Screen("article", article.slug)
    yield (), Screen("author", article.slug)
    yield ("summary",), Screen("summary", article.slug)
    yield ("recommendations",), Screen("recommendations", article.slug)
    for index, notes in enumerate(companion.sections):
        yield ("sections", index, "synopsis"), Screen("summary", article.slug, at=notes.section)
        for number, question in enumerate(notes.questions):
            yield ("sections", index, "questions", number), Screen("question", article.slug, at=question.id)
    for index, one in enumerate(companion.recommendations):
        yield ("recommendations", index), Screen("recommendations", article.slug, at=one.id)
    for index, term in enumerate(companion.glossary):
        yield ("glossary", index), Screen("term", article.slug, at=term.id)
    for index, person in enumerate(companion.people):
        yield ("people", index), Screen("person", article.slug, at=person.id)
    for index, quote in enumerate(article.quotes):
        yield ("quotes", index), Screen("quote", article.slug, at=quote.id)
