"""Discord's limits and the permissions that the bot asks for, each named once.

Sources: https://discord.com/developers/docs (pages named beside each).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import discord

# Of one message with the Components V2 flag: /components/reference. The text limit is undocumented; discord.py
# counts it as LayoutView.content_length, and Discord answers above it with "displayable text size exceeds maximum".
TEXT_DISPLAY_LIMIT: Final = 4000
COMPONENT_LIMIT: Final = 40

# /resources/message#create-message
CONTENT_LIMIT: Final = 2000

# /components/reference#button and #string-select
BUTTONS_IN_A_ROW: Final = 5
BUTTON_LABEL_LIMIT: Final = 80
CUSTOM_ID_LIMIT: Final = 100
OPTION_LIMIT: Final = 25
OPTION_TEXT_LIMIT: Final = 100

# /interactions/application-commands#autocomplete
CHOICE_LIMIT: Final = 25
CHOICE_TEXT_LIMIT: Final = 100

# /resources/poll#poll-media-object and #poll-create-request-object; the question's is that of a poll, 300, an answer's
# 55; a poll ends after at most 32 days, a day where nobody says otherwise.
POLL_QUESTION_LIMIT: Final = 300
POLL_ANSWER_LIMIT: Final = 55
POLL_HOURS_LIMIT: Final = 768
POLL_USUAL_HOURS: Final = 24

# /resources/guild-scheduled-event#guild-scheduled-event-object and #create-guild-scheduled-event: a server has at most
# 100 events that are to come or go on, none begins in the past, and one outside of voice channels must have an end. The
# code is what Discord answers above the 100: /topics/opcodes-and-status-codes#json
EVENT_NAME_LIMIT: Final = 100
EVENT_DESCRIPTION_LIMIT: Final = 1000
EVENT_LOCATION_LIMIT: Final = 100
EVENTS_LIMIT: Final = 100
EVENTS_FULL: Final = 30038

# /resources/channel#channel-object
THREAD_NAME_LIMIT: Final = 100
# /resources/channel#forum-tag-object
APPLIED_TAGS_LIMIT: Final = 5

# /interactions/application-commands#create-global-application-command
COMMAND_PAYLOAD_LIMIT: Final = 8000

# What the invite link asks for: enough to see a question and to answer it, with a picture where one is wanted; to post
# an excerpt, pin it, and begin a thread on it; and to make a poll of Discord's where a member wants that.
INVITE_PERMISSIONS: Final = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    attach_files=True,
    read_message_history=True,
    create_public_threads=True,
    pin_messages=True,
    send_polls=True,
)

# Our own table of what each kind of post needs where it goes, because Discord says only that something is missing:
# /topics/permissions. Pinning has had a permission of its own since 2026-02-23, and so has making an event; a message
# of one's own is published with the permission to send it; a forum post is begun with Send Messages, which is of no
# effect inside of it: there, as in any thread, one writes with Send Messages in Threads (/topics/threads#permissions).
MESSAGE_NEEDS: Final = ("view_channel", "send_messages")
MESSAGE_IN_THREAD_NEEDS: Final = ("view_channel", "send_messages_in_threads")
CARD_NEEDS: Final = ("attach_files",)
PIN_NEEDS: Final = ("pin_messages",)
THREAD_NEEDS: Final = ("create_public_threads", "read_message_history")
# In the whole server, for an event that is no voice channel's; whoever made one may change and delete it with the same:
# /resources/guild-scheduled-event#guild-scheduled-event-permissions-requirements. Not in the invite: few want events.
EVENT_NEEDS: Final = ("create_events",)
POLL_NEEDS: Final = ("send_polls",)
PING_NEEDS: Final = ("mention_everyone",)
TALK_IN_POSTS_NEEDS: Final = ("send_messages_in_threads",)
# What arrives by itself is looked for before it is tried again, so that it never comes twice.
FINDING_NEEDS: Final = ("read_message_history",)


def message_needs(channel: object) -> tuple[str, ...]:
    """Return the permissions that writing in a channel or thread needs, by discord.py's names."""
    return MESSAGE_IN_THREAD_NEEDS if isinstance(channel, discord.Thread) else MESSAGE_NEEDS


def delivery_needs(channel: object, *, thread: bool = False, ping: bool = False) -> tuple[str, ...]:
    """Return the permissions that a post needs which arrives by itself: with a thread of its own, with a mention.

    A forum's post is a thread by itself.
    """
    thread = thread and not isinstance(channel, discord.ForumChannel)
    wanted = ((THREAD_NEEDS, thread), (PING_NEEDS, ping))
    more = (name for names, is_wanted in wanted if is_wanted for name in names)
    return tuple(dict.fromkeys((*message_needs(channel), *FINDING_NEEDS, *more)))


def missing(has: discord.Permissions, needed: Iterable[str]) -> list[str]:
    """Return which of the permissions that are needed are not there, as Discord names them."""
    return [name.replace("_", " ").title() for name in needed if not getattr(has, name)]
