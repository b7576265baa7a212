"""The texts that quotations are made from, and one verifier for all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.article import Article
from content.loading import SHIPPED, article_folders, load_folder
from content.verification.verifier import Verifier
from tests.content.verification.texts import RIVER, RIVER_COMPANION

# Texts that are here for tests alone; there may be none.
EXTRA = Path(__file__).parents[2] / "articles"


@pytest.fixture(scope="session")
def river(tmp_path_factory: pytest.TempPathFactory) -> Article:
    """Return the second small text."""
    folder = tmp_path_factory.mktemp("river") / "river"
    folder.mkdir()
    (folder / "article.md").write_text(RIVER, encoding="utf-8")
    (folder / "companion.yaml").write_text(RIVER_COMPANION, encoding="utf-8")
    loaded = load_folder(folder)
    assert loaded.article is not None, "\n".join(map(str, loaded.faults))
    return loaded.article


@pytest.fixture(scope="session")
def texts(river: Article) -> tuple[Article, ...]:
    """Return every text there is."""
    folders = [*article_folders(SHIPPED), *(article_folders(EXTRA) if EXTRA.is_dir() else ())]
    loaded = [load_folder(folder).article for folder in folders]
    return (*(one for one in loaded if one is not None), river)


@pytest.fixture(scope="session")
def verifier(texts: tuple[Article, ...]) -> Verifier:
    """Return a verifier of every text."""
    return Verifier(texts)
