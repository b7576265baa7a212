"""What the tests of the bot share."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.bot.chats import Chat, chatting


@pytest.fixture
async def chat() -> AsyncIterator[Chat]:
    """A chat with the real bot on the shipped article."""
    async with chatting() as opened:
        yield opened
