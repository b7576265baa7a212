"""Whatever others do, nobody's vote is shown, and no count of fewer than five votes or of a poll that is open."""

from __future__ import annotations

import asyncio
import re
from contextlib import AsyncExitStack

from hypothesis import given
from hypothesis import strategies as st

from tests.bot.chats import Chat, chatting
from tests.bot.watching import THREE_HUNDRED, shown

SECRET, OTHER = "heron", "bittern"
# Four voted in the first poll, and nobody else ever does; six in the second, which no moderator closes.
FOUR, SIX = ("cleo", "dan", "eve", "finn"), ("you", "cleo", "dan", "eve", "finn", "mod2")
SPLIT = re.compile(rf"(?:{SECRET}|{OTHER}): \d")
NUMBERS, LATER = st.integers(0, 9), st.integers(2, 9)

lines = st.one_of(
    st.builds("!poll {} {}".format, st.sampled_from(("results", "again", "close")), NUMBERS),
    st.builds("/poll {} number:{}".format, st.sampled_from(("results", "again", "close")), NUMBERS),
    st.builds(":press pb|{}|{}".format, st.sampled_from(("results", "close", "nothing")), NUMBERS),
    st.builds(":press pb|vote|{}|1".format, LATER),
    st.builds(":complete /poll {} number:".format, st.sampled_from(("results", "again", "close"))),
    st.sampled_from(
        (
            "!poll list", "/poll list share:true", "!poll results", f"!poll 3 options:{SECRET}; {OTHER}",
            ":click Results", f":click {OTHER}", ":time 1d", "!audit", "/mydata show", "!mydata", "!help poll",
        )
    ),
)  # fmt: skip
CLOSES_THE_SECOND = re.compile(r".*close.*\b2\b")


async def begun(stack: AsyncExitStack) -> Chat:
    """Two polls, voted in by people who then say nothing more."""
    chat = await stack.enter_async_context(chatting(speaker="you"))
    for number, voters in ((1, FOUR), (2, SIX)):
        await chat.say(f"!poll 2 options:{SECRET}; {OTHER}")
        for voter in voters:
            await chat.say(f":as {voter}")
            assert SECRET in await chat.text(f":press pb|vote|{number}|0")
        await chat.say(":as you")
    return chat


def test_no_sequence_of_commands_shows_a_vote_or_a_split_that_is_not_to_be_seen() -> None:
    """Three hundred lines by members and a moderator, in one world that remembers all before."""
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        chat = runner.run(begun(stack))

        @THREE_HUNDRED
        @given(st.sampled_from(("ann", "ben", "mod")), lines)
        def each(speaker: str, said: str) -> None:
            if speaker == "mod" and CLOSES_THE_SECOND.match(said):
                speaker = "ann"  # who may not
            words = runner.run(shown(chat, speaker, said))
            assert f"Your vote: {SECRET}" not in words
            assert SPLIT.search(words) is None

        each()
        # What they were kept from is there: counts of the second poll, once it is closed.
        assert f"{SECRET}: 6" in runner.run(shown(chat, "mod", "!poll close 2"))
        assert f"Your vote: {SECRET}" not in runner.run(shown(chat, "mod", "!poll results 1"))
        runner.run(stack.aclose())
