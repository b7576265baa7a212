"""What the bot remembers from one answer to the next: decks, reading places, excerpts served. In memory for now.

Everything is bounded: what was set longest ago is forgotten first.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from random import Random
from typing import Any, Final, Generic, TypeVar

from content.decks import Deck, draw

MOST_KEPT: Final = 50_000

V = TypeVar("V")


class Recent(Generic[V]):
    """The values that were set most recently, up to a number of them."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._values: OrderedDict[str, V] = OrderedDict()

    def get(self, key: str) -> V | None:
        """Return the value, or None where there is none or it was forgotten."""
        return self._values.get(key)

    def put(self, key: str, value: V) -> None:
        """Keep a value, and forget the one that was set longest ago if there are too many."""
        self._values[key] = value
        self._values.move_to_end(key)
        if len(self._values) > self._most:
            self._values.popitem(last=False)

    def items(self) -> list[tuple[str, V]]:
        """Return keys and values, the longest ago first."""
        return list(self._values.items())


class Memory:
    """Decks by channel, reading places by person, and how many excerpts each reader had on a day."""

    def __init__(self) -> None:
        self._decks: Recent[Deck] = Recent()
        self._places: Recent[str] = Recent()
        self._excerpts: Recent[tuple[str, ...]] = Recent()

    def draw(self, channel: int, slug: str, key: str, ids: Sequence[str], random: Random) -> tuple[str, int]:
        """Return the next id of a channel's deck, and how many of this round are out with it."""
        name = f"{channel} {slug} {key}"
        drawn, deck = draw(self._decks.get(name), ids, random)
        self._decks.put(name, deck)
        return drawn, deck.drawn

    def place(self, reader: int, slug: str) -> str | None:
        """Return the place where a reader stopped in a text, as it was given to `stop_at`."""
        return self._places.get(f"{reader} {slug}")

    def stop_at(self, reader: int, slug: str, place: str) -> None:
        """Keep the place where a reader is in a text."""
        self._places.put(f"{reader} {slug}", place)

    def count_excerpt(self, reader: int, slug: str, day: str, place: str) -> int:
        """Count an excerpt for a reader on a day, each place once, and return how many there were with it."""
        name = f"{reader} {slug} {day}"
        places = self._excerpts.get(name) or ()
        if place not in places:
            places = (*places, place)
            self._excerpts.put(name, places)
        return places.index(place) + 1

    def snapshot(self) -> dict[str, Any]:
        """Return everything as plain values that JSON can hold."""
        return {
            "decks": [[name, list(deck.order), deck.drawn] for name, deck in self._decks.items()],
            "places": [list(item) for item in self._places.items()],
            "excerpts": [[name, list(places)] for name, places in self._excerpts.items()],
        }

    @classmethod
    def restore(cls, snapshot: dict[str, Any]) -> Memory:
        """Return the memory that gave a snapshot."""
        memory = cls()
        for name, order, drawn in snapshot.get("decks", ()):
            memory._decks.put(name, Deck(tuple(order), drawn))
        for name, place in snapshot.get("places", ()):
            memory._places.put(name, place)
        for name, places in snapshot.get("excerpts", ()):
            memory._excerpts.put(name, tuple(places))
        return memory
