"""The bot: built from settings, library and store; it knows when it is asked, and by whom."""

from __future__ import annotations

import asyncio
import logging
import re
from random import Random
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.commands.asking import Asking
from bot.commands.checking import CheckingCommands, check_quote
from bot.commands.companions import CompanionCommands
from bot.commands.finding import FindingCommands
from bot.commands.helping import HelpCommands, overview
from bot.commands.publishing import publish
from bot.commands.quoting import QuotingCommands
from bot.commands.reading import ReadingCommands
from bot.community.memory import Memory
from bot.community.servers import Servers
from bot.community.store.store import Store, shown_address
from bot.events.hearing import Event, addressed, hear_only
from bot.events.manners import clear_slip
from bot.events.references import References
from bot.rendering.escaping import shown_text, typed_text
from bot.rendering.reply import Reply
from bot.views.cooldown import Cooldowns
from bot.views.desk import Desk
from bot.views.presses import press
from bot.views.sending import fail
from config.settings import Settings
from content.errors import echo, listed
from content.library import Shelf

log = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]

BETWEEN = re.compile(r"[,:]?\s*[!/]?")


class CommentaryBot(commands.AutoShardedBot):
    """Serves a library of texts on Discord.

    `message_content` says whether Discord lets it read messages that do not mention it; without that it hears `!` only
    in direct messages, and mentions and slash commands everywhere. `write_after`: how many seconds what was drawn and
    read may wait, so that much of it is written together.
    """

    def __init__(
        self,
        settings: Settings,
        shelf: Shelf,
        *,
        store: Store,
        random: Random,
        message_content: bool,
        write_after: float = 0,
    ) -> None:
        super().__init__(
            command_prefix=_prefix_of,
            help_command=None,
            case_insensitive=True,
            strip_after_prefix=True,
            intents=_least_intents(message_content=message_content),
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            # Nothing that was said is kept, and nobody who is not asking.
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
        )
        self.settings = settings
        self.shelf = shelf
        self._closing: asyncio.Task[None] | None = None
        self.store = store
        self.memory = Memory(store, discord.utils.utcnow, write_after=write_after)
        self.servers = Servers(store, discord.utils.utcnow)
        self.desk = Desk(shelf, self.memory, self.servers, random, discord.utils.utcnow)
        self.cooldowns = Cooldowns(settings.cooldown)
        self.tree.error(self._on_tree_error)
        self.add_check(self._within_cooldown, call_once=True)
        hear_only(self._connection.parsers, self._may_ask)

    async def setup_hook(self) -> None:
        """Open the store, register every command group, and tell Discord where it does not know them."""
        if not self.store.holds_nothing:
            await self.store.open()
        await self.servers.load()
        await self.add_cog(ReadingCommands(self.desk))
        await self.add_cog(CompanionCommands(self.desk))
        await self.add_cog(QuotingCommands(self.desk))
        await self.add_cog(FindingCommands(self.desk))
        await self.add_cog(CheckingCommands(self.desk))
        self.tree.add_command(check_quote(self.desk))
        await self.add_cog(HelpCommands(self.desk, self.settings.prefix))
        if self.settings.references:
            await self.add_cog(References(self.desk, self.cooldowns, self.settings.prefix))
            if not self.intents.message_content:
                log.warning("references need the message content intent, which is off: only direct messages have them")
        try:
            await publish(self.tree)
        except discord.HTTPException as error:
            # Discord allows 200 new commands a day; the old ones, and all messages, work without.
            log.error("the slash commands could not be sent to Discord: %s", error)  # noqa: TRY400  # no fault of ours

    async def close(self) -> None:
        """Leave Discord, then write down what is not written yet; a second call waits for the first."""
        if self._closing is None:
            self._closing = asyncio.create_task(self._close_all())
        await asyncio.shield(self._closing)

    async def _close_all(self) -> None:
        await super().close()
        await self.memory.close()
        await self.store.close()

    async def on_ready(self) -> None:
        """Say in the log that all is well."""
        texts, store = len(self.shelf.library.articles), shown_address(self.store.url)
        log.info("ready in %d servers with %d texts; what is remembered is in %s", len(self.guilds), texts, store)

    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that asks us something."""
        ctx = await self.get_context(message, cls=Asking)
        if ctx.command is not None:
            await self.invoke(ctx)
        elif ctx.prefix is not None:
            await self._unknown(ctx)
        elif self._mention in message.content:
            ctx.prefix = self._mention  # somewhere in the middle of what was said
            await self._unknown(ctx)

    async def get_context(self, origin: discord.Message | Interaction, /, *, cls: Any = Asking) -> Any:
        """Return the context that our commands expect, for messages and interactions alike."""
        return await super().get_context(origin, cls=cls)

    async def on_command_error(self, context: commands.Context[Any], exception: commands.CommandError, /) -> None:
        """Answer an error of a command, however it was called."""
        await fail(context, exception)

    async def on_interaction(self, interaction: Interaction) -> None:
        """Answer a press of one of our buttons or menus."""
        if interaction.type is not discord.InteractionType.component:
            return
        try:
            self.cooldowns.spend(interaction.user.id, interaction.channel_id or 0, interaction.created_at.timestamp())
            await press(self.desk, interaction)
        except Exception as error:  # noqa: BLE001  # the one place where any error of a button becomes a sentence
            await fail(interaction, error)

    def _may_ask(self, event: Event) -> bool:
        return addressed(event, self.settings.prefix, self._mention, references=self.settings.references)

    @property
    def _mention(self) -> str:
        return f"<@{self.user.id}>" if self.user else "<@>"

    async def _on_tree_error(self, interaction: Interaction, error: app_commands.AppCommandError) -> None:
        await fail(interaction, error)

    async def _within_cooldown(self, ctx: commands.Context[Any]) -> bool:
        asked = ctx.interaction.created_at if ctx.interaction else ctx.message.created_at
        self.cooldowns.spend(ctx.author.id, ctx.channel.id, asked.timestamp())
        return True

    async def _unknown(self, ctx: Asking) -> None:
        """Answer words that are no command: silence under the prefix but for one clear slip, help elsewhere."""
        word = ctx.invoked_with or ""
        slip = clear_slip(word, self.all_commands)
        prefixed = ctx.prefix == self.settings.prefix
        if prefixed and ctx.guild is not None and not slip:
            return
        try:
            await self._within_cooldown(ctx)
            await self._help(ctx, word, slip)
        except Exception as error:  # noqa: BLE001  # no command is running, so no other place answers for it
            await fail(ctx, error)

    async def _help(self, ctx: Asking, word: str, slip: list[str]) -> None:
        sign = shown_text(self.settings.prefix)
        if slip:
            await ctx.answer(Reply((f"Did you mean {listed([f'{sign}{name}' for name in slip], last='or')}?",)))
            return
        note = f"I know no command {typed_text(echo(word))}; this is what you can ask." if word else ""
        await ctx.answer(overview(self, self.settings.prefix).with_note(note))


def _least_intents(*, message_content: bool) -> discord.Intents:
    """Return what Discord must tell us: servers, and messages; their words only where that was granted."""
    return discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=message_content)


def _first_word(content: str) -> str:
    return content.split(maxsplit=1)[0].casefold() if content.strip() else ""


def _prefix_of(bot: CommentaryBot, message: discord.Message) -> str | list[str]:
    """Return the beginning of a message that calls us; an empty list where nothing does."""
    content, prefix = message.content, bot.settings.prefix
    if message.guild is None and _first_word(content) in bot.all_commands:
        return ""  # even where the prefix is a letter that it begins with
    if content.startswith(prefix):
        # On a server “! important” is a remark, not a command.
        spaced = not content[len(prefix) : len(prefix) + 1].strip()
        return [] if spaced and message.guild else prefix
    if content.startswith("<@") and bot.user is not None:
        role = message.guild.self_role if message.guild else None
        calls = (f"<@{bot.user.id}>", f"<@!{bot.user.id}>", role.mention if role else "")
        call = next((call for call in calls if call and content.startswith(call)), "")
        # “@Pullquote, !summary” means the same as “@Pullquote summary”.
        between = BETWEEN.match(content, len(call))
        return content[: between.end()] if call and between else []
    return "" if message.guild is None else []
