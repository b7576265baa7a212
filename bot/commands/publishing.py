"""Telling Discord which slash commands there are, only when it does not know yet: it allows 200 such changes a day."""

from __future__ import annotations

import logging
from typing import Any, Final

from discord import app_commands

from bot.commands.asking import AskingCommand

log = logging.getLogger(__name__)

# What a command says. All else in an answer is Discord's own: ids, versions, whatever it may add.
SAID: Final = {
    "type",
    "name",
    "description",
    "name_localizations",
    "description_localizations",
    "options",
    "required",
    "choices",
    "value",
    "channel_types",
    "min_value",
    "max_value",
    "min_length",
    "max_length",
    "autocomplete",
    "default_member_permissions",
    "contexts",
    "integration_types",
    "nsfw",
}
NOTHING: Final[tuple[object, ...]] = (None, False, "", [], {})


async def publish(tree: app_commands.CommandTree[Any]) -> bool:
    """Send the commands, under their short names too, to Discord if it has others; return whether it had."""
    _add_short_forms(tree)
    ours = {_key(command.to_dict(tree)): command.to_dict(tree) for command in tree.get_commands()}
    # Not tree.fetch_commands(): discord.py 2.7.1 loses the first context and integration type of each answer.
    answer: list[Any] = await tree.client.http.get_global_commands(tree.client.application_id or 0)
    theirs = {_key(payload): dict(payload) for payload in answer}
    if _plain(list(ours.values())) == _plain([theirs.get(key, {}) for key in ours]) and len(ours) == len(theirs):
        log.info("the %d slash commands are known to Discord", len(ours))
        return False
    await tree.sync()
    log.info("told Discord of %d slash commands", len(ours))
    return True


def _add_short_forms(tree: app_commands.CommandTree[Any]) -> None:
    """Put each command under its short names too: discord.py takes those for messages only."""
    for command in tree.client.commands:
        for alias in command.aliases:
            if isinstance(command, AskingCommand) and command.app_command is not None:
                short = command.app_command.copy()
                short.name = alias
                tree.add_command(short, override=True)


def _key(payload: dict[str, Any]) -> tuple[int, str]:
    return int(payload.get("type", 1)), str(payload["name"])


def _plain(value: Any) -> Any:
    """Return what a payload says, without what says nothing, in one form whoever wrote it."""
    if isinstance(value, dict):
        plain = {key: _plain(inner) for key, inner in value.items() if key in SAID}
        return {key: inner for key, inner in plain.items() if inner not in NOTHING}
    if isinstance(value, list):
        inner = [_plain(one) for one in value]
        return sorted(inner) if inner and all(isinstance(one, int) for one in inner) else inner
    # Permissions are a number to us, and the same number in quotation marks to Discord.
    return int(value) if isinstance(value, str) and value.isdecimal() else value
