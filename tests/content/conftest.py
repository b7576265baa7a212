"""Article folders that tests write for themselves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from content.article import Article
from content.loading import SHIPPED, Loaded, load_folder

FRONT = "---\ntitle: A title\nauthor: Ann Author\n---\n"

Load = Callable[..., Loaded]
Make = Callable[..., Article]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Return a function that writes a folder and loads it; a body without front matter gets a short one."""

    def write_and_load(article: str, companion: str | None = None, slug: str = "sample") -> Loaded:
        folder = tmp_path / slug
        folder.mkdir(exist_ok=True)
        text = article if article.startswith("---") else FRONT + article
        (folder / "article.md").write_text(text, encoding="utf-8")
        if companion is not None:
            (folder / "companion.yaml").write_text(companion, encoding="utf-8")
        return load_folder(folder)

    return write_and_load


@pytest.fixture
def make(load: Load) -> Make:
    """Return a function that writes a folder and gives its article, which must have no faults."""

    def write_and_make(article: str, companion: str | None = None, slug: str = "sample") -> Article:
        loaded = load(article, companion, slug)
        assert loaded.article is not None, "\n".join(map(str, loaded.faults))
        return loaded.article

    return write_and_make


@pytest.fixture(scope="session")
def shipped() -> Article:
    """Return the article that comes with the program."""
    article = load_folder(SHIPPED / "trump-kim-summit").article
    assert article is not None
    return article


@pytest.fixture(scope="session")
def paged(tmp_path_factory: pytest.TempPathFactory) -> Article:
    """Return a text with printed pages: 7, 8 inside a paragraph, 9 and 10 in one paragraph, then xi."""
    folder = tmp_path_factory.mktemp("pages") / "paged"
    folder.mkdir()
    body = (
        "Before any page.\n\n## One\n\n{p. 7} First.\n\nSecond {p. 8} goes on.\n\nThird.\n\n"
        "## Two\n\nFourth {p. 9} has {p. 10} two.\n\n{p. XI}\n\nFifth.\n"
    )
    (folder / "article.md").write_text(FRONT + body, encoding="utf-8")
    article = load_folder(folder).article
    assert article is not None
    return article
