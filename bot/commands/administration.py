"""What a server decides: its prefix, its text, its moderators, quiet channels, quotes that it is not served."""

from __future__ import annotations

from typing import Any, Final, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.commands import choices
from bot.commands.asking import Asking, Interaction, asking, asking_group, servers_only
from bot.community.changes import Change
from bot.errors import UsageError
from bot.rendering.administration import audit_page, changed, settings_page
from bot.rendering.reply import Reply
from bot.views.desk import Desk
from bot.views.permission import is_manager, require_manager, require_moderator
from config.settings import PREFIX_FORM, Settings, is_prefix
from content.article import Article
from content.errors import echo, listed
from documents.nearness import nearest

CHANGES_SHOWN: Final = 15
USUAL: Final = "default"

Clear = Literal["prefix", "article", "moderator_role", "log_channel", "references", "private_reading"]


class AdministrationCommands(commands.Cog, name="Moderators"):
    """What a server decides, and who changed it."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self.desk = desk
        self.settings_of_operator = settings

    @asking_group(fallback="show")
    @servers_only
    @app_commands.default_permissions(manage_guild=True)
    async def settings(self, ctx: Asking) -> None:
        """Show what holds on this server."""
        require_manager(ctx.author)
        usual = self.settings_of_operator
        await ctx.answer(
            settings_page(ctx.server, self.desk.library, usual.prefix, references=usual.references), share=False
        )

    @settings.asking(name="set")
    async def set_(
        self,
        ctx: Asking,
        prefix: str = "",
        article: str = "",
        channel: discord.TextChannel | discord.Thread | None = None,
        quiet: bool | None = None,
        moderator_role: discord.Role | None = None,
        log_channel: discord.TextChannel | None = None,
        references: bool | None = None,
        private_reading: bool | None = None,
        clear: Clear | None = None,
    ) -> None:
        """Decide something for this server, or for one channel of it.

        Args:
            prefix: What a command in chat begins with, 1 to 5 characters.
            article: Which text is meant here when nobody names one.
            channel: For this channel or thread only; goes with article and quiet.
            quiet: In that channel, slash replies are private and messages get no answer.
            moderator_role: Who may post excerpts, besides those with Manage Messages.
            log_channel: Where reports and failures go.
            references: Whether [[¶6]] in chat is answered.
            private_reading: Whether slash replies are only for the asker unless shared.
            clear: Go back to what is usual for one of these.
        """
        require_manager(ctx.author)
        said: list[str] = []
        if channel is not None or quiet is not None:
            said += await self._decide_for_channel(ctx, channel or ctx.channel, article, quiet)
            article = ""
        decided = {
            "prefix": (_prefix(prefix), prefix),
            "article": (self._slug(article), article),
            "moderator_role": (moderator_role and moderator_role.id, f"@{moderator_role}"),
            "log_channel": (log_channel and log_channel.id, f"#{log_channel}"),
            "references": (references, _shown(references)),
            "private_reading": (private_reading, _shown(private_reading)),
        }
        wanted: dict[str, tuple[Any, str]] = {name: one for name, one in decided.items() if one[0] is not None}
        if clear:
            wanted[clear] = (True if clear == "private_reading" else None, "as usual")
        said += await self._decide(ctx, wanted)
        if not said:
            raise UsageError("Say what to set, such as prefix:? or quiet:yes; settings alone shows what holds.")
        if references and not _may_read(ctx):
            said.append(
                "References need the message content intent, which only the operator of this bot can switch on."
            )
        await ctx.answer(changed(said), share=False)

    @settings.asking()
    async def hide(self, ctx: Asking, quote: str, article: str = "") -> None:
        """Take a quote out of what this server is served.

        Args:
            quote: Its number or id.
            article: Of which text, if not the usual one.
        """
        require_manager(ctx.author)
        await ctx.answer(await self._hidden(ctx, quote, article, hide=True), share=False)

    @settings.asking()
    async def unhide(self, ctx: Asking, quote: str, article: str = "") -> None:
        """Serve a hidden quote again.

        Args:
            quote: Its number or id.
            article: Of which text, if not the usual one.
        """
        require_manager(ctx.author)
        await ctx.answer(await self._hidden(ctx, quote, article, hide=False), share=False)

    @asking()
    @servers_only
    @app_commands.default_permissions(manage_messages=True)
    async def audit(self, ctx: Asking) -> None:
        """Show who changed what on this server."""
        member = require_moderator(ctx.author, ctx.server)
        await ctx.answer(audit_page(await self.desk.servers.audit(member.guild.id, CHANGES_SHOWN)), share=False)

    @set_.autocomplete("article")
    @hide.autocomplete("article")
    @unhide.autocomplete("article")
    async def _articles(self, _: Interaction, current: str) -> choices.Choices:
        return choices.offered(current, choices.articles(self.desk.library))

    @hide.autocomplete("quote")
    async def _quotes(self, interaction: Interaction, current: str) -> choices.Choices:
        article = choices.chosen_article(self.desk, interaction)
        return choices.offered(current, choices.numbered_quotes(article))

    @unhide.autocomplete("quote")
    async def _hidden_quotes(self, interaction: Interaction, current: str) -> choices.Choices:
        if not is_manager(interaction.user):
            return []
        article = choices.chosen_article(self.desk, interaction)
        hidden = self.desk.servers.of(interaction.guild_id).hidden
        names = sorted(quote for slug, quote in hidden if slug == article.slug)
        return choices.offered(current, choices.prepared((name, name) for name in names))

    def _slug(self, article: str) -> str | None:
        return self.desk.library.find(article).slug if article else None

    def _change(self, ctx: Asking, action: str, detail: str) -> Change:
        asked = ctx.interaction.created_at if ctx.interaction else ctx.message.created_at
        return Change(ctx.author.id, int(asked.timestamp()), action, detail)

    async def _decide(self, ctx: Asking, wanted: dict[str, tuple[Any, str]]) -> list[str]:
        details = [f"{name.replace('_', ' ')}: {shown}" for name, (_, shown) in wanted.items()]
        columns = {name: value for name, (value, _) in wanted.items()}
        if "private_reading" in columns:
            columns["shared_reading"] = not columns.pop("private_reading")
        if columns:
            changes = [self._change(ctx, "settings set", detail) for detail in details]
            await self.desk.servers.change(_guild(ctx), changes, **columns)
        return [f"Set: {detail}." for detail in details]

    async def _decide_for_channel(self, ctx: Asking, channel: Any, article: str, quiet: bool | None) -> list[str]:
        decided: dict[str, Any] = {"article": self._slug(article)} if article and article != USUAL else {}
        if article == USUAL:
            decided["article"] = None
        if quiet is not None:
            decided |= {"quiet": quiet, "told": False}
        if not decided:
            raise UsageError("Say what to set for that channel: article:… or quiet:yes.")
        shown = [f"{name}: {_shown(value)}" for name, value in decided.items() if name != "told"]
        detail = f"{', '.join(shown)} in #{channel.name}"
        await self.desk.servers.change_channel(
            _guild(ctx), channel.id, self._change(ctx, "settings set", detail), **decided
        )
        return [f"Set: {detail}."]

    async def _hidden(self, ctx: Asking, words: str, article: str, *, hide: bool) -> Reply:
        found = self.desk.library.find(article or ctx.library.default.slug)
        name = _quote_id(found, words)
        hidden = (found.slug, name) in ctx.server.hidden
        if hidden == hide:
            return changed([f"The quote {name} is {'hidden here already' if hide else 'not hidden here'}."])
        change = self._change(ctx, f"settings {'hide' if hide else 'unhide'}", f"{found.slug}: {name}")
        act = self.desk.servers.hide if hide else self.desk.servers.unhide
        await act(_guild(ctx), change, (found.slug, name))
        return changed([f"The quote {name} is {'not served here any more' if hide else 'served here again'}."])


def _guild(ctx: Asking) -> int:
    return require_manager(ctx.author).guild.id


def _may_read(ctx: Asking) -> bool:
    reads: bool = ctx.bot.intents.message_content
    return reads


def _quote_id(article: Article, words: str) -> str:
    ids = {quote.id: quote.id for quote in article.quotes}
    known = ids | {str(quote.number): quote.id for quote in article.quotes}
    name = known.get(words.strip().removeprefix("#").casefold())
    if name is None:
        near = listed(nearest(words, ids, most=3), last="or")
        hint = f"did you mean {near}?" if near else "quotes shows them with their numbers."
        raise UsageError(f"No quote here has the number or id {echo(words)}; {hint}")
    return name


def _prefix(written: str) -> str | None:
    if written and not is_prefix(written):
        raise UsageError(f"A prefix is {PREFIX_FORM}.")
    return written or None


def _shown(value: Any) -> str:
    if value is None:
        return "as usual"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
