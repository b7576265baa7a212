"""The form for the plan of a study: its fields, what they say, and what stood in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import discord
from discord import ui

from bot.community.studies.plan import Request
from bot.errors import UsageError

FIELDS: Final[tuple[tuple[str, str, str, int], ...]] = (
    ("Meets", "meets", "Days and time, such as thu 19:00; empty with a syllabus.", 100),
    ("Zone", "zone", "Your time zone, such as Europe/Berlin; else UTC.", 60),
    ("Starts", "starts", "When the first unit opens, such as 2026-02-01; else at once.", 40),
    ("Sections", "sections", "How many for each meeting, such as 2; or how many meetings, such as 6 meetings.", 20),
    ("Syllabus", "syllabus", "Instead: a line for each meeting, such as 2026-02-05 19:00, §1-2", 4000),
)
DIVIDED: Final = re.compile(r"(\d{1,5})\s*(?:(meetings?)|sections?(?:\s.*)?)?", re.IGNORECASE | re.ASCII)


def plan_form(custom_id: str, typed: Mapping[str, Any], note: str = "") -> ui.Modal:
    """Return the form, with what was typed before; a word of ours comes before the first hint."""
    form = ui.Modal(title="Start a study", custom_id=custom_id)
    for label, name, words, most in FIELDS:
        style = discord.TextStyle.paragraph if name == "syllabus" else discord.TextStyle.short
        before = str(typed.get(name) or "") or None
        box = ui.TextInput[Any](custom_id=name, required=False, max_length=most, style=style, default=before)
        form.add_item(ui.Label(text=label, description=note + words, component=box))
        note = ""
    return form


def request_of(typed: Mapping[str, Any]) -> Request:
    """Return the plan that a form asks for; raise UsageError where a number is none."""
    said = {name: str(typed.get(name) or "").strip() for _, name, _, _ in FIELDS}
    divided = said["sections"]
    found = DIVIDED.fullmatch(divided)
    if divided and found is None:
        raise UsageError("Sections takes a whole number, such as 2, or how many meetings, such as 6 meetings.")
    number = int(found[1]) if found else None
    into_meetings = bool(found and found[2])
    return Request(
        meets=said["meets"],
        zone=said["zone"],
        starts=said["starts"],
        sections=None if into_meetings else number,
        meetings=number if into_meetings else None,
        syllabus=said["syllabus"],
    )


def typed_of(request: Request) -> dict[str, str] | None:
    """Return how a form would say what the options of a command say; None where its fields are too short for that."""
    divided = "" if request.sections is None else str(request.sections)
    typed = {
        "meets": request.meets,
        "zone": request.zone,
        "starts": request.starts,
        "sections": divided if request.meetings is None else f"{request.meetings} meetings",
        "syllabus": request.syllabus,
    }
    return typed if all(len(typed[name]) <= most for _, name, _, most in FIELDS) else None
