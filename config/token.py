"""The bot's token: from the environment or from a file, and never in any message of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from pydantic import SecretStr

# A token has about 70 characters; whatever is longer than this is another file.
MOST_BYTES = 4096


class TokenError(Exception):
    """The token cannot be used. Neither it nor its file is in the text: people mistake one for the other."""

    def __init__(self, message: str, variable: str | None = None) -> None:
        super().__init__(message)
        self.variable = variable


def read_token(environment: Mapping[str, str], token_file: Path | None) -> SecretStr | None:
    """Return the token of DISCORD_TOKEN, of the file of DISCORD_TOKEN_FILE, or of `token_file`, in this order."""
    # Compose files and templates hand over an empty variable where nothing is set.
    token, named = environment.get("DISCORD_TOKEN"), environment.get("DISCORD_TOKEN_FILE")
    if token and named:
        message = "DISCORD_TOKEN_FILE is set as well: keep one of the two"
        raise TokenError(message, "DISCORD_TOKEN")
    if token:
        return _checked(token.rstrip("\r\n"), "it", "DISCORD_TOKEN")
    if named:
        return _from_file(Path(named), "DISCORD_TOKEN_FILE")
    return _from_file(token_file, None) if token_file else None


def _from_file(file: Path, variable: str | None) -> SecretStr:
    try:
        with file.open("rb") as opened:
            text = opened.read(MOST_BYTES).decode()
    except OSError as error:
        message = f"the file it names cannot be read ({error.strerror}): check the path and who may read it"
    except UnicodeDecodeError:
        message = "the file it names holds no text: put the token into it and nothing else"
    else:
        return _checked(text.rstrip("\r\n"), "the file it names", variable)
    raise TokenError(message, variable)


def _checked(token: str, what: str, variable: str | None) -> SecretStr:
    if not token:
        message = f"{what} is empty: put the token into it"
    elif re.search(r"\s", token):
        message = f"{what} holds white space, which no token has: put the token alone into it"
    elif not (token.isascii() and token.isprintable()) or token[0] in "\"'<":
        message = f"{what} holds signs that no token has: give it without quotation marks"
    else:
        return SecretStr(token)
    raise TokenError(message, variable)
