"""Colours that everybody can tell apart."""

from __future__ import annotations

import pytest

from bot.rendering.cards.palette import ACCENT, CONTRAST_AA, GROUND, QUIET, WORDS, Colour, contrast


@pytest.mark.parametrize("colour", [WORDS, QUIET, ACCENT])
def test_everything_that_is_read_passes_contrast_aa(colour: Colour) -> None:
    assert contrast(colour, GROUND) >= CONTRAST_AA


def test_contrast_is_computed_as_wcag_says() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((255, 255, 255), (0x76, 0x76, 0x76)) == pytest.approx(4.54, abs=0.01)
    assert contrast(WORDS, WORDS) == 1


@pytest.mark.parametrize("discord", [(0xFF, 0xFF, 0xFF), (0x31, 0x33, 0x38), (0x1A, 0x1A, 0x1E)])
def test_the_ground_is_none_of_discord_s_own(discord: Colour) -> None:
    """Else a card would have no edge."""
    assert sum(abs(one - other) for one, other in zip(GROUND, discord, strict=True)) > 20
