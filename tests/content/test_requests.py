"""What a reader's words name: a passage, an article, or a passage of an article."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from content.errors import ArticleNotFoundError, CitationError
from content.library import Library, load_library
from content.requests import asked_passage, asked_section

HEAD = "---\ntitle: Walden\nauthor: Henry Thoreau\naliases: [life in the woods]\n---\n"
TEXT = HEAD + "## Economy\n\na\n\nb\n\n## Reading\n\nc\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("texts") / "walden"
    folder.mkdir()
    (folder / "article.md").write_text(TEXT, encoding="utf-8")
    return load_library([folder])


@pytest.mark.parametrize(
    ("words", "name", "expected"),
    [
        ("", "", ("trump-kim-summit", None)),
        ("  ", "walden", ("walden", None)),
        ("¶6", "", ("trump-kim-summit", (6, 6))),
        ("¶2", "walden", ("walden", (2, 2))),
        ("walden", "", ("walden", None)),
        ("Walden ¶2", "", ("walden", (2, 2))),
        ("life in the woods reading", "", ("walden", (3, 3))),
        ("thoreau 1-2", "", ("walden", (1, 2))),
        ("progress", "", ("trump-kim-summit", (5, 8))),
    ],
)
def test_words_name_an_article_a_passage_or_both(
    library: Library, words: str, name: str, expected: tuple[str, tuple[int, int] | None]
) -> None:
    article, passage = asked_passage(library, words, name)
    assert (article.slug, passage and (passage.first, passage.last)) == expected


@pytest.mark.parametrize(
    ("words", "name", "error", "part"),
    [
        ("despacito", "", CitationError, "“despacito” names no passage"),
        ("walden ¶9", "", CitationError, "¶9 is past the end: this text has 3 paragraphs."),
        ("trump ¶99", "walden", CitationError, "“trump ¶99” names no passage: this text has ¶1–3"),
        ("¶1", "waldne", ArticleNotFoundError, "Did you mean walden?"),
        ("???", "", CitationError, "names no passage"),
    ],
)
def test_what_names_nothing_gets_the_sentence_that_fits(
    library: Library, words: str, name: str, error: type[Exception], part: str
) -> None:
    with pytest.raises(error, match=re.escape(part)):
        asked_passage(library, words, name)


@pytest.mark.parametrize(
    ("words", "expected"),
    [("2", 2), (" 2 ", 2), ("§2", 2), ("¶6", 2), ("progress", 2), ("9-11", 3), ("", None), ("٢", 2)],
)
def test_a_bare_number_counts_sections_where_a_section_is_asked_for(
    library: Library, words: str, expected: int | None
) -> None:
    section = asked_section(library, words)[1]
    assert (section.number if section else None) == expected


def test_a_section_past_the_end_is_named_as_one(library: Library) -> None:
    with pytest.raises(CitationError, match="§9 is past the end: this text has 5 sections"):
        asked_section(library, "9")


@pytest.mark.parametrize("words", ["word " * 800, "w " * 2000, "¶" * 4000])
def test_4000_hostile_characters_take_no_time(library: Library, words: str) -> None:
    begun = time.perf_counter()
    with pytest.raises(CitationError):
        asked_passage(library, words)
    assert time.perf_counter() - begun < 0.5
