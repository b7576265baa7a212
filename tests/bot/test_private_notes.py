"""Whatever members do, nobody sees what another one wrote for themselves alone."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.offline.record import Record
from tests.bot.chats import Chat, chatting

PRIVATE = "heron"
SHARED = "kingfisher"
NUMBERS = st.integers(0, 8)
PLACES = st.sampled_from(("¶6", "§2", "¶7", "6-8", "¶1", "trump-kim-summit"))
SEEN = st.sampled_from(("me", "unnamed", "named", "leader"))

typed = st.one_of(
    st.builds("{}note add {} text:mine visibility:{}".format, st.sampled_from("!"), PLACES, SEEN),
    st.builds("/note add citation:{} text:mine visibility:{}".format, PLACES, SEEN),
    st.builds(
        "{}".format, st.sampled_from(("!note", "/note list", "!highlight", "/highlight", "!mydata", "!mydata export"))
    ),
    st.builds("/note list citation:{}".format, PLACES),
    st.builds("/note edit number:{} visibility:{}".format, NUMBERS, SEEN),
    st.builds("/note edit number:{} text:{}".format, NUMBERS, st.just("other")),
    st.builds("!note remove {}".format, NUMBERS),
    st.builds("{} {}".format, st.sampled_from(("!margin", "!highlight", "!read")), PLACES),
    st.builds("/margin citation:{}".format, PLACES),
    st.sampled_from(
        ("/mydata show", "/mydata export", "!help", "!audit", "/preferences plain:yes", "!preferences plain:no")
    ),
    st.sampled_from((":menu Save to my notes", ":menu Check quote")),
    st.just(":complete /note edit number:"),
)
pressed = st.one_of(
    st.sampled_from(
        tuple(
            f":click {label}"
            for label in (
                "Show me",
                "Next",
                "Back",
                "Add a note",
                "Report",
                "Remove",
                "Export",
                "Delete",
                "Show the note",
            )
        )
    ),
    st.builds(
        ":press pn|{}|{}".format, st.sampled_from(("look", "remove", "report", "list", "margin", "highlights")), NUMBERS
    ),
    st.builds(":press pn|remove|{}|{}|{}".format, NUMBERS, NUMBERS, NUMBERS),
    st.builds(":press pn|list|{{owner}}|{}|trump-kim-summit".format, NUMBERS),
    st.builds(
        ":press pm|{}|{{owner}}".format, st.sampled_from(("export", "show", "delete", "ask", "form", "preferences"))
    ),
    st.builds(":press pn|margin|{{owner}}|{}|trump-kim-summit".format, NUMBERS),
)
# What brings shared notes, so that there is something to tell the private ones from.
margins = st.builds("{}{}".format, st.sampled_from(("!margin ", "/margin citation:")), st.sampled_from(("¶7", "§2")))
lines = st.one_of(typed, typed, pressed, margins)


class Watch:
    """A world in which one member has a secret, and a look at all that the others are sent."""

    def __init__(self, chat: Chat, runner: asyncio.Runner) -> None:
        self.chat = chat
        self.run = runner.run
        self.shared = self._times = 0

    async def others(self, speaker: str, said: str) -> list[str]:
        """Let somebody else do something; return every secret that came of it."""
        if self._times % 10 == 0:  # a moderator may have taken the last one out
            await self.chat.say(":as you")
            await self.chat.say(f"/note add citation:¶7 text:{SHARED} visibility:unnamed")
        self._times += 1
        await self.chat.session.play(f":as {speaker}")
        owner = self.chat.session.stage.named("user", "you").id
        record = await self.chat.session.play(said.replace("{owner}", str(owner)))
        shown = everything(record) if record else ""
        self.shared += SHARED in shown
        return [shown] if PRIVATE in shown else []


def everything(record: Record) -> str:
    """All that a line showed, files by what stands in them apart: these are the speaker's own."""
    shown = [one.text for one in (*record.replies, *record.posted, *record.edited)]
    return "\n".join((*shown, str(record.form), str(record.choices)))


@pytest.fixture
def watch() -> Iterator[Watch]:
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()

        async def begin() -> Chat:
            chat = await stack.enter_async_context(chatting())
            await chat.say(f"/note add citation:¶6 text:{PRIVATE}")
            await chat.say(f"/note add citation:¶7 text:{SHARED} visibility:unnamed")
            await chat.say(f"/note add citation:§2 text:{PRIVATE} visibility:named")
            await chat.say("/note edit number:3 visibility:me")
            await chat.say("!note")
            await chat.say(":as mod")
            await chat.say("/settings set log_channel:#log")
            return chat

        yield Watch(runner.run(begin()), runner)
        runner.run(stack.aclose())


def test_no_sequence_of_commands_shows_another_members_private_note(watch: Watch) -> None:
    """Four hundred lines by members and a moderator, in one world that remembers all before."""

    @settings(max_examples=400, deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=True)
    @given(st.sampled_from(("ann", "ben", "mod")), lines)
    def each(speaker: str, said: str) -> None:
        assert watch.run(watch.others(speaker, said)) == []

    each()
    assert watch.shared > 20, watch.shared
