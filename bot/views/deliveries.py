"""The buttons under what arrives by itself, and under what moderators are told of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

import discord

from bot.community.deliveries import Delivery
from bot.community.scheduling.schedules import Schedules
from bot.community.servers import Servers
from bot.errors import RefusedError
from bot.rendering.pressing import Pressed
from bot.rendering.reply import Reply
from bot.views.permission import member_on, require_moderator
from bot.views.reporting import THANKS, link_of, log_channel, tell
from bot.views.sending import Interaction, respond

NO_SUCH: Final = "There is no such post here."
MOST_REPORTS: Final = 10_000
SAID: Final = "That was decided before: schedule history shows it."


class DeliveryButtons:
    """What the buttons do; who may is checked again, also where they are pressed in direct messages.

    `leads` says whether a member leads a study, by its number.
    """

    def __init__(
        self, schedules: Schedules, servers: Servers, leads: Callable[[discord.Member, int], Awaitable[bool]]
    ) -> None:
        self.schedules = schedules
        self.servers = servers
        self._leads = leads
        self._reported: dict[tuple[int, int], None] = {}

    async def press(self, interaction: Interaction, pressed: Pressed) -> None:
        """Report a post, or say what is true of one that nobody knew of."""
        delivery = await self.schedules.delivery(pressed.number() or 0)
        if delivery is None or interaction.guild_id not in {delivery.server, None}:
            raise RefusedError(NO_SUCH)
        match pressed.verb:
            case "report":
                await self._report(interaction, delivery)
            case "found" | "again":
                await self._decide(interaction, delivery, stands=pressed.verb == "found")
            case _:
                raise RefusedError(NO_SUCH)

    async def _report(self, interaction: Interaction, delivery: Delivery) -> None:
        channel = log_channel(interaction.guild, self.servers.of(interaction.guild_id).log_channel)
        await interaction.response.defer(ephemeral=True, thinking=True)
        if self._is_first(delivery.id, interaction.user.id):
            await tell(channel, f"A reader reports a post of {delivery.kind} {delivery.owner}: {link_of(interaction)}")
        await interaction.followup.send(THANKS, ephemeral=True)

    def _is_first(self, delivery: int, reader: int) -> bool:
        """Say whether a reader reports a post for the first time; after a restart they may once more."""
        if (delivery, reader) in self._reported:
            return False
        self._reported[delivery, reader] = None
        if len(self._reported) > MOST_REPORTS:
            del self._reported[next(iter(self._reported))]
        return True

    async def _decide(self, interaction: Interaction, delivery: Delivery, *, stands: bool) -> None:
        member = await member_on(interaction, delivery.server) or interaction.user
        # Who leads a study is told of its posts, and needs no right on the server.
        leads = isinstance(member, discord.Member) and await self._leads(member, delivery.item.get("study", 0))
        if not leads:
            require_moderator(member, self.servers.of(delivery.server))
        if not await self.schedules.settle_unknown(delivery, member.id, stands=stands):
            raise RefusedError(SAID)
        said = "Noted: it is there." if stands else "It is posted again."
        if interaction.message is None or interaction.message.flags.components_v2:  # none of ours has these buttons
            await respond(interaction, Reply((said,)), private=True)
        else:
            await interaction.response.edit_message(content=said, view=None)
