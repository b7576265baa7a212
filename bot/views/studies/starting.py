"""Starting a study: asked for by options or a form, seen whole before anything is made, then begun once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

import discord
from discord import ui

from bot.community.studies.plan import Request
from bot.community.studies.planning import plan_of
from bot.community.studies.studies import Studies
from bot.community.studies.study import Study
from bot.errors import RefusedError, UsageError
from bot.limits import delivery_needs, missing
from bot.rendering.layout import laid_out, ordinary, ordinary_buttons
from bot.rendering.pressing import Pressed
from bot.rendering.reply import Action, Reply
from bot.rendering.studies.plan import Shown, joining_message, preview_page
from bot.rendering.studies.units import study_id
from bot.views.forms import values_of
from bot.views.permission import require_moderator
from bot.views.posting import require_reach
from bot.views.sending import Interaction, respond
from bot.views.studies.finding import StudyFinding
from bot.views.studies.meetings import events_lacking
from content.article import Article
from content.errors import listed

QUIETLY: Final = discord.AllowedMentions.none()
RUNS_ALREADY: Final = "A study runs in that channel already: choose another channel:, or study end ends that one first."
NOT_YOURS: Final = "Only the moderator who planned that study can use its preview."
SETTLED: Final = {
    "cancelled": "That preview was cancelled: study start makes another one.",
    "active": "That study was started already: a preview can be started once.",
    "paused": "That study was started already: a preview can be started once.",
    "ended": "That study was started already, and has ended.",
}
OUTDATED: Final = "The first meeting of that plan is past: study start makes another one."
NO_SUCH: Final = "That preview is not there any more: study start makes another one."
# In what a form's custom_id keeps of a study: 1 for a reminder, and this for events.
EVENTS_TOO: Final = 2
FORM: Final = "Say when the group meets: the form asks for it, or give study start its options meets: or syllabus:."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a moderator wants a study to be, beside its plan."""

    article: Article
    channel: discord.TextChannel
    leader: int
    remind: bool = False
    events: bool = False

    def form_id(self, verb: str) -> str:
        """Return how the form of its plan names it, or the button that opens that."""
        wishes = int(self.remind) + EVENTS_TOO * int(self.events)
        return study_id(verb, self.channel.id, self.leader, wishes, self.article.slug)


class StudyStarting:
    """Makes previews, and studies of them."""

    def __init__(self, finding: StudyFinding, studies: Studies) -> None:
        self.finding = finding
        self.studies = studies

    async def preview(self, member: discord.Member, wanted: Wanted, request: Request) -> tuple[Study, tuple[str, ...]]:
        """Keep a plan as a preview, and return it with what was assumed; raise a sentence where it cannot be made."""
        require_reach(member, wanted.channel)
        if self.studies.study_in((wanted.channel.id,)) is not None:
            raise RefusedError(RUNS_ALREADY)
        plan = plan_of(wanted.article, request, self.studies.at())
        study = Study(
            server=member.guild.id,
            channel=wanted.channel.id,
            article=wanted.article.slug,
            leader=wanted.leader,
            moderator=member.id,
            zone=plan.zone,
            remind=wanted.remind,
            events=wanted.events,
        )
        return await self.studies.preview(study, plan.units), plan.remarks

    async def page(self, member: discord.Member, study: Study, remarks: tuple[str, ...] = ()) -> Reply:
        """Return the preview of a study as its moderator alone sees it, with what was assumed."""
        shown = await self._shown(study)
        channel = member.guild.get_channel(study.channel)
        if not isinstance(channel, discord.TextChannel):
            raise RefusedError("That channel is gone: study start makes another preview.")
        lacking = events_lacking(member.guild) if study.events else ""
        more = (f"{lacking} Give it to me before you press Start.",) if lacking else ()
        return preview_page(shown, (*remarks, *more), listed(_lacks(channel)))

    # ------------------------------------------------------------ buttons and forms

    async def press_preview(self, interaction: Interaction, pressed: Pressed) -> None:
        """Show a preview to its moderator."""
        member, study = await self._own(interaction, pressed)
        await respond(interaction, await self.page(member, study), private=True)

    async def press_start(self, interaction: Interaction, pressed: Pressed) -> None:
        """Begin a study: claimed in the store first, then announced in its channel."""
        member, study = await self._own(interaction, pressed)
        channel = member.guild.get_channel(study.channel)
        if not isinstance(channel, discord.TextChannel):
            raise RefusedError("That channel is gone: study start makes another preview.")
        require_reach(member, channel)
        lacks = _lacks(channel)
        if lacks:
            raise RefusedError(f"I lack {listed(lacks)} in #{channel.name}: give it to me there, then press again.")
        if study.events and (lacking := events_lacking(member.guild)):
            raise RefusedError(f"{lacking} Give it to me, then press again; or plan it without events.")
        shown = await self._shown(study)
        if shown.units[0].meets_at <= self.studies.at():
            raise RefusedError(OUTDATED)
        await interaction.response.defer()
        if not await self.studies.start(study, member.id):
            now = await self.studies.found(study.id)
            raise RefusedError(SETTLED.get(now.state if now else "", RUNS_ALREADY))
        await self._announce(channel, replace(shown, study=replace(study, state="active")))
        words = f"The study has begun: its message in <#{channel.id}> lets readers join."
        await _settle(interaction, words)

    async def press_cancel(self, interaction: Interaction, pressed: Pressed) -> None:
        """Drop a preview."""
        _, study = await self._own(interaction, pressed)
        if not await self.studies.cancel(study):
            now = await self.studies.found(study.id)
            raise RefusedError(SETTLED.get(now.state if now else "", NO_SUCH))
        await interaction.response.defer()
        await _settle(interaction, "Cancelled; nothing was made.")

    async def press_form(self, interaction: Interaction, pressed: Pressed) -> None:
        """Open the form for a plan."""
        member = require_moderator(interaction.user, self.finding.servers.of(interaction.guild_id))
        await self.open_form(interaction, self._wanted(member, pressed))

    async def open_form(self, interaction: Interaction, wanted: Wanted) -> None:
        """Open the form for the plan of a study."""
        await interaction.response.send_modal(_form(wanted))

    async def filled(self, interaction: Interaction, pressed: Pressed) -> None:
        """Make a preview of what a form says."""
        member = require_moderator(interaction.user, self.finding.servers.of(interaction.guild_id))
        values = {name: str(value or "").strip() for name, value in values_of(interaction).items()}
        sections = values.get("sections") or "1"
        if not (sections.isascii() and sections.isdecimal() and len(sections) < 6):  # noqa: PLR2004  # digits
            raise UsageError("Sections for each meeting takes a whole number, such as 2.")
        request = Request(
            meets=values.get("meets", ""),
            zone=values.get("zone", ""),
            starts=values.get("starts", ""),
            sections=int(sections),
            syllabus=values.get("syllabus", ""),
        )
        study, remarks = await self.preview(member, self._wanted(member, pressed), request)
        await respond(interaction, await self.page(member, study, remarks), private=True)

    def _wanted(self, member: discord.Member, pressed: Pressed) -> Wanted:
        channel = member.guild.get_channel(pressed.number() or 0)
        if not isinstance(channel, discord.TextChannel):
            raise RefusedError("That channel is gone: study start asks anew.")
        article = self.finding.desk.library.with_slug(pressed.part(3))
        wishes = pressed.number(2) or 0
        events = bool(wishes & EVENTS_TOO)
        return Wanted(article, channel, pressed.number(1) or member.id, bool(wishes & 1), events)

    async def _own(self, interaction: Interaction, pressed: Pressed) -> tuple[discord.Member, Study]:
        """Return a preview and its moderator, who still is one; raise RefusedError for anybody else."""
        member = require_moderator(interaction.user, self.finding.servers.of(interaction.guild_id))
        study = await self.studies.found(pressed.number() or 0)
        if study is None or study.server != member.guild.id:
            raise RefusedError(NO_SUCH)
        if study.moderator != member.id:
            raise RefusedError(NOT_YOURS)
        if study.state != "preview":
            raise RefusedError(SETTLED[study.state])
        return member, study

    async def _shown(self, study: Study) -> Shown:
        units = await self.studies.units(study.id)
        article = self.finding.desk.library.articles.get(study.article)
        return Shown(study=study, units=units, article=article, now=self.studies.at())

    async def _announce(self, channel: discord.TextChannel, shown: Shown) -> None:
        reply = joining_message(shown)
        try:
            sent = await channel.send(
                "\n\n".join(ordinary(reply)),
                view=ordinary_buttons(reply),
                allowed_mentions=QUIETLY,
                nonce=f"pt{shown.study.id}",
                suppress_embeds=True,
            )
        except discord.HTTPException:
            await self.studies.give_back(shown.study)
            raise
        await self.studies.announced(shown.study, sent.id)


def wants_form(request: Request) -> bool:
    """Say whether nothing of a plan was given, so that a form asks for it."""
    return request == Request()


def ask_for_form(wanted: Wanted) -> Reply:
    """Return the button that opens the form, where a message asked: only a button can open one."""
    return Reply((FORM,), (Action("Fill in the form", wanted.form_id("form")),))


def _lacks(channel: discord.TextChannel) -> list[str]:
    return missing(channel.permissions_for(channel.guild.me), delivery_needs(channel, thread=True))


async def _settle(interaction: Interaction, sentence: str) -> None:
    """Say what became of a preview, and take its buttons away."""
    reply = Reply((sentence,))
    message = interaction.message
    if message is not None and message.flags.components_v2:
        await interaction.edit_original_response(view=laid_out(reply))
    else:
        await respond(interaction, reply, private=True)


def _form(wanted: Wanted) -> ui.Modal:
    form = ui.Modal(title="Start a study", custom_id=wanted.form_id("plan"))
    fields: tuple[tuple[str, str, str, int], ...] = (
        ("Meets", "meets", "Days and time, such as thu 19:00; empty with a syllabus.", 100),
        ("Zone", "zone", "Your time zone, such as Europe/Berlin; else UTC.", 60),
        ("Starts", "starts", "When the first unit opens, such as 2026-02-01; else at once.", 40),
        ("Sections", "sections", "How many sections for each meeting; 1 if you do not say.", 5),
        ("Syllabus", "syllabus", "Instead: a line for each meeting, such as 2026-02-05 19:00, §1-2", 4000),
    )
    for label, name, words, most in fields:
        style = discord.TextStyle.paragraph if name == "syllabus" else discord.TextStyle.short
        box = ui.TextInput[Any](custom_id=name, required=False, max_length=most, style=style)
        form.add_item(ui.Label(text=label, description=words, component=box))
    return form
