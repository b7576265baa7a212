"""Pictures made off the event loop, and kept."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading

import pytest

from bot.errors import sentence_for
from bot.rendering.cards import pictures
from bot.rendering.cards.errors import NoPicturesError, UnsupportedScriptError
from bot.rendering.cards.pictures import PICTURES_KEPT, picture
from bot.rendering.cards.values import Moment, Timeline
from tests.bot.rendering.cards.conftest import MakeCard


async def test_a_picture_is_drawn_once_for_all_who_ask(card: MakeCard) -> None:
    one, other = await asyncio.gather(picture(card("“Once.”")), picture(card("“Once.”")))
    assert one is other
    assert one is not await picture(card("“Twice.”"))


async def test_the_loop_goes_on_meanwhile(card: MakeCard) -> None:
    turns = 0
    drawing = asyncio.create_task(picture(card("“Meetings between heads of state can help kick-start a process.”")))
    while not drawing.done():
        await asyncio.sleep(0.001)
        turns += 1
    assert turns > 3
    assert threading.current_thread() is threading.main_thread()


async def test_pages_of_a_timeline_are_pictures_of_their_own() -> None:
    moments = tuple(Moment(when=str(year), what="Something happens.") for year in range(1990, 2015))
    timeline = Timeline(title="T", moments=moments, note="Our words", source="S")
    first, second = await asyncio.gather(picture(timeline), picture(timeline, 1))
    assert (first.page, second.page) == (0, 1)


async def test_so_many_pictures_are_kept_and_no_more() -> None:
    assert pictures._drawn.cache_info().maxsize == PICTURES_KEPT


async def test_errors_reach_whoever_asked_as_a_sentence(card: MakeCard) -> None:
    with pytest.raises(UnsupportedScriptError) as raised:
        await picture(card("“שלום”"))
    assert sentence_for(raised.value) == str(raised.value)


async def test_without_pillow_a_sentence_says_what_to_install(card: MakeCard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "bot.rendering.cards.card", None)
    with pytest.raises(NoPicturesError, match=r'pip install "pullquote\[cards\]"'):
        await picture(card("“Nobody has asked for this one before.”"))


def test_pillow_is_not_loaded_before_the_first_picture() -> None:
    program = (
        "import sys; import bot.rendering.cards.pictures, bot.rendering.cards.sources; sys.exit('PIL' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-W", "ignore", "-c", program], check=False).returncode == 0
