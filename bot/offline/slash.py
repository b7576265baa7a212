"""Slash commands as they are typed: which command, which options, values of the options' types."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import discord

from bot.offline.lines import alike, unquoted
from bot.offline.problems import Problem, there_are

Spec = Mapping[str, Any]
Type = discord.AppCommandOptionType

_SUBCOMMANDS = {Type.subcommand.value, Type.subcommand_group.value}
_OPTION = re.compile(r"(?:^|(?<=\s))([^\W\d][\w-]*):(?!//)")
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
_YES, _NO = {"true", "yes", "on"}, {"false", "no", "off"}


@dataclass(frozen=True, slots=True)
class Call:
    """A slash command that exists, with what was typed for its options."""

    root: Spec
    leaf: Spec
    name: str
    typed: dict[str, str]

    def option(self, name: str) -> Spec:
        """One option of the command, which must exist."""
        options = {each["name"]: each for each in self.leaf.get("options") or ()}
        if name not in options:
            raise Problem(f"/{self.name} has no option {name}; {there_are('options', options)}")
        found: Spec = options[name]
        return found


def parse_call(text: str, commands: list[dict[str, Any]]) -> Call:
    """Find the command and take its options apart; what does not exist is a problem that names what does."""
    roots = {each["name"]: each for each in commands if each.get("type", 1) == 1}
    words = text.split()
    root = roots.get(words[0])
    if root is None:
        raise Problem(f"There is no command /{words[0]}; {there_are('commands', (f'/{each}' for each in roots))}")
    leaf, depth = _leaf(root, words)
    name = " ".join(words[:depth])
    rest = text.split(maxsplit=depth)
    call = Call(root, leaf, name, {})
    typed = _options(call, rest[depth] if len(rest) > depth else "")
    return Call(root, leaf, name, typed)


def _leaf(root: Spec, words: list[str]) -> tuple[Spec, int]:
    node, depth = root, 1
    while children := {each["name"]: each for each in node.get("options") or () if each["type"] in _SUBCOMMANDS}:
        word = words[depth] if depth < len(words) else ""
        path = " ".join(words[:depth])
        if word not in children:
            given = f"/{path} has no part {word}" if word else f"/{path} needs one more word"
            raise Problem(f"{given}; {there_are('parts', (f'/{path} {each}' for each in children))}")
        node, depth = children[word], depth + 1
    return node, depth


def _options(call: Call, text: str) -> dict[str, str]:
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    marks = [each for each in _OPTION.finditer(text) if not any(a <= each.start() < b for a, b in quoted)]
    if stray := text[: marks[0].start() if marks else None].strip():
        names = (f"{each['name']}:…" for each in call.leaf.get("options") or ())
        raise Problem(f"“{stray}” is no option of /{call.name}; {there_are('options', names)}")
    ends = [each.start() for each in marks[1:]] + [len(text)]
    typed: dict[str, str] = {}
    for mark, end in zip(marks, ends, strict=False):
        call.option(mark[1])
        if mark[1] in typed:
            raise Problem(f"The option {mark[1]} is given twice.")
        typed[mark[1]] = unquoted(text[mark.end() : end])
    return typed


def values_of(call: Call, named: Callable[[int, str], Any]) -> dict[str, Any]:
    """The options with values of their types; `named` finds people, roles and channels by type and name."""
    missing = [
        each["name"]
        for each in call.leaf.get("options") or ()
        if each.get("required") and each["name"] not in call.typed
    ]
    if missing:
        raise Problem(f"/{call.name} needs the option {missing[0]}.")
    return {name: value_of(call.option(name), typed, named) for name, typed in call.typed.items()}


def value_of(option: Spec, typed: str, named: Callable[[int, str], Any]) -> Any:
    """One value of the option's type."""
    kind, name = Type(option["type"]), option["name"]
    if choices := option.get("choices"):
        return _choice(name, choices, typed)
    try:
        if kind is Type.integer:
            return int(typed)
        if kind is Type.number:
            return float(typed)
    except ValueError:
        raise Problem(f"The option {name} takes a number, not “{typed}”.") from None
    if kind is Type.boolean:
        return _yes_or_no(name, typed)
    if kind is Type.attachment:
        raise Problem(f"The option {name} takes a file, and a line has none.")
    return typed if kind is Type.string else named(kind.value, typed)


def _choice(name: str, choices: list[dict[str, Any]], typed: str) -> Any:
    for choice in choices:
        if alike(typed) in {alike(choice["name"]), alike(str(choice["value"]))}:
            return choice["value"]
    names = (each["name"] for each in choices)
    raise Problem(f"The option {name} has no choice “{typed}”; {there_are('choices', names)}")


def _yes_or_no(name: str, typed: str) -> bool:
    if typed.lower() in _YES | _NO:
        return typed.lower() in _YES
    raise Problem(f"The option {name} takes true or false, not “{typed}”.")
