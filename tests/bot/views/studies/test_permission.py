"""Who may do what in a study: every role, every command, every button, asked for by force too."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.bot.chats import Chat, chatting

# reader takes part; outsider does not; leader has no right on the server; mod is a moderator and no reader.
ROLES = {"outsider": "eve", "reader": "ben", "leader": "ann", "moderator": "mod"}
ALL, IN = set(ROLES), {"reader"}
LEADING = {"leader", "moderator"}
COMMANDS = {
    "/study status": ALL,
    "/study pace": ALL,
    "/study pace picture:no": ALL,
    "/study catch-up": ALL,
    "/study ask": ALL,
    "/study ask text:Why": IN,
    "/study hide": IN,
    "/study show": IN,
    "/study agree": IN,
    "/study events on:true": set(),  # the bot has no permission for it, and there are none to turn off
    "/study events on:false": set(),
    "/study notes": {"leader"},
    "/study questions": LEADING,
    "/study export": LEADING,
    "/study mark citation:¶3": LEADING,
    "/study shift days:7": LEADING,
    "/study skip": LEADING,
    "/study skip unit:3": LEADING,
    "/study leave": IN,
    "/study join": ALL,
    "/study pause": LEADING,
    "/study end": LEADING,
    '/study start meets:"thu 19:00" channel:#general': {"moderator"},
    "/study start channel:#general": {"moderator"},
}
BUTTONS = {
    "pt|status|1": ALL,
    "pt|catch|1": ALL,
    "pt|own|1": ALL,
    "pt|read|1": IN,
    "pt|questions|1": LEADING,
    "pt|answer|1": LEADING,
    "pt|release|1": LEADING,
    "pt|notes|1|0": {"leader"},
    "pt|export|1": LEADING,
    "pt|leave|1": IN,
    "pt|join|1": ALL,
    "pt|form|{channel}|1|0|trump-kim-summit": {"moderator"},
    # What is over, is not there or was never made is for nobody.
    "pt|preview|1": set(),
    "pt|start|1": set(),
    "pt|cancel|1": set(),
    "pt|answered|1": set(),
    "pt|read|2": set(),
    "pt|read|99": set(),
    "pt|join|99": set(),
    "pt|release|99": set(),
    "pt|form|1|1|0|gone": set(),
    "pt|nothing|1": set(),
    "pt|join": set(),
}


@asynccontextmanager
async def studying(meets: str = "thu 19:00") -> AsyncIterator[Chat]:
    """A study in #reading that ann leads and ben takes part in, with a question of his that waits."""
    async with chatting(speaker="mod") as chat:
        await chat.say(":in #reading")
        await chat.say(f'/study start meets:"{meets}" leader:@ann')
        await chat.say(":click Start")
        await chat.say(":as ben")
        await chat.say("/study join")
        await chat.say("/study ask text:Why")
        yield chat


async def in_turn(role: str, table: dict[str, set[str]]) -> None:
    """Have somebody try all lines of a table in one study: first those that must be refused, so that nothing helps.

    What is refused has changed nothing. What is allowed comes in the order of the table: what ends something is last.
    """
    async with studying() as chat:
        channel = chat.session.stage.channel.id
        await chat.say(f":as {ROLES[role]}")
        before = await chat.texts("/study status")
        for line, allowed in table.items():
            if role not in allowed:
                record = await chat.say(line.format(channel=channel))
                assert record.error, (role, line, record.texts())
                assert record.problem is None
        assert await chat.texts("/study status") == before
        for line, allowed in table.items():
            if role in allowed:
                record = await chat.say(line.format(channel=channel))
                assert not record.error, (role, line, record.texts())


@pytest.mark.parametrize("role", ROLES)
async def test_commands_are_for_whom_they_are_meant(role: str) -> None:
    await in_turn(role, COMMANDS)


@pytest.mark.parametrize("role", ROLES)
async def test_to_let_another_lead_is_for_those_who_lead(role: str) -> None:
    """Alone: who handed it over leads no more."""
    await in_turn(role, {"/study leader member:@cleo": LEADING})


@pytest.mark.parametrize("role", ROLES)
async def test_buttons_ask_again_who_presses(role: str) -> None:
    await in_turn(role, {f":press {button}": allowed for button, allowed in BUTTONS.items()})


async def test_resuming_is_for_those_who_lead() -> None:
    async with studying() as chat:
        await chat.say(":as ann")
        await chat.say("/study pause")
        for role, name in ROLES.items():
            await chat.say(f":as {name}")
            if role not in LEADING:
                assert (await chat.say("/study resume")).error
        assert not (await chat.say("/study resume")).error
        assert (await chat.say("/study resume")).error


async def test_a_leader_who_left_or_is_replaced_by_nobody_leads_no_more() -> None:
    async with studying() as chat:
        await chat.say(":as ann")
        await chat.say("!mydata delete")
        await chat.say(":click Show me")
        await chat.say(":click Delete everything")
        await chat.say(":fill Type DELETE=DELETE")
        assert (await chat.say("/study pause")).error
        assert "led by this server's moderators" in await chat.text("/study status")
        await chat.say(":restart")
        assert (await chat.say("/study pause")).error
        await chat.say(":as mod")
        assert not (await chat.say("/study pause")).error


async def test_a_study_is_no_business_of_another_server_nor_of_who_cannot_see_its_channel() -> None:
    async with studying() as chat:
        await chat.say(":as zmod")
        await chat.say(":in Elsewhere#general")
        for button in ("join", "status", "export", "questions", "release", "answer"):
            assert (await chat.say(f":press pt|{button}|1")).error
        assert "No study runs" in await chat.text("/study status")
        await chat.say(":in The Reading Room#general")
        await chat.say(":as eve")
        assert "In #reading" in await chat.text("/study status")
        await chat.say(":deny eve view_channel #reading")
        assert "No study runs" in await chat.text("/study status")
        assert (await chat.say(":press pt|join|1")).error
