from __future__ import annotations

import pytest

from bot.rendering.pressing import Pressed, press_id, read_press_id


def test_what_a_button_asks_for_is_read_as_it_was_written() -> None:
    assert read_press_id(press_id("px", "post", 7, "para-1")) == Pressed("px", "post", ("7", "para-1"))


@pytest.mark.parametrize("name", ["", "px", "px|", "|post", "pxy|post|1", "p|post"])
def test_what_has_another_form_is_none(name: str) -> None:
    assert read_press_id(name) is None


@pytest.mark.parametrize("part", ["", "-1", "a", "9" * 30, str(2**63), "１", "1.0", " 1"])
def test_a_part_that_is_no_number_of_ours_is_none(part: str) -> None:
    assert Pressed("px", "post", (part,)).number() is None
    assert Pressed("px", "post", ()).number() is None
    assert Pressed("px", "post", ("12",)).number() == 12
    assert Pressed("px", "post", (str(2**63 - 1),)).number() == 2**63 - 1


def test_a_button_that_discord_would_refuse_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="post"):
        press_id("px", "post", "a" * 100)
