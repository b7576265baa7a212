"""Contracts with simcord's inside: one for each thing that bot/offline/simulation relies on.

Where one of these fails after a new release of simcord, bot/offline/simulation is the place to mend.
"""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import discord
import pytest

from bot.limits import INVITE_PERMISSIONS
from bot.offline.simulation import CREATED, Sighting, Simulation
from bot.offline.world import ELSEWHERE, MONDAY, READING_ROOM, World
from tests.offline.trial_bot import Everything, TrialBot

OFFLINE = Path(__file__).parents[2] / "bot" / "offline"


def test_only_the_simulation_touches_simcords_inside() -> None:
    """Private attributes of other objects, and simcord's backend, stay behind one door."""
    inside = re.compile(r"\benv\.backend|\bsimcord\.(backend|results|interactions|enums)|\w\._[a-z]\w*\b")
    own = re.compile(r"\bself\._[a-z]\w*")
    for file in OFFLINE.glob("*.py"):
        lines = [own.sub("", line) for line in file.read_text(encoding="utf-8").splitlines()]
        assert not [line for line in lines if inside.search(line)], file.name


def newest(world: World) -> Sighting:
    return world.simulation.sight.messages()[-1]


async def say(world: World, text: str, person: str = "you", server: str = READING_ROOM) -> Sighting:
    guild = world.servers[server]
    await world.member(world.people[person], guild).send(guild.channels["general"], text)
    return newest(world)


# ------------------------------------------------------------ life and time


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


async def test_a_bot_that_does_not_register_its_commands_gets_them_registered() -> None:
    class Forgetful(TrialBot):
        async def setup_hook(self) -> None:
            await self.add_cog(Everything(self))

    simulation = Simulation(lambda: Forgetful({}))
    World(simulation)
    await simulation.start()
    assert "read" in {each["name"] for each in simulation.sight.commands(None)}
    await simulation.stop()


# ------------------------------------------------------------ what there is to see


async def test_messages_come_oldest_first_with_what_tells_them_apart(world: World) -> None:
    await say(world, "!show")
    asked, answered = world.simulation.sight.messages()
    assert (asked.author_id, answered.author_id) == (world.people["you"].id, world.simulation.bot_handle.id)
    await world.member(world.people["you"], world.servers[READING_ROOM]).click(
        world.simulation.sight.message(answered), label="Next"
    )
    changed = world.simulation.sight.messages()[1]
    assert changed.id == answered.id
    assert changed.stamp != answered.stamp


async def test_a_private_reply_has_one_owner(world: World) -> None:
    room = world.servers[READING_ROOM]
    await world.member(world.people["you"], room).slash(room.channels["general"], "show")
    reply = newest(world)
    assert reply.owner_id == world.people["you"].id
    assert reply.visible_to(world.people["you"].id)
    assert not reply.visible_to(world.people["ann"].id)


async def test_a_notice_of_discords_is_no_message_of_the_bots(world: World) -> None:
    world.simulation.force.set_role_bits(
        world.simulation.sight.bot_role(world.servers[READING_ROOM]), discord.Permissions.all().value
    )
    await say(world, "!thread Week")
    assert [each.system for each in world.simulation.sight.messages()].count(True) == 1


async def test_an_answer_to_come_is_marked() -> None:
    class Dawdling(TrialBot):
        async def on_interaction(self, interaction: discord.Interaction) -> None:
            await interaction.response.defer(thinking=True)
            self.loop.create_task(self.later(interaction))

        async def later(self, interaction: discord.Interaction) -> None:
            await asyncio.sleep(30)
            await interaction.edit_original_response(content="Late")

    simulation = Simulation(lambda: Dawdling({}))
    world = World(simulation)
    await simulation.start()
    await say(world, "!show")
    you = world.member(world.people["you"], world.servers[READING_ROOM])
    await simulation.force.press(you, newest(world), "t:later")
    assert newest(world).thinking
    await simulation.advance(60)
    assert not newest(world).thinking
    await simulation.stop()


async def test_real_pings_differ_from_mentions(world: World) -> None:
    """With no allowed mentions the payload still lists them; the pings do not."""
    room = world.servers[READING_ROOM]
    await say(world, "!picture")
    silent = newest(world)
    assert world.simulation.sight.payload(silent)["mentions"]
    assert world.simulation.sight.pings(silent) == (False, [], [])
    mod = world.member(world.people["mod"], room)
    await mod.slash(
        room.channels["general"],
        "excerpt post",
        channel=room.channels["excerpts"],
        role=room.roles["Readers"],
    )
    posted = next(each for each in world.simulation.sight.messages() if each.channel_id == room.channels["excerpts"].id)
    assert world.simulation.sight.pings(posted) == (False, [], [room.roles["Readers"].id])


async def test_files_can_be_read(world: World) -> None:
    await say(world, "!picture")
    attachment = world.simulation.sight.payload(newest(world))["attachments"][0]
    assert world.simulation.sight.file(attachment["url"]) == b"png"


async def test_channels_know_what_they_are(world: World) -> None:
    sight, room = world.simulation.sight, world.servers[READING_ROOM]
    names = [each.name for each in sight.channels(room)]
    assert names == ["general", "reading", "excerpts", "moderators", "log", "announcements", "studies"]
    assert [each.name for each in sight.channels(room) if sight.is_forum(each)] == ["studies"]
    assert sight.partner_id(world.people["ann"].dm_channel) == world.people["ann"].id
    assert sight.find_channel(1) is None
    assert sight.parent_id(room.channels["general"]) is None


async def test_commands_hide_for_reasons(world: World) -> None:
    sight, room = world.simulation.sight, world.servers[READING_ROOM]
    commands = {each["name"]: each for each in sight.commands(room)}
    here, you = room.channels["general"], world.people["you"]
    assert sight.hidden_because(commands["show"], you, here) is None
    assert sight.hidden_because(commands["settings"], you, here) == "default-member-permissions"
    assert sight.hidden_because(commands["settings"], world.people["mod"], here) is None
    assert sight.hidden_because(commands["settings"], you, you.dm_channel) == "context"


async def test_the_bot_may_do_what_its_invite_link_asks_for_and_no_more(world: World) -> None:
    for guild in world.servers.values():
        granted = world.simulation.sight.permissions(guild, world.simulation.bot_handle.id)
        beyond = discord.Permissions(use_application_commands=True)  # means nothing to a bot
        assert granted.value & ~beyond.value == INVITE_PERMISSIONS.value
        assert guild.me is not None
        assert guild.me.guild_permissions == granted


# ------------------------------------------------------------ by force


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


# ------------------------------------------------------------ what went wrong


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
