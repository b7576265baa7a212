"""What the bot remembers from one answer to the next: decks, reading places, excerpts served.

Answers come from here and never wait for a write; the store has everything a moment later.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING, Final, TypeVar

from bot.community.keeping import Kept
from bot.community.store.errors import StoreError, StoreUnavailableError
from bot.community.store.keys import DayKey, DeckKey
from content.decks import Deck, draw

if TYPE_CHECKING:
    from bot.community.store.store import Store
    from bot.community.store.transaction import Transaction

RETRY_SECONDS: Final = 10
DAY: Final = 86_400
# Nobody tells us when a direct message, or a channel where somebody uses the installed app, has ended.
DECK_DAYS: Final = 90
EXCERPT_DAYS: Final = 2

V = TypeVar("V")

log = logging.getLogger(__name__)


class Memory:
    """Decks by channel, reading places by person, and how many excerpts each reader had on a day.

    `write_after` is in seconds: how long a change may wait so that many are written together.
    """

    def __init__(self, store: Store, now: Callable[[], datetime], *, write_after: float = 0) -> None:
        self._store = store
        self._now = now
        self._write_after = write_after
        self._decks: Kept[DeckKey, Deck] = Kept(self._look_up_deck, self._soon)
        self._places: Kept[int, dict[str, str]] = Kept(self._look_up_places, self._soon)
        self._excerpts: Kept[DayKey, tuple[str, ...]] = Kept(self._look_up_excerpts, self._soon)
        self._waiting: asyncio.TimerHandle | None = None
        self._writing: asyncio.Task[None] | None = None
        self._away_until = 0.0
        self._tidied = 0

    async def draw(self, channel: int, slug: str, key: str, ids: Sequence[str], random: Random) -> tuple[str, int]:
        """Return the next id of a channel's deck, and how many of this round are out with it."""
        name = DeckKey(channel, slug, key)
        drawn, deck = draw(await self._decks.get(name), ids, random)
        self._decks.put(name, deck)
        return drawn, deck.drawn

    async def place(self, reader: int, slug: str) -> str | None:
        """Return the place where a reader stopped in a text, as it was given to `stop_at`."""
        return (await self._places.get(reader) or {}).get(slug)

    async def last_read(self, reader: int) -> str | None:
        """Return the slug of the text that a reader read last."""
        return next(reversed(await self._places.get(reader) or {}), None)

    async def stop_at(self, reader: int, slug: str, place: str) -> None:
        """Keep the place where a reader is in a text."""
        before = await self._places.get(reader) or {}
        self._places.put(reader, {**{name: at for name, at in before.items() if name != slug}, slug: place})

    async def count_excerpt(self, reader: int, slug: str, day: str, place: str) -> int:
        """Count an excerpt for a reader on a day, each place once, and return how many there were with it."""
        name = DayKey(reader, slug, day)
        places = await self._excerpts.get(name) or ()
        if place not in places:
            places = (*places, place)
            self._excerpts.put(name, places)
        return places.index(place) + 1

    async def close(self) -> None:
        """Write what is not written yet; say so in the log where that cannot be done."""
        if self._waiting is not None:
            self._waiting.cancel()
        if self._writing is not None:
            await asyncio.wait([self._writing])
        try:
            await self._write()
        except StoreError:
            log.exception("the last quotes drawn and pages read could not be saved")

    async def write_down(self) -> None:
        """Write what is not written yet, so that the store has all of it; raise StoreError where that cannot be."""
        await self._settle()
        await self._write()

    async def forget(self, reader: int) -> None:
        """Forget a reader's places and excerpts, and write nothing of them any more."""
        self._places.forget(lambda one: one == reader)
        self._excerpts.forget(lambda one: one.reader == reader)
        await self._settle()

    async def _settle(self) -> None:
        """Wait until what is being written is written."""
        if self._writing is not None and not self._writing.done():
            await asyncio.wait([self._writing])

    # ------------------------------------------------------------ the store

    async def _look_up_deck(self, key: DeckKey) -> Deck | None:
        return await self._look_up(lambda transaction: transaction.reading.deck(key))

    async def _look_up_places(self, reader: int) -> dict[str, str] | None:
        return await self._look_up(lambda transaction: transaction.reading.places(reader))

    async def _look_up_excerpts(self, key: DayKey) -> tuple[str, ...] | None:
        return await self._look_up(lambda transaction: transaction.reading.excerpts(key))

    async def _look_up(self, look: Callable[[Transaction], Awaitable[V]]) -> V | None:
        if self._store.holds_nothing:
            return None
        if self._now().timestamp() < self._away_until:  # nobody should wait for it with every question
            raise StoreUnavailableError("it did not answer a moment ago")
        try:
            async with self._store.looking() as transaction:
                return await look(transaction)
        except StoreUnavailableError:
            self._away()
            raise

    def _away(self) -> None:
        self._away_until = self._now().timestamp() + RETRY_SECONDS

    def _soon(self) -> None:
        if self._waiting is None and (self._writing is None or self._writing.done()):
            self._waiting = asyncio.get_running_loop().call_later(self._write_after, self._begin)

    def _begin(self) -> None:
        self._waiting = None
        self._writing = asyncio.get_running_loop().create_task(self._write_all())

    async def _write_all(self) -> None:
        try:
            while await self._write():  # what changed meanwhile is next
                pass
        except StoreError:
            log.warning("what was drawn and read cannot be saved; trying again every %d seconds", RETRY_SECONDS)
            self._away()
            self._waiting = asyncio.get_running_loop().call_later(RETRY_SECONDS, self._begin)

    async def _write(self) -> bool:
        """Write what is not written, in one transaction; return whether there was anything."""
        decks, places, excerpts = self._decks.unwritten(), self._places.unwritten(), self._excerpts.unwritten()
        if not (decks or places or excerpts):
            return False
        at = int(self._now().timestamp())
        async with self._store.transaction() as transaction:
            await transaction.reading.keep_decks(decks, at)
            await transaction.reading.keep_places(places, at)
            await transaction.reading.keep_excerpts(excerpts, at)
            if self._tidied != at // DAY:
                await transaction.reading.forget_before(at - DECK_DAYS * DAY, at - EXCERPT_DAYS * DAY)
        self._tidied = at // DAY
        self._decks.written(decks)
        self._places.written(places)
        self._excerpts.written(excerpts)
        return True
