"""What people typed into a form that had a fault, so that one wrong date does not cost them the rest.

In memory alone, as a custom_id holds a hundred characters: the newest few, for an hour; what is gone leaves the form
empty, and it says so.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, Final

from bot.errors import OWN, FormError, RefusedError

MOST: Final = 200
KEPT_FOR: Final = timedelta(hours=1)
ANOTHERS: Final = "What was typed there is for whoever filled in that form: ask for a form of your own."
# In front of what the first field says: a form holds five fields, and no text beside them then.
TYPED_LOST: Final = "What you typed is gone: write it anew. "

Typed = Mapping[str, Any]


class Drafts:
    """What each person typed last into each form, by the custom_id of the button that opens it again."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._kept: OrderedDict[tuple[int, str], tuple[datetime, Typed]] = OrderedDict()

    def keep(self, reader: int, again: str, typed: Typed) -> None:
        """Keep what somebody typed, in the place of what they typed before."""
        self.drop(reader, again)
        self._kept[reader, again] = (self._now(), typed)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)

    def drop(self, reader: int, again: str) -> None:
        """Forget what somebody typed into a form: it was of use."""
        self._kept.pop((reader, again), None)

    def typed(self, reader: int, again: str) -> Typed | None:
        """Return what somebody typed; None where it is gone, RefusedError where only another person typed there."""
        oldest = self._now() - KEPT_FOR
        while self._kept and next(iter(self._kept.values()))[0] < oldest:
            self._kept.popitem(last=False)
        found = self._kept.get((reader, again))
        if found is None and any(button == again for _, button in self._kept):
            raise RefusedError(ANOTHERS)
        return found[1] if found else None

    @contextmanager
    def correctable(self, reader: int, again: str, typed: Typed) -> Iterator[None]:
        """Keep what somebody typed where it has a fault, and let the error say how it is corrected."""
        try:
            yield
        except OWN as error:
            self.keep(reader, again, typed)
            raise FormError(str(error), again) from error
        self.drop(reader, again)

    async def forget(self, reader: int) -> None:
        """Forget all that somebody typed."""
        for one in [one for one in self._kept if one[0] == reader]:
            del self._kept[one]
