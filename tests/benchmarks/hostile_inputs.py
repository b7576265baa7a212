"""What words cost that are made to be slow: python -m tests.benchmarks.hostile_inputs.

Each in milliseconds of processor time, once with 100 kB, which are refused, and once cut to what is taken; the latter
in the shipped article and in a library of 10,000 paragraphs (ask: in one text of so many).
"""

from __future__ import annotations

import contextlib
import random
import time

from content.article import Article
from content.errors import ContentError
from content.finding.asking import LONGEST_QUESTION, Asker
from content.finding.search import SearchIndex
from content.finding.terms import LONGEST_QUERY
from content.verification.verifier import LONGEST, Verifier
from tests.benchmarks.asking_speed import made
from tests.benchmarks.labelled import article
from tests.benchmarks.search_speed import library
from tests.hostile import HUNDRED_KILOBYTES, Way, hostile

LIMITS = {"search": LONGEST_QUERY, "ask": LONGEST_QUESTION, "verify": LONGEST}
PARAGRAPHS = 10_000


def ways(articles: list[Article], asked: Article) -> dict[str, Way]:
    """Return the three ways to find, warm."""
    asker = Asker([asked])
    asker.warm()
    found: dict[str, Way] = {
        "search": SearchIndex(articles).search,
        "ask": lambda words: asker.ask(words, asked),
        "verify": Verifier(articles).verify,
    }
    for way in found.values():
        way("Who wants genuine progress frist?")
    return found


def milliseconds(way: Way, words: str) -> float:
    """Return how much processor time an answer or a refusal takes: the least of three."""
    taken = []
    for _ in range(3):
        started = time.process_time_ns()
        with contextlib.suppress(ContentError):
            way(words)
        taken.append(time.process_time_ns() - started)
    return min(taken) / 1e6


def main() -> None:
    """Print the table, and the most costly of each column below."""
    shipped = article("trump-kim-summit")
    few = ways([shipped], shipped)
    many = ways(library(PARAGRAPHS, random.Random(1)), made(PARAGRAPHS))
    columns = [(name, kind) for name in LIMITS for kind in ("100 kB", "longest", f"of {PARAGRAPHS:,}")]
    print(f"{'':21}", *(f"{name:>10}" for name, _ in columns))
    print(f"{'':21}", *(f"{kind:>10}" for _, kind in columns))
    rows = {}
    for name in hostile(1):
        large = hostile(HUNDRED_KILOBYTES)[name]
        row: list[float] = []
        for way, limit in LIMITS.items():
            longest = hostile(limit)[name]
            row += [milliseconds(few[way], large), milliseconds(few[way], longest), milliseconds(many[way], longest)]
        rows[name] = row
        print(f"{name:21}", *(f"{one:10.3f}" for one in row))
    print(f"{'most':21}", *(f"{max(one):10.3f}" for one in zip(*rows.values(), strict=True)))


if __name__ == "__main__":
    main()
