"""Discord is told of the commands when it does not know them, and only then."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.chats import Chat


def told(chat: Chat) -> int:
    """How often Discord was told of the commands."""
    requests = chat.session.stage.simulation.env.http_requests
    return sum(request.method == "PUT" and request.path.endswith("/commands") for request in requests)


def known(chat: Chat) -> dict[Any, dict[str, Any]]:
    """The commands that Discord knows, by id, to be changed in place."""
    found: dict[Any, dict[str, Any]] = chat.session.stage.simulation.env.backend.commands[None]
    return found


async def test_a_second_start_with_the_same_commands_tells_nothing(chat: Chat) -> None:
    assert told(chat) == 1
    await chat.say(":restart")
    await chat.say(":restart")
    assert told(chat) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"description": "An older description."},
        {"options": []},
        {"contexts": [0]},
        {"integration_types": [0]},
        {"default_member_permissions": "8"},
        {"nsfw": True},
    ],
    ids=lambda change: next(iter(change)),
)
async def test_what_differs_is_told_once(chat: Chat, change: dict[str, Any]) -> None:
    next(iter(known(chat).values())).update(change)
    await chat.say(":restart")
    assert told(chat) == 2
    await chat.say(":restart")
    assert told(chat) == 2


async def test_a_command_that_is_gone_here_or_there_is_told(chat: Chat) -> None:
    commands = known(chat)
    lost = next(iter(commands))
    del commands[lost]
    await chat.say(":restart")
    assert told(chat) == 2
    some = next(iter(known(chat).values()))
    known(chat)["1"] = {**some, "id": "1", "name": "dance"}
    await chat.say(":restart")
    assert told(chat) == 3
    assert "dance" not in {each["name"] for each in known(chat).values()}


async def test_what_discord_adds_or_leaves_out_is_no_difference(chat: Chat) -> None:
    for each in known(chat).values():
        each.update({"version": "9", "dm_permission": True, "name_localizations": None, "nsfw": False})
        for option in each.get("options", ()):
            option.update({"name_localizations": None, "description_localizations": None})
            for key in [key for key, value in option.items() if value in (False, None, [])]:
                del option[key]
    await chat.say(":restart")
    assert told(chat) == 1
