"""From a folder to an article: every fault at once, or a frozen value."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from content.advice import advice_on
from content.article import Article
from content.article_file import read_article_file
from content.assembly import assemble, completed
from content.body import SLUG_PATTERN
from content.checks import check_companion
from content.companion_file import CompanionFile, read_companion_file
from documents.faults import Fault
from documents.yaml import Document, Place, read_yaml

ARTICLE_FILE = "article.md"
COMPANION_FILE = "companion.yaml"
SHIPPED = Path(__file__).parent / "articles"

# A novel of 500 pages is about one megabyte; more is a mistake or an attack.
MOST_BYTES = 4_000_000

# Control characters, and line breaks that editors do not count: left behind by a copy from a PDF or a word processor.
# Soft hyphens and their like make two texts that look the same differ, and overrides turn them round.
UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u2028\u2029\u202d\u202e\u2060\ufeff]")

# Whether “é” is one character or two depends on where the text was copied from; readers see no difference.
IN_PIECES = re.compile("[^\u0300-\u036f][\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder gave: an article unless there are faults, advice, and where each part of its companion stands."""

    folder: Path
    slug: str
    article: Article | None
    faults: tuple[Fault, ...] = ()
    advice: tuple[Fault, ...] = ()
    document: Document | None = None

    def fault(self, place: Place, message: str) -> Fault:
        """Return a fault of the companion at the place of one of its values."""
        document = self.document or Document(str(self.folder / COMPANION_FILE), None)
        return document.fault(place, message)


def article_folders(folder: Path) -> list[Path]:
    """Return the article folders in a folder, or the folder itself where it is one, named by its article.md too.

    A folder with a companion alone is one as well: its missing text is a fault, not a silence.
    """
    if folder.name == ARTICLE_FILE and folder.is_file():
        return [folder.parent]
    if (folder / ARTICLE_FILE).is_file() or (folder / COMPANION_FILE).is_file() or not folder.is_dir():
        return [folder]
    return sorted({path.parent for name in (ARTICLE_FILE, COMPANION_FILE) for path in folder.glob(f"*/{name}")})


def load_folder(folder: Path) -> Loaded:
    """Return the article in a folder, or all its faults, sorted by place; nothing is raised for a bad file."""
    folder = folder.resolve() if folder.name in {"", ".", ".."} else folder
    article_path, companion_path = folder / ARTICLE_FILE, folder / COMPANION_FILE
    faults: list[Fault] = []
    if not SLUG_PATTERN.fullmatch(folder.name):
        rule = "at most 32 small letters, digits and hyphens, a letter first"
        faults.append(
            Fault(
                str(article_path),
                1,
                1,
                f"rename the folder “{folder.name}”: its name is the article's slug, {rule}",
            )
        )
    text = _text(article_path, faults)
    if text is None:
        return Loaded(folder, folder.name, None, tuple(sorted(faults)))
    read = read_article_file(text, str(article_path))
    faults += read.faults
    companion = _companion(companion_path, faults)
    if not read.body.blocks:
        return Loaded(folder, folder.name, None, tuple(sorted(faults)))
    article, wrong = assemble(folder.name, read.front_matter, read.body, str(article_path))
    faults += [*wrong, *check_companion(companion, article)]
    if faults:
        return Loaded(folder, folder.name, None, tuple(sorted(faults)))
    article = completed(article, companion.companion())
    beside = companion.document.file if companion_path.exists() else None
    advice = tuple(sorted(advice_on(article, str(article_path), beside)))
    return Loaded(folder, folder.name, article, (), advice, companion.document)


def _companion(path: Path, faults: list[Fault]) -> CompanionFile:
    text = _text(path, faults) if path.exists() else None
    document = read_yaml(text, str(path)) if text is not None else Document(str(path), None)
    read = read_companion_file(document)
    faults += read.faults
    return read


def _text(path: Path, faults: list[Fault]) -> str | None:
    """Return the words of a file, or None and one fault that says why they cannot be read."""
    data = _bytes(path, faults)
    try:
        text = None if data is None else data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8-sig", "ignore")) + 1
        faults.append(Fault(str(path), line, column, "not UTF-8: save the file with that encoding"))
        return None
    if text is None:
        return None
    text = IN_PIECES.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
    if not UNWANTED.search(text):
        return text
    for number, line_text in enumerate(text.split("\n"), start=1):
        found = UNWANTED.search(line_text)
        if found:
            message = f"the invisible character U+{ord(found[0]):04X} stands here: remove it"
            faults.append(Fault(str(path), number, found.start() + 1, message))
    # So that it hides no other fault of the file.
    return UNWANTED.sub(" ", text)


def _bytes(path: Path, faults: list[Fault]) -> bytes | None:
    try:
        if path.exists() and not path.is_file():
            faults.append(Fault(str(path), 1, 1, "cannot be read (not a file)"))
            return None
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        hint = f": each article folder needs a readable {ARTICLE_FILE}" if path.name == ARTICLE_FILE else ""
        faults.append(Fault(str(path), 1, 1, f"cannot be read ({reason}){hint}"))
        return None
    if len(data) > MOST_BYTES:
        too_large = f"larger than {MOST_BYTES // 1_000_000} MB: split the text into several articles"
        faults.append(Fault(str(path), 1, 1, too_large))
        return None
    return data
