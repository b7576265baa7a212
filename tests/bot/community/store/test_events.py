"""What keeps a server's events with a study's plan, on both engines: planned with each change, and done once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.community.deliveries import Delivery, Refused, Sent, Skipped
from bot.community.servers import Servers
from bot.community.store.store import Store
from bot.community.studies.events import EVENTS, EventSource, Meetings
from bot.community.studies.plan import Unit
from bot.community.studies.studies import Changed, Studies
from bot.community.studies.study import Study

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
AT = int(NOW.timestamp())
HOUR = 3_600
STUDY = Study(server=1, channel=2, article="essay", leader=3, moderator=4, zone="UTC", events=True)
UNITS = [
    Unit(number=number, title="", first="a", last="b", opens_at=AT + at, meets_at=AT + at + 90_000)
    for number, at in ((1, 0), (2, 200_000))
]
EVENT = 1456074443980800013


async def begun(store: Store, study: Study = STUDY) -> tuple[Studies, Study]:
    studies = Studies(store, lambda: NOW, lambda: None)
    planned = await studies.preview(study, UNITS)
    assert await studies.start(planned)
    await studies.announced(planned, 4, 88)
    return studies, replace(planned, state="active", message=88)


async def change(studies: Studies, study: Study, **changed: str) -> None:
    assert await studies.change(study.id, 4, lambda _, __: Changed("study", changed))


async def deliveries(store: Store, study: Study) -> list[Delivery]:
    async with store.looking() as transaction:
        return await transaction.deliveries.of(EVENTS, study.id, 9)


async def due(store: Store, at: int) -> Delivery:
    async with store.transaction() as transaction:
        leased = await transaction.deliveries.lease(at, at + 120, "one", 9)
        (found,) = [one for one in leased if one.kind == EVENTS]
        return found


async def test_changes_plan_it_once_and_without_events_never(store: Store) -> None:
    studies, study = await begun(store)
    await change(studies, study)
    await change(studies, study)
    assert [(one.slot, one.state) for one in await deliveries(store, study)] == [(AT, "planned")]
    studies, study = await begun(store, replace(STUDY, events=False, channel=3))
    assert await deliveries(store, study) == []


async def test_what_changes_while_somebody_is_at_it_is_done_after_that(store: Store) -> None:
    studies, study = await begun(store)
    first = await due(store, AT)
    await change(studies, study)
    later = (await deliveries(store, study))[0]
    assert later.slot == first.slot + 1
    assert await Meetings(store).of(later) is None
    assert await Meetings(store).of(first) is not None
    async with store.transaction() as transaction:
        assert await transaction.deliveries.change(first, state="sent", wake_at=None)
        assert await EventSource().settle(transaction, first, Sent(2, 0)) == []
    assert [one.id for one in await deliveries(store, study)] == [later.id]
    assert await Meetings(store).of(later) is not None


async def test_an_event_is_kept_and_concerns_a_study_that_has_ended(store: Store) -> None:
    studies, study = await begun(store)
    meetings = Meetings(store)
    await meetings.keep((await studies.units(study.id))[0], EVENT)
    await change(studies, study, state="ended")
    taken = await due(store, AT)
    found = await meetings.of(taken)
    assert found is not None
    assert (found[0].state, [one.event for one in found[1]]) == ("ended", [EVENT, None])
    async with store.transaction() as transaction:
        assert isinstance(await EventSource().take(transaction, taken, AT), Delivery)
    for unit in await studies.units(study.id):
        await meetings.keep(unit, None)
    async with store.transaction() as transaction:
        assert isinstance(await EventSource().take(transaction, taken, AT), Skipped)


async def test_a_refusal_is_told_once_and_tried_again_each_hour_until_the_last_meeting(store: Store) -> None:
    _, study = await begun(store)
    told = []
    for hour, reason in enumerate(("no permission", "no permission", "too many", "too many")):
        at = AT + HOUR * (hour if hour < 3 else 100)
        async with store.transaction() as transaction:
            leased = await transaction.deliveries.lease(at, at + 120, "one", 9)
            (found,) = [one for one in leased if one.kind == EVENTS]
            taken = await EventSource().take(transaction, found, at)
            if hour == 3:
                assert isinstance(taken, Skipped)
                break
            assert isinstance(taken, Delivery)
            ended = {"state": "failed", "wake_at": None, "reason": reason}
            assert await transaction.deliveries.change(found, **ended)
            told += await EventSource().settle(transaction, taken, Refused(reason))
        assert [one.state for one in await deliveries(store, study)] == ["planned", "failed"]
        assert await Meetings(store).fault(replace(study, state="active")) == reason
    assert [(one.server, one.person) for one in told] == [(1, 3), (1, 3)]


async def test_a_channel_that_goes_takes_the_events_along_and_a_server_everything(store: Store) -> None:
    studies, study = await begun(store)
    await Meetings(store).keep((await studies.units(study.id))[0], EVENT)
    await due(store, AT)
    servers = Servers(store, lambda: NOW)
    await servers.channel_gone(2)
    assert [one.state for one in await deliveries(store, study)] == ["planned", "leased"]
    await servers.left(1)
    async with store.transaction() as transaction:
        await transaction.servers.forget_left_before(AT + 1)
    assert await deliveries(store, study) == []
    assert await studies.found(study.id) is None
