"""What the tests share that let others do three hundred things in one world, and look for what must not be shown."""

from __future__ import annotations

from typing import Final

from hypothesis import HealthCheck, settings

from tests.bot.chats import Chat
from tests.bot.test_private_notes import everything

# The world remembers all before, so that an example cannot be made smaller, nor be played again by itself.
THREE_HUNDRED: Final = settings(
    max_examples=300, deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=True
)


async def shown(chat: Chat, speaker: str, said: str) -> str:
    """Let somebody do something; return all that it showed."""
    await chat.session.play(f":as {speaker}")
    record = await chat.session.play(said)
    return everything(record) if record else ""
