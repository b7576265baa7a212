"""What is made once for a library, when it is loaded: the indexes of its words, and screens as they are asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable
from typing import Final, TypeVar

from bot.rendering.reply import Reply
from content.finding.asking import Asker
from content.finding.search import SearchIndex
from content.library import Library
from content.verification.verifier import Verifier

# So many paragraphs are looked through in about a millisecond, which costs less than a thread of its own.
AT_ONCE: Final = 5_000

T = TypeVar("T")


class Made:
    """The indexes of a library, and the screens of it that were asked for."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.verifier = Verifier(library.articles.values())
        self.index = SearchIndex(library.articles.values())
        self.asker = Asker(library.articles.values())
        self.rendered: dict[Hashable, Reply] = {}
        self._paragraphs = sum(article.last for article in library.articles.values())

    async def look_up(self, work: Callable[[], T]) -> T:
        """Return what some work on the words gives; off the event loop where there are so many that it takes long."""
        return await asyncio.to_thread(work) if self._paragraphs > AT_ONCE else work()
