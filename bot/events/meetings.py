"""Keeps the server's events with the meetings of its studies, beside what is posted."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import Final

import discord

from bot.community.deliveries import Delivery, Later, Notice, Refused, Sender, Sent, Unknown
from bot.community.studies.events import EVENTS, TRY_AGAIN
from bot.community.studies.meetings import DELETED, Standing, Step, steps
from bot.errors import LOST
from bot.events.delivering import TOO_MANY
from bot.limits import EVENTS_FULL, EVENTS_LIMIT
from bot.rendering.studies.meetings import event_words, meeting_of
from bot.rendering.studies.plan import Shown
from bot.views.studies.meetings import LACKING, StudyMeetings, events_lacking
from bot.views.trying import SERVER_TROUBLE, trying_once

Event = discord.ScheduledEvent
EXTERNAL: Final = discord.EntityType.external
OPEN: Final = (discord.EventStatus.scheduled, discord.EventStatus.active)
FULL: Final = f"This server has {EVENTS_LIMIT} events, and Discord allows no more: delete one that is not needed."
GIVE: Final = "A moderator can give it to me."
NOT_LET: Final = "Discord does not let me change one of its events: delete that one, or let me see its channel."
BUSY: Final = "somebody else is at it"
BUSY_SECONDS: Final = 30


class MeetingSender:
    """Hands what is posted to `posting`, and looks after events itself; what a step changes is kept at once."""

    def __init__(self, posting: Sender, client: discord.Client, meetings: StudyMeetings) -> None:
        self._posting = posting
        self._client = client
        self._meetings = meetings

    async def send(self, delivery: Delivery) -> Sent | Later | Refused | Unknown:
        """Post it; or have the server's events follow the study that it is about."""
        if delivery.kind != EVENTS:
            return await self._posting.send(delivery)
        try:
            shown = await self._meetings.shown(delivery)
            if shown is None:
                return Later(BUSY, maybe=False, seconds=BUSY_SECONDS)
            with trying_once():
                return await self._follow(shown)
        except (discord.NotFound, discord.Forbidden):
            return Later("the server or the channel cannot be reached", maybe=False, seconds=TRY_AGAIN)
        except discord.HTTPException as error:
            return Later(f"Discord has trouble ({error.status})", maybe=True)
        except LOST as error:
            return Later(f"Discord could not be reached: {type(error).__name__}", maybe=True)

    async def find(self, delivery: Delivery) -> Sent | Later | Unknown | None:
        """Look for a post; events are found whenever they are looked after."""
        return None if delivery.kind == EVENTS else await self._posting.find(delivery)

    async def tell(self, notices: list[Notice]) -> None:
        """Tell moderators what they must know."""
        await self._posting.tell(notices)

    async def _follow(self, shown: Shown) -> Sent | Refused:
        server = shown.study.server
        guild = self._client.get_guild(server) or await self._client.fetch_guild(server, with_counts=False)
        events = {one.id: one for one in await guild.fetch_scheduled_events(with_counts=False) if self._is_ours(one)}
        standing = [_standing(one, shown) for one in events.values()]
        to_do = steps(shown.study, shown.units, standing, shown.now)
        lack = events_lacking(guild) if any(one.do != "keep" for one in to_do) else ""
        refused = [f"{lack} {GIVE}"] if lack else []
        channel = await self._channel_name(shown.study.channel) if any(one.do == "make" for one in to_do) else ""
        for step in to_do:
            if lack and step.do != "keep":
                continue
            try:
                await self._do(step, shown, guild, events, channel)
            except discord.HTTPException as error:
                refused.append(_refused(error, step))
                if error.code == EVENTS_FULL:
                    break
        return Refused(refused[0], lasting=False) if refused else Sent(shown.study.channel, 0)

    async def _do(self, step: Step, shown: Shown, guild: discord.Guild, events: dict[int, Event], channel: str) -> None:
        unit, after = step.unit, step.event
        starts, ends = (datetime.fromtimestamp(at, UTC) for at in (unit.meets_at, unit.ends_at))
        match step.do:
            case "make":
                words = event_words(shown, unit, channel)
                made = await guild.create_scheduled_event(
                    name=words.name,
                    description=words.description,
                    location=words.location,
                    entity_type=EXTERNAL,
                    privacy_level=discord.PrivacyLevel.guild_only,
                    start_time=starts,
                    end_time=ends,
                )
                after = made.id
            case "move":
                # Only its dates: what moderators wrote into it stays.
                try:
                    await events[step.event or 0].edit(start_time=starts, end_time=ends)
                except discord.NotFound:
                    after = DELETED
            case "take":
                after = None
                with suppress(discord.NotFound):
                    await events[step.event or 0].delete()
        if after != unit.event:
            await self._meetings.keep(unit, after)

    async def _channel_name(self, channel: int) -> str:
        found = self._client.get_channel(channel) or await self._client.fetch_channel(channel)
        return str(getattr(found, "name", ""))

    def _is_ours(self, event: Event) -> bool:
        return self._client.user is not None and event.creator_id == self._client.user.id and event.status in OPEN


def _standing(event: Event, shown: Shown) -> Standing:
    return Standing(
        id=event.id,
        number=meeting_of(event.description, shown),
        starts_at=int(event.start_time.timestamp()),
        has_begun=event.status is not discord.EventStatus.scheduled,
    )


def _refused(error: discord.HTTPException, step: Step) -> str:
    """Return why Discord refused a step; raise the error again where it would pass by itself."""
    if error.status == TOO_MANY or error.status >= SERVER_TROUBLE:
        raise error
    if error.code == EVENTS_FULL:
        return FULL
    if isinstance(error, discord.Forbidden) and step.do == "make":
        return f"{LACKING} {GIVE}"
    if isinstance(error, discord.Forbidden):
        return NOT_LET
    return f"Discord refuses one of its events: {error.text or error.status}."
