"""What was drawn and read: the decks of channels, the places of readers, the excerpts that they had on a day."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.store.keys import DayKey, DeckKey
from bot.community.store.tables import decks, excerpts_read, readers
from bot.community.store.upserting import upsert
from content.decks import Deck


class Reading:
    """Decks, places and excerpts, inside one transaction; `at` is seconds of the epoch."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def deck(self, key: DeckKey) -> Deck | None:
        """Return a channel's deck, or None where none was drawn from."""
        wanted = select(decks.c.order, decks.c.drawn).where(
            decks.c.channel == key.channel, decks.c.article == key.article, decks.c.deck == key.deck
        )
        row = (await self._connection.execute(wanted)).first()
        return Deck(tuple(row.order), row.drawn) if row else None

    async def keep_decks(self, changed: Mapping[DeckKey, Deck], at: int) -> None:
        """Keep decks as they are now."""
        rows = [
            {**key._asdict(), "order": list(deck.order), "drawn": deck.drawn, "touched_at": at}
            for key, deck in changed.items()
        ]
        await upsert(self._connection, decks, rows)

    async def places(self, reader: int) -> dict[str, str] | None:
        """Return where a reader stopped, by article, the latest last; None for somebody who has not read."""
        wanted = select(readers.c.places).where(readers.c.reader == reader)
        found = (await self._connection.execute(wanted)).scalar()
        return dict(found) if found else None

    async def keep_places(self, changed: Mapping[int, dict[str, str]], at: int) -> None:
        """Keep where readers are now."""
        rows = [
            {"reader": reader, "places": list(map(list, now.items())), "touched_at": at}
            for reader, now in changed.items()
        ]
        await upsert(self._connection, readers, rows)

    async def excerpts(self, key: DayKey) -> tuple[str, ...] | None:
        """Return the places of an article that a reader had on a day; None for none."""
        wanted = select(excerpts_read.c.places).where(
            excerpts_read.c.reader == key.reader, excerpts_read.c.article == key.article, excerpts_read.c.day == key.day
        )
        found = (await self._connection.execute(wanted)).scalar()
        return tuple(found) if found else None

    async def keep_excerpts(self, changed: Mapping[DayKey, tuple[str, ...]], at: int) -> None:
        """Keep what readers have had."""
        rows = [{**key._asdict(), "places": list(had), "touched_at": at} for key, had in changed.items()]
        await upsert(self._connection, excerpts_read, rows)

    async def forget_before(self, decks_before: int, excerpts_before: int) -> None:
        """Forget decks that nobody has drawn from, and excerpts that nobody has had, since two moments."""
        await self._connection.execute(delete(decks).where(decks.c.touched_at < decks_before))
        await self._connection.execute(delete(excerpts_read).where(excerpts_read.c.touched_at < excerpts_before))

    async def forget_channel(self, channel: int) -> None:
        """Forget the decks of a channel that is gone."""
        await self._connection.execute(delete(decks).where(decks.c.channel == channel))
