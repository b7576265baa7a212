"""A quiz is made once, of a long text off the event loop, and goes with its text."""

from __future__ import annotations

import asyncio
import gc
import weakref
from pathlib import Path

from bot.views.rounds import AT_ONCE, MOST_KEPT, Rounds
from content.citation import Passage
from tests.benchmarks.labelled import article as text_named
from tests.bot.articles import article_in
from tests.bot.chats import shipped

SENTENCES = "The committee may still decide upon another careful answer. Its members had often praised a longer debate."


async def test_an_answer_finds_the_quiz_that_was_asked() -> None:
    article = shipped().library.default
    kept = Rounds()
    whole = Passage(article, 1, article.last)
    asked = await kept.of(whole, "7")
    assert await kept.of(Passage(article, 1, article.last), "7") is asked
    assert await Rounds().of(whole, "7") == asked
    assert await kept.of(whole, "8") != asked


async def test_of_a_long_text_the_loop_goes_on_meanwhile_and_its_words_are_gathered_once() -> None:
    essay = text_named("common-sense")
    assert sum(len(one.text) for one in essay.paragraphs) > AT_ONCE
    kept, whole = Rounds(), Passage(essay, 1, essay.last)
    both = asyncio.gather(kept.of(whole, "1"), kept.of(whole, "1"))
    turns = 0
    while not both.done():
        turns += 1
        await asyncio.sleep(0)
    first, second = await both
    assert first is second
    assert turns > len(("begin", "take the lock", "end"))


async def test_what_is_kept_has_an_end_and_the_last_ones_stay() -> None:
    article = shipped().library.default
    kept, passage = Rounds(), Passage(article, 1, 3)
    first, second = [await kept.of(passage, seed) for seed in ("a", "b")]
    for number in range(MOST_KEPT - 1):
        await kept.of(passage, str(number))
        assert await kept.of(passage, "a") is first
    again = await kept.of(passage, "b")
    assert again == second
    assert again is not second


async def test_a_quiz_goes_with_its_text(tmp_path: Path) -> None:
    article = article_in(tmp_path / "essay", f"## One\n\n{SENTENCES}\n\n## Two\n\n{SENTENCES.replace('may', 'must')}")
    kept = Rounds()
    await kept.of(Passage(article, 1, article.last), "7")
    gone = weakref.ref(article)
    del article
    gc.collect()
    assert gone() is None
