"""Whatever is asked, the real bot answers within Discord's limits, pings nobody, and quotes verbatim."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from bot.limits import CONTENT_LIMIT
from tests.bot.chats import Chat, chatting, shipped
from tests.bot.inputs import COMMANDS, OPTIONS, Action, actions
from tests.bot.promises import broken_choices, broken_limits, claims, pinging, said


class Play:
    """One person in one long-lived world, and a watch on all that the bot sends."""

    def __init__(self, chat: Chat) -> None:
        stage = chat.session.stage
        self.simulation, self.channel = stage.simulation, stage.channel
        self.person, self.user = stage.person, stage.user
        answer, question = stage.messages()
        self.target, self._own = answer, {**stage.payload(question), "guild_id": str(stage.server.id)}
        self.claims = self.answers = self._seen = 0
        self._posted: list[tuple[int, int]] = []
        self.simulation.env.backend.subscribers.append(self._notice)

    async def message(self, content: str) -> None:
        """Write in the channel; what only Nitro may write is put in by hand, for simcord's people have none."""
        if len(content) <= CONTENT_LIMIT:
            await self.person.send(self.channel, content)
            return
        self.simulation.env.backend.emit("MESSAGE_CREATE", {**self._own, "content": content})
        await self.simulation.settle()

    async def direct_message(self, content: str) -> None:
        """Write to the bot alone."""
        await self.user.send_dm(content[:CONTENT_LIMIT])

    async def mention(self, content: str) -> None:
        """Write in the channel, to the bot."""
        await self.message(f"{self.simulation.bot_handle.mention} {content}"[:4000])

    async def slash(self, name: str, options: dict[str, Any]) -> None:
        """Give a slash command."""
        await self.person.slash(self.channel, name, **options)

    async def complete(self, name: str, option: str, typed: str) -> None:
        """Begin to fill in an option."""
        await self.person.autocomplete(self.channel, name, option, typed)

    async def press(self, custom_id: str) -> None:
        """Press a button, shown or not."""
        await self.simulation.force.press(self.person, self.target, custom_id)

    def problems(self) -> Iterator[str]:
        """What is wrong with all that the bot did since the last call."""
        yield from (f"fault: {fault!r}" for fault in self.simulation.take_incidents().faults)
        requests = self.simulation.env.http_requests
        bodies, self._seen = [each.json for each in requests[self._seen :]], len(requests)
        for message in filter(None, map(said, bodies)):
            self.answers += 1
            yield from broken_limits(message)
            yield from pinging(message)
            yield from self._untrue(message)
        yield from (problem for body in bodies for problem in broken_choices(body))
        posted, self._posted = self._posted, []
        yield from ("somebody was pinged" for place in posted if self._pinged(*place))

    def _untrue(self, message: dict[str, Any]) -> Iterator[str]:
        for words, home in claims(message, shipped().library.default):
            self.claims += 1
            if not words or words not in home:
                yield f"not the author's: {words!r}"

    def _notice(self, event: str, payload: dict[str, Any]) -> None:
        if event == "MESSAGE_CREATE" and payload["author"].get("bot"):
            self._posted.append((int(payload["channel_id"]), int(payload["id"])))

    def _pinged(self, channel: int, message: int) -> bool:
        stored = self.simulation.env.backend.get_message(channel, message)
        return bool(stored.mention_everyone or stored.ping_user_ids or stored.ping_role_ids)


@pytest.fixture
def play() -> Iterator[Play]:
    """A world that outlives the examples, in an event loop that does too."""
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()

        async def begin() -> Play:
            chat = await stack.enter_async_context(chatting())
            await chat.say("!summary")
            return Play(chat)

        opened = runner.run(begin())
        opened.run = runner.run  # type: ignore[attr-defined]
        yield opened
        runner.run(stack.aclose())


async def test_the_inputs_name_every_command_and_every_option(chat: Chat) -> None:
    """A command that is added later must be tried too."""
    assert chat.bot.all_commands.keys() == set(COMMANDS)
    for command in chat.bot.commands:
        texts = {name for name, each in command.clean_params.items() if each.converter is str}
        assert texts == set(OPTIONS[command.name]), command.name


def test_no_input_brings_a_fault_a_refusal_by_discord_a_ping_or_words_that_are_not_the_authors(play: Play) -> None:
    """Two thousand inputs of every kind, in one world that remembers all before."""

    @settings(max_examples=2000, deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=True)
    @given(actions)
    def each(action: Action) -> None:
        play.run(action(play))
        assert list(play.problems()) == []

    each()
    assert play.answers > 800
    assert play.claims > 100
