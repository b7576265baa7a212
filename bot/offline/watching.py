"""Noticing what the bot did between two looks at the world."""

from __future__ import annotations

from bot.offline.record import Record, Shown
from bot.offline.simulation import Sighting
from bot.offline.wording import message_text
from bot.offline.world import EVERYONE, World


class Watch:
    """Remembers the messages of the world and tells what is new, changed or gone."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._sight = world.simulation.sight
        self._known: dict[int, Sighting] = {}
        self._spared: set[int] = set()

    def spare(self, sighting: Sighting) -> None:
        """Do not report this message as deleted by the bot: a person deletes it."""
        self._spared.add(sighting.id)

    def report(self, record: Record, channel_id: int, person_id: int) -> None:
        """Write down what the bot did since the last report, as this person in this channel meets it."""
        now = {each.id: each for each in self._sight.messages() if not each.thinking}
        for each in now.values():
            known = self._known.get(each.id)
            if each.author_id != self._world.simulation.bot_handle.id or each.system:
                continue
            if known is None:
                here = each.channel_id == channel_id and each.visible_to(person_id)
                (record.replies if here else record.posted).append(self._shown(each))
            elif known.stamp != each.stamp:
                record.edited.append(self._shown(each, edited=True))
        record.deleted.extend(str(each.id) for each in self._known.values() if self._is_deleted(each, now))
        self._known = now
        self._spared.clear()

    def _is_deleted(self, known: Sighting, now: dict[int, Sighting]) -> bool:
        gone = known.id not in now and known.id not in self._spared
        return gone and self._sight.find_channel(known.channel_id) is not None

    def _shown(self, sighting: Sighting, *, edited: bool = False) -> Shown:
        channel = self._sight.find_channel(sighting.channel_id)
        payload = self._sight.payload(sighting)
        return Shown(
            where=self._world.name_of(channel) if channel else "",
            text=message_text(payload, self._world),
            pings=[] if edited else self._pings(sighting),  # Discord notifies nobody of an edit
            private=sighting.owner_id is not None or channel is None or channel.guild is None,
            message=payload,
        )

    def _pings(self, sighting: Sighting) -> list[str]:
        everyone, users, roles = self._sight.pings(sighting)
        return [
            *([EVERYONE] if everyone else []),
            *(self._world.role_name(each) for each in roles),
            *(self._world.user_name(each) for each in users),
        ]
