"""What a quiz costs on the event loop: python -m tests.benchmarks.quiz_speed.

The texts: the shipped article, Common Sense, and one of a megabyte made of it. An answer finds its quiz made already.
The last column is what it took to try each word of the text in one sentence and look for that in the whole text, as
quizzes were made first, three such gaps a quiz and again at each answer; the ratio is to one such quiz.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from random import Random
from statistics import fmean

from bot.views.rounds import Rounds
from content.article import Article
from content.citation import Passage
from content.quizzing.items import quiz_of
from content.quizzing.words import text_of
from content.sentences import sentence_spans
from tests.benchmarks.labelled import article

MEGABYTE = 1_000_000
SEEDS = 30
GAPS = 3


def milliseconds(work: Callable[[], object]) -> float:
    """Return how much processor time something takes."""
    started = time.process_time_ns()
    work()
    return (time.process_time_ns() - started) / 1e6


def longer(essay: Article) -> Article:
    """Return a text of a megabyte, each time with words of its own, as a book has more words than a chapter."""
    size = sum(len(one.text) for one in essay.paragraphs)
    paragraphs = []
    for turn in range(MEGABYTE // size + 1):
        for one in essay.paragraphs:
            text = one.text.replace("tion", f"{chr(97 + turn)}tion")
            paragraphs.append(replace(one, text=text, sentences=sentence_spans(text, "en")))
    numbered = [replace(one, number=number) for number, one in enumerate(paragraphs, 1)]
    return replace(essay, paragraphs=tuple(numbered))


def each_word_in_the_whole_text(one: Article) -> None:
    """Do what was done for each gap."""
    whole = " ".join(" ".join(other.text.split()) for other in one.paragraphs)
    home = next(other for other in one.paragraphs if len(other.text.split()) > GAPS)
    sentence, word = home.first_sentence, max(home.first_sentence.split(), key=len)
    for other in text_of(one).terms:
        _ = " ".join(sentence.replace(word, other).split()) in whole


def main() -> None:
    """Print a line for each text."""
    essay = article("common-sense")
    texts = {"shipped": article("trump-kim-summit"), "100 kB": essay, "1 MB": longer(essay)}
    print(f"{'':8} {'gathered':>9} {'a quiz':>8} {'at most':>8} {'an answer':>10} {'before':>9}   ratio")
    for name, one in texts.items():
        whole, rounds = Passage(one, 1, one.last), Rounds()
        gathered = milliseconds(lambda one=one: text_of(one))
        each = [milliseconds(lambda seed=seed, whole=whole: quiz_of(whole, Random(seed))) for seed in range(SEEDS)]

        async def answered(rounds: Rounds = rounds, whole: Passage = whole) -> float:
            await rounds.of(whole, "7")
            started = time.process_time_ns()
            await rounds.of(whole, "7")
            return (time.process_time_ns() - started) / 1e6

        answer = asyncio.run(answered())
        before = GAPS * milliseconds(lambda one=one: each_word_in_the_whole_text(one))
        figures = f"{gathered:9.1f} {fmean(each):8.2f} {max(each):8.2f} {answer:10.4f} {before:9.1f}"
        print(f"{name:8} {figures} {before / fmean(each):7.0f}")


if __name__ == "__main__":
    main()
