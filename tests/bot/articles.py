"""Article folders that tests write, for texts that are longer, shorter or stranger than the shipped one."""

from __future__ import annotations

from pathlib import Path

from bot.rendering.fitting import faults_of_fit
from content.article import Article
from content.library import Shelf, judged
from content.loading import Loaded, load_folder

PLAIN = "title: A title\nauthor: Ann Author\n"
EXCERPTS = "rights:\n  serve: excerpts\n  excerpt_words: 40\n  excerpts_a_day: 3\n"


def write(folder: Path, body: str, companion: str = "", front: str = PLAIN) -> Path:
    """Write an article folder, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "article.md").write_text(f"---\n{front}---\n{body}\n", encoding="utf-8")
    if companion:
        (folder / "companion.yaml").write_text(companion, encoding="utf-8")
    return folder


def load(folder: Path) -> Loaded:
    """Load a folder as the bot does, judged for what fits into a message."""
    return judged(load_folder(folder), faults_of_fit)


def article_in(folder: Path, body: str, companion: str = "", front: str = PLAIN) -> Article:
    """Write an article, and load it; it must have no faults."""
    loaded = load(write(folder, body, companion, front))
    assert loaded.article is not None, "\n".join(map(str, loaded.faults))
    return loaded.article


def shelf_of(*folders: Path, default: str | None = None) -> Shelf:
    """The shipped article and those in some folders, as the command line loads them."""
    return Shelf.load(folders, default, faults_of_fit)
