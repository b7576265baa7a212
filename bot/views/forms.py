"""Forms: what somebody filled in."""

from __future__ import annotations

from typing import Any

from bot.views.sending import Interaction


def values_of(interaction: Interaction) -> dict[str, Any]:
    """Return what a form says, by the custom_ids of its fields."""
    data: dict[str, Any] = dict(interaction.data or {})
    rows: list[dict[str, Any]] = data.get("components", [])
    fields = [inner for row in rows for inner in (row.get("component"), *row.get("components", ())) if inner]
    return {field["custom_id"]: field["values"] if "values" in field else field.get("value") for field in fields}
