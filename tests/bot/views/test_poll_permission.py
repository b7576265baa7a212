"""Who may do what with a poll: every role, every command, every button, asked for by force too."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.bot.chats import Chat, chatting

# starter began it; leader has no right on the server; a moderator could do all of it.
ROLES = {"member": "eve", "starter": "ben", "leader": "ann", "moderator": "mod2"}
CLOSING = {"starter", "leader", "moderator"}
COMMANDS = {
    "/poll start on:2": set(ROLES),
    "!poll 2": set(ROLES),
    "!poll question 3": set(ROLES),
    "/poll results number:1": set(ROLES),
    "/poll list": set(ROLES),
    ":press pb|vote|1|0": set(ROLES),
    ":press pb|results|1": set(ROLES),
    "/poll close number:1": CLOSING,
    "!poll close 1": CLOSING,
    ":press pb|close|1": CLOSING,
    # What is over, is not there or was never made is for nobody.
    "/poll again number:1": set(),
    ":press pb|vote|1|3": set(),
    ":press pb|vote|1": set(),
    ":press pb|vote|99|0": set(),
    ":press pb|close|99": set(),
    ":press pb|results|99999999999999999999": set(),
    ":press pb|nothing|1": set(),
    ":press pb|vote": set(),
}

LOOKING = ("results number:1", "list", "vote|1|0", "results|1")


@asynccontextmanager
async def in_a_study() -> AsyncIterator[Chat]:
    """A poll that ben began in #reading, where a study runs that ann leads."""
    async with chatting(speaker="mod") as chat:
        lines = (":in #reading", '/study start meets:"thu 19:00" leader:@ann', ":click Start", ":as ben", "!poll 2")
        for line in lines:
            assert (await chat.say(line)).problem is None, line
        yield chat


@pytest.mark.parametrize("role", ROLES)
async def test_commands_and_buttons_ask_each_time_who_that_is(role: str) -> None:
    """What is refused comes in one study, as it changes nothing; what begins or closes a poll, in one of its own."""
    refused = [line for line, allowed in COMMANDS.items() if role not in allowed]
    changing = [line for line in COMMANDS if line not in refused and not line.endswith(LOOKING)]
    looking = [line for line in COMMANDS if line not in refused and line not in changing]
    for lines in ((*looking, *refused), *((line,) for line in changing)):
        async with in_a_study() as chat:
            await chat.say(f":as {ROLES[role]}")
            before = await chat.texts("/poll list")
            for line in lines:
                record = await chat.say(line)
                assert record.error == (role not in COMMANDS[line]), (role, line, record.texts())
                assert record.problem is None
            assert (await chat.texts("/poll list") == before) == (lines[0] not in changing)
