"""What opens a unit and what reminds of its meeting: ours says so, everything fits, and lost words are told."""

from __future__ import annotations

from dataclasses import replace

from bot.community.studies.plan import Request, Unit
from bot.community.studies.planning import plan_of
from bot.community.studies.study import Study
from bot.limits import CONTENT_LIMIT
from bot.rendering.layout import ordinary
from bot.rendering.reply import Action
from bot.rendering.studies.joining import joining_message
from bot.rendering.studies.plan import Shown, preview_page
from bot.rendering.studies.record import calendar
from bot.rendering.studies.units import named, opener, reminder
from tests.bot.chats import shipped

ARTICLE = shipped().library.default
NOW = 1_767_600_000


def units(**asked: object) -> list[Unit]:
    found = plan_of(ARTICLE, Request(**{"meets": "thu 19:00", **asked}), NOW).units  # type: ignore[arg-type]  # typed
    return [replace(one, id=one.number) for one in found]


def test_an_opener_says_what_is_ours_and_has_its_buttons() -> None:
    for number in (1, 2, 5):
        for one in units(sections=number):
            reply = opener(ARTICLE, one, 5)
            (message,) = ordinary(reply)
            assert len(message) <= CONTENT_LIMIT
            assert "Our summary, not the author's" in message
            assert message.count("\n- ") <= 3
            assert [button.label for button in reply.buttons] == ["Read", "I've read it", "Quiz"]
            assert [button.id for button in reply.buttons if isinstance(button, Action)] == [
                f"pt|read|{one.id}",
                f"pz|begin|{one.id}",
            ]


def test_an_opener_says_each_thing_once_and_nothing_of_what_comes_behind() -> None:
    """A section that an earlier unit began is not told again, and no question rests on what is not read yet."""
    second = opener(ARTICLE, units(syllabus="2026-02-05, ¶4-6")[0], 5).blocks
    assert "Our summary, not the author's" in second[1]
    assert "(¶5–8)" in second[1]
    assert "(¶1–4)" not in "".join(second)
    assert "(¶6–7)" not in second[-1]
    assert "(¶5–6)" in second[-1]
    within = opener(ARTICLE, units(syllabus="2026-02-05, ¶2-3")[0], 5).blocks
    assert "(¶1–4)" in within[1]


def test_a_reminder_names_the_meeting_and_the_passage() -> None:
    one = units()[1]
    assert f"<t:{one.meets_at}:F>" in reminder(ARTICLE, one).blocks[0]
    assert "§2 ¶5–8" in reminder(ARTICLE, one).blocks[0]


def test_words_that_are_gone_are_told_and_attached_to_nothing() -> None:
    gone = replace(units()[0], first="nothing")
    for reply in (opener(ARTICLE, gone, 5), reminder(ARTICLE, gone), opener(None, gone, 5)):
        assert "§1 ¶1–4 (words gone)" in reply.blocks[0]
        assert reply.buttons == ()


def test_a_unit_is_named_by_its_sections_where_it_is_whole_ones() -> None:
    assert [named(ARTICLE, one) for one in units(sections=2)] == ["§1–2", "§3–4", "§5"]
    assert named(ARTICLE, units(syllabus="2026-02-05, ¶2-3")[0]) == "§1 ¶2–3"


def test_a_long_plan_fits_its_preview_and_its_message() -> None:
    study = Study(id=1, server=1, channel=2**63, article=ARTICLE.slug, leader=2**63, moderator=4, zone="UTC")
    many = [replace(units()[0], number=number, id=number) for number in range(1, 31)]
    shown = Shown(study=study, units=many, article=ARTICLE, now=NOW)
    in_a_forum = replace(shown, study=replace(study, forum=2**63 - 1))
    assert sum(map(len, preview_page(in_a_forum, ("x" * 100,), "x" * 300).blocks)) < 4000
    many = [replace(one, first="gone", title="§10–12 ¶1000–2000") for one in many]
    (message,) = ordinary(joining_message(replace(shown, units=many)))
    assert "more: study status shows the whole plan." in message


def test_a_calendar_is_escaped_and_folded() -> None:
    study = Study(
        id=7, server=1, channel=2, article="gone, with; signs\\ and\nlines 😀" * 5, leader=3, moderator=4, zone="UTC"
    )
    written = calendar(Shown(study=study, units=units(), article=None, now=NOW)).decode()
    assert "SUMMARY:gone\\, with\\; signs\\\\ and\\nlines" in written
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    assert written.endswith("END:VCALENDAR\r\n")
    unfolded = written.replace("\r\n ", "")
    assert unfolded.count("SUMMARY:") == 5


def test_an_opener_of_several_sections_has_questions_of_each() -> None:
    for number in (2, 3, 5):
        questions = opener(ARTICLE, units(sections=number)[0], 5).blocks[-1]
        assert questions.count("\n- ") == 3
        assert "Our questions, not the author's" in questions
        assert "(¶1)" in questions
        assert "(¶5–6)" in questions
