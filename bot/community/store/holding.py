"""One at a time, also of several programs: whoever counts before they add must see what others have added."""

from __future__ import annotations

from hashlib import blake2b

from sqlalchemy import BigInteger, cast, func, select
from sqlalchemy.ext.asyncio import AsyncConnection


async def hold(connection: AsyncConnection, what: str, number: int) -> None:
    """Have everybody else who holds the same wait until this transaction ends; it must be one that writes.

    On SQLite whoever writes holds everything already. On PostgreSQL it is an advisory lock, since there may be no row
    yet; two names that share a number only wait for each other.
    """
    if connection.dialect.name == "postgresql":
        name = blake2b(f"{what} {number}".encode(), digest_size=8).digest()
        lock = cast(int.from_bytes(name, "big", signed=True), BigInteger)
        await connection.execute(select(func.pg_advisory_xact_lock(lock)))
