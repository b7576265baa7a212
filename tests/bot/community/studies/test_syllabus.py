"""Syllabi as teachers paste them: from tables, lists, letters and spreadsheets."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.community.studies.days import local
from bot.community.studies.plan import MEETING_SECONDS, Plan, PlanError, Request
from bot.community.studies.planning import plan_of
from tests.bot.chats import shipped

SUMMIT = shipped().library.default
MONDAY = int(datetime(2026, 1, 5, 9, tzinfo=UTC).timestamp())


def plan(syllabus: str, *, zone: str = "UTC", now: int = MONDAY, meets: str = "") -> Plan:
    return plan_of(SUMMIT, Request(syllabus=syllabus, zone=zone, meets=meets), now)


def meetings(found: Plan) -> list[str]:
    """What is read when, a line each."""
    return [f"{local(one.meets_at, found.zone):%m-%d %H:%M} {one.title}" for one in found.units]


def faults(syllabus: str, *, zone: str = "UTC") -> str:
    with pytest.raises(PlanError) as caught:
        plan(syllabus, zone=zone)
    return str(caught.value)


THREE = ["02-05 19:00 §1–2 ¶1–8", "02-12 19:00 §3 ¶9–10", "02-19 19:00 §4 ¶11–12"]


@pytest.mark.parametrize(
    "pasted",
    [
        "5 Feb, §1-2\r\n12 Feb, §3\r\n\r\n19 Feb, §4\r\n",
        "| Date | Time | For |\n|---|:--|---|\n| 5 Feb | 19:00 | §1-2 |\n| 12 Feb | 19:00 | §3 |\n|19 Feb|7 pm|§4|",
        "# Plan\n\n- 5 Feb → §1-2\n- 12 Feb -> §3\n- 19 Feb => §4",
        "1. 5.2.2026, 19 Uhr: §1-2\n2. 12.2.2026, 19h: §3\n3. 19.2. §4",
        "5. Feb. 2026 19.00 §1-2\n12. Feb. 2026 §3\n19. Feb. 2026 §4",
        "Session 1 – 5 Feb 2026, 7 pm: paragraphs 1 to 8\nSession 2 – 12 Feb, 7–8 pm: ¶9, 10\n19 Feb, 19:00–20:30: §4",
        '"5 Feb","19:00","§1-2"\n"12 Feb","19:00","§3"\n"19 Feb","19:00","§4"',
        "> **Week 1** (Thu 5 Feb): Sections 1–2\n> **Week 2** (Thu 12 Feb): Section 3\n> Week 3 (19 Feb): §4.",
        "5-Feb-2026\t§1-2\n12-Feb-2026\t§3\n19-Feb-2026\t§4",
        "5 Feb;19:00;§1-2\n12 Feb;19:00;§3\n19 Feb;19:00;§4",
        "Thursday, February 5, 2026, 7:00 PM: Sections 1 & 2\nFebruary 12, 7:00 p.m.: Section 3\nFeb 19, 7 P.M.: §4",
        "“5 Feb, §1-2”,\n“12 Feb, §3”,\n“19 Feb, §4”,",
        "1 | 5 Feb | §1-2\n2 | 12 Feb | §3\n3 | 19 Feb | §4",
        "Week of 5 Feb: §1-2\nWeek of 12 Feb: §3\nWeek of 19 Feb: §4",
        "5 Feb: §1-2, 19:00\n12 Feb: §3 at 7pm\n19 Feb: §4 (19:00)",
        "2026-02-05T19:00Z §1-2\n2026-02-12T19:00 §3\n2026-02-19 19:00 UTC: §4",
        "* Thu., Feb. 5 · §1-2\n* Thurs Feb 12 — §3\n* Thu | Feb 19 | §4",
        r"5 Feb, §1-2\n12 Feb, §3\r\n19 Feb, §4",
        "5 Feb, §1-2; 12 Feb, §3;\n19 Feb, §4;",
        "☐ 5 Feb §1-2\n✅ 12 Feb §3\n📖 19 Feb §4",
        "a) 5 Feb §1-2\nb) 12 Feb §3\nIII. 19 Feb §4",
        "First meeting: 5 Feb §1-2\nWk 2: 12 Feb §3\nLast session, 19 Feb – §4",
        "Date,Passage\n2026-02-05 19:00:00,§1-2\n2026-02-12 19:00:00,§3\n2026-02-19 19:00:00,§4",
    ],
)
def test_a_syllabus_is_read_wherever_it_was_pasted_from(pasted: str) -> None:
    assert meetings(plan(pasted)) == THREE


def test_a_day_without_a_meeting_is_no_fault_and_is_named() -> None:
    pasted = "5 Feb §1\n12 Feb, no meeting\n19 Feb: holiday\n26 Feb: Spring break\n5 Mar: -\n12 Mar no class (snow)"
    more = "19 Mar §2\n20 Mar: Carnival – no meeting\n21 Mar: none\n26 Mar: §3"
    found = plan(f"{pasted}\n{more}", meets="thu 19:00")
    assert meetings(found) == ["02-05 19:00 §1 ¶1–4", "03-19 19:00 §2 ¶5–8", "03-26 19:00 §3 ¶9–10"]
    (remark,) = found.remarks
    assert remark == (
        "No meeting on 12 February, 19 February, 26 February, 5 March, 12 March, 20 March and 1 more day."
    )
    assert faults("12 Feb: holiday").startswith("The syllabus names no meeting")
    assert "12 Feb” names no passage" in faults("5 Feb §1\n12 Feb")


def test_headings_are_left_out_and_named_but_no_line_that_could_be_meant() -> None:
    found = plan("# Syllabus 2026\nWeek 3\n5 Feb 18:00 §1\nSpring term\n12–19 Feb: break\nWeek 4:\n12 Feb 18:00 §2")
    assert found.remarks == (
        "Left out, because no date stands there: “Syllabus 2026”, “Week 3”, “Spring term” and 2 more lines.",
    )
    said = faults("5 Feb §1\nFebr 12: §2\nRoom 204\nsoon, ¶3\nfoo\nsometime")
    assert "Line 2: “Febr 12: §2” does not begin with a date" in said
    assert "Line 3: “Room 204” does not begin with a date" in said
    assert "Line 4: “soon, ¶3” does not begin with a date" in said
    assert "Line 5: “foo” does not begin with a date" in said
    assert "Line 6: “sometime” does not begin with a date" in said
    assert faults("Syllabus\nWeek 3").startswith("Line 1: “Syllabus” does not begin with a date")


def test_numbers_alone_are_paragraphs_and_the_preview_says_so() -> None:
    found = plan("5 Feb 19:00, 1-4\n12 Feb 19:00, 5")
    assert [one.title for one in found.units] == ["§1 ¶1–4", "§2 ¶5"]
    assert found.remarks == ("Numbers without a sign were read as paragraphs: write § before them for sections.",)


def test_words_beside_a_citation_are_left_out_and_named_unless_they_say_less() -> None:
    found = plan("5 Feb 19:00: Read §1 (Introduction)\n12 Feb 19:00 | Kim | Discussion | §2\n19 Feb 19:00 §3")
    assert [one.title for one in found.units] == ["§1 ¶1–4", "§2 ¶5–8", "§3 ¶9–10"]
    assert found.remarks == ("Words beside a passage were left out: 5 February and 12 February.",)
    for line in ("first half of §2", "§1 and §3", "§2 except ¶6", "§1, 4", "at noon §1", "to the end of §2"):
        assert faults(f"5 Feb: {line}").startswith("Line 1: "), line


def test_lines_that_cross_new_year_go_on_and_a_date_just_past_is_a_fault() -> None:
    november = int(datetime(2025, 11, 20, tzinfo=UTC).timestamp())
    assert meetings(plan("11 Dec 19:00 §1\n15 Jan 19:00 §2", now=november)) == [
        "12-11 19:00 §1 ¶1–4",
        "01-15 19:00 §2 ¶5–8",
    ]
    assert meetings(plan("15 Jan 19:00 §1", now=november)) == ["01-15 19:00 §1 ¶1–4"]
    assert faults("1 Jan, §1; 5 Feb, §2") == "Line 1: 1 January is past; write the year if 2027 is meant."
    assert faults("29 Mar, §1; 25 Oct, §2").endswith("write the year if 2026 is meant.")
    assert faults("19 Feb, §1; 12 Feb, §2") == "Line 2: 12 February 2026 is not after the meeting before it."


def test_a_zone_stands_once_for_all_and_in_no_line() -> None:
    said = faults("5 Feb 19:00 CET §1\n12 Feb 7pm (EST): §2", zone="Europe/Berlin")
    assert "Line 1: say the time zone once for all meetings, as zone:, and not as “CET” in a line." in said
    assert "Line 2: say the time zone once" in said


def test_what_clocks_do_to_a_meeting_is_said_the_same_for_lines_and_for_days() -> None:
    found = plan("29 Mar 02:30 §1\n25 Oct 2026 02:30 §2", zone="Europe/Berlin")
    days = plan_of(SUMMIT, Request(meets="sun 02:30", zone="Europe/Berlin", starts="2026-03-27", meetings=1), MONDAY)
    assert found.units[0].meets_at == days.units[0].meets_at == int(datetime(2026, 3, 29, 1, tzinfo=UTC).timestamp())
    assert found.remarks[0] == days.remarks[0]
    assert found.remarks == (
        "On 29 March the clocks go forward and skip the usual time, so it comes right after.",
        "On 25 October the clocks go back: this time comes twice, and the first one counts.",
    )


def test_many_faults_are_named_as_far_as_one_answer_holds_them() -> None:
    said = faults("\n".join(f"{day} Feb: what is read on the day number {day} of this month" for day in range(5, 28)))
    assert said.startswith("Line 1: ")
    assert said.endswith(" more lines have a fault.")
    assert len(said) < 1400


LINES = st.sampled_from(
    (
        "5 Feb", "Thu 12 Feb", "Fri 19 Feb", "2026-02-05", "26.2.2026", "5/2/2026", "1 Jan", "29 Feb", "Mar 5th", "§1",
        "¶1-4", "1-4", "paragraphs 5 to 8", "19:00", "7 pm", "19h30", "7-8pm", "noon", "CET", "Z", "no class", "break",
        "-", "|", "\t", "\n", "\r\n", ";", ",", ":", "→", '"', ">", "**", "#", "Week 3", "Session 4 –", "1.", "2)", "(",
        ")", "and", "§2 & 3", "the danger", "Syllabus", "Feb", "²", "٣", "0", "9999999999999999", "\\n", " ", "\x00",
        "\u2028", "½", "T", "@", "10-12",
    )
)  # fmt: skip


@settings(max_examples=600, deadline=None, database=None)
@given(
    st.lists(LINES | st.text(max_size=3), max_size=14).map(" ".join) | st.lists(LINES, max_size=14).map("".join),
    st.sampled_from(("UTC", "Europe/Berlin", "America/New_York")),
)
def test_any_text_gives_meetings_that_rise_or_a_sentence_that_names_lines(pasted: str, zone: str) -> None:
    try:
        found = plan(pasted, zone=zone)
    except PlanError as error:
        said = str(error)
        assert said.startswith(
            ("Line ", "The syllabus ", "Either Meets or Syllabus ", "That makes ", "The first meeting")
        )
        assert said.endswith((".", "?"))
    else:
        moments = [one.meets_at for one in found.units]
        assert all(after - before >= MEETING_SECONDS for before, after in pairwise(moments))
        assert found.units
        assert moments[0] > MONDAY
