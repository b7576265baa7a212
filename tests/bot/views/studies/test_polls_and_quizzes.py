"""Who may do what with polls and quizzes where a study runs: every role, every command, every button, by force too."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.errors import APOLOGY
from bot.offline.record import Record
from bot.rendering.reply import base36
from tests.bot.chats import Chat, chatting

# reader takes part in the study, outsider does not; leader has no right on the server; starter began polls 1 to 3,
# while a moderator began 4 and 5. shut-out cannot see the channel, and elsewhere is a moderator of another server.
ROLES = {
    "outsider": "eve",
    "reader": "ben",
    "leader": "ann",
    "starter": "dan",
    "moderator": "mod",
    "shut-out": "finn",
    "elsewhere": "zmod",
}
PLACES = {"shut-out": "The Reading Room#general", "elsewhere": "Elsewhere#general"}

# Each role plays the lines in this order. Polls 1 to 4 are open, 5 is closed.
POLLS = """
                                          outsider reader leader starter moderator shut-out elsewhere
/poll close number:1                      no       no     yes    yes     yes       no       no
!poll close 2                             no       no     yes    yes     yes       no       no
:press pb|close|3                         no       no     yes    yes     yes       no       no
:press pb|vote|4|0                        yes      yes    yes    yes     yes       no       no
:press pb|vote|4|2                        yes      yes    yes    yes     yes       no       no
:press pb|vote|4|2                        yes      yes    yes    yes     yes       no       no
:press pb|results|4                       yes      yes    yes    yes     yes       no       no
:press pb|results|5                       yes      yes    yes    yes     yes       no       no
/poll results                             yes      yes    yes    yes     yes       no       no
/poll results number:4                    yes      yes    yes    yes     yes       no       no
!poll results 5                           yes      yes    yes    yes     yes       no       no
/poll list                                yes      yes    yes    yes     yes       yes      yes
!poll list                                yes      yes    yes    yes     yes       yes      yes
!poll                                     yes      yes    yes    yes     yes       yes      yes
/poll again number:5                      yes      yes    yes    yes     yes       no       no
/poll start on:2                          yes      yes    yes    yes     yes       yes      yes
!poll question 3                          yes      yes    yes    yes     yes       yes      yes
/poll start on:2 native:true              yes      yes    yes    yes     yes       yes      yes
"""
# What is open still, over already, not there or was never made is for nobody.
NO_POLLS = """
/poll again number:4
/poll close number:5
:press pb|close|5
:press pb|vote|5|0
:press pb|vote|4|3
:press pb|vote|4|-1
:press pb|vote|4
:press pb|vote
:press pb|vote|99|0
:press pb|results|99
:press pb|close|9999999999999999999
:press pb|results|99999999999999999999
:press pb|nothing|4
"""
# Unit 1, ¶1–4, has opened; {own} is who presses, {ben} the reader.
QUIZZES = """
                                          outsider reader leader starter moderator shut-out elsewhere
/quiz                                     yes      yes    yes    yes     yes       yes      yes
!quiz                                     yes      yes    yes    yes     yes       yes      yes
/quiz section:1 seed:7                    yes      yes    yes    yes     yes       yes      yes
:press pz|begin|1                         yes      yes    yes    yes     yes       no       no
:press pz|show|{own}|1-4-1|1|-|{text}     yes      yes    yes    yes     yes       no       no
:press pz|start|{own}|1-4-1|7|-|{text}    yes      yes    yes    yes     yes       no       no
:press pz|answer|{own}|1-4-1|1|A|{text}   yes      yes    yes    yes     yes       no       no
:press pz|next|{own}|1-4-1|1|A|{text}     yes      yes    yes    yes     yes       no       no
:press pz|end|{own}|1-4-1|1|AAAAA|{text}  yes      yes    yes    yes     yes       no       no
:press pz|end|{own}|1-15|7|AAAAA|{text}   yes      yes    yes    yes     yes       yes      yes
:press pz|show|{ben}|1-4-1|1|-|{text}     no       yes    no     no      no        no       no
:press pz|answer|{ben}|1-4-1|1|A|{text}   no       yes    no     no      no        no       no
:press pz|next|{ben}|1-4-1|1|A|{text}     no       yes    no     no      no        no       no
:press pz|end|{ben}|1-4-1|1|AAAAA|{text}  no       yes    no     no      no        no       no
:press pz|start|{ben}|1-4-1|7|-|{text}    no       yes    no     no      no        no       no
:press pz|end|{ben}|1-15|7|AAAAA|{text}   no       yes    no     no      no        no       no
"""
# What has not opened, is not what a unit reads, is not there or was never made is for nobody.
NO_QUIZZES = """
:press pz|begin|2
:press pz|begin|99
:press pz|begin|9999999999999999999
:press pz|begin
:press pz|end|{own}|5-7-2|2|AAAAA|{text}
:press pz|end|{own}|1-7-1|1|AAAAA|{text}
:press pz|end|{own}|2-4-1|1|AAAAA|{text}
:press pz|end|{own}|1-4-1|1|AAAAA|gone
:press pz|end|{own}|1-4-999999999999|1|AAAAA|{text}
:press pz|end|{own}|1-4-1|1|AAAA|{text}
:press pz|answer|{own}|1-4-1|1|AAAAAA|{text}
:press pz|answer|{own}|1-4-1|1|E|{text}
:press pz|answer|{own}|1-4-1|1|-|{text}
:press pz|answer|{own}|0-99|1|A|{text}
:press pz|start|{own}|1-15|not a seed|-|{text}
:press pz|start|{own}|1-15|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|-|{text}
:press pz|nothing|{own}|1-4-1|1|A|{text}
:press pz|end
"""


def expected(table: str, role: str) -> list[tuple[str, bool]]:
    """Return the lines of a table, and whether a role may do them; none of those in a list without columns."""
    head, *rows = table.strip().splitlines()
    if head.split() != list(ROLES):
        return [(row, False) for row in (head, *rows)]
    found = [row.rsplit(maxsplit=len(ROLES)) for row in rows]
    return [(line, dict(zip(ROLES, cells, strict=True))[role] == "yes") for line, *cells in found]


@asynccontextmanager
async def polled() -> AsyncIterator[Chat]:
    """A study in #reading that ann leads and ben takes part in, with four open polls and one that is closed."""
    async with chatting(speaker="mod") as chat:
        study = (":in #reading", '/study start meets:"thu 19:00" leader:@ann', ":click Start", ":as ben", "/study join")
        polls = (":as dan", *["!poll 2"] * 3, ":as mod2", *["!poll 2"] * 2, "!poll close 5")
        for line in (*study, *polls, ":deny finn view_channel #reading"):
            record = await chat.say(line)
            assert not record.error, (line, record.texts())
        yield chat


async def played(chat: Chat, role: str, *tables: str) -> None:
    """Have somebody play the lines of some tables, and compare."""
    stage = chat.session.stage
    own, ben = (base36(stage.named("user", name).id) for name in (ROLES[role], "ben"))
    await chat.say(f":as {ROLES[role]}")
    if role in PLACES:
        await chat.say(f":in {PLACES[role]}")
    await chat.say("!summary")  # there is a message whose buttons can be pressed
    for line, allowed in (one for table in tables for one in expected(table, role)):
        record = await chat.say(line.format(own=own, ben=ben, text="trump-kim-summit"))
        assert record.problem is None, (role, line, record.problem)
        assert record.error != allowed, (role, line, record.texts())
        assert not any(APOLOGY.split("{")[0] in text for text in record.texts()), (role, line)
        _seen_by_nobody_else(line, record)


def _seen_by_nobody_else(line: str, record: Record) -> None:
    """What a press gives is for whoever pressed, but for a poll that is closed by it."""
    if line.startswith(":press"):
        assert all(one.private for one in record.replies), line
        assert all(one.private or "|close|" in line for one in record.edited), line


@pytest.mark.parametrize("role", ROLES)
async def test_polls_and_quizzes_ask_each_time_who_that_is(role: str) -> None:
    async with polled() as chat:
        await played(chat, role, NO_POLLS, POLLS, NO_QUIZZES, QUIZZES)
