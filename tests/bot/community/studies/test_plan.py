"""The plan of a study: from so many sections a meeting, or from a pasted syllabus."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.community.scheduling.timing import TimingError
from bot.community.studies.days import local
from bot.community.studies.moving import resumed, shifted
from bot.community.studies.plan import Plan, PlanError, Request, in_order
from bot.community.studies.planning import plan_of
from bot.community.studies.posting import posts_of
from bot.community.studies.study import Pace, Study
from content.article import Article
from content.errors import ContentError
from tests.bot.articles import shelf_of, write
from tests.bot.chats import shipped

MONDAY = int(datetime(2026, 1, 5, 9, tzinfo=UTC).timestamp())
WEEK = 7 * 86_400


def summit() -> Article:
    return shipped().library.default


def plan(**asked: object) -> Plan:
    return plan_of(summit(), Request(**asked), MONDAY)  # type: ignore[arg-type]  # as somebody types them


def times(found: Plan) -> list[tuple[str, str]]:
    """When each unit opens and meets, as its clock shows it."""
    return [tuple(f"{local(at, found.zone):%m-%d %H:%M}" for at in (one.opens_at, one.meets_at)) for one in found.units]  # type: ignore[misc]


def test_a_unit_opens_when_the_meeting_before_it_is_over() -> None:
    found = plan(meets="thu 19:00", zone="berlin", sections=2)
    assert found.zone == "Europe/Berlin"
    assert [one.title for one in found.units] == ["§1–2 ¶1–8", "§3–4 ¶9–12", "§5 ¶13–15"]
    assert times(found) == [
        ("01-05 10:00", "01-08 19:00"), ("01-08 20:00", "01-15 19:00"), ("01-15 20:00", "01-22 19:00"),
    ]  # fmt: skip


def test_the_first_unit_opens_on_the_day_that_was_named() -> None:
    assert times(plan(meets="mon,thu 18:30", starts="2026-03-02", sections=3))[0] == ("03-02 00:00", "03-02 18:30")


def test_meetings_keep_their_hour_when_clocks_change() -> None:
    found = plan(meets="sundays at 2:30", zone="America/New_York", starts="2026-03-01", sections=2)
    # On 8 March that hour does not exist there: it is right after the gap.
    assert [met for _, met in times(found)] == ["03-01 02:30", "03-08 03:00", "03-15 02:30"]


def test_a_syllabus_is_read_line_by_line_in_many_forms() -> None:
    found = plan(
        syllabus="2026-02-05, §1-2; 12 Feb 18:30, ¶9\n3. 19 February 2026 at 7pm: §4\nFeb 26 - ¶13-15", zone="UTC"
    )
    assert [one.title for one in found.units] == ["§1–2 ¶1–8", "§3 ¶9", "§4 ¶11–12", "§5 ¶13–15"]
    assert [met for _, met in times(found)] == ["02-05 19:00", "02-12 18:30", "02-19 19:00", "02-26 19:00"]
    assert found.remarks == ("Meetings without a time are at 19:00.",)
    assert times(plan(syllabus="2026-02-05, ¶1", meets="thu 18:00"))[0][1] == "02-05 18:00"


def test_dates_without_a_year_go_on_into_the_next_one() -> None:
    found = plan(syllabus="5 Sep, ¶1; 3 Dec, ¶2; 7 Jan, ¶3")
    assert [local(one.meets_at, "UTC").year for one in found.units] == [2026, 2026, 2027]


def test_every_fault_of_a_syllabus_is_named_by_its_line() -> None:
    with pytest.raises(PlanError) as caught:
        plan(syllabus="2026-02-05, §1\n2026-02-12, §9\n31 Feb, ¶1\nsoon, ¶2\n2026-02-11, ¶3\n2026-03-01\n1 Apr, ¶2-99")
    said = str(caught.value)
    for words in (
        "Line 2: §9 is past the end: this text has 5 sections.",
        "Line 3: there is no such day",
        "Line 4: “soon, ¶2” does not begin with a date",
        "Line 5: 11 February 2026 is not after the meeting before it.",
        "Line 6: “2026-03-01” names no passage",
        "Line 7: ¶99 is past the end",
    ):
        assert words in said
    assert "Line 1" not in said


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"meets": "thu"}, "such as thu 19:00"),
        ({"meets": "19:00"}, "such as thu 19:00"),
        ({"meets": ""}, "such as thu 19:00"),
        ({"meets": "blursday 19:00"}, "names no days"),
        ({"meets": "thu 25:00"}, "no time of day"),
        ({"meets": "thu 19:00", "zone": "Mars"}, "There is no time zone “Mars”"),
        ({"meets": "thu 19:00", "starts": "2026-01-01"}, "is past"),
        ({"meets": "thu 19:00", "starts": "soon"}, "takes a day such as 2026-01-05"),
        ({"meets": "thu 19:00", "sections": 0}, "1 or more"),
        ({"syllabus": " ; ;"}, "The syllabus is empty"),
        ({"syllabus": "2025-02-05, ¶1"}, "Line 1: 5 February 2025 is past."),
        ({"syllabus": "2026-02-05, ¶1", "starts": "2026-03-01"}, "before the study starts"),
        ({"syllabus": "2026-02-05 18:00, ¶1; 2026-02-05 18:30, ¶2"}, "Line 2: that meeting begins before"),
        ({"syllabus": ";".join(f"{one} Feb, ¶1; {one} Mar, ¶1" for one in range(1, 29))}, "Line"),
    ],
)
def test_what_cannot_be_planned_is_a_sentence(asked: dict[str, object], words: str) -> None:
    with pytest.raises(ContentError, match=words):
        plan(**asked)


PIECES = st.sampled_from(
    (
        "2026-02-05", "5 Feb", "Feb 12, 2026", "thu", "mon,thu", "19:00", "7pm", "at", ",", ";", "\n", " ", "§1-2",
        "¶5", "¶99", "31 Feb", "-", "today", "tomorrow", "0", "9999-12-31", "2026-99-99", "every day", "1.", "\\n", "²",
        ":", "UTC", "Europe/Berlin", "a long road", "\x00",
    )
)  # fmt: skip
TYPED = st.lists(PIECES | st.text(max_size=4), max_size=8).map(" ".join) | st.lists(PIECES, max_size=8).map("".join)


@settings(max_examples=600, deadline=None, database=None)
@given(TYPED, TYPED, TYPED, st.integers(-3, 20) | st.just(10**30), TYPED)
def test_whatever_is_typed_gives_a_plan_in_order_or_a_sentence(
    meets: str, zone: str, starts: str, sections: int, syllabus: str
) -> None:
    for asked in (
        {"meets": meets, "zone": zone, "starts": starts, "sections": sections, "syllabus": syllabus},
        {"syllabus": syllabus},
        {"meets": meets, "starts": starts},
    ):
        try:
            found = plan(**asked)
        except ContentError:
            continue
        assert in_order(found.units)
        assert all(one.opens_at < one.meets_at for one in found.units)


def test_fourteen_meetings_on_two_hundred_paragraphs(tmp_path: Path) -> None:
    body = "\n\n".join(f"This is paragraph {number} of a long text." for number in range(1, 201))
    write(tmp_path / "long", body)
    article = shelf_of(tmp_path, default="long").library.default
    lines = "\n".join(
        f"2026-{2 + week // 4:02}-{1 + week % 4 * 7:02}, ¶{1 + week * 14}-{min(200, 14 + week * 14)}"
        for week in range(14)
    )
    found = plan_of(article, Request(syllabus=lines, zone="Europe/London"), MONDAY)
    assert len(found.units) == 14
    assert in_order(found.units)
    assert (found.units[-1].first, found.units[-1].last) == (article.paragraph(183).id, article.paragraph(196).id)


def test_shifting_moves_what_is_to_come_and_keeps_the_hour() -> None:
    found = plan(meets="thu 19:00", zone="Europe/Berlin", starts="2026-03-16", sections=2)
    moved = shifted(found.units, found.zone, 7, found.units[0].opens_at)
    assert times(Plan(tuple(moved), found.zone)) == [
        ("03-16 00:00", "03-26 19:00"), ("03-26 20:00", "04-02 19:00"), ("04-02 20:00", "04-09 19:00"),
    ]  # fmt: skip
    assert len(shifted(found.units, found.zone, 7, found.units[0].meets_at)) == 2


def test_a_pause_moves_by_whole_weeks_what_was_missed() -> None:
    units = plan(meets="thu 19:00").units
    assert resumed(units, "UTC", MONDAY, MONDAY + 86_400) == []
    moved = resumed(units, "UTC", MONDAY, MONDAY + 2 * WEEK)
    assert moved[0].opens_at == units[0].opens_at
    assert [after.meets_at - before.meets_at for after, before in zip(moved, units, strict=True)] == [2 * WEEK] * 5
    assert moved[0].number == 1
    assert moved[0].meets_at > MONDAY + 2 * WEEK


def test_openers_and_reminders_come_at_their_times_while_a_study_runs() -> None:
    units = plan(meets="thu 19:00", sections=3).units
    study = Study(server=1, channel=2, article="a", leader=3, moderator=4, zone="UTC", state="active", remind=True)
    posts = posts_of(study, units)
    assert [one.kind for one in posts] == ["unit", "reminder", "unit", "reminder"]
    assert [one.slot for one in posts if one.kind == "reminder"] == [one.meets_at - 86_400 for one in units]
    paused = Study(server=1, channel=2, article="a", leader=3, moderator=4, zone="UTC", state="paused")
    assert posts_of(paused, units) == []


def test_nothing_is_counted_under_five_readers() -> None:
    assert Pace(4, {1: 2}).of(1) is None
    assert Pace(5, {1: 2}).of(1) == (2, 5)
    assert Pace(5, {}).of(1) == (0, 5)


def test_a_unit_that_goes_back_is_said_because_the_mark_does_not() -> None:
    back = plan(syllabus="2026-02-05, ¶10-15; 2026-02-12, ¶1-4", zone="UTC")
    assert any("not kept back" in one for one in back.remarks)
    assert not any("not kept back" in one for one in plan(syllabus="2026-02-05, ¶1-4; 2026-02-12, ¶3-9").remarks)


@pytest.mark.parametrize("zone", ["GMT+1", "utc-5", "+01:00", "UTC +1", "GMT-5"])
def test_an_offset_is_no_zone_whose_sign_could_be_read_two_ways(zone: str) -> None:
    with pytest.raises(TimingError, match="name a city, such as Europe/Berlin"):
        plan(meets="thu 19:00", zone=zone)


def test_what_is_read_is_said_by_a_syllabus_or_by_sections() -> None:
    with pytest.raises(PlanError, match="leave out sections:"):
        plan(syllabus="2026-02-05, ¶1-4", sections=2)
