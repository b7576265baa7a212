"""So many answers in so many seconds, by person and by channel; then one sentence, then silence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.errors import TooFastError
from bot.views.cooldown import Cooldowns, Windows
from config.settings import CooldownSettings, Settings
from tests.bot.chats import chatting

ANN, BEN, HERE, THERE = 1, 2, 10, 20


def refused(cooldowns: Cooldowns, person: int, channel: int, now: float) -> TooFastError | None:
    """The refusal of one answer; None where it may be given."""
    try:
        cooldowns.spend(person, channel, now)
    except TooFastError as error:
        return error
    return None


def test_a_person_gets_so_many_answers_then_waits() -> None:
    cooldowns = Cooldowns(CooldownSettings(user=2, channel=0, seconds=10))
    assert [refused(cooldowns, ANN, HERE, now) for now in (100, 101)] == [None, None]
    error = refused(cooldowns, ANN, THERE, 102)
    assert str(error) == "That was quick: please wait 8 seconds, then ask again."
    assert refused(cooldowns, BEN, HERE, 102) is None
    assert refused(cooldowns, ANN, HERE, 111) is None


def test_a_channel_gets_so_many_answers_whoever_asks() -> None:
    cooldowns = Cooldowns(CooldownSettings(user=0, channel=2, seconds=10))
    assert [refused(cooldowns, person, HERE, 100) for person in (1, 2)] == [None, None]
    assert refused(cooldowns, 3, HERE, 100) is not None
    assert refused(cooldowns, 3, THERE, 100) is None


def test_it_is_said_once_and_then_no_more() -> None:
    cooldowns = Cooldowns(CooldownSettings(user=1, channel=0, seconds=10))
    refused(cooldowns, ANN, HERE, 100)
    again = [refused(cooldowns, ANN, HERE, now) for now in (101, 102, 103)]
    assert [error.silent for error in again if error] == [False, True, True]


@pytest.mark.parametrize("off", [(0, 0, 10), (5, 20, 0)], ids=["no limit", "no time"])
def test_it_can_be_switched_off(off: tuple[int, int, int]) -> None:
    user, channel, seconds = off
    cooldowns = Cooldowns(CooldownSettings(user=user, channel=channel, seconds=seconds))
    assert [refused(cooldowns, ANN, HERE, 100) for _ in range(500)] == [None] * 500


async def test_commands_slips_and_buttons_all_count() -> None:
    settings = Settings(cooldown=CooldownSettings(user=2, channel=0, seconds=3600))
    async with chatting(settings=settings) as chat:
        # The chat would wait between two lines for as long as the cooldown asks; people do not.
        chat.session._setup = type(chat.session._setup)(build=chat.session._setup.build, pace=1.0)
        assert "Our summary" in await chat.text("!summary")
        assert "Did you mean" in await chat.text("!sumary")
        refusal = await chat.say("!contents")
        assert refusal.error
        assert "please wait" in refusal.texts()[0]
        assert await chat.texts("!contents") == []
        assert (await chat.say("/contents")).replies[0].private
        assert "please wait" in await chat.text(":click Read it")
        await chat.say(":as ann")
        assert "¶1 The idea" in await chat.text(":click Read it")
        # What gets no answer costs nothing.
        for _ in range(5):
            assert await chat.texts("!play despacito") == []
        assert "Our summary" in await chat.text("!summary")


def test_a_count_looks_at_no_more_windows_than_have_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    windows = Windows(1, 10)
    for person in range(10_000):
        assert windows.wait(person, 100) == 0
    looked_at: list[int] = []
    monkeypatch.setattr(windows, "_counts", Counted(windows._counts, looked_at))
    for person in range(10_000, 10_100):
        assert windows.wait(person, 105) == 0
    assert len(looked_at) <= 100
    assert windows.wait(5, 106) == 4
    assert windows.wait(5, 110) == 0
    assert len(windows._counts) == 101


class Counted(dict[int, tuple[float, int]]):
    """Counts that say which of them were looked through."""

    def __init__(self, counts: dict[int, tuple[float, int]], looked_at: list[int]) -> None:
        super().__init__(counts)
        self._looked_at = looked_at

    def items(self) -> Iterator[tuple[int, tuple[float, int]]]:  # type: ignore[override]
        """Yield the counts, and write down which."""
        for key, value in super().items():
            self._looked_at.append(key)
            yield key, value
