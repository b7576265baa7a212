"""Meetings of studies among the events of their server: what the bot needs for them, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import discord

from bot.community.deliveries import Delivery
from bot.community.store.store import Store
from bot.community.studies.events import Meetings
from bot.community.studies.plan import Unit
from bot.community.studies.studies import Changed
from bot.community.studies.study import Study
from bot.errors import RefusedError
from bot.limits import EVENT_NEEDS, missing
from bot.rendering.reply import Reply
from bot.rendering.studies.plan import Shown, status_page
from bot.views.studies.finding import StudyFinding
from bot.views.studies.leading import Leader, StudyLeading
from content.errors import listed

LACKING: Final = (
    f"I lack {listed(missing(discord.Permissions.none(), EVENT_NEEDS))} on this server, which its events need."
)
ON: Final = "Its next meetings come into this server's events."
OFF: Final = "Its meetings are taken out of this server's events."
OFF_LATER: Final = "Its meetings are no longer kept in this server's events. Those that stand there I cannot take out:"


class StudyMeetings:
    """Turns the events of a study on and off, and shows it as whoever keeps them needs it."""

    def __init__(self, finding: StudyFinding, leading: StudyLeading, store: Store) -> None:
        self.finding = finding
        self.leading = leading
        self.kept = Meetings(store)
        finding.events_fault = self.kept.fault

    async def turn(self, study: Study, by: Leader, *, on: bool) -> Reply:
        """Have the next meetings of a study stand in the server's events, or not any more."""
        lack = events_lacking(by.guild)

        def turned(study: Study, _: Sequence[Unit]) -> Changed:
            if on == study.events:
                raise RefusedError(f"Its meetings are {'already' if on else 'not'} in this server's events.")
            if on and lack:
                raise RefusedError(f"{lack} Give it to me, then ask again.")
            return Changed(f"study events {'on' if on else 'off'}", {"events": on})

        known = await self.leading.change(study, by, turned)
        said = ON if on else f"{OFF_LATER} {lack} Give it to me, and they go." if lack else OFF
        return status_page(await self.finding.shown(known)).with_note(said)

    async def shown(self, delivery: Delivery) -> Shown | None:
        """Return a study whose events are to be looked after; None where somebody else is at them."""
        found = await self.kept.of(delivery)
        if found is None:
            return None
        study, units = found
        desk = self.finding.desk
        library = desk.library_in(desk.servers.of(study.server), ())
        return Shown(
            study=study, units=units, article=library.articles.get(study.article), now=self.finding.studies.at()
        )

    async def keep(self, unit: Unit, event: int | None) -> None:
        """Keep which event is a meeting's."""
        await self.kept.keep(unit, event)


def events_lacking(guild: discord.Guild) -> str:
    """Return a sentence where the bot may make no events on a server; empty where it may, or nobody here knows."""
    me = guild.me
    if me is None:  # another process looks after it: Discord will say
        return ""
    return LACKING if missing(me.guild_permissions, EVENT_NEEDS) else ""
