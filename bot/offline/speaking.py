"""What a person writes or commands: messages, slash commands, message commands, votes."""

from __future__ import annotations

import re
from typing import Any

from discord import AppCommandOptionType
from simcord import InteractionResult, MemberActor, UserHandle

from bot.offline.lines import alike
from bot.offline.problems import Problem, there_are
from bot.offline.simulation import Sighting
from bot.offline.slash import Call, parse_call, value_of, values_of
from bot.offline.stage import Choosable, Stage

_MESSAGE_LIMIT = 4000  # with Nitro: https://support.discord.com/hc/articles/360036479811
_MESSAGE_COMMAND = 3
_SHOWN_CHOICES = 25
_HIDDEN = {
    "bot-absent": "the bot is not in this server",
    "context": "it does not work in this kind of place",
    "use-application-commands": "you lack the permission Use Application Commands",
    "default-member-permissions": "it is only for members with the permissions it asks for",
}


async def say(stage: Stage, text: str) -> None:
    """A message, with its mentions made real."""
    if stage.simulation.sight.is_forum(stage.channel):
        raise Problem(f"Nobody can write in {stage.world.name_of(stage.channel)} itself, only in its posts.")
    if len(text) > _MESSAGE_LIMIT:
        raise Problem(f"A message holds at most {_MESSAGE_LIMIT} characters, this one has {len(text)}.")
    person, content = stage.person, with_mentions(stage, text)
    if isinstance(person, MemberActor):
        await person.send(stage.channel, content)
    else:
        await person.send_dm(content)


def with_mentions(stage: Stage, text: str) -> str:
    """The text with `@ann`, `@Readers` and `#excerpts` as Discord's own application would send them.

    `@&Pullquote` is the bot's role, which has the name of the bot.
    """
    bot, guild = stage.simulation.bot_handle, stage.guild
    marks: dict[str, str] = {}
    if guild is not None:
        channels = (each for each in stage.simulation.sight.channels(guild) if not each.is_thread)
        marks |= {f"#{each.name}": each.mention for each in channels}
        roles = {name: role.mention for name, role in guild.roles.items() if role.id != guild.id}
        marks |= {f"{sign}{name}": mention for name, mention in roles.items() for sign in ("@", "@&")}
    members = set(guild.member_ids()) if guild else {stage.user.id}
    marks |= {
        f"@{each.name}": each.mention for each in (*stage.world.people.values(), bot) if each.id in {*members, bot.id}
    }
    known = {name.casefold(): mention for name, mention in marks.items()}
    names = "|".join(re.escape(each) for each in sorted(known, key=len, reverse=True))
    return re.sub(rf"(?<![\w<@#&])(?:{names})(?![\w-])", lambda it: known[it[0].casefold()], text, flags=re.IGNORECASE)


# ------------------------------------------------------------ commands


async def slash(stage: Stage, text: str) -> InteractionResult:
    """A slash command."""
    call = _call(stage, text)
    values = values_of(call, lambda kind, name: _entity(stage, kind, name))
    person = stage.person
    if isinstance(person, UserHandle):
        result: InteractionResult = await person.slash(call.name, **values)
        return result
    return await person.slash(stage.channel, call.name, **values)


async def complete(stage: Stage, text: str) -> list[dict[str, Any]]:
    """What Discord offers while the last option is typed."""
    call = _call(stage, text.removeprefix("/"))
    if not call.typed:
        raise Problem(f"Write which option of /{call.name} is typed, such as :complete /read citation:¶1.")
    name, typed = list(call.typed.items())[-1]
    option = call.option(name)
    if not option.get("autocomplete"):
        choices = [each for each in option.get("choices") or () if alike(typed) in alike(each["name"])]
        return choices[:_SHOWN_CHOICES]
    others = {
        each: value_of(call.option(each), value, lambda kind, it: _entity(stage, kind, it))
        for each, value in call.typed.items()
        if each != name
    }
    person = stage.person
    if isinstance(person, UserHandle):
        return await person.autocomplete(call.name, name, typed, **others)
    return await person.autocomplete(stage.channel, call.name, name, typed, **others)


async def menu(stage: Stage, text: str) -> InteractionResult:
    """A message command on the newest message here, or on one further back."""
    member = stage.member
    commands = {
        each["name"]: each
        for each in stage.simulation.sight.commands(stage.guild)
        if each.get("type") == _MESSAGE_COMMAND
    }
    name, place = _name_and_place(text, commands)
    found = next((each for each in commands.values() if alike(each["name"]) == alike(name)), None)
    if found is None:
        raise Problem(f"There is no message command {name}; {there_are('message commands', commands)}")
    _require_offered(stage, found, found["name"])
    messages = [each for each in stage.messages() if each.owner_id is None and not each.system]
    if not 0 < place <= len(messages):
        raise Problem(f"There are {len(messages)} messages here.")
    target = stage.simulation.sight.message(messages[place - 1])
    return await member.context_menu(stage.channel, found["name"], target)


def _name_and_place(text: str, commands: dict[str, Any]) -> tuple[str, int]:
    name, _, number = text.strip().rpartition(" ")
    if number.isdecimal() and alike(text) not in map(alike, commands):
        return name, int(number)
    return text, 1


def _call(stage: Stage, text: str) -> Call:
    if not text.strip():
        raise Problem("Write a command, such as /read citation:¶6.")
    call = parse_call(text, stage.simulation.sight.commands(stage.guild))
    _require_offered(stage, call.root, f"/{call.name}")
    return call


def _require_offered(stage: Stage, command: dict[str, Any] | Any, name: str) -> None:
    reason = stage.simulation.sight.hidden_because(command, stage.person, stage.channel)
    if reason is not None:
        raise Problem(f"Discord does not offer {name} to {stage.user.name} here: {_HIDDEN.get(reason, reason)}.")


_KINDS = {
    AppCommandOptionType.user.value: "user",
    AppCommandOptionType.channel.value: "channel",
    AppCommandOptionType.role.value: "role",
    AppCommandOptionType.mentionable.value: "mentionable",
}


def _entity(stage: Stage, option_type: int, name: str) -> Choosable:
    return stage.named(_KINDS[option_type], name)


# ------------------------------------------------------------ one's own messages, and polls


async def edit(stage: Stage, text: str) -> None:
    """Change the person's newest message here."""
    if not text:
        raise Problem("Write the new words after :edit.")
    await stage.person.edit(stage.simulation.sight.message(own_newest(stage)), with_mentions(stage, text))


async def delete(stage: Stage, _: str) -> None:
    """Delete the person's newest message here."""
    await stage.person.delete(stage.simulation.sight.message(own_newest(stage)))


def own_newest(stage: Stage) -> Sighting:
    """The person's newest message here."""
    own = (each for each in stage.messages() if each.author_id == stage.user.id and not each.system)
    found = next(own, None)
    if found is None:
        raise Problem(f"{stage.user.name} has no message here.")
    return found


async def vote(stage: Stage, text: str) -> None:
    """Vote in the newest poll here."""
    found = next(((each, poll) for each in stage.messages() if (poll := stage.payload(each).get("poll"))), None)
    if found is None:
        raise Problem("There is no poll here.")
    sighting, poll = found
    answers = poll["answers"]
    if not text.isdecimal() or not 0 < int(text) <= len(answers):
        raise Problem(f"Vote with a number from 1 to {len(answers)}.")
    answer = answers[int(text) - 1]["answer_id"]
    message, person = stage.simulation.sight.message(sighting), stage.person
    if isinstance(person, UserHandle):
        await person.set_poll_votes(message, answers=[answer])
    else:
        await person.vote(message, answer=answer)
