"""Every test of the store runs on both engines, with a database of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path

import pytest

from bot.community.store.store import Store
from tests.postgresql import PostgreSQL

DATABASES = count()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'data' / 'pullquote.db'}"
    server: PostgreSQL = request.getfixturevalue("postgresql")
    return server.create_database(f"test_{next(DATABASES)}")


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    """An open store."""
    store = Store(url)
    await store.open()
    yield store
    await store.close()
