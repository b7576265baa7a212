"""How readers like their answers: known at once, because every answer is laid out by it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.community.store.store import Store


class Preferences:
    """Who wants the plain layout; nothing is kept of those who want the usual one."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._plain: set[int] = set()
        self._changing = asyncio.Lock()  # what is decided while all is read must not be forgotten by it

    async def load(self) -> None:
        """Read who wants what; again where other programs on the same store may have kept something meanwhile."""
        if self._store.holds_nothing:
            return
        async with self._changing, self._store.looking() as transaction:
            self._plain = set(await transaction.privacy.plain_readers())

    def is_plain(self, reader: int) -> bool:
        """Say whether a reader wants the plain layout."""
        return reader in self._plain

    async def decide(self, reader: int, *, plain: bool) -> None:
        """Keep what a reader wants; raise StoreError, and change nothing, where it cannot be kept.

        Also where it is known so: another program on the same store may have kept something else.
        """
        if not plain and self._store.holds_nothing:
            return
        async with self._changing:
            async with self._store.transaction() as transaction:
                await transaction.privacy.keep_plain(reader, plain=plain)
            if plain:
                self._plain.add(reader)
            else:
                self._plain.discard(reader)

    async def forget(self, reader: int) -> None:
        """Forget a reader."""
        async with self._changing:
            self._plain.discard(reader)
