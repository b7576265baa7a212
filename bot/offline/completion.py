"""What can be typed next: command names from the bot's own tree, their options, the line verbs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.offline.stage import Stage
from bot.offline.verbs import OTHER_VERBS, VERBS

_SUBCOMMANDS = {1, 2}


def suggestions(typed: str, stage: Stage, prefix: str = "!") -> list[str]:
    """What may replace the last word of a line typed so far."""
    word = typed.rpartition(" ")[2]
    return sorted(each for each in _known(typed, stage, prefix) if each.startswith(word) and each != word)


def _known(typed: str, stage: Stage, prefix: str) -> Iterator[str]:
    if typed.startswith("/"):
        yield from _slash(typed, stage)
    elif " " in typed:
        yield from _places_and_people(typed, stage)
    elif typed.startswith(":"):
        yield from (f":{verb}" for verb in (*VERBS, *OTHER_VERBS))
    elif typed.startswith(prefix):
        yield from (f"{prefix}{command.qualified_name}" for command in stage.simulation.bot.commands)


def _slash(typed: str, stage: Stage) -> Iterator[str]:
    roots = [each for each in stage.simulation.sight.commands(stage.guild) if each.get("type", 1) == 1]
    words = typed[1:].split(" ")
    if len(words) == 1:
        yield from (f"/{each['name']}" for each in roots)
        return
    node: Mapping[str, Any] | None = {"options": [{**each, "type": 1} for each in roots]}
    for word in words[:-1]:
        children = [each for each in (node or {}).get("options") or () if each["type"] in _SUBCOMMANDS]
        node = next((each for each in children if each["name"] == word), node)
    for option in (node or {}).get("options") or ():
        mark = "" if option["type"] in _SUBCOMMANDS else ":"
        if f" {option['name']}:" not in typed:
            yield f"{option['name']}{mark}"


def _places_and_people(typed: str, stage: Stage) -> Iterator[str]:
    if typed.startswith(":as "):
        yield from stage.world.people
    if typed.startswith((":in ", ":remove ")):
        yield from (stage.world.name_of(each) for each in stage.simulation.sight.channels(stage.server))
