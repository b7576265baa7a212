"""Days of publication, as exactly as they are known: a year, a month or a day."""

from __future__ import annotations

import re
from datetime import date

from pydantic_core import PydanticCustomError

ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def real_date(written: str) -> str:
    """Return the date as written if there is such a day, month or year; raise a sentence for pydantic otherwise."""
    found = ISO.fullmatch(written)
    try:
        if found:
            date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
            return written
    except ValueError:
        pass
    message = "a date such as 2018-03-09, 2018-03 or 2018"
    raise PydanticCustomError("real_date", message)


def shown_date(written: str) -> str:
    """Return “9 March 2018”, “March 2018” or “2018” for a date as `real_date` accepts it."""
    year, month, day = (int(part) if part else 0 for part in ISO.fullmatch(written).groups())  # type: ignore[union-attr]  # accepted before
    if not month:
        return f"{year}"
    name = f"{date(year, month, 1):%B} {year}"
    return f"{day} {name}" if day else name
