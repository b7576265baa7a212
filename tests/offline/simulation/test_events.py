"""That events are asked for with the permission that Discord asks for, where simcord asks for another one."""

from __future__ import annotations

import discord
import pytest
from simcord.http import router

from bot.limits import EVENTS_LIMIT
from bot.offline.simulation import events
from bot.offline.simulation.events import OURS, ask_for_create_events
from tests.bot.chats import chatting


def test_simcord_still_has_the_handlers_around_which_ours_are_put_once() -> None:
    ask_for_create_events()
    before = [list(routes) for routes in router._ROUTES.values()]
    ask_for_create_events()
    assert [list(routes) for routes in router._ROUTES.values()] == before
    found = [(method, len(template)) for method, routes in router._ROUTES.items() for template, known in routes
             if template[:3] == OURS and known.__module__ == events.__name__]  # fmt: skip
    assert sorted(found) == [("DELETE", 4), ("PATCH", 4), ("POST", 3)]


async def test_the_bot_makes_changes_and_deletes_its_own_with_create_events_alone() -> None:
    async with chatting() as chat:
        guild = next(one for one in chat.bot.guilds if one.name == "The Reading Room")
        backend = chat.session.stage.simulation.env.backend
        starts = discord.utils.utcnow()

        async def make() -> discord.ScheduledEvent:
            return await guild.create_scheduled_event(
                name="A meeting", start_time=starts, end_time=starts, location="here",
                entity_type=discord.EntityType.external, privacy_level=discord.PrivacyLevel.guild_only,
            )  # fmt: skip

        with pytest.raises(discord.Forbidden):
            await make()
        await chat.say(":grant bot create_events")
        made = await make()
        await made.edit(name="Another")
        other = backend.create_scheduled_event(
            guild.id, name="Theirs", entity_type=3, scheduled_start_time=starts.isoformat(), creator_id=1
        )
        theirs = await guild.fetch_scheduled_event(other.id)
        with pytest.raises(discord.Forbidden):
            await theirs.delete()
        await chat.say(":deny bot create_events")
        with pytest.raises(discord.Forbidden):
            await made.delete()
        await chat.say(":grant bot create_events")
        await made.delete()
        for _ in range(EVENTS_LIMIT - 1):
            await make()
        with pytest.raises(discord.HTTPException, match="Maximum number"):
            await make()
