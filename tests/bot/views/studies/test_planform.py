"""The form for a plan: what it asks, what it takes, and how a fault in it is corrected."""

from __future__ import annotations

from typing import Any

import pytest

from bot.community.studies.plan import Request
from bot.errors import UsageError
from bot.offline.record import Record
from bot.views.studies.planform import FIELDS, plan_form, request_of, typed_of
from tests.bot.chats import Chat, labels

SYLLABUS = "5 Feb, §1\\n12 Feb, no meeting\\n19 Feb, §2"


def fields(record: Record) -> dict[str, Any]:
    """What stands in the fields of the form that opened."""
    assert record.form is not None
    boxes = [each["component"] for each in record.form["components"]]
    return {box["custom_id"]: box.get("value") for box in boxes}


async def test_a_fault_opens_the_form_again_with_all_that_was_typed(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say("/study start")
    wrong = await chat.say(f":fill Meets=whenever | Zone=berlin | Syllabus={SYLLABUS}")
    assert wrong.error
    assert labels(wrong.replies[0]) == ["Correct it"]
    for _ in range(2):  # somebody who closes the form can open it once more
        again = await chat.say(":click Correct it")
        assert fields(again) == {
            "meets": "whenever", "zone": "berlin", "starts": None, "sections": None, "syllabus": SYLLABUS,
        }  # fmt: skip
    right = await chat.say(":fill Meets=")
    assert not right.error
    assert "2 meetings" in right.texts()[0]
    assert "No meeting on 12 February." in right.texts()[0]


async def test_options_with_a_fault_are_corrected_in_the_form_too(chat: Chat) -> None:
    await chat.say(":as mod")
    assert (await chat.say('/study start syllabus:"5 Feb, §1; 1x Feb, §2" zone:berlin')).error
    assert fields(await chat.say(":click Correct it"))["syllabus"] == "5 Feb, §1; 1x Feb, §2"
    assert "1 meeting," in await chat.text(":fill Syllabus=5 Feb, §1")
    assert (await chat.say('/study start meets:"thu 19:00" meetings:40')).error
    assert fields(await chat.say(":click Correct it"))["sections"] == "40 meetings"
    assert "4 meetings" in await chat.text(":fill Sections=4 meetings")


async def test_what_is_gone_opens_an_empty_form_that_says_so(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say("/study start")
    await chat.say(":fill Meets=whenever")
    await chat.say(":time 2h")
    gone = await chat.say(":click Correct it")
    assert gone.form is not None
    assert "What you typed is gone: write it anew." in gone.form["text"]
    assert not any(fields(gone).values())


async def test_another_moderator_opens_nothing_of_it(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say("/study start")
    wrong = await chat.say(":fill Meets=whenever")
    button = wrong.replies[0].message["components"][1]["components"][0]["custom_id"]
    await chat.say(":as mod2")
    refused = await chat.say(f":press {button}")
    assert refused.error
    assert refused.form is None
    assert "for whoever filled in that form" in refused.texts()[0]
    await chat.say(":as you")
    assert (await chat.say(f":press {button}")).error


async def test_an_empty_form_is_told_what_is_needed(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say("/study start")
    assert "Either Meets or Syllabus is needed" in await chat.text(":fill Zone=berlin")
    assert "Either Meets or Syllabus is needed" in await chat.text("/study start sections:2")


async def test_what_was_assumed_is_said_behind_show_me_too(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say('!study start syllabus:"*Week* @everyone; 5 Feb 19:00, §1; 12 Feb, no class" zone:UTC')
    shown = await chat.text(":click Show me")
    assert "No meeting on 12 February." in shown
    assert "Left out, because no date stands there: “Week* @" in shown


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("", Request()),
        ("2", Request(sections=2)),
        ("2 sections each", Request(sections=2)),
        ("6 meetings", Request(meetings=6)),
        (" 1 Meeting ", Request(meetings=1)),
    ],
)
def test_sections_takes_how_many_for_each_meeting_or_how_many_meetings(words: str, asked: Request) -> None:
    assert request_of({"sections": words, "meets": None}) == asked


@pytest.mark.parametrize("words", ["many", "²", "٣", "-1", "2.5", "123456", "6 weeks"])
def test_other_words_are_no_number(words: str) -> None:
    with pytest.raises(UsageError, match="takes a whole number"):
        request_of({"sections": words})


def test_options_come_back_as_the_form_says_them() -> None:
    for request in (Request(meets="thu 19:00", sections=2), Request(syllabus="5 Feb §1", meetings=3)):
        typed = typed_of(request)
        assert typed is not None
        assert request_of(typed) == request
    assert typed_of(Request(syllabus="x" * 4001)) is None


def test_its_hints_are_no_longer_than_discord_shows() -> None:
    form = plan_form("pt|plan", {}, "What you typed is gone: write it anew. ")
    assert len(form.children) == len(FIELDS) == 5
    assert all(len(one.to_component_dict()["description"]) <= 100 for one in form.children)
