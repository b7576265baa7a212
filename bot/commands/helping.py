"""Help, and what this bot is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from discord.ext import commands

from bot.commands import choices
from bot.commands.asking import Asking, AskingCommand, AskingGroup, Interaction, asking
from bot.errors import UsageError
from bot.rendering.escaping import shown_text, typed_text
from bot.rendering.helping import CommandHelp, about_page, command_page, help_page
from bot.rendering.reply import Reply
from bot.views.desk import Desk
from content.errors import echo, listed
from documents.nearness import nearest


class HelpCommands(commands.Cog, name="Help"):
    """Finding your way."""

    def __init__(self, desk: Desk, prefix_in: Callable[[int | None], str]) -> None:
        self.desk = desk
        self.prefix_in = prefix_in

    @asking()
    async def help(self, ctx: Asking, command: str = "", share: bool = False) -> None:
        """Show what you can ask, or how one command works.

        Args:
            command: Which command; all of them without it.
            share: Show the answer to everybody here.
        """
        prefix = self.prefix_in(ctx.guild.id if ctx.guild else None)
        reply = command_page(_named(ctx.bot, command, prefix), prefix) if command else overview(ctx.bot, prefix)
        await ctx.answer(reply, share=share)

    @asking()
    async def about(self, ctx: Asking, share: bool = False) -> None:
        """Say what this bot is, what it keeps, and how to invite it.

        Args:
            share: Show the answer to everybody here.
        """
        reply = about_page(self.desk.library, latency=ctx.bot.latency, application_id=ctx.bot.application_id)
        await ctx.answer(reply, share=share)

    @help.autocomplete("command")
    async def _commands(self, interaction: Interaction, current: str) -> choices.Choices:
        names = sorted(command.name for command in interaction.client.commands)
        return choices.offered(current, choices.prepared((name, name) for name in names))


def overview(bot: commands.Bot | commands.AutoShardedBot, prefix: str) -> Reply:
    """Return all commands by family: for help, and for whoever mentions the bot without a question."""
    families = {
        name: [_help(one) for one in cog.get_commands() if isinstance(one, AskingCommand | AskingGroup)]
        for name, cog in bot.cogs.items()
    }
    return help_page({name: commands for name, commands in families.items() if commands}, prefix)


def _help(command: AskingCommand | AskingGroup) -> CommandHelp:
    name, aliases, said = command.qualified_name, tuple(command.aliases), command.short_doc
    if isinstance(command, AskingGroup):
        parts = tuple((inner.name, inner.short_doc) for inner in sorted(command.commands, key=lambda one: one.name))
        return CommandHelp(name, aliases, said, parts, fallback=command.fallback or "")
    parameters = command.app_command.parameters if command.app_command else []
    options = tuple((parameter.display_name, str(parameter.description)) for parameter in parameters)
    return CommandHelp(name, aliases, said, options)


def _named(bot: commands.Bot, name: str, prefix: str) -> CommandHelp:
    wanted = name.strip().removeprefix(prefix).removeprefix("/").casefold()
    command = bot.get_command(wanted)
    if isinstance(command, AskingCommand | AskingGroup):
        return _help(command)
    near = nearest(wanted, bot.all_commands)
    hint = f"did you mean {near[0]}?" if near else "help alone lists them all."
    raise UsageError(f"There is no command {echo(name)}; {hint}")


async def answer_unknown(ctx: Asking, prefix: str, slip: Sequence[str]) -> None:
    """Answer words that are no command with the commands that they are a slip of, else with help."""
    sign = shown_text(prefix)
    if slip:
        await ctx.answer(Reply((f"Did you mean {listed([f'{sign}{name}' for name in slip], last='or')}?",)))
        return
    word = ctx.invoked_with or ""
    note = f"I know no command {typed_text(echo(word))}; this is what you can ask." if word else ""
    await ctx.answer(overview(ctx.bot, prefix).with_note(note))
