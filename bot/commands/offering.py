"""What can be chosen in the options of schedules."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from inspect import signature
from typing import Any, Final, TypeVar

from discord import app_commands

from bot.commands import choices
from bot.commands.asking import Interaction
from bot.community.scheduling.schedule import WHATS
from bot.community.scheduling.schedules import Schedules
from bot.community.scheduling.timing import DAYS, zone_names
from bot.rendering.schedules import short_name
from bot.views.permission import is_moderator

F = TypeVar("F", bound=Callable[..., Any])

TIMES: Final = tuple(f"{hour:02}:{minute:02}" for hour in range(24) for minute in (0, 30))
DAY_CHOICES: Final = ("daily", "weekdays", "weekends", *DAYS, "mon,wed,fri", "mon,thu", "tue,thu")
LATE_CHOICES: Final = ("skip", "1", "2", "3", "6", "12", "24")

Offering = Callable[[Interaction, str], Coroutine[Any, Any, list[app_commands.Choice[Any]]]]


async def _numbers(interaction: Interaction, current: str) -> list[app_commands.Choice[Any]]:
    known = await _schedules(interaction).of(interaction.guild_id or 0) if _may(interaction) else []
    offers = choices.offered(str(current), choices.prepared((short_name(one), str(one.id)) for one in known))
    return [app_commands.Choice(name=offer.name, value=int(offer.value)) for offer in offers]


async def _whats(interaction: Interaction, current: str) -> list[app_commands.Choice[Any]]:
    series = await _schedules(interaction).all_series(interaction.guild_id or 0) if _may(interaction) else []
    return _of((*WHATS[:4], *(one.name for one in series)), current)


async def _zones(_: Interaction, current: str) -> list[app_commands.Choice[Any]]:
    return _of(zone_names(), current.strip().replace(" ", "_"))


async def _days(_: Interaction, current: str) -> list[app_commands.Choice[Any]]:
    return _of(DAY_CHOICES, current)


async def _times(_: Interaction, current: str) -> list[app_commands.Choice[Any]]:
    return _of(TIMES, current)


async def _lates(_: Interaction, current: str) -> list[app_commands.Choice[Any]]:
    return _of(LATE_CHOICES, current)


async def _articles(interaction: Interaction, current: str) -> list[app_commands.Choice[Any]]:
    return [*choices.offered(current, choices.articles(interaction.client.desk.library))]


OFFERED: Final[dict[str, Offering]] = {
    "schedule": _numbers,
    "what": _whats,
    "zone": _zones,
    "days": _days,
    "at": _times,
    "late": _lates,
    "article": _articles,
}


def offering(handler: F) -> F:
    """Offer lists for those options of a schedule's command that have one."""
    options = signature(handler).parameters
    return app_commands.autocomplete(**{name: offer for name, offer in OFFERED.items() if name in options})(handler)


def _schedules(interaction: Interaction) -> Schedules:
    found: Schedules = interaction.client.arriving.schedules
    return found


def _may(interaction: Interaction) -> bool:
    return is_moderator(interaction.user, interaction.client.servers.of(interaction.guild_id))


def _of(names: Iterable[str], current: str) -> list[app_commands.Choice[Any]]:
    return [*choices.offered(current, choices.prepared((name, name) for name in names))]
