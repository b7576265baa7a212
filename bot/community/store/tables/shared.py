"""What all tables share. Discord's ids are 64-bit numbers; times are seconds of the epoch, UTC, on both engines."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, Integer, MetaData, false

metadata: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

# SQLite counts up by itself only in a column that is exactly an INTEGER.
Counted = BigInteger().with_variant(Integer, "sqlite")


def flag(name: str) -> Column[bool]:
    """Return a column that says yes or no; no, unless it is said."""
    return Column(name, Boolean(create_constraint=False), nullable=False, server_default=false())
