"""Days of publication, as exactly as they are known."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from content.dates import real_date, shown_date


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2018-03-09", "9 March 2018"),
        ("2018-03", "March 2018"),
        ("2018", "2018"),
        ("1862-12-31", "31 December 1862"),
        ("0999", "999"),
    ],
)
def test_a_date_is_shown_as_exactly_as_it_is_known(written: str, shown: str) -> None:
    assert real_date(written) == written
    assert shown_date(written) == shown


@pytest.mark.parametrize(
    "written", ["", "18", "2018-3-9", "2018-13", "2018-02-29", "0000", "2018-00-01", "2018-03-09T10:00"]
)
def test_there_is_no_such_date(written: str) -> None:
    with pytest.raises(PydanticCustomError):
        real_date(written)
