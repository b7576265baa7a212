"""Ballots and votes; what is read of votes is counts, and to each reader their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from typing import Any, Final

from sqlalchemy import RowMapping, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.polling.ballot import Ballot
from bot.community.store.tables import ballots, votes
from bot.community.store.upserting import upsert
from bot.community.studies.study import LEAST_COUNTED

COLUMNS: Final = [ballots.c[one.name] for one in fields(Ballot)]
OPEN: Final = ballots.c.state == "open"
LARGEST: Final = 2**63 - 1


class BallotRecords:
    """Ballots, inside one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, ballot: Ballot) -> int:
        """Keep a new ballot, and return its number."""
        values = {**asdict(ballot), "options": list(ballot.options)}
        del values["id"]
        added = insert(ballots).values(**values).returning(ballots.c.id)
        return int((await self._connection.execute(added)).scalar_one())

    async def get(self, number: int) -> Ballot | None:
        """Return a ballot by its number."""
        if not 0 < number <= LARGEST:
            return None
        found = await self._all(ballots.c.id == number)
        return found[0] if found else None

    async def of_server(self, server: int, since: int, most: int, channels: Sequence[int] = ()) -> list[Ballot]:
        """Return the ballots of a server, or of some channels, that are open or were closed since then.

        Those that are open come first, each the newest first; so all of these are among the `most`.
        """
        listed = (ballots.c.server == server, or_(OPEN, ballots.c.closed_at >= since))
        here = (ballots.c.channel.in_(channels),) if channels else ()
        return await self._all(*listed, *here, order=(ballots.c.state.desc(), ballots.c.id.desc()), most=most)

    async def of_study(self, study: int) -> list[Ballot]:
        """Return the ballots of a study, the oldest first."""
        return await self._all(ballots.c.study == study)

    async def count_open(self, server: int, asker: int) -> tuple[int, int]:
        """Return how many ballots are open on a server, and how many of these a person began."""
        wanted = select(ballots.c.asker).where(ballots.c.server == server, OPEN)
        askers = (await self._connection.execute(wanted)).scalars().all()
        return len(askers), sum(one == asker for one in askers)

    async def keep_message(self, number: int, message: int) -> None:
        """Keep by which message people vote."""
        await self._connection.execute(update(ballots).where(ballots.c.id == number).values(message=message))

    async def forget(self, number: int) -> None:
        """Forget a ballot."""
        await self._connection.execute(delete(ballots).where(ballots.c.id == number))

    async def forget_old(self, lost_before: int, closed_before: int) -> None:
        """Forget those that never came to be posted, and those that were closed long ago, but for a study's."""
        # An open one has no such moment, by which an index finds it.
        never_posted = (ballots.c.closed_at.is_(None), ballots.c.message.is_(None), ballots.c.created_at < lost_before)
        await self._connection.execute(delete(ballots).where(*never_posted))
        old = (ballots.c.closed_at < closed_before, ballots.c.study.is_(None))
        await self._connection.execute(delete(ballots).where(*old))

    # ------------------------------------------------------------ votes

    async def hold_open(self, number: int) -> bool:
        """Say whether a ballot is open, and keep it from being closed until this transaction ends."""
        held = select(ballots.c.id).where(ballots.c.id == number, OPEN).with_for_update()
        return (await self._connection.execute(held)).first() is not None

    async def vote_of(self, number: int, reader: int) -> str | None:
        """Return what a reader voted."""
        wanted = select(votes.c.choice).where(votes.c.ballot == number, votes.c.reader == reader)
        return (await self._connection.execute(wanted)).scalar()

    async def keep_vote(self, number: int, reader: int, choice: str, at: int) -> None:
        """Keep a reader's vote in the place of any other of theirs."""
        row = {"ballot": number, "reader": reader, "choice": choice, "at": at}
        await upsert(self._connection, votes, [row])

    async def take_back(self, number: int, reader: int) -> None:
        """Forget a reader's vote."""
        await self._connection.execute(delete(votes).where(votes.c.ballot == number, votes.c.reader == reader))

    async def tally(self, number: int) -> dict[str, int]:
        """Return how many votes each choice has that has any."""
        wanted = select(votes.c.choice, func.count()).where(votes.c.ballot == number).group_by(votes.c.choice)
        return {choice: int(count) for choice, count in await self._connection.execute(wanted)}

    # ------------------------------------------------------------ the end

    async def close(self, number: int, at: int) -> Ballot | None:
        """Close a ballot that is open: count its votes where enough voted, forget them all, and return it.

        Counted once, so that nothing changes any more when somebody has their data deleted, and no vote can be
        worked out by looking before and after that.
        """
        ballot = await self.get(number) if await self.hold_open(number) else None
        if ballot is None:
            return None
        tally = await self.tally(number)
        counts = tuple(tally.get(one, 0) for one in ballot.options) if sum(tally.values()) >= LEAST_COUNTED else None
        closed: dict[str, Any] = {"state": "closed", "closed_at": at}
        kept = {**closed, "counts": None if counts is None else list(counts)}
        await self._connection.execute(update(ballots).where(ballots.c.id == number).values(**kept))
        await self._connection.execute(delete(votes).where(votes.c.ballot == number))
        return replace(ballot, counts=counts, **closed)

    async def channel_gone(self, channel: int, at: int) -> None:
        """Forget the ballots of a channel that is gone; those of a study are closed, for its record."""
        await self._connection.execute(delete(ballots).where(ballots.c.channel == channel, ballots.c.study.is_(None)))
        for one in await self._all(ballots.c.channel == channel, OPEN):
            await self.close(one.id, at)

    async def _all(self, *which: Any, order: Sequence[Any] = (ballots.c.id,), most: int | None = None) -> list[Ballot]:
        rows = await self._connection.execute(select(*COLUMNS).where(*which).order_by(*order).limit(most))
        return [_ballot(row) for row in rows.mappings()]


def _ballot(row: RowMapping) -> Ballot:
    counts = row["counts"]
    lists = {"options": tuple(row["options"]), "counts": None if counts is None else tuple(counts)}
    return Ballot(**{**row, **lists})
