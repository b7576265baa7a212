"""What the tests of the community share: stores on both engines, each test with a database of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

import pytest

from bot.community.store.store import Store
from tests.postgresql import PostgreSQL, running_postgresql

DATABASES = count()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A PostgreSQL server; where none can be started that is a failure, and nothing is skipped."""
    with running_postgresql() as server:
        yield server


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
