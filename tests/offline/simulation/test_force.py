"""Contracts with simcord's inside: what is done by force."""

from __future__ import annotations

import discord

from bot.offline.world import ELSEWHERE, READING_ROOM, World
from tests.offline.simulation.worlds import newest, say


async def test_a_forged_press_reaches_the_bot_whoever_may_see_the_button(world: World) -> None:
    room = world.servers[READING_ROOM]
    await world.member(world.people["you"], room).slash(room.channels["general"], "show")
    hidden = newest(world)
    result = await world.simulation.force.press(world.member(world.people["ann"], room), hidden, "t:page:5")
    assert result.acknowledged
    assert "Page 5" in str(world.simulation.sight.payload(hidden)["components"])


async def test_overwrites_reach_the_bots_own_view(world: World) -> None:
    simulation, room = world.simulation, world.servers[READING_ROOM]
    excerpts, bit = room.channels["excerpts"], discord.Permissions.send_messages.flag
    simulation.force.set_overwrite(excerpts, simulation.bot_handle, (0, bit))
    await simulation.settle()
    channel = simulation.bot.get_channel(excerpts.id)
    assert isinstance(channel, discord.TextChannel)
    assert not channel.permissions_for(channel.guild.me).send_messages
    assert simulation.sight.overwrite(excerpts, simulation.bot_handle.id) == (0, bit)
    simulation.force.set_overwrite(excerpts, simulation.bot_handle, (0, 0))
    assert simulation.sight.overwrite(excerpts, simulation.bot_handle.id) == (0, 0)
    assert channel.permissions_for(channel.guild.me).send_messages


async def test_roles_reach_the_bots_own_view(world: World) -> None:
    force, room = world.simulation.force, world.servers[READING_ROOM]
    readers = room.roles["Readers"]
    force.give_role(room, world.people["ann"].id, readers)
    force.set_role_bits(readers, discord.Permissions.manage_guild.flag)
    ann = world.people["ann"].id
    guild = world.simulation.bot.get_guild(room.id)
    assert guild is not None
    role = guild.get_role(readers.id)
    assert role is not None
    assert role.permissions.manage_guild
    assert world.simulation.sight.permissions(room, ann).manage_guild
    force.take_role(room, ann, readers)
    assert not world.simulation.sight.permissions(room, ann).manage_guild


async def test_a_removed_channel_takes_its_threads_along(world: World) -> None:
    room = world.servers[READING_ROOM]
    world.simulation.force.set_role_bits(world.simulation.sight.bot_role(room), discord.Permissions.all().value)
    await say(world, "!thread Week")
    (thread,) = room.channels["general"].threads
    world.simulation.force.remove_channel(room.channels["general"])
    await world.simulation.settle()
    assert world.simulation.sight.find_channel(thread.id) is None
    assert world.simulation.bot.get_channel(thread.id) is None


async def test_a_server_can_be_left_and_joined(world: World) -> None:
    simulation, elsewhere = world.simulation, world.servers[ELSEWHERE]
    simulation.force.leave(elsewhere)
    await simulation.settle()
    assert simulation.bot.get_guild(elsewhere.id) is None
    assert not simulation.sight.bot_is_in(elsewhere)
    await say(world, "!show", "zoe", ELSEWHERE)
    assert newest(world).author_id == world.people["zoe"].id
    await simulation.restart()
    assert simulation.bot.get_guild(elsewhere.id) is None
    simulation.force.join(elsewhere)
    await simulation.settle()
    assert simulation.sight.bot_is_in(elsewhere)
    assert simulation.sight.payload(newest(world))["content"] == "Hello again, Elsewhere"
