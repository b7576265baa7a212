"""Telling Discord which slash commands there are, only when it does not know yet: it allows 200 such changes a day."""

from __future__ import annotations

import logging
from typing import Any, Final

from discord import app_commands

log = logging.getLogger(__name__)

# What Discord adds for itself, and what it leaves out of an answer or we out of a question when it says nothing.
THEIRS: Final = {
    "id",
    "application_id",
    "version",
    "guild_id",
    "dm_permission",
    "name_localized",
    "description_localized",
}
NOTHING: Final[tuple[object, ...]] = (None, False, [], {})


async def publish(tree: app_commands.CommandTree[Any]) -> bool:
    """Send the commands to Discord if they differ from what it has; return whether they did."""
    ours = {_key(command.to_dict(tree)): command.to_dict(tree) for command in tree.get_commands()}
    theirs = {_key(payload): payload for payload in map(_payload, await tree.fetch_commands())}
    if _plain(list(ours.values())) == _plain([theirs.get(key, {}) for key in ours]) and len(ours) == len(theirs):
        log.info("the %d slash commands are known to Discord", len(ours))
        return False
    await tree.sync()
    log.info("told Discord of %d slash commands", len(ours))
    return True


def _payload(command: app_commands.AppCommand) -> dict[str, Any]:
    permissions = command.default_member_permissions
    return {
        **command.to_dict(),
        "nsfw": command.nsfw,
        "default_member_permissions": permissions.value if permissions else None,
    }


def _key(payload: dict[str, Any]) -> tuple[int, str]:
    return int(payload.get("type", 1)), str(payload["name"])


def _plain(value: Any) -> Any:
    """Return a payload without what says nothing, numbers in lists of contexts in order."""
    if isinstance(value, dict):
        plain = {key: _plain(inner) for key, inner in value.items() if key not in THEIRS}
        return {key: inner for key, inner in plain.items() if inner not in NOTHING}
    if isinstance(value, list):
        inner = [_plain(one) for one in value]
        return sorted(inner) if inner and all(isinstance(one, int) for one in inner) else inner
    return value
