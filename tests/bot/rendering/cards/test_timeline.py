"""Timelines as pictures: so many events as stay legible, the rest on further pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.rendering.cards.alternatives import ALT_LIMIT
from bot.rendering.cards.canvas import MARGIN, WIDTH
from bot.rendering.cards.errors import UnsupportedScriptError
from bot.rendering.cards.sources import timeline_of
from bot.rendering.cards.timeline import timeline_picture
from bot.rendering.cards.values import Moment, Picture, Timeline
from content.loading import SHIPPED, load_folder
from tests.bot.rendering.cards.conftest import drawn_box, opened

SHIPPED_ARTICLE = load_folder(SHIPPED / "trump-kim-summit").article
assert SHIPPED_ARTICLE is not None
SHIPPED_TIMELINE = timeline_of(SHIPPED_ARTICLE)


def timeline(*moments: Moment) -> Timeline:
    return Timeline(title="A title", moments=moments, note="Our words", source="Ann Author")


def every_page(wanted: Timeline) -> list[Picture]:
    first = timeline_picture(wanted)
    return [timeline_picture(wanted, page) for page in range(first.pages)]


MANY = {
    "shipped": SHIPPED_TIMELINE,
    "none": timeline(),
    "one": timeline(Moment(when="1972", what="Nixon visits China.", basis="¶6")),
    "25 short": timeline(*(Moment(when=str(1990 + n), what=f"Event {n} happens.", basis="¶3") for n in range(25))),
    "30 long": timeline(*(Moment(when=f"Day {n}", what=f"{n}" + " War and peace." * 15) for n in range(30))),
    "endless": timeline(
        Moment(when="For more than a " * 20, what="War. " * 400, basis="background, " * 30, background=True)
    ),
}


@pytest.mark.parametrize("name", MANY)
def test_nothing_leaves_the_margins(name: str) -> None:
    for picture in every_page(MANY[name]):
        left, top, right, bottom = drawn_box(opened(picture)) or (0, 0, 0, 0)
        assert left >= MARGIN - 2
        assert top >= MARGIN // 2
        assert right <= WIDTH - MARGIN + 4
        assert bottom <= picture.height - MARGIN // 3
        assert 675 <= picture.height <= 1400
        assert len(picture.alt) <= ALT_LIMIT


@pytest.mark.parametrize("name", ["shipped", "one", "25 short", "30 long"])
def test_every_event_is_told_once_and_in_order(name: str) -> None:
    pages = every_page(MANY[name])
    said = " ".join(picture.alt for picture in pages)
    places = [said.index(f"{moment.when}: {moment.what.rstrip('.')}") for moment in MANY[name].moments]
    assert places == sorted(places)
    assert all(picture.whole for picture in pages)


def test_background_is_said_in_words() -> None:
    said = timeline_picture(SHIPPED_TIMELINE).alt
    assert "1950–1953: The Korean War is fought." in said
    assert "gives no dates (background, not in the text); 1972:" in said
    assert "Our words, not the author's." in said


def test_events_are_spread_evenly_over_the_pages() -> None:
    pages = every_page(MANY["25 short"])
    counts = [picture.alt.count("Event ") for picture in pages]
    assert sum(counts) == 25
    assert max(counts) - min(counts) <= 1


def test_pages_say_which_they_are() -> None:
    pages = every_page(SHIPPED_TIMELINE)
    assert [picture.page for picture in pages] == list(range(len(pages)))
    assert pages[0].alt.startswith(f"Timeline, part 1 of {len(pages)}. Trump's outreach")
    assert len({picture.name for picture in pages}) == len(pages)


def test_a_page_past_the_end_is_the_last_one() -> None:
    assert timeline_picture(SHIPPED_TIMELINE, 99) == every_page(SHIPPED_TIMELINE)[-1]
    assert timeline_picture(SHIPPED_TIMELINE, -1).page == 0


def test_an_event_that_is_too_long_is_cut_and_that_is_said() -> None:
    picture = timeline_picture(MANY["endless"])
    assert not picture.whole
    assert "Both the picture and this text are shortened at […]." in picture.alt


def test_the_same_timeline_gives_the_same_bytes() -> None:
    again = replace(SHIPPED_TIMELINE, moments=tuple(SHIPPED_TIMELINE.moments))
    assert timeline_picture(again) == timeline_picture(SHIPPED_TIMELINE)


def test_a_script_that_the_fonts_lack_is_refused() -> None:
    with pytest.raises(UnsupportedScriptError):
        timeline_picture(timeline(Moment(when="1948", what="מדינה")))
