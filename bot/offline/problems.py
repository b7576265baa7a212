"""Why a line could not be done."""

from __future__ import annotations

from collections.abc import Iterable


class Problem(Exception):  # noqa: N818 - the word of the line protocol
    """A line could not be done; its text says why in one sentence, fit to be shown."""


def there_are(what: str, names: Iterable[str]) -> str:
    """The end of such a sentence: what there is instead."""
    listed = ", ".join(dict.fromkeys(names))
    return f"there are: {listed}." if listed else f"there are no {what}."
