"""What the tests of the community share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.postgresql import PostgreSQL, running_postgresql


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A PostgreSQL server; where none can be started that is a failure, and nothing is skipped."""
    with running_postgresql() as server:
        yield server
