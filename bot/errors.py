"""One place where an error becomes a sentence, for commands and buttons alike.

* UsageError                 the words behind a command cannot be understood; says what can be
* TooFastError               too many questions in a short time; says how long to wait
* RefusedError               somebody may not do that; names what is missing
"""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from content.errors import ContentError, counted

APOLOGY = (
    "Something went wrong on my side, and nothing was changed. Please try again; "
    "if it stays, tell an operator the reference {}."
)


class UsageError(commands.UserInputError):
    """The words behind a command cannot be understood."""


class TooFastError(commands.CommandError):
    """Too many questions; `silent` where the same person has just been told."""

    def __init__(self, seconds: float, *, silent: bool = False) -> None:
        wait = counted(max(1, round(seconds)), "second")
        super().__init__(f"That was quick: please wait {wait}, then ask again.")
        self.silent = silent


class RefusedError(commands.CommandError):
    """Somebody may not do that, or the bot may not."""


def unwrapped(error: BaseException) -> BaseException:
    """Return what was raised by our own code, out of discord.py's wrappers."""
    while isinstance(
        error, (commands.CommandInvokeError, commands.HybridCommandError, app_commands.CommandInvokeError)
    ):
        error = error.original
    return error


def sentence_for(error: BaseException) -> str | None:
    """Return what to tell the person, in plain words; None for a fault of the program."""
    match unwrapped(error):
        case ContentError() | UsageError() | TooFastError() | RefusedError() as known:
            return str(known)
        case commands.NoPrivateMessage() | app_commands.NoPrivateMessage():
            return "That works on a server only: ask there."
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            return "Discord still shows an older form of that command: reload it (Ctrl+R), then try again."
        case commands.CheckFailure() | app_commands.CheckFailure():
            return "You may not use that command here; help shows what you can ask."
        case discord.Forbidden():
            return "Discord does not let me do that here: ask a moderator to check my permissions in this channel."
        case _:
            return None
