"""The buttons of excerpts: previews that are posted, changed or dropped, and posts that readers report."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final, NoReturn

import discord
from discord import ui

from bot.community.excerpts import Excerpt, Excerpts
from bot.community.servers import Servers
from bot.errors import RefusedError
from bot.rendering.excerpts import NOTE_LIMIT, excerpt_id, excerpt_words, preview_lines
from bot.rendering.pressing import Pressed
from bot.views.desk import Desk
from bot.views.forms import values_of
from bot.views.permission import require_moderator
from bot.views.posting import finish, lacked, post, require_reach, target_of
from bot.views.reporting import THANKS, link_of, log_channel, tell
from bot.views.sending import Interaction
from content.errors import listed

SETTLED: Final[dict[str, str]] = {
    "posting": "That excerpt is being posted just now.",
    "posted": "That excerpt was posted already: a preview can be posted once.",
    "cancelled": "That preview was cancelled: make another one.",
    "retracted": "That excerpt was posted and taken back: make another preview.",
    "unknown": "Nobody knows whether that excerpt was posted: look in its channel, then make another preview.",
}
NO_SUCH: Final = "There is no such excerpt here."
QUIETLY: Final = discord.AllowedMentions.none()


class ExcerptButtons:
    """What the buttons do; every press is checked again, whoever could see them."""

    def __init__(self, desk: Desk, excerpts: Excerpts, servers: Servers) -> None:
        self.desk = desk
        self.excerpts = excerpts
        self.servers = servers

    async def press(self, interaction: Interaction, pressed: Pressed) -> None:
        """Do what a button or form asks for; raise a sentence where it cannot be done."""
        verb = pressed.verb
        excerpt = await self.found(interaction.guild_id, pressed.number() or 0)
        if verb == "report":
            await self._report(interaction, excerpt)
            return
        member = require_moderator(interaction.user, self.servers.of(interaction.guild_id))
        if verb != "show" and member.id != excerpt.moderator:
            raise RefusedError("Only the moderator who made that preview can use it.")
        if excerpt.state != "preview":
            raise RefusedError(SETTLED[excerpt.state])
        await self._with_preview(interaction, verb, member, excerpt)

    async def _with_preview(
        self, interaction: Interaction, verb: str, member: discord.Member, excerpt: Excerpt
    ) -> None:
        match verb:
            case "show":
                await self.show(interaction, excerpt)
            case "post":
                await self._post(interaction, member, excerpt)
            case "change":
                await interaction.response.send_modal(_form(excerpt))
            case "form":
                await self._changed(interaction, excerpt)
            case "cancel":
                await self._cancel(interaction, excerpt)
            case _:
                raise RefusedError(NO_SUCH)

    async def found(self, guild_id: int | None, number: int) -> Excerpt:
        """Return an excerpt of this server; raise RefusedError for any other."""
        excerpt = await self.excerpts.find(number)
        if excerpt is None or excerpt.server != guild_id:
            raise RefusedError(NO_SUCH)
        return excerpt

    async def show(self, interaction: Interaction, excerpt: Excerpt) -> None:
        """Show a preview to its moderator alone, exactly as it will look."""
        if interaction.user.id != excerpt.moderator:
            raise RefusedError("Only the moderator who made that preview can see it.")
        content, view = self._preview(interaction, excerpt)
        if interaction.response.is_done():
            await interaction.followup.send(content, view=view, ephemeral=True, allowed_mentions=QUIETLY)
        else:
            await interaction.response.send_message(content, view=view, ephemeral=True, allowed_mentions=QUIETLY)

    def _preview(self, interaction: Interaction, excerpt: Excerpt) -> tuple[str, ui.View]:
        guild = _guild(interaction)
        article = self.desk.library.with_slug(excerpt.article)
        lines = preview_lines(excerpt, lacked(excerpt, target_of(guild, excerpt)))
        view = ui.View(timeout=None)
        for label, verb, style in (
            ("Post", "post", discord.ButtonStyle.primary),
            ("Change", "change", discord.ButtonStyle.secondary),
            ("Cancel", "cancel", discord.ButtonStyle.secondary),
        ):
            view.add_item(ui.Button(label=label, style=style, custom_id=excerpt_id(verb, excerpt.id)))
        view.stop()
        return f"{lines}\n\n{excerpt_words(article, excerpt, interaction.user.display_name)}", view

    async def _post(self, interaction: Interaction, member: discord.Member, excerpt: Excerpt) -> None:
        channel = target_of(member.guild, excerpt)
        require_reach(member, channel)
        lacks = lacked(excerpt, channel)
        if lacks:
            raise RefusedError(
                f"I lack {listed(lacks)} in #{channel.name}: give it to me there, or change the post, then press again."
            )
        article = self.desk.library.with_slug(excerpt.article)
        await interaction.response.defer()
        if not await self.excerpts.claim(excerpt):
            await self._refuse_settled(excerpt)
        try:
            sent = await post(channel, article, excerpt, member.display_name)
        except discord.Forbidden:
            await self.excerpts.give_back(excerpt)
            raise
        except Exception:
            await self.excerpts.lose_sight(excerpt)
            raise
        await self.excerpts.mark_posted(excerpt, sent.id)
        failed = listed(await finish(sent, article, excerpt), last="or")
        but = f" I could not {failed}: Discord refused it." if failed else ""
        await _settle(interaction, f"Posted as excerpt {excerpt.id}: {sent.jump_url}{but}")

    async def _cancel(self, interaction: Interaction, excerpt: Excerpt) -> None:
        if not await self.excerpts.cancel(excerpt):
            await self._refuse_settled(excerpt)
        await _settle(interaction, "Cancelled; nothing was posted.")

    async def _refuse_settled(self, excerpt: Excerpt) -> NoReturn:
        """Raise what became of a preview while its moderator was pressing."""
        now = await self.found(excerpt.server, excerpt.id)
        raise RefusedError(SETTLED[now.state])

    async def _changed(self, interaction: Interaction, excerpt: Excerpt) -> None:
        values = values_of(interaction)
        changed = replace(
            excerpt,
            note=" ".join(str(values.get("note") or "").split()),
            pin=bool(values.get("pin")),
            thread=bool(values.get("thread")),
            silent=bool(values.get("silent")),
        )
        if not await self.excerpts.change_preview(changed):
            await self._refuse_settled(excerpt)
        content, view = self._preview(interaction, changed)
        await interaction.response.edit_message(content=content, view=view, allowed_mentions=QUIETLY)

    async def _report(self, interaction: Interaction, excerpt: Excerpt) -> None:
        if excerpt.state != "posted":
            raise RefusedError("That post was taken back already.")
        channel = log_channel(interaction.guild, self.servers.of(interaction.guild_id).log_channel)
        await interaction.response.defer(ephemeral=True, thinking=True)
        if not await self.excerpts.was_reported(excerpt, interaction.user.id):
            words = f"A reader reports excerpt {excerpt.id}: {link_of(interaction)}"
            await tell(channel, f"{words}\nexcerpt retract {excerpt.id} takes it back.")
            await self.excerpts.report(excerpt, interaction.user.id)
        await interaction.followup.send(THANKS, ephemeral=True)


def _guild(interaction: Interaction) -> discord.Guild:
    if interaction.guild is None:
        raise RefusedError(NO_SUCH)
    return interaction.guild


async def _settle(interaction: Interaction, sentence: str) -> None:
    """Put a sentence in the place of a preview, without buttons."""
    if interaction.response.is_done():
        await interaction.edit_original_response(content=sentence, view=None)
    else:
        await interaction.response.edit_message(content=sentence, view=None)


def _form(excerpt: Excerpt) -> ui.Modal:
    form = ui.Modal(title="Change the excerpt", custom_id=excerpt_id("form", excerpt.id))
    note = ui.TextInput[Any](
        custom_id="note", default=excerpt.note, required=False, max_length=NOTE_LIMIT, style=discord.TextStyle.paragraph
    )
    form.add_item(ui.Label(text="Note", description="Under your name, below the author's words.", component=note))
    for label, name in (("Pin", "pin"), ("Thread", "thread"), ("Silent", "silent")):
        box = ui.Checkbox[Any](custom_id=name, default=bool(getattr(excerpt, name)))
        form.add_item(ui.Label(text=label, component=box))
    return form
