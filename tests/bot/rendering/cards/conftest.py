"""Cards that tests draw, and what can be seen on a picture."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from bot.rendering.cards.palette import GROUND
from bot.rendering.cards.values import Card, Picture

MakeCard = Callable[..., Card]


@pytest.fixture(scope="session")
def card() -> MakeCard:
    """Return a function that makes a card; whatever is not said is as on the shipped article's cards."""

    def make(words: str, **others: str) -> Card:
        usual = {
            "speaker": "Michael Fuchs",
            "citation": "§2 ¶6",
            "source": "Opinion · Michael Fuchs, NBC News, 9 March 2018",
        }
        return Card(words=words, **{**usual, **others})

    return make


def opened(picture: Picture) -> Image.Image:
    """Return the picture as pixels."""
    return Image.open(BytesIO(picture.png)).convert("RGB")


def drawn_box(image: Image.Image, part: tuple[int, int, int, int] | None = None) -> tuple[int, int, int, int] | None:
    """Return the box of everything that is not the ground; None where there is nothing."""
    seen = image.crop(part) if part else image
    return ImageChops.difference(seen, Image.new("RGB", seen.size, GROUND)).getbbox()
