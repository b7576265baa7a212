"""Insert or update, as both engines can: the one statement that SQLAlchemy has for each engine apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


async def upsert(connection: AsyncConnection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows; where one with that primary key is there, give it the new values."""
    if not rows:
        return
    make = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    statement = make(table)
    keys = [column.name for column in table.primary_key]
    changed = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    if changed:
        await connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed), list(rows))
    else:
        await connection.execute(statement.on_conflict_do_nothing(index_elements=keys), list(rows))
