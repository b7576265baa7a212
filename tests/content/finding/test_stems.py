"""The stems are those of the published algorithm, which SQLite has too."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from content.finding.stems import stem
from tests.content.test_shipped_article import SOURCE

ESSAY = Path(__file__).parents[2] / "articles" / "common-sense" / "article.md"


def by_sqlite(words: list[str]) -> list[str]:
    """Return the stems that the porter tokenizer of FTS5 gives."""
    table = sqlite3.connect(":memory:")
    table.execute("CREATE VIRTUAL TABLE texts USING fts5(word, tokenize=porter)")
    table.execute("CREATE VIRTUAL TABLE stems USING fts5vocab(texts, instance)")
    table.executemany("INSERT INTO texts(rowid, word) VALUES (?, ?)", enumerate(words))
    return [found for (found,) in table.execute("SELECT term FROM stems ORDER BY doc")]


def test_every_word_of_the_shipped_text_has_the_stem_that_sqlite_gives() -> None:
    words = sorted(set(re.findall("[a-z]+", SOURCE.lower())))
    assert list(map(stem, words)) == by_sqlite(words)


def test_every_word_of_a_long_essay_has_it_too() -> None:
    words = sorted(set(re.findall("[a-z]+", ESSAY.read_text(encoding="utf-8").lower())))
    assert len(words) > 3000
    assert list(map(stem, words)) == by_sqlite(words)


@pytest.mark.parametrize("word", ["", "a", "is", "über", "война", "北", "u.s.", "x" * 10_000])
def test_what_is_no_english_word_is_its_own_stem(word: str) -> None:
    assert stem(word) == word
