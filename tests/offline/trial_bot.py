# ruff: noqa: ARG002, C901, D102, FBT001, FBT002 - discord.py fixes what its callbacks are given
"""A small bot with one of everything that lines can do, to test the chat itself and not the real bot."""

import asyncio
import io
from datetime import timedelta
from typing import Any, Literal

import discord
from discord import app_commands, ui
from discord.ext import commands, tasks

from tests.offline.trial_views import Form, page

APOLOGY = "Sorry, something went wrong here (E1)."


class RefusalError(Exception):
    """What a reader asked for cannot be; the text says why."""


class TrialBot(commands.Bot):
    """The bot; `memory` survives it."""

    def __init__(self, memory: dict[str, int]) -> None:
        intents = discord.Intents.default()
        intents.message_content = True
        super().__init__("!", intents=intents, help_command=None, allowed_mentions=discord.AllowedMentions.none())
        self.memory = memory

    async def setup_hook(self) -> None:
        await self.add_cog(Everything(self))
        self.tree.add_command(app_commands.ContextMenu(name="Check quote", callback=check_quote))
        self.tree.error(self.on_tree_error)
        await self.tree.sync()

    async def close(self) -> None:
        self.memory["closed"] = self.memory.get("closed", 0) + 1
        await super().close()

    async def on_command_error(self, context: commands.Context[Any], error: commands.CommandError) -> None:  # type: ignore[override]
        if isinstance(error, commands.CommandNotFound):
            return
        original = getattr(error, "original", error)
        original = getattr(original, "original", original)
        if isinstance(original, RefusalError):
            await context.send(str(original), ephemeral=True)
            self.dispatch("refusal", str(original))
        else:
            await context.send(APOLOGY)
            self.dispatch("fault", original, "E1")

    async def on_tree_error(self, interaction: discord.Interaction, error: app_commands.AppCommandError) -> None:
        await interaction.response.send_message(APOLOGY, ephemeral=True)
        self.dispatch("fault", getattr(error, "original", error), "E1")

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        data: Any = interaction.data or {}
        custom_id: str = data.get("custom_id", "")
        if custom_id.startswith("t:page:"):
            await interaction.response.edit_message(view=page(int(custom_id[7:])))
        elif custom_id == "t:whisper":
            await interaction.response.send_message(view=page(9), ephemeral=True)
        elif custom_id == "t:form":
            await interaction.response.send_modal(Form())
        elif custom_id == "t:days":
            await interaction.response.send_message(f"Chosen: {', '.join(data['values'])}")
        elif custom_id == "t:break":
            raise RuntimeError("a button broke")
        elif custom_id == "trial-form":
            await interaction.response.send_message("unused")
        elif interaction.type is discord.InteractionType.modal_submit:
            fields = {row["component"]["custom_id"]: row["component"] for row in data["components"]}
            note, day = fields["note"]["value"], fields["day"]["values"][0]
            await interaction.response.send_message(f"Kept “{note}” for day {day}", ephemeral=True)
        elif interaction.type is discord.InteractionType.component and not interaction.response.is_done():
            await interaction.response.send_message(f"Forged {custom_id}", ephemeral=True)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        await guild.text_channels[0].send(f"Hello again, {guild.name}")

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self.memory["left"] = self.memory.get("left", 0) + 1

    async def on_message_edit(self, before: discord.Message, after: discord.Message) -> None:
        if after.author != self.user:
            await after.channel.send(f"Edited to {after.content}")

    async def on_raw_poll_vote_add(self, vote: discord.RawPollVoteActionEvent) -> None:
        await self.get_partial_messageable(vote.channel_id).send(f"Vote for {vote.answer_id}")


async def check_quote(interaction: discord.Interaction, message: discord.Message) -> None:
    """The message command."""
    await interaction.response.send_message(f"Checked: {message.content}", ephemeral=True)


class Everything(commands.Cog):
    """One command for each thing a bot can do."""

    def __init__(self, bot: TrialBot) -> None:
        self.bot = bot
        self.daily.start()

    async def cog_unload(self) -> None:
        self.daily.cancel()

    @tasks.loop(hours=24)
    async def daily(self) -> None:
        """A post each day, once counting was begun."""
        if "count" in self.bot.memory:
            channel = discord.utils.get(self.bot.get_all_channels(), name="excerpts")
            if isinstance(channel, discord.TextChannel):
                await channel.send("Good morning")

    @commands.hybrid_command()
    async def show(self, context: commands.Context[TrialBot], number: int = 1) -> None:
        """A page."""
        await context.send(view=page(number), ephemeral=True)

    @commands.hybrid_command()
    async def count(self, context: commands.Context[TrialBot]) -> None:
        """Count up, across restarts."""
        self.bot.memory["count"] = self.bot.memory.get("count", 0) + 1
        await context.send(f"Count {self.bot.memory['count']}")

    @commands.hybrid_command()
    async def refuse(self, context: commands.Context[TrialBot]) -> None:
        """Say why not."""
        raise RefusalError("There is no ¶99; the text has 15 paragraphs.")

    @commands.hybrid_command()
    async def fail(self, context: commands.Context[TrialBot]) -> None:
        """Break."""
        raise RuntimeError("broken on purpose")

    @commands.hybrid_command()
    async def whisper(self, context: commands.Context[TrialBot]) -> None:
        """A direct message."""
        await context.author.send("Psst, only for you")
        await context.send("Sent")

    @commands.hybrid_command()
    async def slow(self, context: commands.Context[TrialBot]) -> None:
        """Defer, then answer; then a follow-up."""
        await context.defer(ephemeral=True)
        await asyncio.sleep(0.05)
        await context.send("Thought about it")
        await context.send("And more", ephemeral=True)

    @commands.hybrid_command()
    async def days(self, context: commands.Context[TrialBot]) -> None:
        """A menu."""
        select: ui.Select[ui.View] = ui.Select(custom_id="t:days", max_values=2)
        select.add_option(label="Friday", value="5")
        select.add_option(label="Monday, early", value="1")
        await context.send("Which?", view=ui.View(timeout=None).add_item(select))

    @commands.hybrid_command()
    async def ballot(self, context: commands.Context[TrialBot]) -> None:
        """A poll."""
        poll = discord.Poll("Which first?", duration=timedelta(hours=4))
        await context.send(poll=poll.add_answer(text="Patience").add_answer(text="Allies"))

    @commands.hybrid_command()
    async def thread(self, context: commands.Context[TrialBot], name: str) -> None:
        """A thread with words in it."""
        assert isinstance(context.channel, discord.TextChannel)
        made = await context.channel.create_thread(name=name, type=discord.ChannelType.public_thread)
        await made.send("Welcome")

    @commands.hybrid_command()
    async def study(self, context: commands.Context[TrialBot]) -> None:
        """A post in the forum."""
        forum = discord.utils.get(self.bot.get_all_channels(), name="studies")
        assert isinstance(forum, discord.ForumChannel)
        await forum.create_thread(name="Meeting 1", content="We begin")

    @commands.hybrid_command()
    async def remind(self, context: commands.Context[TrialBot], seconds: float) -> None:
        """Come back later."""
        channel = context.channel

        async def later() -> None:
            await asyncio.sleep(seconds)
            await channel.send("Time is up")

        self.bot.loop.create_task(later())
        await context.send("I will")

    @commands.hybrid_command()
    async def retract(self, context: commands.Context[TrialBot], message: str) -> None:
        """Delete one of the bot's messages."""
        await context.channel.get_partial_message(int(message)).delete()

    @commands.hybrid_command()
    async def picture(self, context: commands.Context[TrialBot]) -> None:
        """A picture with alternative text, and an embed."""
        file = discord.File(io.BytesIO(b"png"), "card.png", description="A quote on a card")
        embed = discord.Embed(title="*Title*", description="[Read on](https://example.org) <t:1767600000:F>")
        await context.send(f"For {context.author.mention}", file=file, embed=embed)

    @commands.hybrid_command()
    async def read(
        self,
        context: commands.Context[TrialBot],
        citation: str,
        share: bool = False,
        aloud: Literal["yes", "no"] = "no",
    ) -> None:
        """Echo what was given."""
        await context.send(f"{citation} / {share} / {aloud}")

    @read.autocomplete("citation")
    async def offer(self, interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Paragraphs that begin so."""
        return [app_commands.Choice(name=f"¶{n}", value=str(n)) for n in range(1, 16) if f"¶{n}".startswith(typed)]

    @commands.hybrid_group(fallback="show")
    async def excerpt(self, context: commands.Context[TrialBot]) -> None:
        """A group."""
        await context.send("Excerpts")

    @excerpt.command()
    @commands.guild_only()
    @commands.has_permissions(manage_messages=True)
    @app_commands.default_permissions(manage_messages=True)
    async def post(
        self,
        context: commands.Context[TrialBot],
        channel: discord.TextChannel,
        role: discord.Role | None = None,
        note: str = "",
    ) -> None:
        """Post somewhere, pinging a role."""
        words = f"{role.mention if role else ''} Excerpt {note}"
        await channel.send(words, allowed_mentions=discord.AllowedMentions(roles=True))
        await context.send(f"Posted in {channel.mention}", ephemeral=True)

    @commands.hybrid_command()
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_guild=True)
    async def settings(self, context: commands.Context[TrialBot]) -> None:
        """For moderators only."""
        await context.send("Settings", ephemeral=True)
