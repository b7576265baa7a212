"""Excerpts that moderators post: seen before they are posted, posted once, changed and taken back by the ledger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from bot.community.changes import Change

if TYPE_CHECKING:
    from bot.community.store.store import Store

# posting: claimed by one press, and on its way; unknown: Discord's answer was lost, so a moderator must look.
State = Literal["preview", "posting", "posted", "cancelled", "retracted", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A passage, where it goes and how; `place` names it as a reading page does, `channel` may be a thread."""

    id: int = 0
    server: int
    channel: int
    article: str
    place: str
    moderator: int
    note: str = ""
    pin: bool = False
    thread: bool = False
    silent: bool = False
    publish: bool = False
    card: bool = False
    state: State = "preview"
    message: int | None = None
    created_at: int = 0
    changed_at: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Passages of one text in order, for a schedule to post; `places` name them as reading pages do."""

    server: int
    article: str
    name: str
    places: tuple[str, ...]
    moderator: int


class Excerpts:
    """The ledger of what was previewed and posted; each step commits before the next one begins."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    async def preview(self, wanted: Excerpt) -> Excerpt:
        """Keep a preview, and return it with its number."""
        at = self._at()
        kept = replace(wanted, created_at=at, changed_at=at)
        async with self._store.transaction() as transaction:
            return replace(kept, id=await transaction.excerpts.add(kept))

    async def find(self, number: int) -> Excerpt | None:
        """Return an excerpt by its number; None where there is none."""
        if self._store.holds_nothing:
            return None
        async with self._store.looking() as transaction:
            return await transaction.excerpts.get(number)

    async def posted(self, server: int, article: str | None = None) -> list[Excerpt]:
        """Return what stands posted on a server, of one article or of all, the newest first."""
        if self._store.holds_nothing:
            return []
        async with self._store.looking() as transaction:
            return await transaction.excerpts.posted(server, article)

    async def change_preview(self, excerpt: Excerpt) -> bool:
        """Keep other options of a preview; False where it is no preview any more."""
        changed = {"note": excerpt.note, "pin": excerpt.pin, "thread": excerpt.thread, "silent": excerpt.silent}
        return await self._move(excerpt, "preview", "preview", None, **changed)

    async def claim(self, excerpt: Excerpt) -> bool:
        """Take a preview for posting: True for one press alone, however many there are at once."""
        return await self._move(excerpt, "preview", "posting", None)

    async def give_back(self, excerpt: Excerpt) -> bool:
        """Make a preview again of what Discord refused to post."""
        return await self._move(excerpt, "posting", "preview", None)

    async def lose_sight(self, excerpt: Excerpt) -> bool:
        """Note that nobody knows whether it was posted."""
        return await self._move(excerpt, "posting", "unknown", self._change(excerpt, "excerpt post", "not known"))

    async def mark_posted(self, excerpt: Excerpt, message: int) -> bool:
        """Note where it was posted, with its audit line."""
        change = self._change(excerpt, "excerpt post", f"excerpt {excerpt.id} of {excerpt.article}")
        return await self._move(excerpt, "posting", "posted", change, message=message)

    async def cancel(self, excerpt: Excerpt) -> bool:
        """Drop a preview; False where it is none any more."""
        return await self._move(excerpt, "preview", "cancelled", None)

    async def edit(self, excerpt: Excerpt, note: str, by: int) -> bool:
        """Keep another note of a posted excerpt, with its audit line."""
        change = self._change(excerpt, "excerpt edit", f"note of excerpt {excerpt.id}", by)
        return await self._move(excerpt, "posted", "posted", change, note=note)

    async def retract(self, excerpt: Excerpt, by: int) -> bool:
        """Note that a posted excerpt was taken back, with its audit line."""
        change = self._change(excerpt, "excerpt retract", f"excerpt {excerpt.id} of {excerpt.article}", by)
        return await self._move(excerpt, "posted", "retracted", change)

    async def was_reported(self, excerpt: Excerpt, reader: int) -> bool:
        """Say whether a reader reported an excerpt already."""
        async with self._store.looking() as transaction:
            return await transaction.excerpts.was_reported(excerpt.id, reader)

    async def report(self, excerpt: Excerpt, reader: int) -> None:
        """Keep that a reader reported an excerpt."""
        async with self._store.transaction() as transaction:
            await transaction.excerpts.report(excerpt.id, reader, self._at())

    async def keep_series(self, series: Series) -> None:
        """Keep a series under its name, in the place of one that had it, with its audit line."""
        detail = f"{series.name}: {len(series.places)} passages of {series.article}"
        async with self._store.transaction() as transaction:
            await transaction.excerpts.keep_series(series, self._at())
            await transaction.audit.record(
                series.server, Change(series.moderator, self._at(), "excerpt series", detail)
            )

    async def series(self, server: int) -> list[Series]:
        """Return the series of a server, by name."""
        if self._store.holds_nothing:
            return []
        async with self._store.looking() as transaction:
            return await transaction.excerpts.series(server)

    async def settle(self, ours: Callable[[Excerpt], bool]) -> None:
        """Note of posts that were under way when the program ended that nobody knows whether they arrived."""
        if self._store.holds_nothing:
            return
        async with self._store.looking() as transaction:
            under_way = await transaction.excerpts.in_state("posting")
        for excerpt in filter(ours, under_way):
            await self.lose_sight(excerpt)

    async def _move(self, excerpt: Excerpt, before: State, after: State, by: Change | None, **changed: object) -> bool:
        async with self._store.transaction() as transaction:
            moved = await transaction.excerpts.move(excerpt.id, before, state=after, changed_at=self._at(), **changed)
            if moved and by is not None:
                await transaction.audit.record(excerpt.server, by)
            return moved

    def _change(self, excerpt: Excerpt, action: str, detail: str, by: int = 0) -> Change:
        return Change(by or excerpt.moderator, self._at(), action, detail)

    def _at(self) -> int:
        return int(self._now().timestamp())
