"""The bot: built from settings, library and store; it knows when it is asked, and by whom."""

from __future__ import annotations

import asyncio
import logging
from random import Random
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.commands.administration import AdministrationCommands
from bot.commands.asking import Asking
from bot.commands.checking import CheckingCommands, check_quote
from bot.commands.companions import CompanionCommands
from bot.commands.excerpts import ExcerptCommands
from bot.commands.finding import FindingCommands
from bot.commands.helping import HelpCommands, answer_unknown
from bot.commands.personal import add_personal_commands
from bot.commands.publishing import publish
from bot.commands.quoting import QuotingCommands
from bot.commands.reading import ReadingCommands
from bot.commands.schedules import ScheduleCommands
from bot.commands.studies import add_study_commands
from bot.community.excerpts import Excerpts
from bot.community.memory import Memory
from bot.community.servers import Servers
from bot.community.store.store import Store, shown_address
from bot.events.arriving import OFFLINE, Arriving, Pace
from bot.events.calling import call_of
from bot.events.comings import Comings
from bot.events.hearing import Event, addressed, hear_only
from bot.events.manners import clear_slip
from bot.events.references import References
from bot.rendering.excerpts import EXCERPTS
from bot.views.cooldown import Cooldowns
from bot.views.desk import Desk
from bot.views.excerpts import ExcerptButtons
from bot.views.personal import Personal
from bot.views.presses import Answering, press
from bot.views.sending import fail
from bot.views.trying import trace
from config.settings import Settings
from content.library import Shelf

log = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]

PRESSED = {discord.InteractionType.component, discord.InteractionType.modal_submit}


class CommentaryBot(commands.AutoShardedBot):
    """Serves a library of texts on Discord.

    `message_content` says whether Discord lets it read messages that do not mention it; without that it hears `!` only
    in direct messages, and mentions and slash commands everywhere.
    """

    def __init__(
        self,
        settings: Settings,
        shelf: Shelf,
        *,
        store: Store,
        random: Random,
        message_content: bool,
        pace: Pace = OFFLINE,
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
            http_trace=trace(),
        )
        self.settings = settings
        self.shelf = shelf
        self._closing: asyncio.Task[None] | None = None
        self.store = store
        self.memory = Memory(store, discord.utils.utcnow, write_after=pace.write_after)
        self.servers = Servers(store, discord.utils.utcnow)
        self.desk = Desk(shelf, self.memory, self.servers, random, discord.utils.utcnow)
        self.excerpt_buttons = ExcerptButtons(self.desk, Excerpts(store, discord.utils.utcnow), self.servers)
        self.personal = Personal(self.desk, self.memory, store, discord.utils.utcnow)
        self.preferences = self.personal.preferences
        self.arriving = Arriving(self, self.desk, self.personal, store, random, pace)
        self.studying = self.arriving.studying
        self.comings = Comings(self.servers, self.studying, self.preferences, pace.clock)
        self.families: dict[str, Answering] = {
            EXCERPTS: self.excerpt_buttons,
            **self.personal.families,
            **self.arriving.families,
        }
        self.cooldowns = Cooldowns(settings.cooldown)
        self.references = References(self.desk, self.cooldowns, self.prefix_in, self._wants_references)
        self.tree.error(self._on_tree_error)
        self.add_check(self._within_cooldown, call_once=True)
        hear_only(self._connection.parsers, self._may_ask)

    async def setup_hook(self) -> None:
        """Open the store, register every command group, and tell Discord where it does not know them."""
        if not self.store.holds_nothing:
            await self.store.open()
        await self.servers.load()
        await self.preferences.load()
        # Only here: a new connection may find a post of this same program under way.
        await self.excerpt_buttons.excerpts.settle(lambda excerpt: self._looks_after(excerpt.server))
        for reading in (ReadingCommands, CompanionCommands, QuotingCommands, FindingCommands, CheckingCommands):
            await self.add_cog(reading(self.desk))
        self.tree.add_command(check_quote(self.desk))
        await self.add_cog(ExcerptCommands(self.excerpt_buttons))
        await self.add_cog(ScheduleCommands(self.arriving.desk))
        await add_personal_commands(self, self.personal)
        await add_study_commands(self, self.studying)
        await self.add_cog(AdministrationCommands(self.desk, self.settings))
        await self.add_cog(HelpCommands(self.desk, self.prefix_in))
        await self.add_cog(self.references)
        await self.add_cog(self.comings)
        await self.add_cog(self.arriving)
        if self.settings.references and not self.intents.message_content:
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
        await self.arriving.deliverer.close()
        await super().close()
        await self.memory.close()
        await self.store.close()

    async def on_ready(self) -> None:
        """Say in the log that all is well, and note what went on while we were away."""
        texts, store = len(self.shelf.library.articles), shown_address(self.store.url)
        await self.comings.reconcile(self, self._looks_after)
        log.info("ready in %d servers with %d texts; what is remembered is in %s", len(self.guilds), texts, store)
        await self.comings.seek_channels(self)

    def prefix_in(self, guild_id: int | None) -> str:
        """Return the prefix of a server, or the usual one."""
        return self.servers.of(guild_id).prefix or self.settings.prefix

    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that asks us something, or refers to a passage."""
        if "[[" in message.content:
            await self.references.hear(message)
        ctx = await self.get_context(message, cls=Asking)
        if (ctx.command or ctx.prefix is not None) and await ctx.is_hushed():
            return
        if ctx.command is not None:
            await self.invoke(ctx)
        elif ctx.prefix is not None:
            await self._answer_unknown(ctx)
        elif self._mention in message.content:
            ctx.prefix = self._mention  # somewhere in the middle of what was said
            await self._answer_unknown(ctx)

    async def get_context(self, origin: discord.Message | Interaction, /, *, cls: Any = Asking) -> Any:
        """Return the context that our commands expect, for messages and interactions alike."""
        return await super().get_context(origin, cls=cls)

    async def on_command_error(self, context: commands.Context[Any], exception: commands.CommandError, /) -> None:
        """Answer an error of a command, however it was called."""
        await fail(context, exception)

    async def on_interaction(self, interaction: Interaction) -> None:
        """Answer a press of one of our buttons or menus."""
        if interaction.type not in PRESSED:
            return
        try:
            self.cooldowns.spend(interaction.user.id, interaction.channel_id or 0, interaction.created_at.timestamp())
            await press(self.desk, self.families, interaction)
        except Exception as error:  # noqa: BLE001  # the one place where any error of a button becomes a sentence
            await fail(interaction, error)

    async def _answer_unknown(self, ctx: Asking) -> None:
        """Answer words that are no command: silence under the prefix but for one clear slip, help elsewhere."""
        prefix = self.prefix_in(ctx.guild.id if ctx.guild else None)
        slip = clear_slip(ctx.invoked_with or "", self.all_commands)
        if ctx.prefix == prefix and ctx.guild is not None and not slip:
            return
        try:
            await self._within_cooldown(ctx)
            await answer_unknown(ctx, prefix, slip)
        except Exception as error:  # noqa: BLE001  # no command is running, so no other place answers for it
            await fail(ctx, error)

    def _may_ask(self, event: Event) -> bool:
        guild_id = int(event.get("guild_id") or 0)
        return addressed(event, self.prefix_in(guild_id), self._mention, references=self._wants_references(guild_id))

    def _wants_references(self, guild_id: int | None) -> bool:
        decided = self.servers.of(guild_id).references
        return self.settings.references if decided is None else decided

    def _looks_after(self, guild_id: int) -> bool:
        shards = self.shard_ids
        return not shards or not self.shard_count or (guild_id >> 22) % self.shard_count in shards

    @property
    def _mention(self) -> str:
        return f"<@{self.user.id}>" if self.user else "<@>"

    async def _on_tree_error(self, interaction: Interaction, error: app_commands.AppCommandError) -> None:
        await fail(interaction, error)

    async def _within_cooldown(self, ctx: commands.Context[Any]) -> bool:
        asked = ctx.interaction.created_at if ctx.interaction else ctx.message.created_at
        self.cooldowns.spend(ctx.author.id, ctx.channel.id, asked.timestamp())
        return True


def _least_intents(*, message_content: bool) -> discord.Intents:
    """Return what Discord must tell us: servers, and messages; their words only where that was granted."""
    return discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=message_content)


def _prefix_of(bot: CommentaryBot, message: discord.Message) -> str | list[str]:
    prefix = bot.prefix_in(message.guild.id if message.guild else None)
    return call_of(message, prefix, bot.user.id if bot.user else 0, bot.all_commands)
