"""All articles that can be asked for, and the shelf that changes them at once."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest

from content.errors import ArticleNotFoundError
from content.library import Library, NoArticleError, Shelf, all_folders, judged, load_library
from content.loading import Loaded, load_folder
from documents.faults import Fault

SHIPPED_SLUG = "trump-kim-summit"


def write(folder: Path, slug: str, head: str = "", body: str = "Text.") -> Path:
    path = folder / slug
    path.mkdir(parents=True, exist_ok=True)
    text = f"---\ntitle: The {slug.title()}\nauthor: Ann {slug.title()}\n{head}---\n{body}\n"
    (path / "article.md").write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def library(tmp_path: Path) -> Library:
    write(tmp_path, "walden", "aliases: [woods, Life in the Woods]\n")
    write(tmp_path, "emile", "aliases: [Émile, woods]\n")
    return load_library([tmp_path])


def refusal(library: Library, name: str) -> str:
    with pytest.raises(ArticleNotFoundError) as raised:
        library.find(name)
    return str(raised.value)


# ---------------------------------------------------------------- finding


@pytest.mark.parametrize(
    "name",
    ["walden", "WALDEN", " walden ", "The Walden", "the w", "“the walden”", "life in  the woods", "Ann Walden"],
)
def test_an_article_has_many_names(library: Library, name: str) -> None:
    assert library.find(name).slug == "walden"


def test_marks_and_accents_do_not_matter(library: Library) -> None:
    assert library.find("ÉMILE").slug == library.find("emile").slug == "emile"
    assert library.find("Trump’s outreach").slug == library.find("trump's outreach").slug == SHIPPED_SLUG
    assert library.find("summit").slug == library.find("fuchs").slug == SHIPPED_SLUG


@pytest.mark.parametrize("name", [None, "", "  ", "???"])
def test_no_name_is_the_default_article(library: Library, name: str | None) -> None:
    assert library.find(name) is library.default
    assert library.default.slug == SHIPPED_SLUG


def test_the_settings_may_name_another_default(tmp_path: Path) -> None:
    write(tmp_path, "walden")
    assert load_library([tmp_path], "walden").find(None).slug == "walden"


def test_a_name_of_several_texts_names_them(library: Library) -> None:
    assert refusal(library, "woods") == "“woods” names 2 texts: choose emile or walden."
    assert refusal(library, "the") == "“the” names 2 texts: choose emile or walden."


def test_a_slug_is_its_article_s_though_another_has_it_as_an_alias(tmp_path: Path) -> None:
    write(tmp_path, "a", "aliases: [b]\n")
    write(tmp_path, "b")
    assert load_library([tmp_path]).find("b").slug == "b"


def test_a_wrong_name_is_told_the_nearest_or_all(library: Library) -> None:
    assert refusal(library, "waldne") == "No text here is called “waldne”. Did you mean walden?"
    assert refusal(library, "zebra") == "No text here is called “zebra”; there are: trump-kim-summit, emile and walden."


def test_4000_hostile_characters_take_no_time(library: Library) -> None:
    begun = time.perf_counter()
    assert "No text here" in refusal(library, "a b " * 1000)
    assert time.perf_counter() - begun < 0.5


def test_a_button_s_article_is_there_or_said_to_be_gone(library: Library) -> None:
    assert library.with_slug("walden").slug == "walden"
    with pytest.raises(ArticleNotFoundError, match="not in the library any more"):
        library.with_slug("woods")


def test_a_library_is_a_snapshot(library: Library) -> None:
    with pytest.raises(FrozenInstanceError):
        library.default = library.find("walden")  # type: ignore[misc]


def test_the_words_of_a_snapshot_are_indexed_once(library: Library) -> None:
    assert library.index is library.index
    assert library.asker is library.asker
    assert library.verifier is library.verifier
    assert replace(library, default=library.default).index is not library.index


# ---------------------------------------------------------------- faults


def test_a_folder_with_faults_is_refused_and_all_others_served(tmp_path: Path) -> None:
    write(tmp_path, "good")
    write(tmp_path, "bad", "kind: [x]\n")
    library = load_library([tmp_path])
    assert list(library.articles) == [SHIPPED_SLUG, "good"]
    assert [loaded.slug for loaded in library.refused] == ["bad"]
    assert "No text here is called “bad”" in refusal(library, "bad")


def test_two_folders_of_one_name_are_not_mixed(tmp_path: Path) -> None:
    write(tmp_path / "one", "same", body="First.")
    write(tmp_path / "two", "same", body="Second.")
    library = load_library([tmp_path / "one", tmp_path / "two"])
    assert library.find("same").paragraph(1).text == "First."
    assert [str(fault) for fault in library.refused[0].faults] == [
        f"{tmp_path}/two/same:1:1: another folder is called “same” already: rename this one"
    ]


def test_the_same_folder_named_as_an_article_or_by_its_parent(tmp_path: Path) -> None:
    folder = write(tmp_path, "walden")
    assert all_folders([folder])[-1] == all_folders([tmp_path])[-1] == folder


def no_shipped_articles(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    empty = folder / "none"
    empty.mkdir()
    monkeypatch.setattr("content.library.SHIPPED", empty)


def test_where_nothing_can_be_served_all_faults_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    no_shipped_articles(monkeypatch, tmp_path)
    folder = write(tmp_path / "texts", "bad", "kind: [x]\nimge: 3\n")
    with pytest.raises(NoArticleError) as raised:
        load_library([tmp_path / "texts"])
    assert str(raised.value).splitlines() == [
        "No article can be served; mend its faults:",
        f"{folder}/article.md:4:1: kind: should be a text",
        f"{folder}/article.md:5:1: “imge” is no key of this format; did you mean “image”?",
    ]


@pytest.mark.parametrize(
    ("default", "sentence"),
    [
        ("waldne", "no article is called “waldne”; did you mean “walden”?"),
        ("zebra", "no article is called “zebra”; there are trump-kim-summit and walden"),
        ("bad", "“bad” has faults, so it cannot be served"),
    ],
)
def test_a_default_that_cannot_be_served_is_said_to_be_so(tmp_path: Path, default: str, sentence: str) -> None:
    write(tmp_path, "walden")
    write(tmp_path, "bad", "kind: [x]\n")
    with pytest.raises(NoArticleError) as raised:
        load_library([tmp_path], default)
    assert str(raised.value).splitlines()[0] == sentence
    assert "kind: should be a text" in str(raised.value)


def too_long(loaded: Loaded) -> Sequence[Fault]:
    long = loaded.article is not None and loaded.article.words > 3 and loaded.slug != SHIPPED_SLUG
    return [Fault(str(loaded.folder), 1, 1, "too long")] if long else []


def test_a_judge_may_refuse_what_the_files_alone_do_not_show(tmp_path: Path) -> None:
    write(tmp_path, "short")
    folder = write(tmp_path, "long", body="One two three four.")
    shelf = Shelf.load([tmp_path], judge=too_long)
    assert list(shelf.library.articles) == [SHIPPED_SLUG, "short"]
    refused = judged(load_folder(folder), too_long)
    assert refused.article is None
    assert [fault.message for fault in refused.faults] == ["too long"]


# ---------------------------------------------------------------- reloading


def test_a_reload_puts_the_new_library_in_place_of_the_old(tmp_path: Path) -> None:
    write(tmp_path, "walden")
    shelf = Shelf.load([tmp_path])
    before = shelf.library
    write(tmp_path, "walden", body="Edited.")
    write(tmp_path, "emile")
    assert shelf.reload() is shelf.library
    assert shelf.library.find("walden").paragraph(1).text == "Edited."
    assert shelf.library.find("emile")
    assert before.find("walden").paragraph(1).text == "Text."


def test_the_last_good_version_of_an_article_stays_while_its_folder_has_faults(tmp_path: Path) -> None:
    write(tmp_path, "walden")
    shelf = Shelf.load([tmp_path], "walden")
    for _ in range(2):
        write(tmp_path, "walden", "kind: [x]\n", "Edited.")
        shelf.reload()
        assert shelf.library.default.paragraph(1).text == "Text."
        assert [loaded.slug for loaded in shelf.library.refused] == ["walden"]
    write(tmp_path, "walden", body="Edited.")
    shelf.reload()
    assert shelf.library.default.paragraph(1).text == "Edited."
    assert not shelf.library.refused


def test_a_broken_folder_of_the_same_name_brings_no_old_version_back(tmp_path: Path) -> None:
    write(tmp_path / "one", "same")
    shelf = Shelf.load([tmp_path / "one", tmp_path / "two"])
    write(tmp_path / "one", "same", body="Edited.")
    write(tmp_path / "two", "same", "kind: [x]\n")
    shelf.reload()
    assert shelf.library.find("same").paragraph(1).text == "Edited."


def test_a_folder_that_was_taken_away_is_served_no_more(tmp_path: Path) -> None:
    folder = write(tmp_path, "walden")
    shelf = Shelf.load([tmp_path])
    (folder / "article.md").unlink()
    shelf.reload()
    assert list(shelf.library.articles) == [SHIPPED_SLUG]


def test_a_reload_that_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    folder = write(tmp_path, "walden")
    shelf = Shelf.load([tmp_path], "walden")
    before = shelf.library
    (folder / "article.md").unlink()
    with pytest.raises(NoArticleError):
        shelf.reload()
    assert shelf.library is before
