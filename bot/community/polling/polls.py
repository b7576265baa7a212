"""Polls: begun, voted in, closed. Nobody is told who voted what, and votes are forgotten once they are counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from bot.community.changes import Change
from bot.community.polling.ballot import MOST_BY_A_MEMBER, MOST_OPEN, Ballot, Cast, TooMany
from bot.community.studies.study import LEAST_COUNTED

if TYPE_CHECKING:
    from bot.community.store.store import Store
    from bot.community.store.transaction import Transaction

DAY: Final = 86_400
LATELY: Final = 30 * DAY
KEPT: Final = 400 * DAY
MOST_LISTED: Final = 200
# Posting one takes seconds; one that has no message after this long was lost on its way.
LOST_AFTER: Final = 300


class Polls:
    """The ballots of all servers."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    async def begin(self, wanted: Ballot, *, limited: bool) -> Ballot | TooMany:
        """Keep a ballot, and return it with its number; `limited` where it counts how many this person began."""
        kept = replace(wanted, created_at=self._at())
        async with self._store.transaction() as transaction:
            await transaction.hold("polls", kept.server)  # two at once could each find the last place free
            await self._forget_old(transaction)
            on_server, by_person = await transaction.ballots.count_open(kept.server, kept.asker)
            if on_server >= MOST_OPEN:
                return TooMany.ON_SERVER
            if limited and by_person >= MOST_BY_A_MEMBER:
                return TooMany.BY_MEMBER
            return replace(kept, id=await transaction.ballots.add(kept))

    async def posted(self, ballot: Ballot, message: int) -> None:
        """Keep which message people vote by."""
        async with self._store.transaction() as transaction:
            await transaction.ballots.keep_message(ballot.id, message)

    async def drop(self, ballot: Ballot) -> None:
        """Forget a ballot that could not be posted."""
        async with self._store.transaction() as transaction:
            await transaction.ballots.forget(ballot.id)

    async def found(self, number: int) -> Ballot | None:
        """Return a ballot by its number."""
        if self._store.holds_nothing:
            return None
        async with self._store.looking() as transaction:
            return await transaction.ballots.get(number)

    async def tidy(self) -> None:
        """Forget the ballots that were lost on their way into Discord, and those that were closed long ago."""
        if not self._store.holds_nothing:
            async with self._store.transaction() as transaction:
                await self._forget_old(transaction)

    async def _forget_old(self, transaction: Transaction) -> None:
        await transaction.ballots.forget_old(self._at() - LOST_AFTER, self._at() - KEPT)

    async def of_server(self, server: int, channels: Sequence[int] = ()) -> list[Ballot]:
        """Return the ballots of a server, or of some channels of it, that are open or were closed lately.

        Those that are open come first, each the newest first; of very many that were closed the newest.
        """
        if self._store.holds_nothing:
            return []
        async with self._store.looking() as transaction:
            return await transaction.ballots.of_server(server, self._at() - LATELY, MOST_LISTED, channels)

    async def of_study(self, study: int) -> list[Ballot]:
        """Return the ballots of a study, the oldest first."""
        if self._store.holds_nothing:
            return []
        async with self._store.looking() as transaction:
            return await transaction.ballots.of_study(study)

    async def vote(self, ballot: Ballot, reader: int, choice: str) -> Cast | None:
        """Keep a reader's vote in the place of any other, take it back where it is the same; None where it is closed.

        Returns what was done.
        """
        async with self._store.transaction() as transaction:
            if not await transaction.ballots.hold_open(ballot.id):
                return None
            before = await transaction.ballots.vote_of(ballot.id, reader)
            if before == choice:
                await transaction.ballots.take_back(ballot.id, reader)
                return "taken back"
            await transaction.ballots.keep_vote(ballot.id, reader, choice, self._at())
            return "changed" if before else "kept"

    async def vote_of(self, ballot: Ballot, reader: int) -> str | None:
        """Return what a reader voted, for that reader alone."""
        async with self._store.looking() as transaction:
            return await transaction.ballots.vote_of(ballot.id, reader)

    async def turnout(self, ballot: Ballot) -> int | None:
        """Return how many have voted so far; None where they are too few to be told."""
        async with self._store.looking() as transaction:
            voted = sum((await transaction.ballots.tally(ballot.id)).values())
        return voted if voted >= LEAST_COUNTED else None

    async def close(self, ballot: Ballot, actor: int) -> Ballot | None:
        """Count the votes, once and for good, and return the ballot as it is then; None where it was closed already.

        What somebody closes that another began is written down for the server.
        """
        async with self._store.transaction() as transaction:
            closed = await transaction.ballots.close(ballot.id, self._at())
            if closed is not None and actor != ballot.asker:
                await transaction.audit.record(
                    ballot.server, Change(actor, self._at(), "poll close", f"poll {ballot.id}")
                )
            return closed

    def _at(self) -> int:
        return int(self._now().timestamp())
