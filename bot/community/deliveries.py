"""What arrives by itself, exactly once: one row for each post, leased by one program at a time.

A row is committed before anything is sent and after. `maybe_since` says since when the post may stand in Discord though
nobody knows that it does: whoever tries again then looks for it first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol

if TYPE_CHECKING:
    from bot.community.store.transaction import Transaction

# planned: at its time; leased: a program is at it; waiting: to be tried again. The others are ends, each with a reason
# but for sent. unknown: nobody can tell whether it was posted, so a moderator decides.
State = Literal["planned", "leased", "waiting", "sent", "skipped", "removed", "unknown", "failed"]

# A post is on time that comes so many seconds after its slot: the program may be starting, or Discord be busy.
GRACE: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One post: what `kind` and `owner` plan for a slot, in seconds of the epoch, and what became of it.

    `late` is how many seconds after its slot it may still come; `item` is what is posted, decided when it is due;
    `token` counts the leases, so that a program which lost one cannot say what became of it.
    """

    id: int = 0
    kind: str
    owner: int
    slot: int
    server: int
    channel: int
    late: int = 0
    item: dict[str, Any] = field(default_factory=dict)
    state: State = "planned"
    wake_at: int | None = None
    token: int = 0
    holder: str = ""
    tries: int = 0
    maybe_since: int | None = None
    place: int | None = None
    message: int | None = None
    reason: str = ""
    done_at: int | None = None

    @property
    def link(self) -> str:
        """The address of the post; empty where there is none."""
        if not (self.place and self.message):
            return ""
        return f"https://discord.com/channels/{self.server}/{self.place}/{self.message}"

    @property
    def last_moment(self) -> int:
        """Until when it may be posted."""
        return self.slot + max(self.late, GRACE)


@dataclass(frozen=True, slots=True)
class Sent:
    """It stands in Discord; `remark` says what could not be done with it."""

    place: int
    message: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Later:
    """It could not be posted now; `maybe` says that it may stand there nevertheless."""

    reason: str
    maybe: bool
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """It cannot be posted, and will not be by trying again; `lasting` where the next one cannot either."""

    reason: str
    lasting: bool = True


@dataclass(frozen=True, slots=True)
class Skipped:
    """It is not to be posted."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody can tell whether it was posted."""

    reason: str


Outcome = Sent | Later | Refused | Skipped | Unknown


class Sender(Protocol):
    """Puts a post into Discord, or says why not; it raises nothing but what cancels it."""

    async def send(self, delivery: Delivery) -> Sent | Later | Refused | Unknown:
        """Post it; where `maybe_since` is set, look first whether it stands there already."""

    async def find(self, delivery: Delivery) -> Sent | Later | Unknown | None:
        """Look for one that may stand there; None where it does not."""

    async def tell(self, notices: list[Notice]) -> None:
        """Tell moderators what they must know, as well as that can be done."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What the moderators of a server must know: in its log channel, else to whoever made what it is about."""

    server: int
    person: int
    text: str
    delivery: int = 0


class Source(Protocol):
    """Whatever plans posts of one kind."""

    async def take(self, transaction: Transaction, delivery: Delivery, now: int) -> Delivery | Skipped | Refused:
        """Return what is due with what it posts, having planned what comes after it; or why it is not to be posted."""

    async def settle(self, transaction: Transaction, delivery: Delivery, outcome: Outcome) -> list[Notice]:
        """Take note of how a post ended."""
