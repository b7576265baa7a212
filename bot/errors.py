"""One place where an error becomes a sentence, for commands and buttons alike.

* UsageError                 the words behind a command cannot be understood; says what can be
  - FormError                what somebody typed into a form has a fault; a button opens it again
* TooFastError               too many questions in a short time; says how long to wait
* RefusedError               somebody may not do that; names what is missing
"""

from __future__ import annotations

from typing import Final

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.community.store.errors import StoreError
from content.errors import ContentError, counted

# What no answer of Discord's leaves open: it may have been done.
LOST: Final = (OSError, aiohttp.ClientError)

APOLOGY = (
    "Something went wrong on my side, and nothing was changed. Please try again; "
    "if it stays, tell an operator the reference {}."
)


class UsageError(commands.UserInputError):
    """The words behind a command cannot be understood."""


class FormError(UsageError):
    """What a form says cannot be done; `again` is the custom_id of the button that opens it with what was typed."""

    def __init__(self, sentence: str, again: str) -> None:
        super().__init__(sentence)
        self.again = again


class TooFastError(commands.CommandError):
    """Too many questions; `silent` where the same person has just been told."""

    def __init__(self, seconds: float, *, silent: bool = False) -> None:
        wait = counted(max(1, round(seconds)), "second")
        super().__init__(f"That was quick: please wait {wait}, then ask again.")
        self.silent = silent


class RefusedError(commands.CommandError):
    """Somebody may not do that, or the bot may not."""


# Errors whose text is for the person as it stands.
OWN: Final = (ContentError, StoreError, UsageError, TooFastError, RefusedError)

# Errors of the library and of Discord, the more special ones first.
SENTENCES: Final[tuple[tuple[tuple[type[BaseException], ...], str], ...]] = (
    ((commands.NoPrivateMessage, app_commands.NoPrivateMessage), "That works on a server only: ask there."),
    (
        (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch),
        "Discord still shows an older form of that command: reload it (Ctrl+R), then try again.",
    ),
    (
        (commands.CheckFailure, app_commands.CheckFailure),
        "You may not use that command here; help shows what you can ask.",
    ),
    ((discord.DiscordServerError,), "Discord has trouble at the moment: try again in a minute."),
    ((discord.NotFound,), "Discord no longer knows what this belongs to: ask again."),
    (
        (discord.Forbidden,),
        "Discord does not let me do that here: ask a moderator to check my permissions in this channel.",
    ),
)


def unwrapped(error: BaseException) -> BaseException:
    """Return what was raised by our own code, out of discord.py's wrappers."""
    while isinstance(
        error, (commands.CommandInvokeError, commands.HybridCommandError, app_commands.CommandInvokeError)
    ):
        error = error.original
    return error


def sentence_for(error: BaseException) -> str | None:
    """Return what to tell the person, in plain words; None for a fault of the program."""
    known = unwrapped(error)
    if isinstance(known, OWN):
        return str(known)
    return next((sentence for kinds, sentence in SENTENCES if isinstance(known, kinds)), None)
