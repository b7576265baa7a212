"""A sample of `make torture`."""

from __future__ import annotations

from tests.torture.killing import torture


def test_killed_ten_times_while_saving_nothing_is_half_written_and_nothing_confirmed_is_lost() -> None:
    assert torture(10) == []
