from __future__ import annotations

from pathlib import Path

import pytest

from config.settings import SettingsError, load_settings
from tests.config.conftest import Complaints, Load

TOKEN = "MTA1.Gx-y_z.0123456789abcdef"  # noqa: S105 - the form of a token, and nobody's


@pytest.fixture
def token_file(tmp_path: Path) -> Path:
    """Return a file that holds the token, as an editor leaves it."""
    file = tmp_path / "bot.token"
    file.write_text(f"{TOKEN}\n")
    return file


def _secret(load: Load, text: str = "", **environment: str) -> str | None:
    token = load(text, **environment).token
    return token and token.get_secret_value()


def test_no_token_is_needed_until_the_bot_goes_live(load: Load) -> None:
    assert load("").token is None
    assert load("", DISCORD_TOKEN="", DISCORD_TOKEN_FILE="").token is None


def test_the_token_comes_from_the_environment(load: Load) -> None:
    assert _secret(load, DISCORD_TOKEN=TOKEN) == TOKEN
    assert _secret(load, DISCORD_TOKEN=f"{TOKEN}\n") == TOKEN


def test_the_token_comes_from_a_file_without_its_line_end(load: Load, token_file: Path) -> None:
    assert _secret(load, DISCORD_TOKEN_FILE=str(token_file)) == TOKEN
    token_file.write_bytes(f"{TOKEN}\r\n".encode())
    assert _secret(load, DISCORD_TOKEN_FILE=str(token_file)) == TOKEN


@pytest.mark.usefixtures("token_file")
def test_the_settings_may_name_the_token_file_from_where_they_are(load: Load) -> None:
    assert _secret(load, "token_file: bot.token") == TOKEN


def test_a_variable_beats_the_token_file_of_the_settings(load: Load, token_file: Path) -> None:
    assert _secret(load, "token_file: other.token", DISCORD_TOKEN=TOKEN) == TOKEN
    assert _secret(load, "token_file: other.token", DISCORD_TOKEN_FILE=str(token_file)) == TOKEN
    assert _secret(load, "token_file: other.token", PULLQUOTE_TOKEN_FILE=str(token_file)) == TOKEN


def test_the_token_is_hidden_in_every_text_of_the_settings(load: Load) -> None:
    settings = load("", DISCORD_TOKEN=TOKEN)
    for shown in (repr(settings), str(settings), f"{settings.token}", repr(settings.token), f"{settings.token!s:>9}"):
        assert TOKEN not in shown
        assert "MTA1" not in shown


def test_a_token_in_the_settings_file_is_refused_with_the_places_where_it_goes(complaints: Complaints) -> None:
    (line,) = complaints(f'prefix: "!"\ntoken: {TOKEN}\n')
    assert line.startswith("mine.yaml:2:1: the token is a secret and never stands here")
    assert "DISCORD_TOKEN_FILE" in line
    assert TOKEN not in line


def test_an_empty_token_in_the_settings_file_is_refused_too(complaints: Complaints) -> None:
    assert len(complaints("token:")) == 1


def test_a_token_in_a_variable_of_ours_is_refused(complaints: Complaints) -> None:
    (line,) = complaints("", PULLQUOTE_TOKEN=TOKEN)
    assert line == "PULLQUOTE_TOKEN: the token goes into DISCORD_TOKEN, or into a file that DISCORD_TOKEN_FILE names"


def test_two_tokens_in_the_environment_are_one_too_many(complaints: Complaints, token_file: Path) -> None:
    (line,) = complaints("", DISCORD_TOKEN=TOKEN, DISCORD_TOKEN_FILE=str(token_file))
    assert line == "DISCORD_TOKEN: DISCORD_TOKEN_FILE is set as well: keep one of the two"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "is empty"),
        (b"\n", "is empty"),
        (f"Bot {TOKEN}".encode(), "holds white space"),
        (f"{TOKEN}\n{TOKEN}\n".encode(), "holds white space"),
        (f'"{TOKEN}"'.encode(), "holds signs that no token has"),
        (b"\xff\xfe", "holds no text"),
    ],
)
def test_a_token_file_with_anything_else_in_it_is_refused(
    complaints: Complaints, token_file: Path, content: bytes, fault: str
) -> None:
    token_file.write_bytes(content)
    (in_variable,) = complaints("", DISCORD_TOKEN_FILE=str(token_file))
    (in_settings,) = complaints("\ntoken_file: bot.token")
    (overridden,) = complaints("", PULLQUOTE_TOKEN_FILE=str(token_file))
    assert in_variable.startswith(f"DISCORD_TOKEN_FILE: the file it names {fault}")
    assert in_settings.startswith(f"mine.yaml:2:1: the file it names {fault}")
    assert overridden.startswith(f"PULLQUOTE_TOKEN_FILE: the file it names {fault}")


@pytest.mark.parametrize("token", [f"Bot {TOKEN}", f"'{TOKEN}'", f" {TOKEN}"])
def test_a_bad_token_is_never_repeated_in_the_message(token: str, tmp_path: Path) -> None:
    """Neither in the message nor in what caused it: a traceback would print both."""
    (tmp_path / "mine.yaml").touch()
    for environment in ({"DISCORD_TOKEN": token}, {"DISCORD_TOKEN_FILE": token}):
        with pytest.raises(SettingsError) as caught:
            load_settings(tmp_path / "mine.yaml", environment)
        assert TOKEN not in str(caught.value)
        assert caught.value.__suppress_context__


def test_a_token_file_that_cannot_be_read_is_one_sentence(complaints: Complaints, tmp_path: Path) -> None:
    assert complaints("", DISCORD_TOKEN_FILE=str(tmp_path)) == [
        "DISCORD_TOKEN_FILE: the file it names cannot be read (Is a directory): check the path and who may read it"
    ]


def test_a_token_file_of_any_length_is_not_read_whole(complaints: Complaints) -> None:
    """A device that never ends would otherwise fill the memory."""
    endless = "/dev/zero"
    (line,) = complaints("", DISCORD_TOKEN_FILE=endless)
    assert line.startswith("DISCORD_TOKEN_FILE: the file it names holds signs that no token has")
