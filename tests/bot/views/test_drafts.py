"""What was typed into a form with a fault, and how it comes back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import FormError, RefusedError
from bot.views.drafts import KEPT_FOR, MOST, Drafts
from content.errors import ContentError

ANN, BEN = 1, 2


class Hand:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 5, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Say what time it is."""
        return self.now


def test_a_fault_keeps_what_was_typed_and_success_forgets_it() -> None:
    drafts = Drafts(Hand())
    with pytest.raises(FormError, match="no such day") as caught, drafts.correctable(ANN, "form", {"text": "long"}):
        raise ContentError("There is no such day.")
    assert caught.value.again == "form"
    assert drafts.typed(ANN, "form") == {"text": "long"}
    with drafts.correctable(ANN, "form", {"text": "better"}):
        pass
    assert drafts.typed(ANN, "form") is None


def test_a_fault_of_ours_stays_one() -> None:
    with pytest.raises(ZeroDivisionError), Drafts(Hand()).correctable(ANN, "form", {}):
        _ = 1 // 0


def test_nobody_else_gets_what_was_typed() -> None:
    drafts = Drafts(Hand())
    drafts.keep(ANN, "form", {"text": "mine"})
    with pytest.raises(RefusedError, match="for whoever filled in that form"):
        drafts.typed(BEN, "form")
    drafts.keep(BEN, "form", {"text": "his"})
    assert drafts.typed(BEN, "form") == {"text": "his"}
    assert drafts.typed(ANN, "form") == {"text": "mine"}


def test_it_is_gone_after_an_hour_and_the_oldest_makes_room() -> None:
    clock = Hand()
    drafts = Drafts(clock)
    drafts.keep(ANN, "form", {"text": "old"})
    clock.now += KEPT_FOR
    assert drafts.typed(ANN, "form") == {"text": "old"}
    clock.now += timedelta(seconds=1)
    assert drafts.typed(ANN, "form") is None
    for number in range(MOST + 1):
        drafts.keep(ANN, str(number), {})
    assert drafts.typed(ANN, "0") is None
    assert drafts.typed(ANN, str(MOST)) == {}


async def test_somebody_who_deletes_their_data_is_forgotten_here_too() -> None:
    drafts = Drafts(Hand())
    drafts.keep(ANN, "form", {})
    drafts.keep(BEN, "form", {})
    await drafts.forget(ANN)
    with pytest.raises(RefusedError):
        drafts.typed(ANN, "form")
    assert drafts.typed(BEN, "form") == {}
