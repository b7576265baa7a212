"""How a chat is started, and what it reads and writes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from bot.offline.simulation import BotFactory


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionOptions:
    """What the command line says about a chat; `now` may be ISO text, as it was typed."""

    speaker: str = "you"
    now: datetime | str | None = None
    seed: int | None = None
    store: str | None = None
    as_json: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Streams:
    """What a chat reads and writes; a program started without standard input has none."""

    lines: TextIO | None = field(default_factory=lambda: sys.stdin)
    output: TextIO = field(default_factory=lambda: sys.stdout)
    errors: TextIO = field(default_factory=lambda: sys.stderr)

    def is_terminal(self) -> bool:
        """Whether a person reads and types here."""
        return self.lines is not None and self.lines.isatty() and self.output.isatty()


def no_more() -> None:
    """Do nothing: there is nothing to clear away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """Which bot is talked to: what makes it, what clears up after it, and the seconds between two lines."""

    build: BotFactory
    end: Callable[[], None] = no_more
    pace: float = 5.0
    prefix: str = "!"
