"""The one form of all commands: a docstring that is their help, the one prefix grammar, a slash twin."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from types import NoneType
from typing import Any, Concatenate, ParamSpec, TypeVar, get_args

import discord
from discord.ext import commands

from bot.commands.grammar import Arguments, read_arguments
from bot.errors import UsageError
from bot.rendering.reply import Reply
from bot.views.sending import answer
from content.errors import echo, listed

NO = ("no", "n", "false", "f", "0", "disable", "off")  # what discord.py reads as no

P = ParamSpec("P")
C = TypeVar("C", bound=commands.Cog)


class Asking(commands.Context[Any]):
    """A question by message or slash command."""

    async def answer(self, reply: Reply, *, share: bool = True) -> None:
        """Send the reply; a slash command's is only for the asker unless it is shared."""
        await answer(self, reply, private=not share)


class AskingCommand(commands.HybridCommand[Any, Any, None]):
    """A hybrid command whose message form is read by our grammar.

    `_parse_arguments` is discord.py's seam for this: HybridCommand itself overrides it. A test holds us to it.
    """

    async def _parse_arguments(self, ctx: commands.Context[Any]) -> None:
        if ctx.interaction is not None:
            await super()._parse_arguments(ctx)
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
                raise UsageError(f"{self.name} needs its {parameter.name}: write it behind the command's name.")
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
            raise UsageError(f"{self.name} takes nothing behind it: leave out {echo(arguments.text)}.")
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
                f"I do not know what to do with {echo(arguments.leftover)}; {self.name} understands {names}."
            )

    async def _converted(self, ctx: commands.Context[Any], parameter: commands.Parameter, value: str) -> Any:
        converter = _certain(parameter.converter)
        try:
            return await commands.run_converters(ctx, converter, value, parameter)
        except commands.UserInputError:
            wanted = "yes or no" if converter is bool else "a whole number"
            raise UsageError(f"{parameter.name} takes {wanted}, not {echo(value)}.") from None


def _certain(converter: Any) -> Any:
    """Return `int` for `int | None`: for that discord.py would take words that are no number as if nothing was said."""
    choices = [choice for choice in get_args(converter) if choice is not NoneType]
    return choices[0] if len(choices) == 1 else converter


def asking(
    **attributes: Any,
) -> Callable[[Callable[Concatenate[C, Asking, P], Awaitable[None]]], AskingCommand]:
    """Declare a command for messages and slash alike; its docstring is what members read."""

    def declare(function: Callable[Concatenate[C, Asking, P], Awaitable[None]]) -> AskingCommand:
        return AskingCommand(function, **attributes)  # type: ignore[arg-type]  # discord.py wants a Coroutine

    return declare


Interaction = discord.Interaction[Any]
