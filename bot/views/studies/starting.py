"""Starting a study: asked for by options or a form, seen whole before anything is made, then begun once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import discord

from bot.community.studies.plan import Request
from bot.community.studies.planning import plan_of
from bot.community.studies.studies import Studies
from bot.community.studies.study import Study
from bot.errors import LOST, RefusedError
from bot.rendering.escaping import typed_text
from bot.rendering.layout import laid_out
from bot.rendering.pressing import Pressed
from bot.rendering.reply import Action, Reply, base36
from bot.rendering.studies.joining import joining_message
from bot.rendering.studies.plan import Shown, preview_page
from bot.rendering.studies.units import study_id
from bot.views.drafts import TYPED_LOST, Drafts
from bot.views.forms import values_of
from bot.views.permission import require_moderator
from bot.views.sending import Interaction, respond
from bot.views.studies.finding import StudyFinding
from bot.views.studies.meetings import events_lacking
from bot.views.studies.places import Places, announce, places_of, require_places
from bot.views.studies.planform import plan_form, request_of, typed_of
from content.article import Article

RUNS_ALREADY: Final = (
    "A study runs in that channel already: choose another channel: or forum:, or study end ends that one first."
)
NOT_YOURS: Final = "Only the moderator who planned that study can use its preview."
SETTLED: Final = {
    "cancelled": "That preview was cancelled: study start makes another one.",
    "starting": "That study is being started: its message comes in a moment.",
    "active": "That study was started already: a preview can be started once.",
    "paused": "That study was started already: a preview can be started once.",
    "ended": "That study was started already, and has ended.",
}
LONGEST_SHORT_FORM: Final = 13
AND: Final = ", and "
OUTDATED: Final = "The first meeting of that plan is past: study start makes another one."
NO_SUCH: Final = "That preview is not there any more: study start makes another one."
# In what a form's custom_id keeps of a study: 1 for a reminder, and this for events.
EVENTS_TOO: Final = 2
FORM: Final = "Say when the group meets: the form asks for it, or give study start its options meets: or syllabus:."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a moderator wants a study to be, beside its plan."""

    article: Article
    places: Places
    leader: int
    remind: bool = False
    events: bool = False

    def named(self, verb: str) -> str:
        """Return how the buttons and the form of its plan name it; a forum in the short form, for want of room."""
        forum = base36(self.places.forum.id) if self.places.forum else ""
        wishes = int(self.remind) + EVENTS_TOO * int(self.events)
        parts = (self.places.home.id, self.leader, wishes, self.article.slug)
        return study_id(verb, *parts, *filter(None, (forum,)))


class StudyStarting:
    """Makes previews, and studies of them."""

    def __init__(self, finding: StudyFinding, studies: Studies, drafts: Drafts) -> None:
        self.finding = finding
        self.studies = studies
        self.drafts = drafts

    async def preview(self, member: discord.Member, wanted: Wanted, request: Request) -> tuple[Study, tuple[str, ...]]:
        """Keep a plan as a preview, and return it with what was assumed; raise a sentence where it cannot be made."""
        require_places(member, wanted.places)
        if self.studies.study_in(wanted.places.ids) is not None:
            raise RefusedError(RUNS_ALREADY)
        plan = plan_of(wanted.article, request, self.studies.at())
        study = Study(
            server=member.guild.id,
            channel=wanted.places.home.id,
            forum=wanted.places.forum.id if wanted.places.forum else None,
            article=wanted.article.slug,
            leader=wanted.leader,
            moderator=member.id,
            zone=plan.zone,
            remind=wanted.remind,
            events=wanted.events,
        )
        kept = await self.studies.preview(study, plan.units)
        self.drafts.keep(member.id, study_id("preview", kept.id), {"remarks": plan.remarks})
        return kept, plan.remarks

    async def asked(self, member: discord.Member, wanted: Wanted, request: Request) -> tuple[Study, tuple[str, ...]]:
        """Do the same for what the options of a command say; a form corrects them where it holds as much."""
        typed = typed_of(request)
        if typed is None:
            return await self.preview(member, wanted, request)
        with self.drafts.correctable(member.id, wanted.named("again"), typed):
            return await self.preview(member, wanted, request)

    async def page(self, member: discord.Member, study: Study, remarks: tuple[str, ...] = ()) -> Reply:
        """Return the preview of a study as its moderator alone sees it, with what was assumed."""
        shown = await self._shown(study)
        lacks = places_of(member.guild, study.channel, study.forum or 0).lacking()
        lacking = AND.join(f"{names} in <#{one.id}>" for one, names in lacks)
        no_events = events_lacking(member.guild) if study.events else ""
        more = (f"{no_events} Give it to me before you press Start.",) if no_events else ()
        return preview_page(shown, [*(typed_text(one) for one in remarks), *more], lacking)

    # ------------------------------------------------------------ buttons and forms

    async def press_preview(self, interaction: Interaction, pressed: Pressed) -> None:
        """Show a preview to its moderator."""
        member, study = await self._own(interaction, pressed)
        kept = self.drafts.typed(member.id, study_id("preview", study.id)) or {}
        await respond(interaction, await self.page(member, study, kept.get("remarks", ())), private=True)

    async def press_start(self, interaction: Interaction, pressed: Pressed) -> None:
        """Begin a study: claimed in the store first, then announced in its channel."""
        member, study = await self._own(interaction, pressed)
        places = places_of(member.guild, study.channel, study.forum or 0)
        require_places(member, places)
        lacks = AND.join(f"{names} in #{one.name}" for one, names in places.lacking())
        if lacks:
            raise RefusedError(f"I lack {lacks}: give it to me there, then press again.")
        if study.events and (lacking := events_lacking(member.guild)):
            raise RefusedError(f"{lacking} Give it to me, then press again; or plan it without events.")
        shown = await self._shown(study)
        if shown.units[0].meets_at <= self.studies.at():
            raise RefusedError(OUTDATED)
        await interaction.response.defer()
        if not await self.studies.start(study):
            now = await self.studies.found(study.id)
            raise RefusedError(SETTLED.get(now.state if now else "", RUNS_ALREADY))
        place = await self._announce(places, replace(shown, study=replace(study, state="active")), member.id)
        await _settle(interaction, f"The study has begun: its message in <#{place}> lets readers join.")

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
        await interaction.response.send_modal(plan_form(wanted.named("plan"), {}))

    async def press_again(self, interaction: Interaction, pressed: Pressed) -> None:
        """Open the form with what was typed into it, or empty where that is gone."""
        member = require_moderator(interaction.user, self.finding.servers.of(interaction.guild_id))
        wanted = self._wanted(member, pressed)
        typed = self.drafts.typed(member.id, wanted.named("again"))
        note = TYPED_LOST if typed is None else ""
        await interaction.response.send_modal(plan_form(wanted.named("plan"), typed or {}, note))

    async def filled(self, interaction: Interaction, pressed: Pressed) -> None:
        """Make a preview of what a form says."""
        member = require_moderator(interaction.user, self.finding.servers.of(interaction.guild_id))
        wanted, typed = self._wanted(member, pressed), values_of(interaction)
        with self.drafts.correctable(member.id, wanted.named("again"), typed):
            study, remarks = await self.preview(member, wanted, request_of(typed))
        await respond(interaction, await self.page(member, study, remarks), private=True)

    def _wanted(self, member: discord.Member, pressed: Pressed) -> Wanted:
        places = places_of(member.guild, pressed.number() or 0, _number_in(pressed.part(4)))
        article = self.finding.desk.library.with_slug(pressed.part(3))
        wishes = pressed.number(2) or 0
        events = bool(wishes & EVENTS_TOO)
        return Wanted(article, places, pressed.number(1) or member.id, bool(wishes & 1), events)

    async def _own(self, interaction: Interaction, pressed: Pressed) -> tuple[discord.Member, Study]:
        """Return a preview and its moderator, who still is one; raise RefusedError for anybody else."""
        member = require_moderator(interaction.user, self.finding.servers.of(interaction.guild_id))
        study = await self.studies.found(pressed.number() or 0)
        if study is None or study.server != member.guild.id:
            raise RefusedError(NO_SUCH)
        if study.moderator != member.id:
            raise RefusedError(NOT_YOURS)
        if study.state not in {"preview", "starting"}:
            raise RefusedError(SETTLED[study.state])
        return member, study

    async def _shown(self, study: Study) -> Shown:
        units = await self.studies.units(study.id)
        article = self.finding.desk.library.articles.get(study.article)
        return Shown(study=study, units=units, article=article, now=self.studies.at())

    async def _announce(self, places: Places, shown: Shown, actor: int) -> int:
        """Post the message by which readers join, and return the channel or post that it stands in."""
        title = shown.article.title if shown.article else shown.study.article
        hearing = _hearing(shown.study.leader, actor)
        try:
            place, message = await announce(places.home, joining_message(shown), hearing, shown.study.id, title)
        except (discord.HTTPException, *LOST):
            await self.studies.give_back(shown.study)
            raise
        if not await self.studies.announced(shown.study, actor, message):
            raise RefusedError(NO_SUCH)
        return place


def _number_in(part: str) -> int:
    """Return the number that a button remembers in the short form; 0 where it is none."""
    return int(part, 36) if part.isascii() and part.isalnum() and len(part) <= LONGEST_SHORT_FORM else 0


def wants_form(request: Request) -> bool:
    """Say whether nothing of a plan was given, so that a form asks for it."""
    return request == Request()


def ask_for_form(wanted: Wanted) -> Reply:
    """Return the button that opens the form, where a message asked: only a button can open one."""
    return Reply((FORM,), (Action("Fill in the form", wanted.named("form")),))


def _hearing(leader: int, actor: int) -> discord.AllowedMentions:
    """Return who is notified that a study begins: its leader, where somebody else named them. Nobody else ever is."""
    users = [discord.Object(leader)] if leader != actor else []
    return discord.AllowedMentions(everyone=False, roles=False, replied_user=False, users=users)


async def _settle(interaction: Interaction, sentence: str) -> None:
    """Say what became of a preview, and take its buttons away."""
    reply = Reply((sentence,))
    message = interaction.message
    if message is not None and message.flags.components_v2:
        await interaction.edit_original_response(view=laid_out(reply))
    else:
        await respond(interaction, reply, private=True)
