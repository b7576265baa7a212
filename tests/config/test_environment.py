from __future__ import annotations

import os
from pathlib import Path

import pytest

from config.environment import variable_for
from config.settings import Settings, defaults
from tests.config.conftest import Complaints, Load, spoken


def test_a_variable_beats_the_file(load: Load) -> None:
    settings = load('prefix: "?"\ncooldown: {user: 3}', PULLQUOTE_PREFIX="$", PULLQUOTE_COOLDOWN__SECONDS="60")
    assert settings.prefix == "$"
    assert (settings.cooldown.user, settings.cooldown.seconds) == (3, 60)


def test_every_setting_has_a_variable(load: Load) -> None:
    """Each default, handed over as its variable, gives the defaults again."""
    variables = {variable_for(place): spoken(value) for place, value in defaults().items()}
    assert load("", **variables) == Settings()


def test_article_folders_are_separated_like_path_and_start_where_the_program_does(
    load: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("here", "there"):
        (tmp_path / "elsewhere" / name).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "elsewhere")
    settings = load("", PULLQUOTE_ARTICLES__FOLDERS=f"here{os.pathsep}{tmp_path / 'elsewhere' / 'there'}")
    assert [path.resolve().name for path in settings.articles.folders] == ["here", "there"]
    assert all(path.is_dir() for path in settings.articles.folders)


def test_an_empty_variable_takes_away_what_the_file_says(load: Load) -> None:
    assert load("articles: {default: summit}", PULLQUOTE_ARTICLES__DEFAULT="").articles.default is None


def test_a_folder_that_is_not_there_names_the_variable_that_said_so(complaints: Complaints) -> None:
    assert complaints("", PULLQUOTE_ARTICLES__FOLDERS="nowhere") == [
        "PULLQUOTE_ARTICLES__FOLDERS: there is no folder nowhere"
    ]


def test_a_bad_value_names_its_variable(complaints: Complaints) -> None:
    assert complaints("", PULLQUOTE_COOLDOWN__USER="many", PULLQUOTE_MESSAGE_CONTENT="maybe") == [
        "PULLQUOTE_COOLDOWN__USER: should be a whole number, not “many”",
        "PULLQUOTE_MESSAGE_CONTENT: should be 'auto', 'yes' or 'no', not “maybe”",
    ]


@pytest.mark.parametrize(
    ("variable", "hint"),
    [
        ("PULLQUOTE_PREFX", "did you mean PULLQUOTE_PREFIX?"),
        ("PULLQUOTE_COOLDOWN_USER", "did you mean PULLQUOTE_COOLDOWN__USER?"),
        ("PULLQUOTE_FOO", "there are PULLQUOTE_PREFIX, PULLQUOTE_MESSAGE_CONTENT, "),
        ("PULLQUOTE_SOMETHING_ELSE_ENTIRELY", "there are PULLQUOTE_PREFIX, PULLQUOTE_MESSAGE_CONTENT, "),
    ],
)
def test_an_unknown_variable_stops_the_start_and_names_the_nearest(
    complaints: Complaints, variable: str, hint: str
) -> None:
    (line,) = complaints("", **{variable: "x"})
    assert line.startswith(f"{variable}: no setting has this name; {hint}")


def test_variables_of_others_and_those_that_say_where_things_are_do_not_matter(load: Load) -> None:
    assert load("", PULLQUOTE_DIR="x", PULLQUOTE_SETTINGS="y", PATH="z", pullquote_prefix="?") == Settings()
