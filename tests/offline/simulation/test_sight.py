"""Contracts with simcord's inside: what there is to see."""

from __future__ import annotations

import asyncio

import discord

from bot.limits import INVITE_PERMISSIONS
from bot.offline.simulation import Simulation
from bot.offline.world import READING_ROOM, World
from tests.offline.simulation.worlds import newest, say
from tests.offline.trial_bot import TrialBot


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


async def test_components_come_in_reading_order_with_all_they_hold(world: World) -> None:
    await say(world, "!show")
    kinds = [each["type"] for each in world.simulation.sight.components(newest(world))]
    assert kinds == [17, 10, 1, 2, 2, 2, 2, 2]


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
