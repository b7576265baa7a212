"""Putting polls into channels: ballots of our own, and Discord's polls; and changing a ballot that was closed."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

import discord

from bot.community.polling.ballot import (
    FEWEST_OPTIONS,
    MOST_OPTIONS,
    OPTION_LENGTH,
    Asked,
    Ballot,
)
from bot.errors import RefusedError, UsageError
from bot.limits import (
    POLL_ANSWER_LIMIT,
    POLL_HOURS_LIMIT,
    POLL_QUESTION_LIMIT,
    POLL_USUAL_HOURS,
    message_needs,
    missing,
)
from bot.rendering.listing import shortened
from bot.rendering.polls import asked, ballot_buttons, ballot_words, native_words, usual_options
from content.article import Article
from content.companion import Question, Recommendation
from content.entries import numbered_entry
from content.errors import UNSEEN, EntryNotFoundError, echo, listed
from documents.nearness import nearest

log = logging.getLogger(__name__)

Place = discord.TextChannel | discord.Thread | discord.VoiceChannel | discord.StageChannel

QUIETLY: Final = discord.AllowedMentions.none()
INNER: Final = ("again", "close", "list", "results")
# Letters and signs that show as nothing, such as the fillers of Hangul; what Unicode has for blank is no label.
BLANK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0\u200c\u200d\ufe0e\ufe0f")
NO_PLACE: Final = "A poll goes into a text channel, or a thread or post of a server: ask there."


@dataclass(frozen=True, slots=True)
class Wanted:
    """A poll as somebody wants it; `hours` are those of Discord's own poll, none for a ballot of ours."""

    about: Asked
    options: tuple[str, ...]
    hours: int | None = None


def read_poll(article: Article, on: str, options: str, hours: int | None, *, native: bool) -> Wanted:
    """Return the poll that some words ask for; raise a sentence where there is none."""
    entry = _entry(article, on)
    chosen = read_options(options, usual_options(entry))
    length = read_hours(hours, native=native)
    return Wanted(asked(article, entry), chosen, length if native else None)


def _entry(article: Article, words: str) -> Recommendation | Question:
    """Return what is asked about; raise a sentence that names the nearest command where that may have been meant."""
    try:
        return numbered_entry(article, words)
    except EntryNotFoundError:
        first = words.split(maxsplit=1)[0]
        near = nearest(first.casefold(), INNER)
        if near and not any(character.isdigit() for character in first):
            raise UsageError(f"Did you mean poll {near[0]}?") from None
        raise


def require_place(member: discord.Member, channel: Any, *more: str) -> Place:
    """Return the channel, where a member and the bot may both write; raise a sentence that names what is missing.

    `more` are further permissions that both need, by discord.py's names.
    """
    if not isinstance(channel, Place):
        raise UsageError(NO_PLACE)
    needed = (*message_needs(channel), *more)
    lacks = missing(channel.permissions_for(member), needed)
    if lacks:
        raise RefusedError(f"You lack {listed(lacks)} in #{channel.name}, so you cannot begin a poll there.")
    lacks = missing(channel.permissions_for(channel.guild.me), needed)
    if lacks:
        raise RefusedError(f"I lack {listed(lacks)} in #{channel.name}: a moderator can give it to me there.")
    return channel


def read_options(words: str, usual: tuple[str, ...]) -> tuple[str, ...]:
    """Return the choices that are named between semicolons, the usual ones where nothing is said."""
    named = tuple(one for part in words.split(";") if (one := " ".join(UNSEEN.sub("", part).split())))
    if not named and not words.strip():
        return usual
    if not FEWEST_OPTIONS <= len(named) <= MOST_OPTIONS:
        raise UsageError(
            f"options: takes {FEWEST_OPTIONS} to {MOST_OPTIONS} choices with ; between them, such as "
            f"options:Yes; No; Later; these are {len(named)}."
        )
    if not all(set(one) - BLANK - {" "} for one in named):
        raise UsageError("One of these options shows nothing: say each in words.")
    if len({unicodedata.normalize("NFKC", one).casefold() for one in named}) < len(named):
        raise UsageError("Two of these options are the same: say each once.")
    require_short(named, OPTION_LENGTH, "An option has")
    return named


def require_short(options: Iterable[str], most: int, what: str) -> None:
    """Raise a sentence for the first option that is too long."""
    for one in options:
        if len(one) > most:
            raise UsageError(f"{what} at most {most} characters; {echo(one)} has {len(one)}.")


def read_hours(hours: int | None, *, native: bool) -> int:
    """Return for how long a poll of Discord's is open; raise a sentence where that cannot be."""
    if hours is not None and not native:
        raise UsageError("hours: is for native:yes alone: a poll of ours is open until poll close ends it.")
    if hours is not None and not 1 <= hours <= POLL_HOURS_LIMIT:
        raise UsageError(f"hours: takes 1 to {POLL_HOURS_LIMIT}.")
    return hours or POLL_USUAL_HOURS


async def send_native(place: Place, member: int, about: Asked, options: tuple[str, ...], hours: int) -> None:
    """Post a poll of Discord's; nothing of it is kept."""
    require_short(options, POLL_ANSWER_LIMIT, "An answer of Discord's polls has")
    poll = discord.Poll(shortened(about.title, POLL_QUESTION_LIMIT), timedelta(hours=hours))
    for one in options:
        poll.add_answer(text=one)
    await place.send(native_words(about, member), poll=poll, allowed_mentions=QUIETLY, suppress_embeds=True)


async def send_ballot(place: Place, ballot: Ballot) -> int:
    """Post a ballot, and return the number of its message."""
    sent = await place.send(
        ballot_words(ballot),
        view=ballot_buttons(ballot),
        allowed_mentions=QUIETLY,
        suppress_embeds=True,
        nonce=f"pb{ballot.id}",
    )
    return sent.id


async def show_closed(client: Any, ballot: Ballot, first: Ballot | None) -> bool:
    """Put the outcome in the place of the buttons of a ballot; say whether that could be done."""
    if ballot.message is None:
        return False
    place = client.get_partial_messageable(ballot.channel, guild_id=ballot.server)
    try:
        await place.get_partial_message(ballot.message).edit(
            content=ballot_words(ballot, first), view=None, allowed_mentions=QUIETLY
        )
    except discord.HTTPException as error:
        log.info("the message of poll %d could not be changed: %s", ballot.id, error)
        return False
    return True
