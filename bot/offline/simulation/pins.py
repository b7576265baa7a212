# ruff: noqa: SLF001 - this package, and only this one, touches simcord's inside
"""Pinning as Discord has had it since 2026-02-23: with Pin Messages, where simcord asks for Manage Messages."""

from __future__ import annotations

from typing import Any

from simcord.http import router

TEMPLATE = ["channels", "{channel_id}", "messages", "pins", "{message_id}"]


def _pin(context: Any) -> None:
    _set(context, pinned=True)


def _unpin(context: Any) -> None:
    _set(context, pinned=False)


def _set(context: Any, *, pinned: bool) -> None:
    channel = context.require_channel_permissions(context.int_arg("channel_id"), "pin_messages")
    message = context.int_arg("message_id")
    context.require_message(channel.id, message)
    context.backend.set_pinned(channel.id, message, pinned)


def ask_for_pin_messages() -> None:
    """Put our handlers in the place of simcord's."""
    for method, handler in (("PUT", _pin), ("DELETE", _unpin)):
        routes = router._ROUTES[method]
        routes[:] = [(template, handler if template == TEMPLATE else known) for template, known in routes]
