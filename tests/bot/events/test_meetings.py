"""Meetings in the server's events, in whole chats: made once, moved, taken away, and what is missing told once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from tests.bot.chats import Chat, chatting

LACK = "I lack Create Events on this server"
OPEN = (1, 2)


def server(chat: Chat) -> Any:  # noqa: ANN401  # simcord's own
    guilds = chat.session.stage.simulation.env.backend.guilds.values()
    return next(one for one in guilds if one.name == "The Reading Room")


def events(chat: Chat) -> list[Any]:
    """The events of the server that are to come or go on, the earliest first."""
    found = (one for one in server(chat).scheduled_events.values() if one.status in OPEN)
    return sorted(found, key=lambda one: one.scheduled_start_time)


def starts(chat: Chat) -> list[str]:
    return [one.scheduled_start_time[:16] for one in events(chat)]


async def play(chat: Chat, *lines: str) -> None:
    for line in lines:
        record = await chat.say(line)
        assert not record.error, (line, record.texts(), record.problem)


@asynccontextmanager
async def meeting(words: str = 'meets:"thu 19:00"') -> AsyncIterator[Chat]:
    """A study in #reading that ann leads, whose meetings stand in the server's events."""
    async with chatting(speaker="mod") as chat:
        start = f"/study start {words} leader:@ann events:true"
        await play(chat, ":grant bot create_events", ":in #reading", start, ":click Start", ":as ann")
        yield chat


async def test_each_meeting_stands_in_the_events_of_the_server() -> None:
    async with meeting() as chat:
        first = events(chat)[0]
        assert starts(chat)[0] == "2026-01-08T19:00"
        assert first.scheduled_end_time[:16] == "2026-01-08T20:00"
        assert len(events(chat)) == 5
        assert first.entity_type == 3
        assert first.entity_metadata == {"location": "#reading"}
        assert first.name.endswith(": §1")
        assert "We meet about §1 ¶1–4 Better than talk of war." in first.description
        assert "Its next meetings stand in this server's events." in await chat.text("/study status")
        await play(chat, ":restart", ":time 1d", ":restart")
        assert len(server(chat).scheduled_events) == 5


async def test_without_being_asked_none_is_made() -> None:
    async with chatting(speaker="mod") as chat:
        await play(chat, ":grant bot create_events", '/study start meets:"thu 19:00"', ":click Start", ":time 3d")
        assert events(chat) == []
        assert "events" not in await chat.text("/study status")


async def test_the_missing_permission_is_named_in_the_preview_and_refused_at_the_start() -> None:
    async with chatting(speaker="mod") as chat:
        said = await chat.text('/study start meets:"thu 19:00" events:true')
        assert f"{LACK}, which its events need. Give it to me before you press Start." in said
        assert "up to 5 at a time, stand in this server's events" in said
        record = await chat.say(":click Start")
        assert record.error
        assert LACK in record.texts()[0]
        await play(chat, ":grant bot create_events", ":click Start")
        assert len(events(chat)) == 5


async def test_the_form_keeps_that_events_are_wanted() -> None:
    async with chatting(speaker="mod") as chat:
        await play(chat, ":grant bot create_events", "!study start events:yes remind:yes", ":click Fill in the form")
        said = await chat.text(":fill Meets=thu 19:00")
        assert "with a reminder the day before; the next ones" in said
        await play(chat, ":click Start")
        assert len(events(chat)) == 5


async def test_events_follow_a_plan_that_moves_and_one_that_is_skipped_goes() -> None:
    async with meeting() as chat:
        ids = {one.id for one in events(chat)}
        await play(chat, "/study shift days:7")
        assert starts(chat)[0] == "2026-01-15T19:00"
        assert events(chat)[0].scheduled_end_time[:16] == "2026-01-15T20:00"
        await play(chat, "/study skip")
        assert starts(chat)[0] == "2026-01-22T19:00"
        assert {one.id for one in events(chat)} < ids
        assert len(events(chat)) == 4


async def test_what_moderators_wrote_into_an_event_stays_when_it_moves() -> None:
    async with meeting() as chat:
        changes = {"description": "Bring tea.", "name": "Tea"}
        chat.session.stage.simulation.env.backend.edit_scheduled_event(server(chat).id, events(chat)[0].id, changes)
        await play(chat, "/study shift days:1")
        assert (events(chat)[0].name, events(chat)[0].description) == ("Tea", "Bring tea.")
        assert starts(chat)[0] == "2026-01-09T19:00"
        assert len(events(chat)) == 5


async def test_a_paused_study_promises_no_meeting_and_a_resumed_one_does() -> None:
    async with meeting() as chat:
        assert "taken out of this server's events" in " ".join(await chat.texts("/study pause"))
        assert events(chat) == []
        assert "stand in this server's events again when it goes on" in await chat.text("/study status")
        await play(chat, ":time 8d", ":restart", "/study resume")
        assert starts(chat) == [f"2026-{day}T19:00" for day in ("01-15", "01-22", "01-29", "02-05", "02-12")]


async def test_the_end_and_a_deleted_channel_take_the_events_to_come_along() -> None:
    async with meeting() as chat:
        await play(chat, ":time 2026-01-08T19:30", "/study end")
        assert starts(chat) == ["2026-01-08T19:00"]  # which goes on
        await play(chat, ":time 1h")
        assert events(chat) == []
    async with meeting() as chat:
        await play(chat, ":in #general", ":remove #reading")
        assert events(chat) == []


async def test_an_event_that_somebody_deleted_is_respected() -> None:
    async with meeting() as chat:
        chat.session.stage.simulation.env.backend.delete_scheduled_event(server(chat).id, events(chat)[0].id)
        for line in ("/study shift days:1", "/study shift days:-1", "/study pause", "/study resume", ":restart"):
            await play(chat, line)
        assert starts(chat)[0] == "2026-01-15T19:00"
        assert len(events(chat)) == 4
        await play(chat, "/study events on:false")
        assert events(chat) == []
        await play(chat, "/study events on:true")
        assert len(events(chat)) == 5


async def test_a_lost_permission_is_told_once_and_what_waited_is_done_when_it_is_back() -> None:
    async with meeting() as chat:
        await play(chat, ":deny bot create_events")
        record = await chat.say("/study shift days:7")
        assert not record.error
        (told,) = record.posted
        assert told.where == "dm ann"
        assert "could not all be put right in this server's events: I lack Create Events" in told.text
        assert "meets 2026-01-15 19:00 UTC" in " ".join(record.texts())
        assert LACK in await chat.text("/study status")
        assert (await chat.say(":time 5h")).posted == []
        assert (await chat.say("/study shift days:1")).posted == []
        assert (await chat.say(":restart")).posted == []
        assert starts(chat)[0] == "2026-01-08T19:00"
        await play(chat, ":grant bot create_events", ":time 61m")
        assert starts(chat)[0] == "2026-01-16T19:00"
        assert LACK not in await chat.text("/study status")
        await play(chat, ":deny bot create_events")
        assert len((await chat.say("/study shift days:1")).posted) == 1


async def test_units_open_all_the_same_where_events_are_refused_and_the_log_channel_is_told() -> None:
    async with meeting() as chat:
        await play(chat, ":as mod", "/settings set log_channel:#log", ":deny bot create_events", ":as ann")
        assert [one.where for one in (await chat.say("/study end")).posted] == ["#log"]
    async with meeting() as chat:
        await play(chat, ":deny bot create_events", "/study skip")
        record = await chat.say(":time 3d12h")
        assert record.posted == []
        assert "Unit 2 of 5" in record.texts()[0]


async def test_a_server_whose_hundred_events_are_all_taken_is_told_once() -> None:
    async with chatting(speaker="mod") as chat:
        backend = chat.session.stage.simulation.env.backend
        for number in range(97):
            backend.create_scheduled_event(
                server(chat).id, name=f"{number}", entity_type=3, scheduled_start_time="2026-03-01T10:00:00+00:00"
            )
        await play(chat, ":grant bot create_events", ":in #reading")
        await play(chat, '/study start meets:"thu 19:00" events:true')
        record = await chat.say(":click Start")
        assert ["has 100 events" in one.text for one in record.posted] == [True]
        assert len(events(chat)) == 100
        assert (await chat.say(":time 3h")).posted == []
        for one in events(chat)[-2:]:
            backend.delete_scheduled_event(server(chat).id, one.id)
        await play(chat, ":time 61m")
        assert len([one for one in events(chat) if "§" in one.name]) == 5


async def test_an_event_that_was_made_when_the_program_died_is_not_made_again() -> None:
    async with meeting() as chat:
        async with chat.bot.store.transaction() as transaction:
            for unit in await transaction.studies.units(1):
                await transaction.studies.keep_event(unit.id, None)
        await play(chat, ":restart", "/study shift days:1")
        assert len(events(chat)) == 5
        assert starts(chat)[0] == "2026-01-09T19:00"
        await play(chat, "/study pause")
        assert events(chat) == []


async def test_of_a_long_study_five_stand_and_the_next_one_follows_when_a_meeting_has_begun() -> None:
    lines = "; ".join(f"2026-{2 + week // 4:02}-{1 + week % 4 * 7:02} 18:00, ¶{week + 1}" for week in range(8))
    async with meeting(f'syllabus:"{lines}"') as chat:
        assert len(events(chat)) == 5
        await play(chat, ":time 2026-02-01T18:30")
        assert len(events(chat)) == 6
        await play(chat, ":time 2026-02-08T20:00")
        assert len(events(chat)) == 5
        await play(chat, ":time 2026-03-09")
        assert len(events(chat)) == 2
        assert len(server(chat).scheduled_events) == 8


async def test_trouble_of_discords_lets_the_command_through_and_the_events_follow_later() -> None:
    async with meeting() as chat:
        env = chat.session.stage.simulation.env
        env.inject_error("GET", "*/scheduled-events", status=503, code=0, message="trouble", times=1)
        record = await chat.say("/study shift days:7")
        assert not record.error
        assert record.posted == []
        assert starts(chat)[0] == "2026-01-08T19:00"
        await play(chat, ":time 31s")
        assert starts(chat)[0] == "2026-01-15T19:00"


async def test_events_are_turned_on_later_by_who_leads_where_the_bot_may_make_them() -> None:
    async with chatting(speaker="mod") as chat:
        await play(chat, ":in #reading", '/study start meets:"thu 19:00" leader:@ann', ":click Start", ":as ann")
        record = await chat.say("!study events on")
        assert record.error
        assert LACK in record.texts()[0]
        await play(chat, ":as mod", ":grant bot create_events", ":as ann")
        assert "come into this server's events" in await chat.text("!study events")
        assert len(events(chat)) == 5
        assert "already" in await chat.text("!study events on")
        await play(chat, ":as ben")
        assert "Only the leader" in await chat.text("!study events off")
        await play(chat, ":as ann")
        assert "taken out" in await chat.text("!study events off")
        assert events(chat) == []
        assert "events" not in await chat.text("/study status")


async def test_turning_events_off_says_that_they_stay_where_the_bot_may_not_take_them_out() -> None:
    async with meeting() as chat:
        await play(chat, ":deny bot create_events")
        assert (
            "Those that stand there I cannot take out: I lack Create Events"
            in (await chat.texts("!study events off"))[0]
        )
        assert len(events(chat)) == 5
        await play(chat, ":grant bot create_events", ":time 61m")
        assert events(chat) == []


async def test_two_studies_keep_their_own_events() -> None:
    async with meeting() as chat:
        start = '/study start meets:"fri 18:00" channel:#excerpts events:true'
        await play(chat, ":as mod", start, ":click Start")
        assert len(events(chat)) == 10
        await play(chat, ":in #excerpts", "/study end")
        assert {one.entity_metadata["location"] for one in events(chat)} == {"#reading"}
        assert len(events(chat)) == 5
