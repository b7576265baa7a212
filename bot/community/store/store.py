"""The store as everybody sees it: transactions, so that a change, its audit line and its delivery commit together."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

PASSWORD: Final = re.compile(r"(//[^:/@]*):[^@]*@")

if TYPE_CHECKING:
    from bot.community.store.opened import Opened
    from bot.community.store.transaction import Transaction


def shown_address(url: str) -> str:
    """Return a URL that can be logged: without its password."""
    return PASSWORD.sub(r"\1:***@", url)


class Store:
    """A database by its URL.

    Nothing of it is touched, and SQLAlchemy is not imported, before it is opened: by `open`, or by the first
    transaction. So a chat that changes nothing pays for nothing.
    """

    def __init__(self, url: str, *, new: bool = False) -> None:
        self.url = url
        self._new = new
        self._opened: Opened | None = None
        self._opening = asyncio.Lock()

    @property
    def holds_nothing(self) -> bool:
        """Say whether there is nothing to look up, because the database is new and was not written to."""
        return self._new and self._opened is None

    async def open(self) -> Opened:
        """Open it and bring its schema up to date, once.

        Raises StoreAddressError where the URL names no database that we know, StoreUnavailableError where it cannot be
        used, NewerStoreError where a later version of the program made it.
        """
        async with self._opening:
            if self._opened is None:
                from bot.community.store.opened import Opened  # noqa: PLC0415  # SQLAlchemy, a quarter of a second

                opened = Opened(self.url)
                try:
                    await opened.prepare()
                except BaseException:
                    await opened.close()
                    raise
                self._opened = opened
        return self._opened

    async def close(self) -> None:
        """Close every connection; the next transaction opens it again."""
        async with self._opening:
            if self._opened is not None:
                await self._opened.close()
                self._opened = None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Begin, for writing; commit at the end, or undo everything where an error leaves the block.

        Raises StoreUnavailableError where the database cannot be used; and as `open` does.
        """
        opened = self._opened or await self.open()
        async with opened.begun(writes=True) as transaction:
            yield transaction

    @asynccontextmanager
    async def looking(self) -> AsyncIterator[Transaction]:
        """Begin, for reading alone: all that is read is of one moment. Raises as `transaction` does."""
        opened = self._opened or await self.open()
        async with opened.begun(writes=False) as transaction:
            yield transaction
