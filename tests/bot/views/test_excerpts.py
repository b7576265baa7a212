"""Previews and posts whose way is crossed: by a new connection, a restart, a store that goes away."""

from __future__ import annotations

import pytest

from bot.community.store.errors import StoreUnavailableError
from tests.bot.chats import Chat


async def state_of(chat: Chat, number: int) -> str:
    excerpt = await chat.bot.excerpt_buttons.excerpts.find(number)
    assert excerpt is not None
    return excerpt.state


async def previewed(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say("/excerpt post citation:¶6")


async def test_a_new_connection_leaves_a_post_under_way_alone_and_a_restart_does_not(chat: Chat) -> None:
    await previewed(chat)
    excerpts = chat.bot.excerpt_buttons.excerpts
    excerpt = await excerpts.find(1)
    assert excerpt is not None
    assert await excerpts.claim(excerpt)
    await chat.bot.on_ready()  # Discord asks for a new session now and then
    assert await state_of(chat, 1) == "posting"
    await chat.say(":restart")
    assert await state_of(chat, 1) == "unknown"
    assert "Nobody knows whether" in (await chat.text(":press px|post|1"))


async def test_a_preview_that_somebody_settled_meanwhile_says_how(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    await previewed(chat)
    excerpts = chat.bot.excerpt_buttons.excerpts
    cancel = excerpts.cancel

    async def too_late(excerpt: object) -> bool:
        await excerpts.claim(excerpt)  # type: ignore[arg-type]  # what press hands over
        return await cancel(excerpt)  # type: ignore[arg-type]  # likewise

    monkeypatch.setattr(excerpts, "cancel", too_late)
    assert "is being posted just now" in await chat.text(":click Cancel")


async def test_a_quiet_channel_stays_quiet_while_the_store_is_away(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    await chat.say(":as mod")
    await chat.say("/settings set channel:#general quiet:yes")

    async def away(*_: object, **__: object) -> None:
        raise StoreUnavailableError("away")

    monkeypatch.setattr(chat.bot.servers, "change_channel", away)
    record = await chat.say("!summary")
    assert record.replies == []
    assert chat.errors.getvalue() == ""
