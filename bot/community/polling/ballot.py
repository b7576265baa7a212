"""A ballot: what is asked, what can be answered, and how many answered what once it is closed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal

State = Literal["open", "closed"]
Cast = Literal["kept", "changed", "taken back"]

MOST_OPEN: Final = 20
MOST_BY_A_MEMBER: Final = 3
FEWEST_OPTIONS: Final = 2
MOST_OPTIONS: Final = 5
OPTION_LENGTH: Final = 60
OF_A_RECOMMENDATION: Final = ("Agree", "Disagree", "Not sure")
OF_A_QUESTION: Final = ("Yes", "No", "It depends")


class TooMany(Enum):
    """Why no further ballot can be begun."""

    ON_SERVER = "server"
    BY_MEMBER = "member"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a ballot is on, in our words as they were shown: `entry` says which entry of the companion it was.

    `title` is plain; `words` are marked up already, and cite what they rest on.
    """

    article: str
    entry: str
    title: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """A poll in a channel; `asker` is who began it, `again_of` the ballot that it asks once more.

    `counts` stand beside `options` once it is closed, where enough voted.
    """

    id: int = 0
    server: int
    channel: int
    study: int | None = None
    asker: int
    article: str
    entry: str
    title: str
    words: str
    options: tuple[str, ...]
    state: State = "open"
    message: int | None = None
    again_of: int | None = None
    counts: tuple[int, ...] | None = None
    created_at: int = 0
    closed_at: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether it can be voted in."""
        return self.state == "open"
