"""Contracts with simcord's inside: a bot's life and its clock."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from inspect import signature

import discord
import pytest
from discord.ext import commands

from bot.offline.simulation import CREATED, Simulation
from bot.offline.world import ELSEWHERE, MONDAY, READING_ROOM, World
from tests.offline.simulation.worlds import newest, say
from tests.offline.trial_bot import Everything, TrialBot


async def test_the_world_is_older_than_the_bots_first_moment(world: World) -> None:
    assert datetime(2026, 1, 1, tzinfo=UTC) == CREATED
    assert world.simulation.now() == MONDAY
    assert discord.utils.snowflake_time(world.people["you"].id) == CREATED


async def test_the_bot_has_its_name(world: World) -> None:
    user = world.simulation.bot.user
    assert user is not None
    assert (user.name, user.id) == ("Pullquote", world.simulation.bot_handle.id)


async def test_ids_are_the_same_in_every_run() -> None:
    """What is kept in a store by id finds the same people and places in the next run."""
    first, second = (World(Simulation(lambda: TrialBot({}))) for _ in range(2))
    assert {name: each.id for name, each in first.people.items()} == {
        name: each.id for name, each in second.people.items()
    }
    assert [each.id for each in first.servers.values()] == [each.id for each in second.servers.values()]


async def test_weeks_pass_and_everything_due_happens(world: World) -> None:
    await say(world, "!count")
    await world.simulation.advance(timedelta(days=15).total_seconds())
    assert world.simulation.now() == MONDAY + timedelta(days=15)
    posts = [
        each
        for each in world.simulation.sight.messages()
        if world.simulation.sight.payload(each)["content"] == "Good morning"
    ]
    assert len(posts) == 15


async def test_real_time_between_two_lines_moves_nothing() -> None:
    """A slow writer must not make the bot's timers run out."""
    simulation = Simulation(lambda: TrialBot({}), settle_timeout=0.05)
    world = World(simulation)
    await simulation.start()
    try:
        await say(world, "!remind 0.15")
        simulation.freeze()
        await asyncio.sleep(0.3)
        assert simulation.now() == CREATED
        await simulation.advance(1)
        assert world.simulation.sight.payload(newest(world))["content"] == "Time is up"
    finally:
        await simulation.stop()


async def test_a_restart_closes_the_bot_and_starts_another(world: World) -> None:
    before = world.simulation.bot
    await say(world, "!show")
    await world.simulation.restart()
    assert before.is_closed()
    assert world.simulation.bot is not before
    await say(world, "!show")
    assert newest(world).author_id == world.simulation.bot_handle.id


async def test_a_sharded_bot_holds_the_whole_world_in_one_shard() -> None:
    def build() -> commands.AutoShardedBot:
        return commands.AutoShardedBot("!", intents=discord.Intents(guilds=True))

    simulation = Simulation(build)
    World(simulation)
    await simulation.start()
    await simulation.restart()
    assert [each.name for each in simulation.bot.guilds] == [READING_ROOM, ELSEWHERE]
    await simulation.stop()


async def test_a_bot_that_does_not_register_its_commands_gets_them_registered() -> None:
    class Forgetful(TrialBot):
        async def setup_hook(self) -> None:
            await self.add_cog(Everything(self))

    simulation = Simulation(lambda: Forgetful({}))
    World(simulation)
    await simulation.start()
    assert "read" in {each["name"] for each in simulation.sight.commands(None)}
    await simulation.stop()


@pytest.mark.parametrize("text", ["!fail", "!refuse"])
async def test_incidents_are_taken_once(world: World, text: str) -> None:
    await say(world, text)
    found = world.simulation.take_incidents()
    assert (len(found.refusals), len(found.faults)) == ((0, 1) if text == "!fail" else (1, 0))
    assert world.simulation.take_incidents().faults == []


async def test_an_error_in_a_task_of_the_bots_is_a_fault(world: World) -> None:
    async def broken() -> None:
        raise ValueError("a task broke")

    @world.simulation.bot.listen()
    async def on_message(_: discord.Message) -> None:
        asyncio.get_running_loop().create_task(broken())

    await say(world, "hello")
    assert [str(each) for each in world.simulation.take_incidents().faults] == ["a task broke"]


async def test_simcord_looks_often_whether_the_bot_is_done(world: World) -> None:
    """Else each line takes as long as it sleeps between two looks, though nothing is left to wait for."""
    for waiting in (world.simulation.env.settle, world.simulation.env._settle_internal):
        assert signature(waiting).parameters["idle"].default < 0.001
    await world.simulation.restart()
    await say(world, "!show")
    assert newest(world).author_id == world.simulation.bot_handle.id
