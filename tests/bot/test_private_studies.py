"""Whatever members and moderators do, a study of four shows no count, names nobody, and keeps what was confided."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

from hypothesis import given
from hypothesis import strategies as st

from tests.bot.chats import Chat, chatting
from tests.bot.watching import THREE_HUNDRED, shown

NOTE, QUESTION, NAME = "heron", "bittern", "cleo"
COUNT = "have finished"
UNITS = st.integers(0, 7)

lines = st.one_of(
    st.builds(
        "{}study {}".format,
        st.sampled_from("!"),
        st.sampled_from(
            (
                "", "status", "join", "leave", "hide", "show", "agree", "ask", "ask why", "catch-up", "notes", "export",
                "pause", "resume", "shift", "skip", "mark ¶3", "start thu 19:00",
            )
        ),
    ),
    st.builds("/study {}".format, st.sampled_from(("status", "catch-up", "ask", "notes", "export", "join", "hide"))),
    st.builds(":press pt|read|{}".format, UNITS),
    st.builds(
        ":press pt|{}|{}".format,
        st.sampled_from(("status", "catch", "own", "notes", "export", "join", "leave", "preview", "form")),
        UNITS,
    ),
    st.sampled_from((":click Show me", ":click Status", ":click Join", ":time 1d", "!margin ¶6", "!note", "!audit")),
)  # fmt: skip


async def begun(stack: AsyncExitStack) -> Chat:
    """A study that ann leads, and in which one reader has confided a note and a question and finished a unit."""
    chat = await stack.enter_async_context(chatting(speaker="mod"))
    for line in (
        '/study start meets:"thu 19:00" leader:@ann',
        ":click Start",
        ":as finn",
        "/study join",
        f":as {NAME}",
        "/study join",
        ":press pt|read|1",
        f"/note add citation:¶6 text:{NOTE} visibility:leader",
        f"/study ask text:{QUESTION}",
    ):
        record = await chat.say(line)
        assert not record.error, line
    return chat


def test_no_sequence_of_commands_shows_a_count_a_name_or_what_was_confided() -> None:
    """Three hundred lines by two other readers and a moderator, in one world that remembers all before."""
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        chat = runner.run(begun(stack))

        @THREE_HUNDRED
        @given(st.sampled_from(("ben", "dan", "mod")), lines)
        def each(speaker: str, said: str) -> None:
            if speaker == "mod" and "join" in said.casefold():
                speaker = "ben"  # four take part, and no more
            words = runner.run(shown(chat, speaker, said))
            assert [one for one in (NOTE, QUESTION, NAME, COUNT) if one in words] == []

        each()
        # The leader alone sees the note, and the question without its name.
        assert NOTE in runner.run(shown(chat, "ann", "/study notes"))
        asked = runner.run(shown(chat, "ann", "/study questions"))
        assert QUESTION in asked
        assert NAME not in asked
        runner.run(stack.aclose())
