"""What search costs in libraries of 100, 10,000 and 100,000 paragraphs: python -m tests.benchmarks.search_speed.

The texts are made up: the words of the shipped article, as often as they stand there, among thousands of rarer ones.
That is harder than a real library, where no word of a text stands in half of all paragraphs. The last line of each
table is SQLite's FTS5 on the same two words, ranked, any of them, without snippets.
"""

from __future__ import annotations

import contextlib
import gc
import random
import resource
import sqlite3
import sys
import time
from collections.abc import Callable

from content.article import Article, Paragraph, Section
from content.companion import NO_COMPANION
from content.errors import ContentError
from content.finding.common import COMMON_WORDS
from content.finding.lexicon import TOKEN
from content.finding.search import SearchIndex
from content.loading import SHIPPED, load_folder
from content.sentences import sentence_spans

SIZES = (100, 10_000, 100_000)
PARAGRAPHS_AN_ARTICLE = 200
WORDS_A_PARAGRAPH = 80
RARER_WORDS = 40_000
SEARCHES = 2_000
SEARCHES_BY_FTS5 = 200
LETTERS = "etaoinshrdlu"

HOSTILE = [
    "a* " * 99,
    '"' * 300,
    "co* re* in* un* de* di* pr* st*",
    "NEAR(the the)",
    '"of the" "in the" "to a" ' * 9,
    "x" * 300,
]


def library(size: int, chance: random.Random) -> list[Article]:
    """Return articles with so many paragraphs altogether."""
    shipped = load_folder(SHIPPED / "trump-kim-summit").article
    assert shipped is not None
    frequent = [word for one in shipped.paragraphs for word in TOKEN.findall(one.text)]
    rarer = ["".join(chance.choices(LETTERS, k=chance.randint(4, 11))) for _ in range(RARER_WORDS)]
    weights = [1 / (place + 10) for place in range(RARER_WORDS)]
    articles = []
    for first in range(0, size, PARAGRAPHS_AN_ARTICLE):
        half = WORDS_A_PARAGRAPH // 2
        texts = [
            " ".join(chance.sample(frequent, half) + chance.choices(rarer, weights, k=half)) + "."
            for _ in range(min(PARAGRAPHS_AN_ARTICLE, size - first))
        ]
        articles.append(article(f"text-{first}", texts))
    return articles


def article(slug: str, texts: list[str]) -> Article:
    """Return an article of one section."""
    paragraphs = tuple(
        Paragraph(number, f"{number:08}", text, 1, number, number, sentence_spans(text, "en"))
        for number, text in enumerate(texts, 1)
    )
    section = Section(1, "all", None, 1, len(texts))
    return Article(
        slug=slug, title=slug, author="Nobody", paragraphs=paragraphs, sections=(section,), companion=NO_COMPANION
    )


def queries(articles: list[Article], chance: random.Random) -> dict[str, list[str]]:
    """Return searches of each kind; their words are drawn from the texts, frequent ones more often."""

    def words(number: int) -> list[str]:
        text = chance.choice(chance.choice(articles).paragraphs).text
        telling = [word for word in text.rstrip(".").split() if word.lower() not in COMMON_WORDS]
        return chance.sample(telling, number)

    def phrase() -> str:
        text = chance.choice(chance.choice(articles).paragraphs).text.rstrip(".").split()
        place = chance.randrange(len(text) - 2)
        return f'"{" ".join(text[place : place + 2])}"'

    def slip() -> str:
        word = max(words(3), key=len)
        place = chance.randrange(1, len(word))
        return word[:place] + chance.choice(LETTERS) + word[place + 1 :]

    kinds: dict[str, tuple[float, Callable[[], str]]] = {
        "one word": (0.30, lambda: words(1)[0]),
        "two words": (0.30, lambda: " ".join(words(2))),
        "four words": (0.15, lambda: " ".join(words(4))),
        "phrase": (0.10, phrase),
        "slip": (0.10, slip),
        "beginning": (0.04, lambda: f"{max(words(2), key=len)[:4]}*"),
        "hostile": (0.01, lambda: chance.choice(HOSTILE)),
    }
    return {kind: [make() for _ in range(int(share * SEARCHES))] for kind, (share, make) in kinds.items()}


def milliseconds(index: SearchIndex, words: str) -> float:
    """Return how much processor time one search takes: the least of three times, since other programs run as well."""
    taken = []
    for _ in range(3):
        started = time.process_time_ns()
        with contextlib.suppress(ContentError):
            index.search(words)
        taken.append(time.process_time_ns() - started)
    return min(taken) / 1e6


def fts5_milliseconds(articles: list[Article], searches: list[str]) -> list[float]:
    """Return the same for SQLite's index."""
    table = sqlite3.connect(":memory:")
    table.execute("CREATE VIRTUAL TABLE texts USING fts5(text, tokenize='porter unicode61 remove_diacritics 2')")
    rows = ((one.text,) for article in articles for one in article.paragraphs)
    table.executemany("INSERT INTO texts VALUES (?)", rows)
    table.execute("INSERT INTO texts(texts) VALUES ('optimize')")
    taken = []
    for words in searches[:SEARCHES_BY_FTS5]:
        query = " OR ".join(f'"{word}"' for word in words.split())
        started = time.process_time_ns()
        table.execute("SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 10", (query,)).fetchall()
        taken.append((time.process_time_ns() - started) / 1e6)
    return taken


def percentile(values: list[float], share: float) -> float:
    """Return the value that so many of them do not pass."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def megabytes() -> float:
    """Return the most memory that this process has held; on macOS it is counted in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def main() -> None:
    """Print a table for each size, the smallest first, since the memory that was held never falls."""
    for size in SIZES:
        chance = random.Random(size)
        articles = library(size, chance)
        gc.collect()
        before, started = megabytes(), time.process_time()
        index = SearchIndex(articles)
        built = time.process_time() - started
        print(f"\n{size:,} paragraphs: built in {built:.2f} s, {megabytes() - before:.0f} MB")
        searches = queries(articles, chance)
        index.search("warm")
        times = {kind: [milliseconds(index, words) for words in some] for kind, some in searches.items()}
        times["all"] = [one for some in times.values() for one in some]
        times["FTS5"] = fts5_milliseconds(articles, searches["two words"])
        for kind, some in times.items():
            figures = "  ".join(
                f"{name} {percentile(some, share):7.3f}" for name, share in (("p50", 0.5), ("p99", 0.99))
            )
            print(f"  {kind:11} {figures}  ms")


if __name__ == "__main__":
    main()
