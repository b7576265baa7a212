"""Who changed what, and when."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One change: `at` in seconds of the epoch, `action` as it was typed (`settings set prefix`), `detail` in words."""

    actor: int
    at: int
    action: str
    detail: str
