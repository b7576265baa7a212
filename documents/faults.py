"""What is wrong with a file, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in a file, or one piece of advice about it.

    Lines and columns count from 1. Advice stops nothing: what is missing is advice, what is wrong is a fault.
    """

    file: str
    line: int
    column: int
    message: str
    advice: bool = False

    def __str__(self) -> str:
        """Return `file:line:column: message`, the form that editors turn into a link."""
        return f"{self.file}:{self.line}:{self.column}: {'advice: ' if self.advice else ''}{self.message}"
