"""What one line led to, as `say --json` prints it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Shown:
    """A message that the bot sent or changed."""

    where: str
    text: str
    pings: list[str]
    private: bool
    message: dict[str, Any]

    def as_json(self, *, with_place: bool = True) -> dict[str, Any]:
        """One object of the line protocol; replies have no place, they are where the person looks."""
        rest = {"text": self.text, "pings": self.pings, "private": self.private, "message": self.message}
        return {"where": self.where, **rest} if with_place else rest


@dataclass(slots=True)
class Record:
    """What one line led to."""

    input: str
    speaker: str = ""
    place: str = ""
    now: str = ""
    error: bool = False
    problem: str | None = None
    replies: list[Shown] = field(default_factory=list)
    posted: list[Shown] = field(default_factory=list)
    edited: list[Shown] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    form: dict[str, Any] | None = None
    choices: list[dict[str, Any]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """One object of the line protocol."""
        return {
            "input": self.input,
            "as": self.speaker,
            "in": self.place,
            "now": self.now,
            "error": self.error,
            "problem": self.problem,
            "replies": [each.as_json(with_place=False) for each in self.replies],
            "posted": [each.as_json() for each in self.posted],
            "edited": [each.as_json() for each in self.edited],
            "deleted": self.deleted,
            "form": self.form,
            "choices": self.choices,
        }

    def texts(self) -> list[str]:
        """All that it shows, for the checks."""
        return [
            *(each.text for each in (*self.replies, *self.posted, *self.edited)),
            *([self.form["text"]] if self.form else []),
            *(str(choice.get("name")) for choice in self.choices),
        ]
