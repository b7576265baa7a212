"""From a folder to an article, or to all its faults."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from content.loading import MOST_BYTES, SHIPPED, Loaded, article_folders, load_folder

Load = Callable[..., Loaded]
GOOD = b"---\ntitle: T\nauthor: A\n---\nText.\n"


def folder_with(path: Path, article: bytes, name: str = "sample") -> Path:
    folder = path / name
    folder.mkdir()
    (folder / "article.md").write_bytes(article)
    return folder


def messages(loaded: Loaded) -> list[str]:
    return [str(fault).removeprefix(f"{loaded.folder}/") for fault in loaded.faults]


@pytest.mark.parametrize("folder", article_folders(SHIPPED), ids=lambda folder: folder.name)
def test_every_shipped_article_can_be_served(folder: Path) -> None:
    """Whoever edits one is shown the whole list of faults."""
    loaded = load_folder(folder)
    assert loaded.article is not None, "\n".join(map(str, loaded.faults))


@pytest.mark.parametrize("folder", article_folders(SHIPPED), ids=lambda folder: folder.name)
def test_every_shipped_article_has_all_that_a_companion_can_have(folder: Path) -> None:
    advice = [one for one in load_folder(folder).advice if one.file.endswith("companion.yaml")]
    assert not advice, "\n".join(map(str, advice))


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + GOOD,
        GOOD.replace(b"\n", b"\r\n"),
        GOOD.replace(b"\n", b"\r"),
        b"\xef\xbb\xbf" + GOOD.replace(b"\n", b"\r\n"),
        GOOD.rstrip(b"\n"),
    ],
    ids=["byte order mark", "Windows lines", "old Macintosh lines", "Windows Notepad", "no last line end"],
)
def test_files_of_any_editor_are_read(tmp_path: Path, data: bytes) -> None:
    loaded = load_folder(folder_with(tmp_path, data))
    assert loaded.article is not None, loaded.faults
    assert [paragraph.text for paragraph in loaded.article.paragraphs] == ["Text."]
    assert loaded.article.paragraph(1).line == 5


def test_what_is_not_utf_8_is_a_fault_with_its_place(tmp_path: Path) -> None:
    """The column counts characters, not bytes."""
    loaded = load_folder(folder_with(tmp_path, GOOD + "é ".encode() + b"caf\xe9\n"))
    assert messages(loaded) == ["article.md:6:6: not UTF-8: save the file with that encoding"]
    assert loaded.article is None


def test_utf_16_is_not_utf_8(tmp_path: Path) -> None:
    loaded = load_folder(folder_with(tmp_path, GOOD.decode().encode("utf-16")))
    assert messages(loaded) == ["article.md:1:1: not UTF-8: save the file with that encoding"]


def test_a_file_that_no_hand_wrote_is_refused_unread(tmp_path: Path) -> None:
    loaded = load_folder(folder_with(tmp_path, GOOD + b"a" * MOST_BYTES))
    assert messages(loaded) == ["article.md:1:1: larger than 4 MB: split the text into several articles"]


def test_invisible_characters_are_faults_and_hide_no_others(tmp_path: Path) -> None:
    """A form feed comes from a PDF; U+2028 is a line's end to YAML, but not to an editor."""
    text = "---\ntitle: A\u2028B\nauthor: A\nkind: [x]\n---\nText\x0c and\x00 more.\n"
    loaded = load_folder(folder_with(tmp_path, text.encode()))
    assert messages(loaded) == [
        "article.md:2:9: the invisible character U+2028 stands here: remove it",
        "article.md:4:1: kind: should be a text",
        "article.md:6:5: the invisible character U+000C stands here: remove it",
    ]


@pytest.mark.parametrize("character", ["\u00ad", "\u202e", "\u2060", "\ufeff", "\x85"])
def test_what_makes_words_differ_unseen_is_a_fault(load: Load, character: str) -> None:
    loaded = load(f"Un{character}likely.\n")
    assert [fault.message for fault in loaded.faults] == [
        f"the invisible character U+{ord(character):04X} stands here: remove it"
    ]


def test_letters_in_pieces_are_put_together_so_that_quotes_are_found(load: Load) -> None:
    """A copy from a Mac has “é” as two characters; other characters are left as they are."""
    loaded = load("Le cafe\u0301, 神 \ufa19.\n", "quotes:\n  - {id: a, text: 'Le café, 神 \ufa19.'}\n")
    assert loaded.article is not None, loaded.faults
    assert loaded.article.paragraph(1).text == "Le café, 神 \ufa19."


def test_a_folder_s_name_is_its_slug(tmp_path: Path) -> None:
    for name in ("Big", "1st", "a b", "x" * 33, "ü"):
        loaded = load_folder(folder_with(tmp_path, GOOD, name))
        rule = "its name is the article's slug, at most 32 small letters, digits and hyphens, a letter first"
        assert messages(loaded) == [f"article.md:1:1: rename the folder “{name}”: {rule}"]
    assert load_folder(folder_with(tmp_path, GOOD, "x" * 32)).article is not None


def test_a_folder_may_be_named_from_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_with(tmp_path, GOOD)
    monkeypatch.chdir(folder)
    for path in (Path(), Path("../sample"), Path("article.md").parent):
        article = load_folder(path).article
        assert article is not None
        assert article.slug == "sample"
    (folder / "inner").mkdir()
    monkeypatch.chdir(folder / "inner")
    assert load_folder(Path("..")).slug == "sample"
    monkeypatch.chdir(tmp_path)
    assert load_folder(Path("sample")).slug == "sample"
    assert [str(path) for path in article_folders(Path())] == ["sample"]


def test_a_folder_of_folders_gives_those_with_articles_in_order(tmp_path: Path) -> None:
    for name in ("b", "a"):
        folder_with(tmp_path, GOOD, name)
    (tmp_path / "no-article").mkdir()
    (tmp_path / "file.md").write_text("x", encoding="utf-8")
    assert [path.name for path in article_folders(tmp_path)] == ["a", "b"]
    assert article_folders(tmp_path / "a") == [tmp_path / "a"]
    assert article_folders(tmp_path / "a" / "article.md") == [tmp_path / "a"]


def test_a_companion_without_its_article_is_a_fault_not_a_silence(tmp_path: Path) -> None:
    (tmp_path / "lonely").mkdir()
    (tmp_path / "lonely" / "companion.yaml").write_text("quots: []\n", encoding="utf-8")
    assert article_folders(tmp_path) == [tmp_path / "lonely"]
    assert article_folders(tmp_path / "lonely") == [tmp_path / "lonely"]
    loaded = load_folder(tmp_path / "lonely")
    assert messages(loaded) == [
        "article.md:1:1: cannot be read (no such file or directory): each article folder needs a readable article.md"
    ]


def test_a_folder_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    assert article_folders(tmp_path / "gone") == [tmp_path / "gone"]
    assert "no such file or directory" in messages(load_folder(tmp_path / "gone"))[0]


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    """Opening a pipe would wait for ever."""
    (tmp_path / "sample").mkdir()
    os.mkfifo(tmp_path / "sample" / "article.md")
    assert messages(load_folder(tmp_path / "sample")) == ["article.md:1:1: cannot be read (not a file)"]


def test_a_companion_that_is_no_file_is_a_fault(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, GOOD)
    (folder / "companion.yaml").mkdir()
    assert messages(load_folder(folder)) == ["companion.yaml:1:1: cannot be read (not a file)"]


def test_only_title_author_and_body_are_needed_and_the_rest_is_advice(load: Load) -> None:
    loaded = load("Text.\n")
    assert loaded.article is not None
    assert not loaded.faults
    missing = "a summary, synopses and questions of sections, quotes, recommendations, people, a timeline"
    missing += ", a glossary, a quiz, questions that paragraphs answer and topics that are not covered"
    says_so = "the bot says so where somebody asks"
    assert [str(one).removeprefix(f"{loaded.folder}/") for one in loaded.advice] == [
        f"article.md:1:1: advice: no companion.yaml is beside it yet, with {missing}; {says_so}",
        "article.md:5:1: advice: the text has no sections: “## Title” lines would let readers name its parts",
    ]


@pytest.mark.parametrize("companion", ["", "# later\n", "summary:\nquotes:\npeople: ~\n", "quotes: []\n"])
def test_a_companion_that_says_nothing_yet_is_no_fault(load: Load, companion: str) -> None:
    assert load("Text.\n", companion).article is not None


def test_pull_quotes_that_are_not_the_body_are_advice_in_their_line(load: Load) -> None:
    body = "".join(
        f"::: pull-quote\n{one}\n:::\n\n" for one in ("It was so.", "It was", "It was mostly so.", "Xyz qwert.")
    )
    loaded = load(f"## T\n\n{body}It was so.\n", "")
    told = [(one.line, one.message) for one in loaded.advice if one.file.endswith("article.md")]
    assert told == [
        (12, "this pull quote is cut: its sentence in ¶1 begins earlier or goes on"),
        (16, "this pull quote is not what ¶1 says; it is never served as the author's sentence"),
        (20, "this pull quote is nowhere in the body; it is never served as the author's sentence"),
    ]


def test_a_fault_can_be_placed_in_the_companion_later(load: Load) -> None:
    """Whoever renders an article finds only then what is too long."""
    loaded = load("Text.\n", "people:\n  - {id: a, name: A, who: W, background: true}\n")
    assert loaded.fault(("people", 0), "too long").line == 2
    assert load("Text.\n", slug="other").fault(("people", 0), "too long").file.endswith("other/companion.yaml")
