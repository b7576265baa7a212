"""What tests of a simulated world do again and again."""

from __future__ import annotations

from bot.offline.simulation import Sighting
from bot.offline.world import READING_ROOM, World


def newest(world: World) -> Sighting:
    return world.simulation.sight.messages()[-1]


async def say(world: World, text: str, person: str = "you", server: str = READING_ROOM) -> Sighting:
    guild = world.servers[server]
    await world.member(world.people[person], guild).send(guild.channels["general"], text)
    return newest(world)
