"""What a question costs in texts of 15 to 100,000 paragraphs: python -m tests.benchmarks.asking_speed."""

from __future__ import annotations

import random
import time

from content.article import Article
from content.finding.asking import Asker
from content.finding.embedding.table import load_table
from tests.benchmarks.labelled import article as labelled_article
from tests.benchmarks.labelled import questions
from tests.benchmarks.search_speed import article, megabytes, percentile

SIZES = (100, 10_000, 100_000)
SENTENCES = 4


def made(size: int) -> Article:
    """Return a text of so many paragraphs, made of the essay's sentences in another order."""
    essay = labelled_article("common-sense")
    sentences = [one.text[span.start : span.end] for one in essay.paragraphs for span in one.sentences]
    chance = random.Random(1)
    return article(f"made-{size}", [" ".join(chance.sample(sentences, SENTENCES)) for _ in range(size)])


def milliseconds(asker: Asker, question: str, text: Article) -> float:
    """Return how much processor time a question takes."""
    started = time.process_time_ns()
    asker.ask(question, text)
    return (time.process_time_ns() - started) / 1e6


def main() -> None:
    """Print a line for each size, by words alone and with meanings."""
    asked = [one.question for slug in ("trump-kim-summit", "common-sense") for one in questions(slug, "tuning")]
    load_table()
    for text in (labelled_article("trump-kim-summit"), *map(made, SIZES)):
        for by_meaning in (False, True):
            before, started = megabytes(), time.process_time()
            asker = Asker([text], by_meaning=by_meaning)
            asker.warm()
            built = time.process_time() - started
            taken = [min(milliseconds(asker, question, text) for _ in range(3)) for question in asked]
            times = f"p50 {percentile(taken, 0.5):.2f} ms, p99 {percentile(taken, 0.99):.2f} ms"
            how = "words and meanings" if by_meaning else "words alone"
            print(
                f"{text.last:7,} paragraphs, {how:18}: built in {built:.2f} s, {megabytes() - before:.0f} MB; {times}"
            )


if __name__ == "__main__":
    main()
