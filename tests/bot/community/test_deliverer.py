"""What is planned is posted once, whoever dies in between, and whatever is not posted says why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from bot.community.clock import Clock
from bot.community.deliverer import LEASE_SECONDS, Deliverer
from bot.community.deliveries import Delivery, Later, Notice, Refused, Sent, Unknown
from bot.community.scheduling.schedule import Schedule
from bot.community.scheduling.schedules import KIND, Schedules
from bot.community.scheduling.source import ScheduleSource
from bot.community.store.store import Store
from content.library import Library
from tests.bot.chats import shipped

HOUR = 3_600


@dataclass
class World:
    """A time that the test moves, and a Discord that keeps what it is given."""

    store: Store
    at: datetime = datetime(2026, 1, 5, 9, tzinfo=UTC)
    posted: list[tuple[int, str]] = field(default_factory=list)
    told: list[Notice] = field(default_factory=list)
    answers: list[object] = field(default_factory=list)
    looked_for: list[int] = field(default_factory=list)
    stands: set[int] = field(default_factory=set)

    def now(self) -> datetime:
        """Return the time."""
        return self.at

    def go(self, **how: int) -> None:
        """Let time pass."""
        self.at += timedelta(**how)

    async def send(self, delivery: Delivery) -> Sent | Later | Refused | Unknown:
        """Keep a post, or answer as the test wants; an exception is a program that dies after sending."""
        if delivery.maybe_since is not None:
            self.looked_for.append(delivery.id)
            if delivery.id in self.stands:
                return Sent(delivery.channel, delivery.id)
        if self.answers:
            answer = self.answers.pop(0)
            if isinstance(answer, BaseException):
                self.stands.add(delivery.id)
                self.posted.append((delivery.slot, delivery.item["id"]))
                raise answer
            assert isinstance(answer, Later | Refused | Unknown)
            return answer
        self.stands.add(delivery.id)
        self.posted.append((delivery.slot, delivery.item["id"]))
        return Sent(delivery.channel, delivery.id)

    async def find(self, delivery: Delivery) -> Sent | None:
        """Return a post that stands."""
        return Sent(delivery.channel, delivery.id) if delivery.id in self.stands else None

    async def tell(self, notices: list[Notice]) -> None:
        """Keep what moderators are told."""
        self.told += notices

    def program(self, name: str = "one", served: Callable[[int], Library] | None = None) -> Deliverer:
        """Return a program on the store."""

        async def never(_: datetime) -> None:
            raise AssertionError("nothing sleeps here")

        sources = {KIND: ScheduleSource(served or (lambda _: shipped().library))}
        return Deliverer(self.store, Clock(self.now, never), self, sources, name=name)

    @property
    def schedules(self) -> Schedules:
        """The schedules of the store."""
        return Schedules(self.store, self.now, Random(1), lambda: None)

    async def add(self, **how: Any) -> Schedule:
        """Make a schedule, hourly unless it is said otherwise."""
        usual = Schedule(
            server=1, channel=2, moderator=3, what="quotes", articles=("trump-kim-summit",), shuffled=True,
            cron="0 * * * *", zone="UTC", late=3 * HOUR,
        )  # fmt: skip
        return await self.schedules.add(replace(usual, **how), "a test")

    async def states(self) -> list[tuple[str, str]]:
        """Return state and reason of each slot, the oldest first."""
        posts = await self.schedules.history(1, None, 100)
        return [(one.state, one.reason) for one in reversed(posts)]


@pytest.fixture
def world(store: Store) -> World:
    return World(store)


async def run(deliverer: Deliverer) -> None:
    while await deliverer.deliver_due():
        pass


async def test_a_slot_is_posted_once_and_the_next_one_planned(world: World) -> None:
    await world.add()
    await run(world.program())
    assert world.posted == []
    world.go(hours=1)
    await run(world.program())
    await run(world.program("another"))
    assert len(world.posted) == 1
    assert [state for state, _ in await world.states()] == ["sent", "planned"]


async def test_nothing_is_repeated_before_all_were_posted(world: World) -> None:
    await world.add()
    count = len(shipped().library.default.quotes)
    for _ in range(count):
        world.go(hours=1)
        await run(world.program())
    assert len({item for _, item in world.posted}) == count


async def test_whoever_dies_after_sending_leaves_a_post_that_is_found_again(world: World) -> None:
    await world.add()
    world.go(hours=1)
    world.answers.append(RuntimeError("killed here"))
    await run(world.program())
    assert len(world.posted) == 1
    await run(world.program("another"))
    assert len(world.posted) == 1, "the lease still holds"
    world.go(seconds=LEASE_SECONDS)
    await run(world.program("another"))
    assert len(world.posted) == 1
    assert world.looked_for == [1]
    assert (await world.states())[0][0] == "sent"


async def test_whoever_lost_the_lease_cannot_say_what_became_of_it(world: World) -> None:
    await world.add()
    world.go(hours=1)
    async with world.store.transaction() as transaction:
        (mine,) = await transaction.deliveries.lease(int(world.at.timestamp()), int(world.at.timestamp()) + 9, "one", 9)
    world.go(seconds=10)
    async with world.store.transaction() as transaction:
        (theirs,) = await transaction.deliveries.lease(
            int(world.at.timestamp()), int(world.at.timestamp()) + 9, "two", 9
        )
        assert not await transaction.deliveries.change(mine, state="failed")
        assert await transaction.deliveries.change(theirs, state="sent", wake_at=None)


async def test_after_a_long_absence_one_post_comes_and_the_others_say_why_not(world: World) -> None:
    await world.add()
    world.go(hours=30, minutes=10)
    await run(world.program())
    assert [slot for slot, _ in world.posted] == [int(datetime(2026, 1, 6, 15, tzinfo=UTC).timestamp())]
    states = await world.states()
    assert len(states) == 31
    assert {state for state, _ in states[:-2]} == {"skipped"}
    assert all(reason for _, reason in states[:-2])


async def test_one_that_is_too_late_is_skipped_and_its_words_come_next(world: World) -> None:
    await world.add(cron="0 9 * * *", late=0)
    world.go(days=1, hours=1)
    await run(world.program())
    assert world.posted == []
    ((state, reason), _) = await world.states()
    assert (state, "1 hour late" in reason) == ("skipped", True)


async def test_trouble_is_tried_again_inside_the_limit_and_then_given_up_with_a_reason(world: World) -> None:
    await world.add(cron="0 9 * * *", late=HOUR)
    world.go(days=1)
    for _ in range(40):
        world.answers.append(Later("Discord has trouble (500)", maybe=True))
        await run(world.program())
        world.answers.clear()
        world.go(minutes=2)
    assert world.posted == []
    assert (await world.states())[0][0] == "skipped"
    world.go(hours=22, minutes=40)
    await run(world.program())
    assert len(world.posted) == 1


async def test_what_came_late_from_discord_is_found_though_it_is_given_up(world: World) -> None:
    await world.add(cron="0 9 * * *", late=0)
    world.go(days=1)
    world.answers.append(Later("Discord has trouble (500)", maybe=True))
    await run(world.program())
    world.stands.add(1)
    world.go(hours=1)
    await run(world.program())
    assert (await world.states())[0] == ("sent", "")
    assert world.posted == []


async def test_failures_are_told_once_and_the_third_in_a_row_pauses(world: World) -> None:
    schedule = await world.add()
    for _ in range(4):
        world.answers.append(Refused("I lack the permission Send Messages there."))
        world.go(hours=1)
        await run(world.program())
    assert [("Send Messages" in one.text, "paused" in one.text) for one in world.told] == [(True, False), (True, True)]
    assert f"schedule resume {schedule.id}" in world.told[-1].text
    kept = await world.schedules.find(schedule.id)
    assert kept is not None
    assert (kept.state, kept.failures) == ("paused", 3)
    assert [state for state, _ in await world.states()] == ["failed"] * 3
    # What was drawn and not posted is not lost: it comes first when somebody resumes.
    drawn = kept.carried["id"]
    world.answers.clear()
    await world.schedules.resume(kept, 3)
    world.go(hours=1)
    await run(world.program())
    assert [item for _, item in world.posted] == [drawn]


async def test_what_nobody_can_tell_is_left_to_a_moderator(world: World) -> None:
    await world.add()
    for stands in (True, False):
        world.answers.append(Unknown("I cannot look"))
        world.go(hours=1)
        await run(world.program())
        unknown = next(one for one in await world.schedules.history(1, None, 9) if one.state == "unknown")
        assert world.told[-1].delivery == unknown.id
        assert await world.schedules.settle_unknown(unknown, 3, stands=stands)
        assert not await world.schedules.settle_unknown(unknown, 3, stands=stands)
    await run(world.program())
    assert len(world.posted) == 1


async def test_pausing_and_resuming_posts_nothing_of_what_was_in_between(world: World) -> None:
    schedule = await world.add()
    await world.schedules.pause(schedule, 3)
    world.go(hours=5)
    await run(world.program())
    await world.schedules.resume(schedule, 3)
    await run(world.program())
    assert world.posted == []
    world.go(hours=1)
    await run(world.program())
    assert len(world.posted) == 1


async def test_several_texts_take_turns_and_one_that_is_gone_is_left_out(world: World) -> None:
    await world.add(articles=("gone", "trump-kim-summit"), what="sections", shuffled=False)
    for _ in range(6):
        world.go(hours=1)
        await run(world.program())
    slugs = [one.slug for one in shipped().library.default.sections]
    assert [item for _, item in world.posted] == [*slugs, slugs[0]][:6]


async def test_two_programs_on_one_store_share_the_work_and_each_takes_over_from_the_other(world: World) -> None:
    for _ in range(30):
        await world.add()
    one, two = world.program("one"), world.program("two")
    world.go(hours=1)
    assert await one.deliver_due()
    assert await two.deliver_due()
    await run(two)
    assert len(world.posted) == len(set(world.stands)) == 30


async def test_due_work_is_found_by_the_index(store: Store) -> None:
    await store.open()
    async with store.looking() as transaction:
        connection = transaction.connection
        if connection.dialect.name == "sqlite":
            plan = await connection.exec_driver_sql(
                "EXPLAIN QUERY PLAN SELECT id FROM deliveries WHERE wake_at <= 5 ORDER BY wake_at, id LIMIT 10"
            )
            assert "ix_deliveries_wake_at" in str(plan.fetchall())
