from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from config.settings import PACKAGED, CooldownSettings, Settings, SettingsError, defaults, load_settings
from documents.yaml import read_yaml
from tests.config.conftest import Complaints, Load, spoken


def test_an_empty_file_gives_the_defaults(load: Load) -> None:
    assert load("") == Settings()
    assert load("# nothing but a comment\n") == Settings()


def test_the_packaged_file_gives_the_defaults(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings(None, {}) == Settings()


def test_the_packaged_file_names_every_setting_with_exactly_its_default() -> None:
    """Read without the settings code: what an operator copies is what the program does."""
    written: dict[tuple[str | int, ...], str] = {}
    document = read_yaml(PACKAGED.read_text(encoding="utf-8"), "pullquote.yaml")
    assert isinstance(document.value, dict)
    for key, value in document.value.items():
        inner = value.items() if isinstance(value, dict) else [(None, value)]
        written |= {(key,) if name is None else (key, name): spoken(each) for name, each in inner}
    assert written == {place: spoken(value) for place, value in defaults().items()}


def test_every_setting_of_the_packaged_file_has_a_comment_above_it() -> None:
    lines = PACKAGED.read_text(encoding="utf-8").splitlines()
    for before, line in zip(["", *lines], lines, strict=False):
        section = line.endswith(":") and line.startswith("articles")
        assert not line or line.lstrip().startswith("#") or section or before.lstrip().startswith("#"), line


def test_a_file_named_pullquote_in_the_current_folder_counts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "pullquote.yaml").write_text('prefix: "?"\n')
    monkeypatch.chdir(tmp_path)
    assert load_settings(None, {}).prefix == "?"


def test_everything_that_is_set_arrives(load: Load) -> None:
    settings = load(
        """
        prefix: "pq!"
        message_content: no
        articles: {default: summit}
        cooldown:
          user: 0
        log_level: debug
        """
    )
    assert (settings.prefix, settings.message_content, settings.log_level) == ("pq!", "no", "debug")
    assert settings.articles.default == "summit"
    assert settings.cooldown == CooldownSettings(user=0)


def test_a_section_or_a_setting_without_a_value_keeps_its_default(load: Load) -> None:
    assert load("cooldown:\n#  user: 7\narticles:\n  folders:\n  default: ~\ntoken_file:\n") == Settings()


def test_a_byte_order_mark_does_no_harm(load: Load) -> None:
    assert load('\ufeffprefix: "?"').prefix == "?"


def test_settings_cannot_be_changed() -> None:
    name = "prefix"
    with pytest.raises(FrozenInstanceError):
        setattr(Settings(), name, "?")


def test_all_faults_are_named_at_once_with_their_lines_and_the_fix(complaints: Complaints) -> None:
    assert complaints(
        """\
prefix: #
mesage_content: auto
cooldown:
  user: five
  chanel: 3
log_level: INFO
log_level: info
articles: summit
""",
        PULLQUOTE_PREFIX="@",
    ) == [
        "mine.yaml:1:1: “prefix” has no value: put it into quotation marks, or remove the line",
        "mine.yaml:2:1: “mesage_content” is no key of this format; did you mean “message_content”?",
        "mine.yaml:4:3: cooldown.user: should be a whole number, not “five”",
        "mine.yaml:5:3: “chanel” is no key of this format; did you mean “channel”?",
        "mine.yaml:6:1: log_level: should be 'debug', 'info', 'warning' or 'error', not “INFO”",
        "mine.yaml:7:1: “log_level” is given twice (first in line 6): keep one of them",
        "mine.yaml:8:1: articles: should be a list of `key: value` lines",
        "PULLQUOTE_PREFIX: should be 1 to 5 characters, without white space, not beginning with / @ or <",
    ]


@pytest.mark.parametrize("prefix", ["", "toolong", "a b", "/", "/q", "@x", "<x"])
def test_a_prefix_that_cannot_work_is_refused(complaints: Complaints, prefix: str) -> None:
    (line,) = complaints(f'prefix: "{prefix}"')
    assert line.startswith("mine.yaml:1:1: prefix: should be 1 to 5 characters")


@pytest.mark.parametrize("number", ["-1", "1001", "1.5"])
def test_a_limit_that_is_no_small_whole_number_is_refused(complaints: Complaints, number: str) -> None:
    (line,) = complaints(f"cooldown: {{user: {number}}}")
    assert line.startswith("mine.yaml:1:12: cooldown.user: should be ")


def test_an_unknown_key_without_a_value_is_still_unknown(complaints: Complaints) -> None:
    (line,) = complaints("prefxi:\n")
    assert line == "mine.yaml:1:1: “prefxi” is no key of this format; did you mean “prefix”?"


def test_a_file_that_is_no_list_of_settings_is_refused(complaints: Complaints) -> None:
    assert complaints("just words") == ["mine.yaml:1:1: should be a list of `key: value` lines"]


def test_broken_yaml_is_named_with_its_line(complaints: Complaints) -> None:
    (line,) = complaints('prefix: "!"\ncooldown: [\n')
    assert line.startswith("mine.yaml:3:1: not YAML: ")


def test_a_file_that_is_not_there_is_named_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.yaml: cannot be read .No such file.*--settings.*pullquote\.yaml"):
        load_settings(tmp_path / "none.yaml", {})


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "picture.yaml").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(SettingsError, match=r"picture\.yaml: no UTF-8 text"):
        load_settings(tmp_path / "picture.yaml", {})


def test_article_folders_start_at_the_settings_file(load: Load, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    assert load("articles: {folders: [texts]}").articles.folders == (tmp_path / "texts",)


def test_a_home_folder_may_be_written_with_a_tilde(load: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "texts").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    assert load("articles: {folders: [~/texts]}").articles.folders == (tmp_path / "texts",)


def test_an_article_folder_that_is_not_there_is_named_with_its_line(complaints: Complaints) -> None:
    text = "articles:\n  folders:\n    - .\n    - nowhere\n"
    assert complaints(text) == ["mine.yaml:4:7: there is no folder nowhere"]


@pytest.mark.parametrize("folder", ["''", '"a\\0b"', "[a]", ""])
def test_an_article_folder_that_is_no_path_is_refused(complaints: Complaints, folder: str) -> None:
    (line,) = complaints(f"articles:\n  folders:\n    - {folder}\n")
    assert line.startswith("mine.yaml:3:")
    assert line.endswith("should be a path, such as ./articles")
