"""What is too long for a message is a fault when an article loads, and whatever loads can be sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.limits import TEXT_DISPLAY_LIMIT
from bot.rendering.fitting import RESERVED, size
from bot.rendering.overview import library_list
from bot.rendering.quoting import quote
from bot.rendering.screens import SCREENS
from content.loading import load_folder
from tests.bot.articles import PLAIN, article_in, load, shelf_of, write
from tests.bot.chats import shipped

BODY = "## One {#one}\n\nIt is so. It is not.\n\n## Two {#two}\n\nIt is the end.\n"
LONG = "long " * 800
ENTRIES = {
    "summary": "summary:\n  sentence: {}\n  cites: [1]\n",
    "sections": "sections:\n  - section: one\n    synopsis: {}\n    cites: [1]\n",
    "questions": "sections:\n  - section: one\n    synopsis: Short.\n    cites: [1]\n    questions:\n"
    "      - id: why\n        text: {}\n        cites: [1]\n",
    "recommendations": "recommendations:\n  - id: do\n    kind: advice\n    what: Do it.\n    to: all\n    why: {}\n"
    "    cites: [1]\n",
    "people": "people:\n  - id: ann\n    name: Ann\n    who: {}\n    cites: [1]\n",
    "timeline": "timeline:\n  - id: then\n    when: Then\n    what: {}\n    cites: [1]\n",
    "glossary": "glossary:\n  - id: it\n    term: it\n    meaning: {}\n    cites: [1]\n",
}


@pytest.mark.parametrize("companion", ENTRIES.values(), ids=ENTRIES)
def test_an_entry_that_is_too_long_is_a_fault_at_its_place(tmp_path: Path, companion: str) -> None:
    loaded = load(write(tmp_path / "long", BODY, "# Ours\n" + companion.format(LONG)))
    assert loaded.article is None
    assert any("too long for one message" in fault.message for fault in loaded.faults)
    assert all(fault.file.endswith("companion.yaml") and fault.line > 1 for fault in loaded.faults)
    assert load(write(tmp_path / "short", BODY, companion.format("Short."))).article is not None


@pytest.mark.parametrize("companion", ENTRIES.values(), ids=ENTRIES)
def test_an_entry_just_below_the_limit_can_be_shown_on_every_screen(tmp_path: Path, companion: str) -> None:
    """The same words stand on a screen of their own and in a list, with more around them."""
    for length in range(3000, 4000, 20):
        loaded = load(write(tmp_path / "near", BODY, companion.format("x" * length)))
        if loaded.article is None:
            break
        for kind, render in SCREENS.items():
            if kind not in {"quote", "person", "question"}:
                assert size(render(loaded.article, "")) <= TEXT_DISPLAY_LIMIT - RESERVED, (kind, length)
    else:
        pytest.fail("nothing was too long")


@pytest.mark.parametrize("key", ["title", "author", "dek", "author_bio", "outlet"])
def test_a_fact_that_is_too_long_is_a_fault(tmp_path: Path, key: str) -> None:
    front = PLAIN + f"{key}: {LONG}\n" if key not in PLAIN else PLAIN.replace(f"{key}: ", f"{key}: {LONG}")
    assert load(write(tmp_path / "long", BODY, front=front)).article is None


def test_section_titles_that_are_too_long_are_a_fault(tmp_path: Path) -> None:
    assert load(write(tmp_path / "one", f"## {LONG}\n\nIt is so.")).article is None
    many = "\n\n".join(f"## {'Title ' * 40}{number}\n\nIt is so." for number in range(30))
    assert load(write(tmp_path / "many", many)).article is None


def test_a_paragraph_that_begins_with_a_very_long_sentence_can_be_quoted(tmp_path: Path) -> None:
    article = article_in(tmp_path / "long", "word " * 3000 + "end.")
    reply = quote(article, article.paragraphs[0].id)
    assert size(reply) <= TEXT_DISPLAY_LIMIT - RESERVED
    assert reply.blocks[0].startswith("> “word word")
    assert "word \\[…]”" in reply.blocks[0]


def test_a_library_of_many_articles_with_long_titles_fits(tmp_path: Path) -> None:
    for number in range(30):
        write(tmp_path / f"text-{number}", BODY, front=f"title: {'Very ' * 150}{number}\nauthor: Ann Author\n")
        (tmp_path / f"{'bad-' * 50}{number}").mkdir()
        (tmp_path / f"{'bad-' * 50}{number}" / "article.md").touch()
    reply = library_list(shelf_of(tmp_path).library)
    assert size(reply) <= TEXT_DISPLAY_LIMIT - RESERVED
    assert "more" in reply.blocks[-1]
    assert "Not served" in reply.blocks[-1]


def test_the_shipped_article_fits() -> None:
    assert shipped().library.refused == ()


def test_what_did_not_load_is_not_judged(tmp_path: Path) -> None:
    """Its own faults are enough."""
    folder = write(tmp_path / "broken", "")
    assert load(folder).faults == load_folder(folder).faults
