"""Ballots in the store, on both engines: counted once, from five votes on, and then nobody's vote is kept."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.community.polling.ballot import MOST_BY_A_MEMBER, MOST_OPEN, Ballot, TooMany
from bot.community.polling.polls import Polls
from bot.community.servers import Servers
from bot.community.store.store import Store
from bot.community.store.tables import votes
from bot.community.studies.plan import Unit
from bot.community.studies.study import Study

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
OPTIONS = ("Agree", "Disagree", "Not sure")
WANTED = Ballot(
    server=1,
    channel=2,
    asker=3,
    article="essay",
    entry="recommendation wait",
    title="Wait.",
    words="### 1. Wait.",
    options=OPTIONS,
)
STUDY = Study(server=1, channel=2, article="essay", leader=3, moderator=4, zone="UTC", state="active")
UNIT = Unit(number=1, title="§1", first="a", last="b", opens_at=1, meets_at=2)


def polls_of(store: Store) -> Polls:
    return Polls(store, lambda: NOW)


async def begun(store: Store, **other: Any) -> Ballot:
    ballot = await polls_of(store).begin(replace(WANTED, **other), limited=False)
    assert isinstance(ballot, Ballot)
    return ballot


async def kept_votes(store: Store) -> int:
    async with store.looking() as transaction:
        return int((await transaction.connection.execute(select(func.count()).select_from(votes))).scalar_one())


async def test_a_vote_is_kept_changed_and_taken_back(store: Store) -> None:
    polls, ballot = polls_of(store), await begun(store)
    assert [await polls.vote(ballot, 10, choice) for choice in ("Agree", "Disagree", "Disagree", "Agree")] == [
        "kept", "changed", "taken back", "kept",
    ]  # fmt: skip
    assert await polls.vote_of(ballot, 10) == "Agree"
    assert await polls.vote_of(ballot, 11) is None


async def test_four_votes_are_never_counted_and_five_only_once_it_is_closed(store: Store) -> None:
    polls = polls_of(store)
    few, enough = await begun(store), await begun(store)
    for reader in range(10, 15):
        await polls.vote(enough, reader, OPTIONS[reader % 2])
        if reader < 14:
            await polls.vote(few, reader, "Agree")
    assert (await polls.turnout(few), await polls.turnout(enough)) == (None, 5)
    closed = await polls.close(few, 3)
    assert closed is not None
    assert (closed.state, closed.counts) == ("closed", None)
    closed = await polls.close(enough, 3)
    assert closed is not None
    assert closed.counts == (3, 2, 0)
    assert await polls.found(enough.id) == closed


async def test_once_it_is_closed_no_vote_is_kept_and_none_is_taken(store: Store) -> None:
    polls, ballot = polls_of(store), await begun(store)
    await polls.vote(ballot, 10, "Agree")
    assert await polls.close(ballot, 3) is not None
    assert await polls.close(ballot, 3) is None
    assert await polls.vote(ballot, 11, "Agree") is None
    assert await kept_votes(store) == 0


async def test_of_votes_and_closings_at_once_each_vote_counts_or_is_refused(store: Store) -> None:
    polls, ballot = polls_of(store), await begun(store)
    for reader in range(10, 15):
        await polls.vote(ballot, reader, "Agree")
    cast, closed = await asyncio.gather(
        asyncio.gather(*(polls.vote(ballot, reader, "Disagree") for reader in range(20, 26))),
        asyncio.gather(*(polls.close(ballot, 3) for _ in range(2))),
    )
    assert sum(one is not None for one in closed) == 1
    found = await polls.found(ballot.id)
    assert found is not None
    assert found.counts == (5, sum(one == "kept" for one in cast), 0)
    assert await kept_votes(store) == 0


async def test_whoever_closes_what_another_began_is_written_down(store: Store) -> None:
    polls = polls_of(store)
    await polls.close(await begun(store), 3)
    await polls.close(await begun(store), 4)
    async with store.looking() as transaction:
        assert [(one.actor, one.action) for one in await transaction.audit.newest(1, 9)] == [(4, "poll close")]


async def test_a_member_has_three_open_and_a_server_twenty(store: Store) -> None:
    polls = polls_of(store)
    first = [await polls.begin(WANTED, limited=True) for _ in range(MOST_BY_A_MEMBER)]
    assert await polls.begin(WANTED, limited=True) is TooMany.BY_MEMBER
    assert isinstance(first[0], Ballot)
    await polls.close(first[0], 3)
    further = await asyncio.gather(*(polls.begin(WANTED, limited=False) for _ in range(MOST_OPEN)))
    assert sum(isinstance(one, Ballot) for one in further) == MOST_OPEN - MOST_BY_A_MEMBER + 1
    assert await polls.begin(WANTED, limited=False) is TooMany.ON_SERVER


async def test_two_programs_begin_no_more_than_there_may_be(url: str, store: Store) -> None:
    other = Store(url)
    programs = (polls_of(store), polls_of(other))
    tried = await asyncio.gather(*(one.begin(WANTED, limited=True) for _ in range(3) for one in programs))
    assert sum(isinstance(one, Ballot) for one in tried) == MOST_BY_A_MEMBER
    await other.close()


async def test_what_was_closed_long_ago_is_not_listed(store: Store) -> None:
    polls = polls_of(store)
    closed, still_open = await begun(store), await begun(store)
    await begun(store, server=7)
    await polls.posted(still_open, 5)
    await polls.close(closed, 3)
    assert [one.id for one in await polls.of_server(1)] == [still_open.id, closed.id]
    later = Polls(store, lambda: NOW + timedelta(days=31))
    assert [one.id for one in await later.of_server(1)] == [still_open.id]


async def test_of_very_many_all_that_are_open_are_listed_and_the_newest_that_were_closed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.community.polling.polls.MOST_LISTED", 4)
    polls = polls_of(store)
    still_open, *closed = [await begun(store, channel=2 + number % 2) for number in range(7)]
    for one in closed:
        await polls.close(one, 3)
    assert [one.id for one in await polls.of_server(1)] == [still_open.id, 7, 6, 5]
    assert [one.id for one in await polls.of_server(1, (2, 9))] == [still_open.id, 7, 5, 3]


async def test_one_that_never_came_to_be_posted_holds_up_nobody_for_long(store: Store) -> None:
    polls = polls_of(store)
    lost = [await polls.begin(WANTED, limited=True) for _ in range(MOST_BY_A_MEMBER)]
    posted = lost.pop()
    assert isinstance(posted, Ballot)
    await polls.posted(posted, 5)
    soon, later = (Polls(store, lambda seconds=seconds: NOW + timedelta(seconds=seconds)) for seconds in (200, 400))
    assert await soon.begin(WANTED, limited=True) is TooMany.BY_MEMBER
    assert isinstance(await later.begin(WANTED, limited=True), Ballot)
    assert [one.id for one in await later.of_server(1)] == [4, posted.id]


async def test_what_was_closed_goes_after_four_hundred_days_but_for_what_belongs_to_a_study(store: Store) -> None:
    polls = polls_of(store)
    async with store.transaction() as transaction:
        study = await transaction.studies.add(STUDY, [UNIT])
    closed, of_study, still_open = await begun(store), await begun(store, study=study), await begun(store)
    await polls.posted(still_open, 5)
    for one in (closed, of_study):
        await polls.close(one, 3)
    for days, kept in ((399, True), (401, False)):
        later = Polls(store, lambda days=days: NOW + timedelta(days=days))
        await later.tidy()
        assert (await later.found(closed.id) is not None) is kept
        assert await later.found(of_study.id) is not None
        assert await later.found(still_open.id) is not None


async def test_a_channel_takes_its_ballots_along_but_for_those_of_a_study_which_are_closed(store: Store) -> None:
    polls = polls_of(store)
    async with store.transaction() as transaction:
        study = await transaction.studies.add(STUDY, [UNIT])
    alone, of_study, elsewhere = await begun(store), await begun(store, study=study), await begun(store, channel=9)
    for reader in range(10, 16):
        await polls.vote(of_study, reader, "Not sure")
    await Servers(store, lambda: NOW).channel_gone(2)
    assert await polls.found(alone.id) is None
    (kept,) = await polls.of_study(study)
    assert (kept.state, kept.counts) == ("closed", (0, 0, 6))
    found = await polls.found(elsewhere.id)
    assert found is not None
    assert found.is_open


async def test_thirty_days_after_we_left_a_server_its_ballots_and_votes_go(store: Store) -> None:
    polls, ballot = polls_of(store), await begun(store)
    await polls.vote(ballot, 10, "Agree")
    await Servers(store, lambda: NOW).reconcile(())
    await Servers(store, lambda: NOW + timedelta(days=29)).reconcile(())
    assert await polls.found(ballot.id) is not None
    await Servers(store, lambda: NOW + timedelta(days=31)).reconcile(())
    assert await polls.found(ballot.id) is None
    assert await kept_votes(store) == 0


async def test_of_a_store_that_holds_nothing_nothing_is_asked(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'none.db'}", new=True)
    polls = polls_of(store)
    assert (await polls.found(1), await polls.of_server(1), await polls.of_study(1)) == (None, [], [])
    assert store.holds_nothing


async def test_a_number_that_no_ballot_can_have_is_none(store: Store) -> None:
    assert [await polls_of(store).found(number) for number in (0, -1, 2**63, 10**30)] == [None] * 4
