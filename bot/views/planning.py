"""From what a moderator asks for to a schedule: every part checked, so that nothing fails later for a slip made now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import discord

from bot.community.excerpts import Series
from bot.community.scheduling.schedule import IN_ORDER, WHATS, Schedule, What
from bot.community.scheduling.timing import parts, timing
from bot.errors import RefusedError, UsageError
from bot.limits import APPLIED_TAGS_LIMIT, delivery_needs, missing
from bot.views.posting import require_reach
from content.errors import echo, listed
from content.library import Library

Target = discord.TextChannel | discord.Thread | discord.ForumChannel

USUAL_LATE: Final = 3
MOST_LATE: Final = 48
HOUR: Final = 3_600
HOURS: Final = re.compile(r"(\d{1,3})\s*(?:h|hours?)?", re.IGNORECASE)
NEVER_LATE: Final = {"skip", "no", "never", "none"}
USUAL_ZONE: Final = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a moderator typed; what they did not say is empty or None."""

    what: str = ""
    channel: Target | None = None
    at: str = ""
    days: str = ""
    zone: str = ""
    cron: str = ""
    role: discord.Role | None = None
    silent: bool | None = None
    publish: bool | None = None
    late: str = ""
    order: str = ""
    tags: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the server has already: its texts, its series, its schedules."""

    library: Library
    series: Sequence[Series]
    schedules: Sequence[Schedule]


def new_schedule(asked: Request, member: discord.Member, here: Any, known: Known) -> Schedule:
    """Return the schedule that a moderator asks for; raise a sentence for the first part that cannot be."""
    channel = target(asked.channel or here)
    if not asked.what.strip():
        raise UsageError(f"Say what to post: {listed(WHATS[:4], last='or')}, or the name of a series.")
    what, series = _what(asked.what, known.series)
    articles = _articles(asked.article, known.library, series)
    zone = asked.zone or next((one.zone for one in reversed(known.schedules)), USUAL_ZONE)
    when = timing(at=asked.at, days=asked.days, cron=asked.cron, zone=zone)
    wanted = Schedule(
        server=member.guild.id,
        channel=channel.id,
        moderator=member.id,
        what=what,
        series=series.name if series else "",
        articles=articles,
        shuffled=_shuffled(asked.order, default=what not in IN_ORDER),
        cron=when.cron,
        zone=when.zone,
        role=asked.role.id if asked.role else None,
        silent=asked.role is None if asked.silent is None else asked.silent,
        publish=bool(asked.publish),
        tags=_tags(asked.tags, channel),
        late=_late(asked.late or str(USUAL_LATE)),
    )
    require_possible(wanted, member, channel)
    return wanted


def changed_schedule(before: Schedule, asked: Request, member: discord.Member, known: Known) -> Schedule:
    """Return a schedule with what a moderator wants otherwise; raise a sentence for the first part that cannot be."""
    wanted = replace(before, moderator=member.id)
    if asked.what or asked.article:
        what, series = _what(asked.what or before.series or before.what, known.series)
        named = asked.article or ("" if series else ",".join(before.articles))
        articles = _articles(named, known.library, series)
        shuffled = before.shuffled if what == before.what else what not in IN_ORDER
        wanted = replace(wanted, what=what, series=series.name if series else "", articles=articles, shuffled=shuffled)
    if asked.order:
        wanted = replace(wanted, shuffled=_shuffled(asked.order, default=False))
    if asked.at or asked.days or asked.cron or asked.zone:
        wanted = _at_other_times(wanted, asked)
    if asked.role is not None:
        wanted = replace(wanted, role=asked.role.id, silent=False)
    if asked.silent is not None:
        wanted = replace(wanted, silent=asked.silent)
    if asked.late:
        wanted = replace(wanted, late=_late(asked.late))
    channel = target(asked.channel or member.guild.get_channel_or_thread(before.channel))
    moved = channel.id != before.channel
    publish = asked.publish if asked.publish is not None else before.publish and not moved
    tags = _tags(asked.tags, channel) if asked.tags or moved else before.tags
    wanted = replace(wanted, channel=channel.id, publish=publish, tags=tags)
    require_possible(wanted, member, channel)
    return wanted


def target(channel: Any) -> Target:
    """Return a channel in which a schedule can post; raise a sentence for any other, or for none."""
    if channel is None:
        raise RefusedError("That channel is gone: name another one as channel:.")
    if not isinstance(channel, Target):
        raise UsageError("Schedules post in text channels, threads and forums: name one as channel:.")
    return channel


def require_possible(wanted: Schedule, member: discord.Member, channel: Target) -> None:
    """Raise a sentence where the moderator may not have that posted there, or the bot may not post it."""
    require_reach(member, channel)
    role = member.guild.get_role(wanted.role) if wanted.role else None
    if wanted.publish and not (isinstance(channel, discord.TextChannel) and channel.is_news()):
        raise UsageError(f"#{channel.name} is no announcement channel, so nothing can be published there.")
    if role is not None:
        _require_mention(member, role, channel)
    lacks = lacking(wanted, channel)
    if lacks:
        raise RefusedError(
            f"I lack {listed(lacks)} in #{channel.name}: give it to me there, then ask again; nothing was changed."
        )


def lacking(wanted: Schedule, channel: Target) -> list[str]:
    """Return the permissions that its posts need and the bot has not, as Discord names them."""
    role = channel.guild.get_role(wanted.role) if wanted.role else None
    needed = delivery_needs(channel, ping=role is not None and not role.mentionable)
    return missing(channel.permissions_for(channel.guild.me), needed)


def _require_mention(member: discord.Member, role: discord.Role, channel: Target) -> None:
    if role.is_default():
        raise RefusedError("I never mention everyone: name a role that people have chosen, or none.")
    if not role.mentionable and not channel.permissions_for(member).mention_everyone:
        raise RefusedError(
            f"You may not mention @{role.name} in #{channel.name}, so I do not do it for you: "
            "somebody with Mention Everyone there can, or the role can be made mentionable."
        )


def _what(words: str, known: Sequence[Series]) -> tuple[What, Series | None]:
    wanted = " ".join(words.split()).casefold()
    for what in WHATS[:4]:
        if wanted in {what, what.removesuffix("s")}:
            return what, None
    name = wanted.removeprefix("series").lstrip(" :") or wanted
    found = next((one for one in known if one.name.casefold() in {wanted, name}), None)
    if found is None and wanted == "series" and len(known) == 1:
        found = known[0]
    if found is not None:
        return "series", found
    kept = f"; the series here: {listed([one.name for one in known], last='or')}" if known else ""
    raise UsageError(
        f"I cannot post {echo(words)}: name {listed(WHATS[:4], last='or')}, "
        f"or a series that excerpt series keeps{kept}."
    )


def _articles(names: str, library: Library, series: Series | None) -> tuple[str, ...]:
    if series is not None:
        if names and library.find(names).slug != series.article:
            raise UsageError(f"The series {series.name} is of another text: leave article out.")
        return (series.article,)
    named = [name for name in re.split(r"\s*[,;]\s*", names) if name] or [""]
    return tuple(dict.fromkeys(library.find(name).slug for name in named))


def _shuffled(order: str, *, default: bool) -> bool:
    wanted = " ".join(order.casefold().split())
    known = {"": default, "shuffled": True, "shuffle": True, "random": True, "in order": False, "order": False}
    if wanted not in known:
        raise UsageError(f"order takes shuffled or in order, not {echo(order)}.")
    return known[wanted]


def _late(words: str) -> int:
    wanted = words.strip().casefold()
    found = HOURS.fullmatch(wanted)
    hours = 0 if wanted in NEVER_LATE else int(found[1]) if found else None
    if hours is None or hours > MOST_LATE:
        raise UsageError(f"late takes skip, or how many hours a post may be late, 1 to {MOST_LATE}; not {echo(words)}.")
    return hours * HOUR


def _tags(names: str, channel: Target) -> tuple[int, ...]:
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    if not isinstance(channel, discord.ForumChannel):
        if wanted:
            raise UsageError(f"#{channel.name} is no forum, so its posts have no tags: leave tags out.")
        return ()
    known = {tag.name.casefold(): tag.id for tag in channel.available_tags}
    unknown = [name for name in wanted if name.casefold() not in known]
    names_of = listed([tag.name for tag in channel.available_tags], last="or")
    if unknown:
        there = f"; there are {names_of}" if known else "; it has none"
        raise UsageError(f"#{channel.name} has no tag {echo(unknown[0])}{there}.")
    if channel.flags.require_tag and not wanted:
        raise UsageError(f"#{channel.name} wants a tag on every post: name one as tags:, such as {names_of}.")
    return tuple(dict.fromkeys(known[name.casefold()] for name in wanted))[:APPLIED_TAGS_LIMIT]


def _at_other_times(before: Schedule, asked: Request) -> Schedule:
    """Return a schedule at other times; what is not said stays, where it was said as time and days."""
    usual = parts(before.cron)
    if asked.cron or (asked.zone and not (asked.at or asked.days)):
        when = timing(cron=asked.cron or before.cron, at=asked.at, days=asked.days, zone=asked.zone or before.zone)
    elif usual is None and not asked.at:
        raise UsageError("That schedule has a cron expression: say at as well as days, or another cron.")
    else:
        at, days = usual or ("", "daily")
        when = timing(at=asked.at or at, days=asked.days or days, zone=asked.zone or before.zone)
    return replace(before, cron=when.cron, zone=when.zone)
