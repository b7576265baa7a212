"""Buttons and forms that do something, as against those that show a screen: whose they are, what they do, and to what.

All of it is in the custom_id, so that a message outlives a restart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.limits import CUSTOM_ID_LIMIT

SEPARATOR: Final = "|"
FAMILY_LETTERS: Final = 2
# No id of Discord's and no row of ours is larger, and a database keeps no larger one.
LARGEST: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button asks for: `family` says who answers for it, `verb` what to do, `parts` to what."""

    family: str
    verb: str
    parts: tuple[str, ...] = ()

    def part(self, at: int) -> str:
        """Return one of the parts; empty where there is none."""
        return self.parts[at] if at < len(self.parts) else ""

    def number(self, at: int = 0) -> int | None:
        """Return one of the parts where it is a number that can be one of ours; None for any other."""
        part = self.part(at)
        if not (part.isascii() and part.isdecimal() and len(part) <= len(str(LARGEST))):
            return None
        return number if (number := int(part)) <= LARGEST else None


def press_id(family: str, verb: str, *parts: str | int) -> str:
    """Return the custom_id of such a button; raise ValueError where it is longer than Discord takes."""
    name = SEPARATOR.join((family, verb, *map(str, parts)))
    if len(name) > CUSTOM_ID_LIMIT:
        raise ValueError(name)
    return name


def read_press_id(value: str) -> Pressed | None:
    """Return what a custom_id asks for; None where it has not this form."""
    family, *rest = value.split(SEPARATOR)
    return Pressed(family, rest[0], tuple(rest[1:])) if len(family) == FAMILY_LETTERS and rest and rest[0] else None
