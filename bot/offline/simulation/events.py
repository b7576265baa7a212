# ruff: noqa: SLF001 - this package, and only this one, touches simcord's inside
"""Events of a server as Discord has them: with Create Events, where simcord asks for Manage Events.

And at most a hundred of them to come, which simcord does not count.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from simcord.backend.errors import BackendError
from simcord.http import router

from bot.limits import EVENTS_FULL, EVENTS_LIMIT

OURS = ["guilds", "{guild_id}", "scheduled-events"]
ASKED_FOR = {"POST": len(OURS), "PATCH": len(OURS) + 1, "DELETE": len(OURS) + 1}
OPEN = (1, 2)  # to come, and going on


@cache
def ask_for_create_events() -> None:
    """Put ours around simcord's handlers; they are the whole program's, so that once is enough."""
    for method, length in ASKED_FOR.items():
        routes = router._ROUTES[method]
        routes[:] = [
            (template, _asking(known) if template[:3] == OURS and len(template) == length else known)
            for template, known in routes
        ]


def _asking(handler: Any) -> Any:
    def handle(context: Any) -> Any:
        guild = context.backend.get_guild(context.int_arg("guild_id"))
        made = guild.scheduled_events.get(int(context.args.get("event_id", 0)))
        if made is None or made.creator_id == context.backend.bot_user.id:
            context.require_guild_permissions(guild.id, "create_events")
            context.require_guild_permissions = _granted  # what simcord asks for beside
        if context.method == "POST" and _to_come(guild) >= EVENTS_LIMIT:
            raise BackendError(400, EVENTS_FULL, "Maximum number of guild scheduled events reached (100)")
        return handler(context)

    return handle


def _granted(*_: object) -> None:
    """Ask for nothing more."""


def _to_come(guild: Any) -> int:
    return sum(one.status in OPEN for one in guild.scheduled_events.values())
