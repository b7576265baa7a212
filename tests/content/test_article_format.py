"""The page for writers is true to the code: what it shows is understood, and it shows all there is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from content import body
from content.article import Article
from content.article_file import FrontMatter
from content.companion import Companion
from content.loading import SHIPPED, Loaded, load_folder

PAGE = (SHIPPED.parent / "ARTICLE_FORMAT.md").read_text(encoding="utf-8")
ARTICLE, COMPANION = re.findall(r"^```\w*\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def keys_of(shape: type) -> set[str]:
    """Return the keys of a shape and of all shapes inside it."""
    found: set[str] = set()
    for name, hint in get_type_hints(shape).items():
        if name in {field.name for field in fields(shape)}:
            found |= {name} | {key for inner in shapes_in(hint) for key in keys_of(inner)}
    return found


def shapes_in(hint: object) -> list[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        return [hint]
    return [shape for part in get_args(hint) for shape in shapes_in(part)]


def test_it_fits_on_one_screen() -> None:
    lines = PAGE.splitlines()
    assert len(lines) <= 64
    assert max(map(len, lines)) <= 120


@pytest.mark.parametrize("key", sorted(keys_of(FrontMatter)))
def test_every_key_of_the_head_is_on_the_page(key: str) -> None:
    assert re.search(rf"\b{key}\b", ARTICLE)


@pytest.mark.parametrize("key", sorted(keys_of(Companion)))
def test_every_key_of_a_companion_is_on_the_page(key: str) -> None:
    assert re.search(rf"\b{key}\b", PAGE[PAGE.index("## companion.yaml") :])


def test_the_page_names_no_key_that_does_not_exist() -> None:
    typed = set(re.findall(r"(?:^|[{,] ?|- )\s*([a-z_]+):(?= |$)", f"{ARTICLE}\n{COMPANION}", re.MULTILINE))
    assert typed - keys_of(FrontMatter) - keys_of(Companion) == set()


def shown(tmp_path: Path) -> Loaded:
    folder = tmp_path / "walden"
    folder.mkdir()
    (folder / "article.md").write_text(ARTICLE.replace("https://…", "https://example.org"), encoding="utf-8")
    (folder / "companion.yaml").write_text(COMPANION, encoding="utf-8")
    return load_folder(folder)


def test_what_the_page_shows_can_be_copied_and_served(tmp_path: Path) -> None:
    assert [str(fault) for fault in shown(tmp_path).faults] == []


def test_the_body_that_the_page_shows_is_read_as_it_says(make: Callable[..., Article]) -> None:
    shown_body = ARTICLE.split("---\n")[2]
    article = make(shown_body)
    assert [(one.form, one.heading) for one in article.paragraphs] == [
        ("paragraph", None),
        ("quotation", None),
        ("paragraph", "A smaller heading"),
    ]
    assert article.sections[0].slug == "economy"
    assert [mark.label for mark in article.paragraph(1).pages] == ["5"]
    assert article.footnotes == {"1": "The footnote's words."}
    assert len(article.pull_quotes) == 1


def test_the_limits_that_the_page_names_are_those_of_the_code() -> None:
    assert "at most 24 small letters" in PAGE
    assert body.PULL_QUOTE in PAGE
