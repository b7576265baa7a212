"""The quizzes that were asked, each made once: an answer finds the questions that it answers."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from random import Random
from typing import Final
from weakref import WeakKeyDictionary, WeakSet

from content.article import Article
from content.citation import Passage
from content.quizzing.items import QuizQuestion, quiz_of

MOST_KEPT: Final = 500
# Once its words are gathered, a quiz of a text with fewer characters takes a millisecond or two, not worth a thread.
AT_ONCE: Final = 5_000

Asked = tuple[QuizQuestion, ...]


class Rounds:
    """The last quizzes on each text, by what they are about and their seed; they go when their text goes."""

    def __init__(self) -> None:
        self._kept: WeakKeyDictionary[Article, OrderedDict[tuple[int, int, str], Asked]] = WeakKeyDictionary()
        self._gathered: WeakSet[Article] = WeakSet()
        self._making = asyncio.Lock()  # several at once would each gather the words of a long text

    async def of(self, passage: Passage, seed: str) -> Asked:
        """Return the questions of a seed on a passage; of a long text, or the first of any, made off the event loop.

        They are the same whenever they are made: what was kept may be forgotten, and comes again after a restart.
        """
        kept = self._kept.setdefault(passage.article, OrderedDict())
        name = (passage.first, passage.last, seed)
        if name not in kept:
            await self._make(passage, seed, kept)
        kept.move_to_end(name)
        asked = kept[name]
        while len(kept) > MOST_KEPT:
            kept.popitem(last=False)
        return asked

    async def _make(self, passage: Passage, seed: str, kept: OrderedDict[tuple[int, int, str], Asked]) -> None:
        ends = (passage.paragraphs[0].id, passage.paragraphs[-1].id)
        random = Random(" ".join((seed, passage.article.slug, *ends)))
        name = (passage.first, passage.last, seed)
        async with self._making:
            if name in kept:
                return
            if passage.article in self._gathered and sum(len(one.text) for one in passage.article.paragraphs) < AT_ONCE:
                kept[name] = quiz_of(passage, random)
            else:
                kept[name] = await asyncio.to_thread(quiz_of, passage, random)
            self._gathered.add(passage.article)
