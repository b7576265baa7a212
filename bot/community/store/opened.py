"""A database that is open: its engine, and transactions on it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.exc import (
    DatabaseError,
    DBAPIError,
    InterfaceError,
    OperationalError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.community.store.engine import WRITES, database_of, engine_for, file_of, transaction_options
from bot.community.store.errors import StoreUnavailableError
from bot.community.store.migrating import upgrade
from bot.community.store.transaction import Transaction


class Opened:
    """The engine of a database, whose schema `prepare` brings up to date."""

    def __init__(self, url: str) -> None:
        """Raise StoreAddressError where the URL names no database that we know."""
        self.database = database_of(url)
        self._engine = engine_for(self.database)

    async def prepare(self) -> None:
        """Bring the schema up to date; make the folder of a file that is new."""
        file = file_of(self.database)
        async with _unavailable_for_errors():
            if file is not None:
                file.parent.mkdir(parents=True, exist_ok=True)
                with file.open("ab"):  # says why not, better than SQLite's "unable to open database file"
                    pass
            async with self._engine.execution_options(**{WRITES: True}).begin() as connection:
                await upgrade(connection)

    @asynccontextmanager
    async def begun(self, *, writes: bool) -> AsyncIterator[Transaction]:
        """Begin; commit at the end, or undo everything where an error leaves the block."""
        engine = self._engine.execution_options(**transaction_options(self.database, writes=writes))
        async with _unavailable_for_errors(), engine.begin() as connection:
            yield Transaction(connection)

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()


@asynccontextmanager
async def _unavailable_for_errors() -> AsyncIterator[None]:
    try:
        yield
    except (PoolTimeoutError, OSError) as error:
        raise StoreUnavailableError(str(error)) from error
    except DBAPIError as error:
        if not _is_away(error):
            raise  # a statement of ours is wrong
        raise StoreUnavailableError(str(error.orig).strip()) from error


def _is_away(error: DBAPIError) -> bool:
    """Say whether the database is away, full, locked, read-only or none at all, whatever we had asked of it."""
    # SQLite has no kind of its own for a file that is no database, or a damaged one.
    return (
        isinstance(error, OperationalError | InterfaceError)
        or type(error) is DatabaseError
        or error.connection_invalidated
    )
