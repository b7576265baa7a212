"""The ledger of excerpts, on both engines."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

from bot.community.excerpts import Excerpt, Excerpts, Series
from bot.community.store.store import Store

WANTED = Excerpt(server=1, channel=2, article="essay", place="a-b.0", moderator=7, note="Read", pin=True)


def now() -> datetime:
    return datetime(2026, 1, 5, tzinfo=UTC)


async def posted(excerpts: Excerpts, message: int = 99) -> Excerpt:
    kept = await excerpts.preview(WANTED)
    assert await excerpts.claim(kept)
    assert await excerpts.mark_posted(kept, message)
    found = await excerpts.find(kept.id)
    assert found is not None
    return found


async def test_a_preview_can_be_posted_by_one_press_alone(store: Store) -> None:
    excerpts = Excerpts(store, now)
    kept = await excerpts.preview(WANTED)
    claimed = await asyncio.gather(*(excerpts.claim(kept) for _ in range(5)))
    assert sorted(claimed) == [False, False, False, False, True]


async def test_what_was_posted_is_kept_whole_with_its_audit_line(store: Store) -> None:
    found = await posted(Excerpts(store, now))
    assert (found.state, found.message, found.note, found.pin, found.thread) == ("posted", 99, "Read", True, False)
    async with store.looking() as transaction:
        (line,) = await transaction.audit.newest(1, 10)
    assert (line.actor, line.action, line.detail) == (7, "excerpt post", f"excerpt {found.id} of essay")


async def test_what_discord_refused_is_a_preview_again(store: Store) -> None:
    excerpts = Excerpts(store, now)
    kept = await excerpts.preview(WANTED)
    await excerpts.claim(kept)
    assert await excerpts.give_back(kept)
    assert await excerpts.claim(kept)


async def test_a_post_under_way_when_the_program_ended_is_unknown_and_not_posted_again(store: Store) -> None:
    excerpts = Excerpts(store, now)
    kept = await excerpts.preview(WANTED)
    await excerpts.claim(kept)
    await Excerpts(store, now).settle(lambda _: False)
    assert (await excerpts.find(kept.id)) != kept
    await Excerpts(store, now).settle(lambda _: True)
    found = await excerpts.find(kept.id)
    assert found is not None
    assert found.state == "unknown"
    assert not await excerpts.claim(kept)


async def test_retracting_is_by_text_and_server_and_once(store: Store) -> None:
    excerpts = Excerpts(store, now)
    first, second = await posted(excerpts, 98), await posted(excerpts, 99)
    assert [one.id for one in await excerpts.posted(1, "essay")] == [second.id, first.id]
    assert await excerpts.posted(1, "other") == []
    assert await excerpts.posted(2) == []
    assert await excerpts.retract(first, by=8)
    assert not await excerpts.retract(first, by=8)
    assert not await excerpts.edit(first, "Too late", by=8)
    assert await excerpts.edit(second, "Another", by=8)
    assert [(one.id, one.note) for one in await excerpts.posted(1)] == [(second.id, "Another")]


async def test_who_reported_an_excerpt_is_known_and_a_second_report_changes_nothing(store: Store) -> None:
    excerpts = Excerpts(store, now)
    found = await posted(excerpts)
    assert not await excerpts.was_reported(found, 5)
    for _ in range(2):
        await excerpts.report(found, 5)
    assert await excerpts.was_reported(found, 5)
    assert not await excerpts.was_reported(found, 6)


async def test_a_cancelled_preview_is_gone_for_good(store: Store) -> None:
    excerpts = Excerpts(store, now)
    kept = await excerpts.preview(WANTED)
    assert await excerpts.cancel(kept)
    assert not await excerpts.claim(kept)
    assert not await excerpts.cancel(kept)


async def test_a_series_takes_the_place_of_one_of_its_name(store: Store) -> None:
    excerpts = Excerpts(store, now)
    first = Series(server=1, article="essay", name="Week one", places=("a-a.0", "b-b.0"), moderator=7)
    await excerpts.keep_series(first)
    await excerpts.keep_series(replace(first, name="Another"))
    await excerpts.keep_series(replace(first, places=("c-c.0",)))
    kept = await excerpts.series(1)
    assert [(one.name, one.places) for one in kept] == [("Another", ("a-a.0", "b-b.0")), ("Week one", ("c-c.0",))]
    assert await excerpts.series(2) == []
