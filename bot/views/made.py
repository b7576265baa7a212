"""What is made once for a library, when it is loaded: the indexes of its words, and screens as they are asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Final, TypeVar

from bot.rendering.reply import Reply
from content.article import Article
from content.library import Library

# So many paragraphs are looked through in about a millisecond, which costs less than a thread of its own.
AT_ONCE: Final = 5_000

# Each server may be served another choice; then they are made anew.
MOST_SERVED: Final = 1_000

T = TypeVar("T")


class Made:
    """The indexes of a library, and the screens of it that were asked for."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.verifier = library.verifier
        self.index = library.index
        self.asker = library.asker
        self.rendered: dict[Hashable, Reply] = {}
        self._served: dict[Hashable, Library] = {}
        self._paragraphs = sum(article.last for article in library.articles.values())

    def as_served(self, default: str, hidden: frozenset[tuple[str, str]]) -> Library:
        """Return the library without some quotes, named by article and id, and with a default if that is there."""
        if not hidden and default not in self.library.articles:
            return self.library
        name = (default, hidden)
        if name not in self._served:
            if len(self._served) >= MOST_SERVED:
                self._served.clear()
            articles = {slug: _without(article, hidden) for slug, article in self.library.articles.items()}
            usual = articles.get(default) or articles[self.library.default.slug]
            self._served[name] = replace(self.library, articles=articles, default=usual)
        return self._served[name]

    async def look_up(self, work: Callable[[], T]) -> T:
        """Return what some work on the words gives; off the event loop where there are so many that it takes long."""
        return await asyncio.to_thread(work) if self._paragraphs > AT_ONCE else work()


def _without(article: Article, hidden: frozenset[tuple[str, str]]) -> Article:
    if not any(slug == article.slug for slug, _ in hidden):
        return article
    return replace(article, quotes=tuple(one for one in article.quotes if (article.slug, one.id) not in hidden))
