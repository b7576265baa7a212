"""Values that are answered from at once, and written to the store a moment later, many in one transaction.

That is for what is harmless to lose: after a crash a quote may come twice, and a reading place be a page back.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable, Mapping
from typing import Final, Generic, TypeVar

from bot.community.store.errors import StoreUnavailableError

MOST_KEPT: Final = 50_000

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """One kind of value by its key: looked up in the store once, then answered from here.

    While the store is away, a value that was never looked up starts anew and is not written, because the store may
    know better; what was changed before waits until it can be written.
    """

    def __init__(self, look_up: Callable[[K], Awaitable[V | None]], changed: Callable[[], None]) -> None:
        self._look_up = look_up
        self._changed = changed
        self._known: OrderedDict[K, V | None] = OrderedDict()
        self._passing: OrderedDict[K, V] = OrderedDict()
        self._unwritten: dict[K, V] = {}
        self._times_forgotten = 0

    async def get(self, key: K) -> V | None:
        """Return the value as it is now, None where there is none.

        Until the `put` that follows nothing may be awaited, so that of two who change it neither is lost.
        """
        if key in self._unwritten:
            return self._unwritten[key]
        if key not in self._known:
            forgotten = -1
            found = None
            while forgotten != self._times_forgotten:  # what was forgotten while it was looked up must not come back
                forgotten = self._times_forgotten
                try:
                    found = await self._look_up(key)
                except StoreUnavailableError:
                    return self._passing.get(key)
            # Somebody else may have looked it up, and changed it, while we waited.
            if key not in self._known:
                self._passing.pop(key, None)
                _put(self._known, key, found)
        self._known.move_to_end(key)
        return self._known[key]

    def put(self, key: K, value: V) -> None:
        """Keep a value that `get` was asked for."""
        if key not in self._known and key not in self._unwritten:
            _put(self._passing, key, value)
            return
        self._known[key] = self._unwritten[key] = value
        self._changed()

    def forget(self, which: Callable[[K], bool]) -> None:
        """Forget the values of some keys, also those that were never written."""
        self._times_forgotten += 1
        for kept in (self._known, self._passing, self._unwritten):
            for key in [one for one in kept if which(one)]:
                del kept[key]

    def unwritten(self) -> dict[K, V]:
        """Return what the store does not have yet."""
        return dict(self._unwritten)

    def written(self, values: Mapping[K, V]) -> None:
        """Take note that the store has these values; one that changed meanwhile is still to be written."""
        for key, value in values.items():
            if self._unwritten.get(key) is value:
                del self._unwritten[key]
        while len(self._known) > MOST_KEPT and next(iter(self._known)) not in self._unwritten:
            self._known.popitem(last=False)


def _put(values: OrderedDict[K, V], key: K, value: V) -> None:
    values[key] = value
    values.move_to_end(key)
    if len(values) > 2 * MOST_KEPT:
        values.popitem(last=False)
