"""All that is kept of one person: shown, handed over, and forgotten at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from bot.community.store.store import Store

Rows = dict[str, list[dict[str, Any]]]


class Remembering(Protocol):
    """Something that holds what it knows of readers in memory too."""

    async def forget(self, reader: int) -> None:
        """Forget a reader, and write nothing of them any more."""


class Writing(Remembering, Protocol):
    """Something that writes a moment later."""

    async def write_down(self) -> None:
        """Write what is not written yet."""


class Privacy:
    """What belongs to one person, by their number, wherever it is kept."""

    def __init__(self, store: Store, memory: Writing, remembering: Sequence[Remembering]) -> None:
        self._store = store
        self._memory = memory
        self.remembering = list(remembering)

    async def all_of(self, person: int) -> Rows:
        """Return every row that is kept of a person, by table."""
        await self._memory.write_down()
        if self._store.holds_nothing:
            return {}
        async with self._store.looking() as transaction:
            return await transaction.privacy.rows_of(person)

    async def delete(self, person: int) -> None:
        """Forget all of a person: what is theirs goes, and what belongs to a server does not name them any more."""
        # First what would be written a moment later, and would come back by that.
        await self._memory.forget(person)
        if not self._store.holds_nothing:
            async with self._store.transaction() as transaction:
                await transaction.privacy.delete(person)
        # Then all of it: somebody may have looked something up while it was being deleted.
        for one in (self._memory, *self.remembering):
            await one.forget(person)
