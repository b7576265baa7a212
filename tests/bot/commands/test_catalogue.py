"""Every command as Discord and its members meet it: described, small enough, offered everywhere, in the README."""

from __future__ import annotations

import asyncio
import json
import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
from discord.ext.commands import Cog

import bot.commands
from bot.commands.asking import AskingCommand, AskingGroup
from bot.limits import COMMAND_PAYLOAD_LIMIT
from tests.bot.chats import Chat, chatting

README = Path(__file__).parents[3] / "README.md"
MODULES = [import_module(f"bot.commands.{each.name}") for each in iter_modules(bot.commands.__path__)]
FAMILIES = [
    each
    for module in MODULES
    for each in vars(module).values()
    if isinstance(each, type) and issubclass(each, Cog) and each.__module__ == module.__name__
]
ALL = [command for family in FAMILIES for command in family.__cog_commands__]
COMMANDS = [command for command in ALL if command.parent is None]
ON_SERVERS = {"settings", "audit", "excerpt", "schedule", "margin", "study", "poll"}
FOR_MODERATORS = ON_SERVERS - {"margin", "study", "poll"}
DESCRIPTION_LIMIT = 100
EVERYWHERE = [0, 1, 2]
SERVERS_AND_PEOPLE = [0, 1]

WORDS_OF_ONE_S_OWN = {
    "words", "question", "prefix", "note", "citations", "text", "cron", "tags", "seed", "meets", "starts", "syllabus",
    "options",
}  # fmt: skip

each_command = pytest.mark.parametrize("name", [command.name for command in COMMANDS])


@pytest.fixture(scope="module")
def payloads() -> dict[str, dict[str, Any]]:
    """What Discord is told of each command."""

    async def told() -> dict[str, dict[str, Any]]:
        async with chatting() as chat:
            tree = chat.bot.tree
            return {command.name: command.to_dict(tree) for command in tree.get_commands()}

    return asyncio.run(told())


def test_the_bot_has_these_commands_and_no_others(chat: Chat) -> None:
    assert {command.name for command in chat.bot.commands} == {command.name for command in COMMANDS}
    assert all(isinstance(command, AskingCommand | AskingGroup) for command in chat.bot.commands)


def test_no_two_commands_answer_to_one_name() -> None:
    names = [name for command in COMMANDS for name in (command.name, *command.aliases)]
    assert len(names) == len(set(names))


@each_command
async def test_it_says_what_it_does_and_what_each_option_means(payloads: dict[str, dict[str, Any]], name: str) -> None:
    inner = [option for one in payloads[name]["options"] for option in one.get("options", ())]
    for one in (payloads[name], *payloads[name]["options"], *inner):
        assert 10 <= len(one["description"]) <= DESCRIPTION_LIMIT, one["name"]
        assert one["description"].endswith("."), one["name"]
    texts = [one["description"] for one in payloads[name]["options"]]
    assert len(texts) == len(set(texts))


@each_command
async def test_it_is_small_enough_for_discord(payloads: dict[str, dict[str, Any]], name: str) -> None:
    assert len(json.dumps(payloads[name], ensure_ascii=False)) < COMMAND_PAYLOAD_LIMIT


@each_command
async def test_it_is_offered_on_servers_in_direct_messages_and_to_whoever_installs_it(
    payloads: dict[str, dict[str, Any]], name: str
) -> None:
    on_servers = name in ON_SERVERS
    assert payloads[name]["contexts"] == ([0] if on_servers else EVERYWHERE)
    assert payloads[name]["integration_types"] == ([0] if on_servers else SERVERS_AND_PEOPLE)
    assert (payloads[name]["default_member_permissions"] is not None) == (name in FOR_MODERATORS)


@each_command
async def test_its_short_forms_are_the_same_command_under_the_slash(
    payloads: dict[str, dict[str, Any]], chat: Chat, name: str
) -> None:
    command = chat.bot.get_command(name)
    assert command is not None
    assert all({**payloads[alias], "name": name} == payloads[name] for alias in command.aliases)


@each_command
async def test_help_shows_it_with_all_its_options(chat: Chat, name: str) -> None:
    assert name in (await chat.text("!help")).split()
    page = await chat.text(f"!help {name}")
    command = chat.bot.get_command(name)
    assert command is not None
    options = [inner.name for inner in command.commands] if isinstance(command, AskingGroup) else command.clean_params
    assert all(f"\n{option}: " in page for option in options)


@each_command
def test_the_readme_names_it(name: str) -> None:
    assert f"`{name}" in README.read_text("utf-8").replace("`!", "`").replace("`/", "`")


async def test_what_can_be_chosen_from_a_list_is_offered(chat: Chat) -> None:
    """Autocomplete for every option but numbers, yes and no, and words that somebody brings along."""
    for command in chat.bot.walk_commands():
        if isinstance(command, AskingGroup):
            continue
        assert isinstance(command, AskingCommand)
        assert command.app_command is not None
        texts = [one for one in command.app_command.parameters if one.type.name == "string"]
        assert [
            one.name for one in texts if not (one.autocomplete or one.choices or one.name in WORDS_OF_ONE_S_OWN)
        ] == [], command.name


async def test_the_help_of_a_group_names_what_is_inside_and_how_it_is_typed(chat: Chat) -> None:
    shown = await chat.text("!help study")
    parts = re.findall(r"^([a-z-]+): ", shown, re.MULTILINE)
    assert parts == sorted(parts)
    assert {"start", "join", "leader"} <= set(parts)
    assert "!study · /study status; and behind it, !study agree · /study agree" in shown
