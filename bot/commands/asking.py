"""The one form of all commands: a docstring that is their help, the one prefix grammar, a slash twin."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from types import NoneType
from typing import Any, Concatenate, Literal, ParamSpec, TypeVar, Union, get_args, get_origin

import discord
from discord import app_commands
from discord.ext import commands

from bot.commands.grammar import Arguments, read_arguments
from bot.community.servers import ServerSettings
from bot.community.store.errors import StoreError
from bot.errors import UsageError
from bot.rendering.reply import Action, Reply, Screen
from bot.views.sending import answer, channels_of
from content.errors import echo, listed
from content.library import Library

NO = ("no", "n", "false", "f", "0", "disable", "off")  # what discord.py reads as no

QUIET = "This channel is quiet: slash commands, such as /summary, answer only you. Messages get no answer here."

PRIVATE = "That is for you alone."

TAKES: dict[Any, str] = {
    bool: "yes or no",
    int: "a whole number",
    discord.Role: "a role",
    discord.TextChannel: "a text channel",
    discord.ForumChannel: "a forum",
    discord.TextChannel | discord.ForumChannel: "a text channel or forum",
    discord.Member: "a member of this server",
}

P = ParamSpec("P")
C = TypeVar("C")  # a cog, or what one is made of
F = TypeVar("F", bound=Callable[..., Any])


class Asking(commands.Context[Any]):
    """A question by message or slash command."""

    @property
    def server(self) -> ServerSettings:
        """What the server has decided where this is asked."""
        settings: ServerSettings = self.bot.servers.of(self.guild.id if self.guild else None)
        return settings

    @property
    def channels(self) -> tuple[int, ...]:
        """The thread and the channel, or the channel alone, that this is asked in."""
        return channels_of(self.channel)

    @property
    def library(self) -> Library:
        """The texts as this server is served them, with the one that is meant here when nobody names one."""
        found: Library = self.bot.desk.library_in(self.server, self.channels)
        return found

    async def answer(self, reply: Reply, *, share: bool = True) -> None:
        """Send the reply; a slash command's is only for the asker unless it is shared, or the channel is quiet."""
        share = share or self._is_shared_here()
        await answer(self, reply, private=not share or self.server.channel(*self.channels).quiet)

    async def answer_privately(self, reply: Callable[[], Awaitable[Reply]], again: str) -> None:
        """Answer so that only the asker sees it.

        A message on a server is answered by a button, whose custom_id `again` has its family give the same answer.
        """
        if self.interaction is not None or self.guild is None:
            await answer(self, await reply(), private=True)
        else:
            await answer(self, Reply((PRIVATE,), (Action("Show me", again),)))

    async def is_hushed(self) -> bool:
        """Say whether messages get no answer where this was said; the first one hears so."""
        if self.guild is None or not self.server.channel(*self.channels).quiet:
            return False
        quiet = next(channel for channel in self.channels if channel in self.server.channels)
        if not self.server.channels[quiet].told:
            with suppress(StoreError):  # what cannot be noted would be said each time: then it is not said
                await self.bot.servers.change_channel(self.guild.id, quiet, None, told=True)
                await self.answer(Reply((QUIET,)))
        return True

    async def show(self, screen: Screen, *, share: bool) -> None:
        """Answer with a screen, of the texts as this server is served them."""
        await self.answer(await self.bot.desk.show(screen, self.author.id, self.library), share=share)

    def _is_shared_here(self) -> bool:
        """Say whether a slash command that can be shared is shared on this server where nobody says otherwise."""
        if self.interaction is None or self.command is None or not self.server.shared_reading:
            return False
        typed = {name for name, _ in self.interaction.namespace}
        return "share" in self.command.clean_params and "share" not in typed


class Grammar:
    """How a hybrid command's message form is read: by our grammar.

    `_parse_arguments` is discord.py's seam for this: HybridCommand itself overrides it. A test holds us to it.
    """

    name: str
    qualified_name: str
    cog: commands.Cog
    clean_params: dict[str, commands.Parameter]

    async def _parse_arguments(self, ctx: commands.Context[Any]) -> None:
        if ctx.interaction is not None:
            await super()._parse_arguments(ctx)  # type: ignore[misc]  # HybridCommand's or HybridGroup's
            return
        ctx.args = [self.cog, ctx]
        ctx.kwargs = await self._options(ctx, ctx.view.buffer[ctx.view.index :])

    async def _options(self, ctx: commands.Context[Any], words: str) -> dict[str, Any]:
        given = self._given(words)
        if ctx.guild is not None and given.get("share", "").casefold() in NO:
            raise UsageError(f"A message is answered for everybody here; for an answer to you alone, use /{self.name}.")
        kwargs: dict[str, Any] = {}
        for name, parameter in self.clean_params.items():
            value = given.get(name, "")
            if value:
                kwargs[name] = await self._converted(ctx, parameter, value)
            elif parameter.required:
                where = "behind the command's name" if name == next(iter(self.clean_params)) else f"as {name}:…"
                raise UsageError(f"{self.qualified_name} needs its {name}: write it {where}.")
            else:
                kwargs[name] = parameter.default
        return kwargs

    def _given(self, words: str) -> dict[str, str]:
        names = list(self.clean_params)
        arguments = read_arguments(words, names)
        self._refuse_unclear(arguments)
        free = next((name for name in names if name != "share"), None)
        if not arguments.text:
            return arguments.options
        if free is None:
            raise UsageError(f"{self.qualified_name} takes nothing behind it: leave out {echo(arguments.text)}.")
        if free in arguments.options:
            raise UsageError(
                f"Say it once: {echo(arguments.text)} and {free}:{echo(arguments.options[free])} mean the same option."
            )
        return {free: arguments.text, **arguments.options}

    def _refuse_unclear(self, arguments: Arguments) -> None:
        if arguments.repeated:
            raise UsageError(f"{arguments.repeated}: is given twice; keep one of them.")
        if arguments.leftover:
            names = listed([f"{name}:" for name in self.clean_params])
            raise UsageError(
                f"I do not know what to do with {echo(arguments.leftover)}; {self.qualified_name} understands {names}."
            )

    async def _converted(self, ctx: commands.Context[Any], parameter: commands.Parameter, value: str) -> Any:
        converter = _certain(parameter.converter)
        try:
            return await commands.run_converters(ctx, converter, value, parameter)
        except commands.UserInputError:
            choices = get_args(converter) if get_origin(converter) is Literal else ()
            wanted = f"one of {listed(choices, last='or')}" if choices else TAKES.get(converter, "a channel or thread")
            raise UsageError(f"{parameter.name} takes {wanted}, not {echo(value)}.") from None


class AskingCommand(Grammar, commands.HybridCommand[Any, Any, None]):
    """A hybrid command whose message form is read by our grammar."""


class AskingGroup(Grammar, commands.HybridGroup[Any, Any, None]):
    """A hybrid group whose message form is read by our grammar; alone it does what its fallback does.

    So it does with words that name no command of it, where it is declared with the extra `takes_words`.
    """

    def _given(self, words: str) -> dict[str, str]:
        first, _, rest = words.strip().partition(" ")
        if first.casefold() in {"", self.fallback}:
            return super()._given(rest)
        if self.extras.get("takes_words"):
            return super()._given(words)
        inner = listed(sorted([str(self.fallback), *(command.name for command in self.commands)]))
        raise UsageError(f"{self.name} {echo(words)} is no command; behind {self.name} go {inner}.")

    def asking(
        self, **attributes: Any
    ) -> Callable[[Callable[Concatenate[C, Asking, P], Awaitable[None]]], AskingCommand]:
        """Declare a command of this group."""

        def declare(function: Callable[Concatenate[C, Asking, P], Awaitable[None]]) -> AskingCommand:
            command = AskingCommand(function, parent=self, **attributes)  # type: ignore[arg-type]  # as below
            self.add_command(command)
            return command

        return declare


def _certain(converter: Any) -> Any:
    """Return `int` for `int | None`: for that discord.py would take words that are no number as if nothing was said."""
    choices = [choice for choice in get_args(converter) if choice is not NoneType]
    if get_origin(converter) is Literal or not choices:
        return converter
    # discord.py converts to this form of a union alone, and would take `int | str` for a function that converts.
    return choices[0] if len(choices) == 1 else Union[tuple(choices)]  # noqa: UP007


def servers_only(function: F) -> F:
    """Offer a slash command on servers only; `guild_only` alone would leave the rest to the bot's own default."""
    on_servers = app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    return app_commands.allowed_installs(guilds=True, users=False)(on_servers(function))


def asking_group(
    **attributes: Any,
) -> Callable[[Callable[Concatenate[C, Asking, P], Awaitable[None]]], AskingGroup]:
    """Declare a group of commands; its docstring is the help of what it does alone."""

    def declare(function: Callable[Concatenate[C, Asking, P], Awaitable[None]]) -> AskingGroup:
        return AskingGroup(function, invoke_without_command=True, **attributes)

    return declare


def asking(
    **attributes: Any,
) -> Callable[[Callable[Concatenate[C, Asking, P], Awaitable[None]]], AskingCommand]:
    """Declare a command for messages and slash alike; its docstring is what members read."""

    def declare(function: Callable[Concatenate[C, Asking, P], Awaitable[None]]) -> AskingCommand:
        return AskingCommand(function, **attributes)  # type: ignore[arg-type]  # discord.py wants a Coroutine

    return declare


Interaction = discord.Interaction[Any]
