"""What a check costs in libraries of 100, 10,000 and 100,000 paragraphs: python -m tests.benchmarks.verifying_speed.

The texts are those of search_speed. Kinds of words are mixed as readers paste them: most are right.
"""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable

from content.article import Article
from content.verification.verifier import LONGEST, Verifier
from tests.benchmarks.search_speed import LETTERS, SIZES, library, megabytes, percentile
from tests.hostile import hostile

CHECKS = 1_000


def pasted(articles: list[Article], chance: random.Random) -> dict[str, list[str]]:
    """Return words of each kind."""

    def words(number: int) -> list[str]:
        text = chance.choice(chance.choice(articles).paragraphs).text.split()
        start = chance.randrange(len(text) - number)
        return text[start : start + number]

    def altered() -> str:
        found = words(24)
        found[chance.randrange(5, 19)] = "".join(chance.choices(LETTERS, k=7))
        return " ".join(found)

    def foreign() -> str:
        return " ".join(word for _ in range(12) for word in words(2))

    def with_ellipsis() -> str:
        found = words(24)
        return f"{' '.join(found[:9])} … {' '.join(found[12:])}"

    hostile_words = list(hostile(LONGEST).values())
    kinds: dict[str, tuple[float, Callable[[], str]]] = {
        "right": (0.40, lambda: f"“{' '.join(words(20))}” — Nobody"),
        "with ellipsis": (0.15, with_ellipsis),
        "altered": (0.20, altered),
        "of another text": (0.15, foreign),
        "a whole message": (0.05, lambda: " ".join(altered() for _ in range(9))),
        "several altered": (0.04, lambda: " and ".join(f"“{altered()}”" for _ in range(4))),
        "hostile": (0.01, lambda: chance.choice(hostile_words)),
    }
    return {kind: [make() for _ in range(int(share * CHECKS))] for kind, (share, make) in kinds.items()}


def milliseconds(verifier: Verifier, words: str) -> float:
    """Return how much processor time one check takes: the least of three times, since other programs run as well."""
    taken = []
    for _ in range(3):
        started = time.process_time_ns()
        verifier.verify(words[:LONGEST])
        taken.append(time.process_time_ns() - started)
    return min(taken) / 1e6


def main() -> None:
    """Print a table for each size, the smallest first, since the memory that was held never falls."""
    for size in SIZES:
        chance = random.Random(size)
        articles = library(size, chance)
        gc.collect()
        before, started = megabytes(), time.process_time()
        verifier = Verifier(articles)
        built = time.process_time() - started
        print(f"\n{size:,} paragraphs: built in {built:.2f} s, {megabytes() - before:.0f} MB")
        checks = pasted(articles, chance)
        verifier.verify("some words that warm")
        times = {kind: [milliseconds(verifier, words) for words in some] for kind, some in checks.items()}
        times["all"] = [one for some in times.values() for one in some]
        for kind, some in times.items():
            print(f"  {kind:16} p50 {percentile(some, 0.5):7.3f}  p99 {percentile(some, 0.99):7.3f}  ms")


if __name__ == "__main__":
    main()
