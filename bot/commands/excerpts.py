"""Posting excerpts: previewed, posted once, changed and taken back."""

from __future__ import annotations

from dataclasses import replace

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.commands import choices
from bot.commands.asking import Asking, Interaction, asking_group, servers_only
from bot.community.excerpts import Excerpt, Series
from bot.errors import RefusedError, UsageError
from bot.rendering.excerpts import NOTE_LIMIT, excerpt_id, excerpt_list, series_list, series_page
from bot.rendering.passages import page_screen
from bot.rendering.reply import Reply
from bot.views.excerpts import ExcerptButtons
from bot.views.permission import is_moderator, require_moderator
from bot.views.posting import edit, require_reach, take_back, target_of
from content.errors import echo
from content.library import Library
from content.requests import asked_passage

NAME_LIMIT = 60
MOST_PASSAGES = 60
NOTHING_POSTED = "Nothing of that stands posted here."


class ExcerptCommands(commands.Cog, name="Excerpts"):
    """The right excerpt, seen before it is posted, attributed, taken back when it must be."""

    def __init__(self, buttons: ExcerptButtons) -> None:
        self.buttons = buttons

    @asking_group(fallback="list")
    @servers_only
    @app_commands.default_permissions(manage_messages=True)
    async def excerpt(self, ctx: Asking) -> None:
        """List the excerpts that stand posted on this server."""
        member = require_moderator(ctx.author, ctx.server)
        await ctx.answer(excerpt_list(await self.buttons.excerpts.posted(member.guild.id)), share=False)

    @excerpt.asking()
    async def post(
        self,
        ctx: Asking,
        citation: str,
        channel: discord.TextChannel | discord.Thread | None = None,
        note: str = "",
        pin: bool = False,
        thread: bool = False,
        silent: bool = False,
        publish: bool = False,
        card: bool = False,
        article: str = "",
    ) -> None:
        """Preview a passage, then post it.

        Args:
            citation: Which passage, such as ¶6, 6-8 or §2.
            channel: Where to post it, if not here.
            note: What you say about it, under your name.
            pin: Pin the post.
            thread: Begin a thread on it.
            silent: Send no push notification.
            publish: Publish it to the servers that follow, in an announcement channel.
            card: Add a picture of the quote.
            article: Of which text, if not the usual one.
        """
        member = require_moderator(ctx.author, ctx.server)
        found, passage = asked_passage(ctx.library, citation, article)
        if passage is None:
            raise UsageError("Say which passage, such as citation:¶6.")
        if len(note) > NOTE_LIMIT:
            raise UsageError(f"A note has at most {NOTE_LIMIT} characters; this one has {len(note)}.")
        target = channel or ctx.channel
        if not isinstance(target, discord.TextChannel | discord.Thread):
            raise UsageError("Excerpts go into text channels and threads: name one as channel:.")
        require_reach(member, target)
        if publish and not (isinstance(target, discord.TextChannel) and target.is_news()):
            raise UsageError(f"#{target.name} is no announcement channel, so nothing can be published there.")
        wanted = Excerpt(
            server=member.guild.id,
            channel=target.id,
            article=found.slug,
            place=page_screen(passage).at,
            moderator=member.id,
            note=" ".join(note.split()),
            pin=pin,
            thread=thread,
            silent=silent,
            publish=publish,
            card=card,
        )
        kept = await self.buttons.excerpts.preview(wanted)
        if ctx.interaction is not None:
            await self.buttons.show(ctx.interaction, kept)
        else:
            view = ui.View(timeout=None)
            view.add_item(ui.Button(label="Show me", custom_id=excerpt_id("show", kept.id)))
            view.stop()
            await ctx.send("Your preview is ready, for you alone.", view=view)

    @excerpt.asking()
    async def edit(self, ctx: Asking, note: str, number: int | None = None) -> None:
        """Change the note of a posted excerpt.

        Args:
            note: The new note.
            number: Which excerpt; the newest without it.
        """
        member = require_moderator(ctx.author, ctx.server)
        if len(note) > NOTE_LIMIT:
            raise UsageError(f"A note has at most {NOTE_LIMIT} characters; this one has {len(note)}.")
        excerpt = await self._one(member.guild.id, number)
        channel = target_of(member.guild, excerpt)
        require_reach(member, channel)
        changed = " ".join(note.split())
        await self._edit(channel, excerpt, changed, member)
        await ctx.answer(Reply((f"The note of excerpt {excerpt.id} is changed.",)), share=False)

    @excerpt.asking()
    async def retract(self, ctx: Asking, number: int | None = None, all: bool = False, article: str = "") -> None:
        """Take a post back, or all posts of a text.

        Args:
            number: Which excerpt; the newest without it.
            all: Every post of the text that is named, or of the usual one.
            article: Which text, if not the usual one.
        """
        member = require_moderator(ctx.author, ctx.server)
        if all:
            slug = ctx.library.find(article).slug
            wanted = await self.buttons.excerpts.posted(member.guild.id, slug)
        else:
            wanted = [await self._one(member.guild.id, number)]
        if not wanted:
            raise RefusedError(NOTHING_POSTED)
        if ctx.interaction is not None:
            await ctx.interaction.response.defer(ephemeral=True, thinking=True)
        gone, refused = [], []
        for excerpt in wanted:
            if await take_back(member.guild, excerpt):
                await self.buttons.excerpts.retract(excerpt, member.id)
                gone.append(str(excerpt.id))
            else:
                refused.append(f"{excerpt.id} in <#{excerpt.channel}>")
        lines = [f"Taken back: excerpt {', '.join(gone)}."] if gone else []
        lines += (
            [f"Discord does not let me delete excerpt {', '.join(refused)}: let me see that channel."]
            if refused
            else []
        )
        await ctx.answer(Reply(("\n".join(lines),)), share=False)

    @excerpt.asking()
    async def series(self, ctx: Asking, name: str = "", citations: str = "", article: str = "") -> None:
        """Keep passages in order under a name, for a schedule to post; or show what is kept.

        Args:
            name: What the series is called; all series without it.
            citations: The passages in order, such as ¶1, ¶6, §2; what is kept without them.
            article: Of which text, if not the usual one.
        """
        member = require_moderator(ctx.author, ctx.server)
        known = await self.buttons.excerpts.series(member.guild.id)
        wanted = " ".join(name.split())
        if citations and not wanted:
            raise UsageError("Say what the series is called, such as excerpt series Week one citations:¶1, ¶6.")
        if not wanted:
            await ctx.answer(series_list(known), share=False)
            return
        kept = next((one for one in known if one.name.casefold() == wanted.casefold()), None)
        if citations:
            kept = Series(
                server=member.guild.id,
                article=ctx.library.find(article).slug,
                name=kept.name if kept else _named(wanted),
                places=_places(ctx.library, citations, article),
                moderator=member.id,
            )
            await self.buttons.excerpts.keep_series(kept)
        if kept is None:
            raise UsageError(f"There is no series {echo(wanted)}: give its passages as citations:¶1, ¶6, §2.")
        await ctx.answer(series_page(kept, self.buttons.desk.library.with_slug(kept.article)), share=False)

    @series.autocomplete("name")
    async def _series(self, interaction: Interaction, current: str) -> choices.Choices:
        if not is_moderator(interaction.user, self.buttons.servers.of(interaction.guild_id)):
            return []
        known = await self.buttons.excerpts.series(interaction.guild_id or 0)
        return choices.offered(current, choices.prepared((one.name, one.name) for one in known))

    @post.autocomplete("citation")
    async def _passages(self, interaction: Interaction, current: str) -> choices.Choices:
        article = choices.chosen_article(self.buttons.desk, interaction)
        return choices.citable(article, current)

    @post.autocomplete("article")
    @retract.autocomplete("article")
    @series.autocomplete("article")
    async def _articles(self, _: Interaction, current: str) -> choices.Choices:
        return choices.offered(current, choices.articles(self.buttons.desk.library))

    async def _one(self, server: int, number: int | None) -> Excerpt:
        standing = await self.buttons.excerpts.posted(server)
        found = next((one for one in standing if number in {None, one.id}), None)
        if found is None:
            raise RefusedError(NOTHING_POSTED)
        return found

    async def _edit(
        self, channel: discord.TextChannel | discord.Thread, excerpt: Excerpt, note: str, member: discord.Member
    ) -> None:
        article = self.buttons.desk.library.with_slug(excerpt.article)
        await edit(channel, article, replace(excerpt, note=note), member.display_name)
        await self.buttons.excerpts.edit(excerpt, note, member.id)


def _named(name: str) -> str:
    if len(name) > NAME_LIMIT:
        raise UsageError(f"A series' name has at most {NAME_LIMIT} characters; this one has {len(name)}.")
    return name


def _places(library: Library, citations: str, article: str) -> tuple[str, ...]:
    """Return the passages that are named between commas; raise a sentence for the first that is none."""
    named = [words for words in citations.split(",") if words.strip()]
    if len(named) > MOST_PASSAGES:
        raise UsageError(f"A series has at most {MOST_PASSAGES} passages; these are {len(named)}.")
    passages = [asked_passage(library, words, article)[1] for words in named]
    places = tuple(page_screen(passage).at for passage in passages if passage)
    if not places:
        raise UsageError("Name the passages in order, such as citations:¶1, ¶6, §2.")
    return places
