"""Where a study meets: its home, the forum in which its units open, and where in them something can be said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import discord

from bot.community.studies.study import Study
from bot.errors import RefusedError, UsageError
from bot.limits import TALK_IN_POSTS_NEEDS, delivery_needs, message_needs, missing
from bot.rendering.layout import ordinary, ordinary_buttons
from bot.rendering.posts import titled
from bot.rendering.reply import Reply
from bot.views.posting import require_reach
from bot.views.studies.finding import HAS_ENDED, require_fit_to_lead
from bot.views.trying import SERVER_TROUBLE, trying_once
from content.errors import listed

Home = discord.TextChannel | discord.ForumChannel

QUIETLY: Final = discord.AllowedMentions.none()
GONE: Final = "That channel is gone: study start makes another preview."
NO_HOME: Final = "A study meets in a text channel or a forum: name one as channel:."
# Direct messages reach one process of several, which has not all servers; and a server can be away for a while.
OUT_OF_REACH: Final = "From here I cannot reach that server now: use study questions in the channel of the study."
NO_POST: Final = (
    "I can write in no post of this study: they were deleted or locked. Unlock one, or wait for the next unit, then "
    "press again."
)


@dataclass(frozen=True, slots=True)
class Places:
    """The home of a study, and the forum in which its units open as posts: the home itself, where that is one."""

    home: Home
    forum: discord.ForumChannel | None = None

    @property
    def every(self) -> tuple[Home, ...]:
        """The home, and the forum where it is another channel."""
        return (self.home, self.forum) if self.forum and self.forum.id != self.home.id else (self.home,)

    @property
    def ids(self) -> tuple[int, ...]:
        """Their numbers."""
        return tuple(one.id for one in self.every)

    def lacking(self) -> list[tuple[Home, str]]:
        """Return which permissions the bot has not got where, as Discord names them, for all that a study posts."""
        has = ((one, one.permissions_for(one.guild.me)) for one in self.every)
        return [(one, listed(lacks)) for one, may in has if (lacks := missing(may, self._needed(one)))]

    def _needed(self, channel: Home) -> tuple[str, ...]:
        if isinstance(channel, discord.ForumChannel):
            return (*delivery_needs(channel), *TALK_IN_POSTS_NEEDS)
        return message_needs(channel) if self.forum else delivery_needs(channel, thread=True)


def places_for(channel: Any, forum: discord.ForumChannel | None) -> Places:
    """Return the places that a moderator names, a channel or thread first; raise a sentence where none can be one."""
    home = channel.parent if isinstance(channel, discord.Thread) else channel
    if not isinstance(home, Home):
        raise UsageError(NO_HOME)
    return Places(home, forum or (home if isinstance(home, discord.ForumChannel) else None))


def places_of(guild: discord.Guild, channel: int, forum: int) -> Places:
    """Return the places of these numbers, 0 for no forum; raise RefusedError where one of them is gone."""
    home, posts = guild.get_channel(channel), guild.get_channel(forum)
    if not isinstance(home, Home) or (forum and not isinstance(posts, discord.ForumChannel)):
        raise RefusedError(GONE)
    return Places(home, posts if isinstance(posts, discord.ForumChannel) else None)


def require_fit_leader(leader: discord.Member | None, places: Places) -> None:
    """Raise UsageError where somebody cannot lead a study: no person, or one who cannot see all of it."""
    for one in places.every if leader else ():
        require_fit_to_lead(leader, one)


def require_places(member: discord.Member, places: Places) -> None:
    """Raise a sentence where a study cannot be: where whoever begins it may not write, or in such a forum."""
    for one in places.every:
        require_reach(member, one)
        # No tag is chosen for it: a forum's first may say “solved”, or be for its moderators alone.
        if isinstance(one, discord.ForumChannel) and one.flags.require_tag:
            raise RefusedError(
                f"#{one.name} wants a tag on every post, and a study's posts have none: choose another forum, or have "
                "this one want none, in its settings."
            )


async def announce(
    home: Home, reply: Reply, hearing: discord.AllowedMentions, study: int, title: str
) -> tuple[int, int]:
    """Post the message by which readers join; return where it stands, and its number.

    In a forum it is a post of its own, and both are the same.
    """
    content, view = "\n\n".join(ordinary(reply)), ordinary_buttons(reply)
    if isinstance(home, discord.ForumChannel):
        # A forum takes no nonce, so that each further try could make another post.
        with trying_once():
            created = await home.create_thread(
                name=titled(f"Study: {title}"),
                content=content,
                view=view,
                allowed_mentions=hearing,
                suppress_embeds=True,
            )
        return created.thread.id, created.thread.id
    sent = await home.send(content, view=view, allowed_mentions=hearing, nonce=f"pt{study}", suppress_embeds=True)
    return home.id, sent.id


async def rooms(client: Any, study: Study, newest: int | None) -> list[discord.TextChannel | discord.Thread]:
    """Return where something can be said to a group, the best place first; raise RefusedError where nowhere.

    That is the thread of the unit that opened last, then the home; in a home that is a forum, the post by which
    readers join.
    """
    if client.get_guild(study.server) is None:
        raise RefusedError(OUT_OF_REACH)
    home = client.get_channel(study.channel)
    if not isinstance(home, Home):
        raise RefusedError(HAS_ENDED)
    in_forum = isinstance(home, discord.ForumChannel)
    threads = [await thread_of(home.guild, one) for one in (newest, study.message if in_forum else None) if one]
    found: list[discord.TextChannel | discord.Thread] = [one for one in threads if one and _is_open(one)]
    needed = TALK_IN_POSTS_NEEDS if in_forum else message_needs(home)
    lacks = missing(home.permissions_for(home.guild.me), needed)
    if isinstance(home, discord.TextChannel) and not lacks:
        found.append(home)
    if not found:
        raise RefusedError(
            f"I lack {listed(lacks)} in #{home.name}: give it to me there, then press again." if lacks else NO_POST
        )
    return found


async def say(
    places: Sequence[discord.TextChannel | discord.Thread], reply: Reply, nonce: str
) -> discord.abc.MessageableChannel:
    """Say something in the first place that takes it, and return that place; raise where the last one does not.

    By its nonce Discord knows it again, so that one that was posted after all does not come twice.
    """
    content = "\n\n".join(ordinary(reply))
    for place in places[:-1]:
        try:
            return (await place.send(content, allowed_mentions=QUIETLY, suppress_embeds=True, nonce=nonce)).channel
        except discord.HTTPException as error:
            if error.status >= SERVER_TROUBLE:
                raise  # it may stand there
    return (await places[-1].send(content, allowed_mentions=QUIETLY, suppress_embeds=True, nonce=nonce)).channel


async def thread_of(guild: discord.Guild, number: int) -> discord.Thread | None:
    """Return a thread, also one that sleeps, which a client does not know by itself."""
    found: Any = guild.get_channel_or_thread(number)
    if found is None:
        try:
            found = await guild.fetch_channel(number)
        except discord.HTTPException:
            return None
    return found if isinstance(found, discord.Thread) else None


def _is_open(thread: discord.Thread) -> bool:
    """Say whether the bot can write there; what is said wakes a thread that sleeps, unless it is locked."""
    if thread.parent is None:
        return False
    may = thread.permissions_for(thread.guild.me)
    return not missing(may, message_needs(thread)) and (may.manage_threads or not thread.locked)
