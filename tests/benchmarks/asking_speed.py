"""What a question costs for texts of 15, 1,000 and 10,000 paragraphs: python -m tests.benchmarks.asking_speed."""

from __future__ import annotations

import random
import time

from content.article import Article
from content.finding.asking import Asker
from content.finding.embedding.table import load_table
from tests.benchmarks.labelled import article as labelled_article
from tests.benchmarks.labelled import questions
from tests.benchmarks.search_speed import article, megabytes, percentile

SIZES = (15, 1_000, 10_000)
SENTENCES = 4


def texts() -> dict[int, Article]:
    """Return the shipped article, and longer ones made of the essay's sentences in another order."""
    essay = labelled_article("common-sense")
    sentences = [one.text[span.start : span.end] for one in essay.paragraphs for span in one.sentences]
    chance = random.Random(1)
    made = {
        size: article(f"made-{size}", [" ".join(chance.sample(sentences, SENTENCES)) for _ in range(size)])
        for size in SIZES[1:]
    }
    return {SIZES[0]: labelled_article("trump-kim-summit"), **made}


def milliseconds(asker: Asker, question: str, text: Article) -> float:
    """Return how much processor time a question takes."""
    started = time.process_time_ns()
    asker.ask(question, text)
    return (time.process_time_ns() - started) / 1e6


def main() -> None:
    """Print a line for each size, by words alone and with meanings."""
    asked = [one.question for slug in ("trump-kim-summit", "common-sense") for one in questions(slug, "tuning")]
    load_table()
    for size, text in texts().items():
        for by_meaning in (False, True):
            before, started = megabytes(), time.process_time()
            asker = Asker([text], by_meaning=by_meaning)
            asker.warm()
            built = time.process_time() - started
            taken = [min(milliseconds(asker, question, text) for _ in range(3)) for question in asked]
            times = f"p50 {percentile(taken, 0.5):.2f} ms, p99 {percentile(taken, 0.99):.2f} ms"
            how = "words and meanings" if by_meaning else "words alone"
            print(f"{size:6,} paragraphs, {how:18}: built in {built:.2f} s, {megabytes() - before:.0f} MB; {times}")


if __name__ == "__main__":
    main()
