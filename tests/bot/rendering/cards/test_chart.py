"""Counts as bars: as long as the counts say, legible on a phone, all of it told in the alternative text."""

from __future__ import annotations

import pytest

from bot.rendering.cards.alternatives import ALT_LIMIT
from bot.rendering.cards.canvas import MARGIN, WIDTH
from bot.rendering.cards.chart import NAME_SIZES, chart_picture
from bot.rendering.cards.errors import UnsupportedScriptError
from bot.rendering.cards.palette import ACCENT, RULE
from bot.rendering.cards.values import Bar, Chart, Picture
from tests.bot.rendering.cards.conftest import drawn_box, opened

PHONE = 420


def chart(*bars: Bar, title: str = "A title", source: str = "Ann Author") -> Chart:
    return Chart(label="How far", title=title, bars=bars, note="Our counts", source=source)


def every_page(wanted: Chart) -> list[Picture]:
    first = chart_picture(wanted)
    return [chart_picture(wanted, page) for page in range(first.pages)]


def filled(done: int, of: int) -> float:
    """Which part of the only bar is filled."""
    image = opened(chart_picture(chart(Bar(name="§1", done=done, of=of))))
    # Between the label, which has the colour of a full bar, and the rule above the foot, which has an empty one's.
    lines = [[image.getpixel((x, y)) for x in range(WIDTH)] for y in range(200, 450)]
    counts = [(line.count(ACCENT), line.count(RULE)) for line in lines]
    full, empty = max(counts, key=sum)
    return full / (full + empty)


MANY = {
    "none": chart(),
    "one": chart(Bar(name="§1", done=5, of=5)),
    "6": chart(*(Bar(name=f"§{n}", done=12 - n, of=12) for n in range(1, 7))),
    "14": chart(*(Bar(name=f"§{n}", done=20 - n, of=40) for n in range(1, 15)), title="A title of many words " * 6),
    "30": chart(*(Bar(name=f"§{n}–{n + 2} ¶{n}00–{n}99", done=500 - n, of=500) for n in range(1, 31))),
    "no source": chart(Bar(name="§1", done=5, of=5), source=""),
    "long names": chart(*(Bar(name=f"{n} to the end of all " * 6, done=n, of=9) for n in range(9))),
    "endless": chart(Bar(name="§1", done=1, of=5), title="War and peace. " * 100),
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
        assert opened(picture).size == (picture.width, picture.height)
        assert len(picture.alt) <= ALT_LIMIT


@pytest.mark.parametrize("name", ["one", "6", "14", "30", "no source"])
def test_every_count_is_told_once_and_in_order(name: str) -> None:
    said = " ".join(picture.alt for picture in every_page(MANY[name]))
    places = [said.index(f"{bar.name}: {bar.done} of {bar.of}") for bar in MANY[name].bars]
    assert places == sorted(places)
    assert said.count(" of ") - said.count("part ") >= len(places)


def test_the_alternative_text_is_all_that_the_picture_says() -> None:
    picture = chart_picture(chart(Bar(name="§1", done=7, of=12), Bar(name="§2", done=0, of=12)))
    assert picture.alt == "How far. A title. Our counts. §1: 7 of 12; §2: 0 of 12. Ann Author. Made by Pullquote."
    assert picture.whole


def test_fifteen_units_stand_on_one_page_and_thirty_on_two_even_ones() -> None:
    assert len(every_page(MANY["14"])) == 1
    first, second = every_page(MANY["30"])
    assert first.alt.count(" of 500") == second.alt.count(" of 500") == 15
    assert first.alt.startswith("How far, part 1 of 2. ")
    assert first.name != second.name


@pytest.mark.parametrize(("done", "of"), [(0, 5), (1, 5), (7, 12), (11, 12), (12, 12)])
def test_a_bar_is_as_long_as_its_count_says(done: int, of: int) -> None:
    assert filled(done, of) == pytest.approx(done / of, abs=0.005)


def test_what_one_reader_lacks_is_seen() -> None:
    bars = [Bar(name="§1", done=done, of=500) for done in (0, 1, 499, 500)]
    assert len({chart_picture(chart(bar)).png for bar in bars}) == 4
    nobody, one, almost, everybody = (filled(bar.done, bar.of) for bar in bars)
    assert one - nobody >= 0.005
    assert everybody - almost >= 0.005


def test_names_are_legible_on_a_phone() -> None:
    assert min(NAME_SIZES) * PHONE / WIDTH >= 10


def test_a_name_or_title_that_is_too_long_is_cut_and_that_is_known() -> None:
    assert not chart_picture(MANY["long names"]).whole
    endless = chart_picture(MANY["endless"])
    assert not endless.whole
    assert "§1: 1 of 5" in endless.alt
    assert "shortened at […]" in endless.alt


def test_a_page_past_the_end_is_the_last_one() -> None:
    assert chart_picture(MANY["30"], 99) == every_page(MANY["30"])[-1]


def test_a_script_that_the_fonts_lack_is_refused() -> None:
    for wanted in (chart(Bar(name="א", done=1, of=5)), chart(title="שלום"), chart(source="你好")):
        with pytest.raises(UnsupportedScriptError):
            chart_picture(wanted)
