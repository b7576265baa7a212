"""The verbs of lines: what each does, and the help that says so."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from simcord import InteractionResult

from bot.offline import moving, powers, pressing, speaking
from bot.offline.stage import Stage

Outcome = InteractionResult | list[dict[str, Any]] | None
Verb = Callable[[Stage, str], Awaitable[Outcome]]

VERBS: dict[str, Verb] = {
    "as": moving.become,
    "in": moving.go,
    "dm": moving.go_private,
    "click": pressing.click,
    "choose": pressing.choose,
    "menu": speaking.menu,
    "press": pressing.press,
    "complete": speaking.complete,
    "edit": speaking.edit,
    "delete": speaking.delete,
    "vote": speaking.vote,
    "time": moving.pass_time,
    "restart": moving.restart,
    "grant": powers.grant,
    "deny": powers.deny,
    "lift": powers.lift,
    "role": powers.role,
    "remove": powers.remove,
    "server": powers.server,
}

OTHER_VERBS = ("fill", "help", "quit")
"""Verbs that the session itself knows: it keeps the open forms, and it ends."""
