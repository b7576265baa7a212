"""Notes and highlights, on both engines."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.community import notes as limits
from bot.community.notes import Highlight, Note, Notes, Run
from bot.community.servers import Servers
from bot.community.store.store import Store

HERE, THERE = 11, 22
ANN, BEN = 1456074443980800013, 2
PLACE = "a-a.b"


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.time = datetime(2026, 1, 5, tzinfo=UTC)

    def __call__(self) -> datetime:
        """What it shows."""
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def notes(store: Store, clock: Clock) -> Notes:
    return Notes(store, clock)


async def kept(notes: Notes, reader: int = ANN, **values: object) -> Note:
    wanted = replace(Note(reader=reader, article="essay", place=PLACE, label="¶1", text="Mine"), **values)  # type: ignore[arg-type]
    note = await notes.add(wanted)
    assert note is not None
    return note


async def test_notes_are_counted_for_each_reader_apart_also_those_added_at_once(notes: Notes) -> None:
    added = await asyncio.gather(*(kept(notes, text=str(number)) for number in range(5)))
    await kept(notes, BEN)
    assert sorted(one.number for one in added) == [1, 2, 3, 4, 5]
    assert [one.number for one in await notes.of(BEN)] == [1]
    assert (await notes.numbered(ANN, 3)) in added
    assert await notes.numbered(BEN, 3) is None


async def test_two_programs_give_a_reader_no_number_twice_and_keep_no_more_than_there_may_be(
    url: str, store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_NOTES", 9)
    monkeypatch.setattr(limits, "MOST_HIGHLIGHTS", 3)
    other = Store(url)
    programs = [Notes(store, clock), Notes(other, clock)]
    added = await asyncio.gather(*(one.add(Note(reader=ANN, text="x")) for _ in range(6) for one in programs))
    assert sorted(one.number for one in added if one) == list(range(1, 10))
    marks = [Highlight(reader=ANN, article="essay", place=str(number), label="¶1") for number in range(4)]
    marked = await asyncio.gather(*(programs[at % 2].highlight(one) for at, one in enumerate(marks)))
    assert marked.count(True) == 3
    await other.close()


async def test_one_more_than_are_kept_is_none(notes: Notes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_NOTES", 2)
    monkeypatch.setattr(limits, "MOST_HIGHLIGHTS", 1)
    for _ in range(2):
        await kept(notes)
    assert await notes.add(Note(reader=ANN, text="x")) is None
    await kept(notes, BEN)
    marked = Highlight(reader=ANN, article="essay", place="a", label="¶1")
    assert await notes.highlight(marked) is True
    assert await notes.highlight(replace(marked, place="b")) is None
    assert await notes.highlight(marked) is False
    assert await notes.highlights(ANN) == []


async def test_the_margin_has_only_what_was_shared_on_that_server_the_oldest_first(notes: Notes) -> None:
    await kept(notes)
    await kept(notes, server=HERE, visibility="leader", study=5)
    first = await kept(notes, server=HERE, visibility="unnamed")
    second = await kept(notes, BEN, server=HERE, visibility="named")
    await kept(notes, server=THERE, visibility="named", place="c")
    assert (await notes.margin(HERE, "essay", [PLACE, "c"], 0, 5)).after == [first, second]
    assert await notes.count_margin(HERE, "essay", [PLACE, "c"]) == 2
    assert await notes.places(HERE, "essay") == [PLACE]
    assert await notes.places(HERE, "other") == []
    assert await notes.margin(HERE, "essay", [], 0, 5) == Run()
    assert [one.visibility for one in await notes.for_leader(5)] == ["leader"]


async def test_of_a_long_margin_a_few_notes_are_read_on_either_side(notes: Notes) -> None:
    shared = [await kept(notes, server=HERE, visibility="named", text=str(number)) for number in range(7)]
    await notes.withdraw(shared.pop(3), by=7)
    for start, before, after in (
        (0, [], [0, 1]),
        (1, [0], [1, 2]),
        (5, [3, 4], [5]),
        (6, [4, 5], []),
        (2**90, [4, 5], []),
    ):
        run = await notes.margin(HERE, "essay", [PLACE], start, 2)
        assert (run.before, run.after) == ([shared[at] for at in before], [shared[at] for at in after])
        assert (run.start, run.total) == (min(start, 6), 6)


async def test_what_was_shared_in_a_study_is_found_by_it(notes: Notes) -> None:
    first = await kept(notes, server=HERE, visibility="unnamed", study=5)
    for other in ({"visibility": "leader"}, {"visibility": "named", "article": "other"}, {"visibility": "me"}):
        await kept(notes, server=HERE, study=5, **other)
    await kept(notes, server=HERE, visibility="named", study=6)
    last = await kept(notes, BEN, server=HERE, visibility="named", study=5)
    assert await notes.shared_in(5, "essay") == [first, last]


async def test_what_a_moderator_took_out_stays_its_writers_and_is_shared_no_more(store: Store, notes: Notes) -> None:
    note = await kept(notes, server=HERE, visibility="named")
    assert await notes.withdraw(note, by=7)
    assert not await notes.withdraw(note, by=7)
    (mine,) = await notes.of(ANN)
    assert (mine.visibility, mine.server, mine.withdrawn, mine.text) == ("me", None, True, "Mine")
    assert not await notes.change(replace(note, text="Again"))  # as it was known before it was taken out
    async with store.looking() as transaction:
        (line,) = await transaction.audit.newest(HERE, 10)
    assert (line.actor, line.action) == (7, "margin remove")
    assert "Mine" not in line.detail


async def test_a_report_goes_with_its_note(notes: Notes) -> None:
    note = await kept(notes, server=HERE, visibility="named")
    await notes.report(note, BEN)
    assert await notes.was_reported(note, BEN)
    assert await notes.remove(note)
    assert not await notes.remove(note)
    assert not await notes.was_reported(note, BEN)


async def test_of_a_channel_that_is_gone_links_and_notes_for_its_leader_let_go(store: Store, notes: Notes) -> None:
    await kept(notes, server=HERE, channel=3, message=9)
    await kept(notes, server=HERE, channel=3, message=10, article="", place="", label="", text="")
    await kept(notes, server=HERE, channel=3, study=5, visibility="leader")
    shared = await kept(notes, server=HERE, visibility="named")
    await Servers(store, Clock()).channel_gone(3)
    first, leader, last = await notes.of(ANN)
    for one in (first, leader):
        assert (one.server, one.channel, one.message, one.study, one.visibility) == (None, None, None, None, "me")
    assert last == shared


async def test_a_server_that_was_left_takes_what_was_shared_with_it_and_nothing_else(
    store: Store, clock: Clock, notes: Notes
) -> None:
    servers = Servers(store, clock)
    private = await kept(notes)
    await kept(notes, server=HERE, visibility="named")
    saved = await kept(notes, server=HERE, channel=3, message=9)
    await kept(notes, server=HERE, channel=3, message=9, article="", place="", label="", text="")
    there = await kept(notes, server=THERE, visibility="unnamed")
    await servers.left(HERE)
    clock.time += timedelta(days=29)
    await servers.reconcile({THERE})
    assert len(await notes.of(ANN)) == 5
    clock.time += timedelta(days=2)
    await servers.reconcile({THERE})
    assert await notes.of(ANN) == [private, replace(saved, server=None, channel=None, message=None), there]
