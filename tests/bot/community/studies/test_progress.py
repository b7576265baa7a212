"""How far a group has come: a pause stops it, and what was read is read."""

from __future__ import annotations

from dataclasses import replace

from bot.community.studies.moving import without
from bot.community.studies.plan import Unit
from bot.community.studies.progress import next_to_meet, next_to_open, opened, read_up_to
from bot.community.studies.study import Study
from tests.bot.chats import shipped

ARTICLE = shipped().library.default
STUDY = Study(server=1, channel=2, article=ARTICLE.slug, leader=3, moderator=4, zone="UTC", state="active")
LAST = (4, 8, 10)
UNITS = [
    Unit(
        id=number, number=number, title="", first=ARTICLE.paragraph(1).id, last=ARTICLE.paragraph(LAST[number - 1]).id,
        opens_at=number * 100, meets_at=number * 100 + 90,
    )
    for number in (1, 2, 3)
]  # fmt: skip


def test_a_pause_and_the_end_stop_the_plan() -> None:
    assert [one.number for one in opened(STUDY, UNITS, 250)] == [1, 2]
    for stopped in (
        replace(STUDY, paused_at=150),
        replace(STUDY, ended_at=199),
        replace(STUDY, paused_at=150, ended_at=300),
    ):
        assert [one.number for one in opened(stopped, UNITS, 999)] == [1]
        assert read_up_to(stopped, UNITS, ARTICLE, 999) == 4
        assert next_to_meet(stopped, UNITS, 999) == UNITS[0 if stopped.paused_at else 1]
        assert next_to_open(stopped, UNITS, 999) == UNITS[1]


def test_nothing_is_read_before_it_begins_and_the_furthest_end_counts() -> None:
    assert read_up_to(STUDY, UNITS, ARTICLE, 99) == 0
    back = [UNITS[0], replace(UNITS[1], last=ARTICLE.paragraph(15).id), UNITS[2]]
    assert [read_up_to(STUDY, back, ARTICLE, at) for at in (100, 200, 300)] == [4, 15, 15]


def test_what_is_left_out_is_behind_the_group_once_it_opened_or_would_have_met() -> None:
    early, late = without(UNITS[1], 150), without(UNITS[1], 250)
    assert (early.opens_at, late.opens_at) == (290, 200)
    for left_out in (early, late):
        units = [UNITS[0], left_out, UNITS[2]]
        assert [one.number for one in opened(STUDY, units, 295)] == [1]
        assert read_up_to(STUDY, units, ARTICLE, 295) == 8
        assert next_to_meet(STUDY, units, 250) == UNITS[2]
    assert read_up_to(STUDY, [UNITS[0], early], ARTICLE, 289) == 4
    # The only unit that opened is left out: the group does not lose its mark.
    assert read_up_to(STUDY, [without(UNITS[0], 150), *UNITS[1:]], ARTICLE, 150) == 4


def test_the_leader_s_mark_holds_until_another_unit_opens_and_is_not_taken_back_then() -> None:
    held = replace(STUDY, mark=ARTICLE.paragraph(3).id, marked_at=150)
    assert [read_up_to(held, UNITS, ARTICLE, at) for at in (150, 199, 200)] == [3, 3, 8]
    ahead = replace(STUDY, mark=ARTICLE.paragraph(14).id, marked_at=50)
    assert [read_up_to(ahead, UNITS, ARTICLE, at) for at in (50, 100, 300)] == [14, 14, 14]


def test_words_that_are_gone_say_nothing() -> None:
    gone = [replace(one, last="gone") for one in UNITS]
    assert read_up_to(STUDY, gone, ARTICLE, 150) is None
    assert read_up_to(replace(STUDY, mark="gone", marked_at=150), [*gone[:1], *UNITS[1:]], ARTICLE, 250) == 8
