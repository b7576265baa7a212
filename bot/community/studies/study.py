"""A study, who takes part in it, and what they ask its leader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

# preview: planned, and seen by whoever planned it alone; cancelled: dropped before it began; starting: its message is
# on its way.
State = Literal["preview", "cancelled", "starting", "active", "paused", "ended"]
QuestionState = Literal["asked", "released", "answered", "dismissed"]

RUNNING: Final = ("active", "paused")
NOBODY: Final = 0
LEAST_COUNTED: Final = 5
MOST_PARTICIPANTS: Final = 500
MOST_OPEN_QUESTIONS: Final = 5
QUESTION_LENGTH: Final = 500
ANSWER_LENGTH: Final = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """A group that reads a text in one channel, its home; its units open there, or as posts in `forum`.

    Where the home is a forum itself, `forum` is the same one. `leader` may lead it without any right on the server;
    `moderator` is who planned it; `mark` is the paragraph up to which the leader said, at `marked_at`, that it was
    read, by its id; `message` is the one by which readers join, or its post in a forum; with
    `events` its next meetings stand in the server's events.
    """

    id: int = 0
    server: int
    channel: int
    article: str
    leader: int
    moderator: int
    zone: str
    state: State = "preview"
    remind: bool = False
    events: bool = False
    mark: str = ""
    marked_at: int | None = None
    message: int | None = None
    paused_at: int | None = None
    created_at: int = 0
    ended_at: int | None = None
    forum: int | None = None

    @property
    def opens_in(self) -> int:
        """The channel or forum in which its units open."""
        return self.forum or self.channel

    @property
    def places(self) -> tuple[int, ...]:
        """Its home, and the forum in which its units open where that is another channel."""
        return tuple(dict.fromkeys((self.channel, self.opens_in)))

    @property
    def told_in(self) -> int:
        """Where its group is told something: its home, or where that is a forum, the post by which it joined."""
        return self.message if self.message and self.forum == self.channel else self.channel

    @property
    def is_running(self) -> bool:
        """Whether it goes on, or will."""
        return self.state in RUNNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A reader in a study; `hidden` counts them nowhere, `agreed` lets the list and the export name them."""

    study: int
    reader: int
    hidden: bool = False
    agreed: bool = False
    joined_at: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a reader asks without their name; the leader releases it to the group, answers the reader, or neither."""

    id: int = 0
    study: int
    reader: int
    text: str
    state: QuestionState = "asked"
    answer: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Pace:
    """How many of those who are counted have finished each unit, by its id; nobody says who."""

    counted: int
    finished: dict[int, int]

    def of(self, unit: int) -> tuple[int, int] | None:
        """Return how many have finished a unit, of how many; None where they are too few to stay unnamed."""
        return (self.finished.get(unit, 0), self.counted) if self.counted >= LEAST_COUNTED else None
