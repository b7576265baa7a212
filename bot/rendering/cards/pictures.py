"""Pictures off the event loop: drawn in one thread, and kept for whoever asks for the same one again."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Final

from bot.rendering.cards.errors import NoPicturesError
from bot.rendering.cards.values import Card, Chart, Picture, Timeline

# A picture has about 60 kB.
PICTURES_KEPT: Final = 64
MOST_PICTURES: Final = 10
# One thread: the fonts are shared, and two would only take turns.
_WORKER: Final = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pictures")


async def picture(wanted: Card | Timeline | Chart, page: int = 0) -> Picture:
    """Return a card, or one page of a timeline or chart, as a picture; the same request gives the same bytes.

    Raises UnsupportedScriptError where the fonts lack a letter, NoPicturesError without the extra `cards`.
    """
    return await asyncio.get_running_loop().run_in_executor(_WORKER, _drawn, wanted, page)


async def every_page(wanted: Timeline | Chart) -> tuple[Picture, ...]:
    """Return all pages, as many as one message holds; raises what `picture` raises."""
    first = await picture(wanted)
    return (first, *[await picture(wanted, page) for page in range(1, min(first.pages, MOST_PICTURES))])


@lru_cache(maxsize=PICTURES_KEPT)
def _drawn(wanted: Card | Timeline | Chart, page: int) -> Picture:
    try:
        # Pillow and its fonts cost what many a bot never draws.
        from bot.rendering.cards.card import quote_card  # noqa: PLC0415
        from bot.rendering.cards.chart import chart_picture  # noqa: PLC0415  # Pillow, as above
        from bot.rendering.cards.timeline import timeline_picture  # noqa: PLC0415

        if isinstance(wanted, Card):
            return quote_card(wanted)
        return chart_picture(wanted, page) if isinstance(wanted, Chart) else timeline_picture(wanted, page)
    except ModuleNotFoundError as error:
        raise NoPicturesError from error
