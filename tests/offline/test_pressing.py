"""Buttons, menus and forms."""

from __future__ import annotations

import pytest

from tests.offline.conftest import Lines


async def test_a_button_is_pressed_by_its_label_on_the_newest_message_that_has_it(played: Lines) -> None:
    done = await played("!show 1", "!show 5", "hello", ":click NEXT")
    edited = done.last["edited"]
    assert [(each["where"], each["text"].splitlines()[0]) for each in edited] == [("#general", "Page 6")]
    assert edited[0]["message"]["id"] == done.records[1]["replies"][0]["message"]["id"]


@pytest.mark.parametrize(
    ("label", "problem"),
    [
        ("Off", "The button Off is switched off."),
        ("Source", "The button Source only opens https://example.org."),
        ("Back", "No message here has a button Back; there are: Next, Off, Source, Whisper, Ask me."),
    ],
)
async def test_a_button_that_cannot_be_pressed_says_why(played: Lines, label: str, problem: str) -> None:
    assert (await played("!show", f":click {label}")).problem == problem


async def test_a_menu_is_chosen_from_by_labels(played: Lines) -> None:
    done = await played("!days", ":choose friday", ":choose Monday, early", ":choose Sunday")
    assert [each["text"] for record in done.records[1:3] for each in record["replies"]] == [
        "Chosen: 5",
        "Chosen: 1",
    ]
    assert done.problem == "No menu here offers Sunday; there are: Friday, Monday, early."


async def test_a_form_is_shown_and_sent_with_its_defaults(played: Lines) -> None:
    done = await played("!show", ":click Ask me", "? What you think", ":fill note=Read a | b", "~:fill Note=again")
    assert done.status == 0
    form = done.records[1]["form"]
    assert form["text"] == "A note\nNote\nWhat you think\nDay\nFriday\nMonday"
    assert form["components"][0]["component"]["custom_id"] == "note"
    assert done.records[2]["replies"][0]["text"] == "Kept “Read a | b” for day 1"


async def test_a_form_filled_wrongly_stays_open(played: Lines) -> None:
    done = await played(
        "!show", ":click Ask me", ":fill Nope=x", ":fill Note=x | Day=Sunday", f":fill Note={'x' * 30}",
        ":fill Day=Friday",
        ":fill Note=fine | Day=Friday",
    )  # fmt: skip
    assert [each["problem"] for each in done.records[2:6]] == [
        "The form has no field “Nope”; there are: Note=…, Day=….",
        "The field Day does not offer Sunday; there are: Friday, Monday.",
        "Text input 'note' exceeds max_length=20.",
        "Required modal control 'note' was not supplied.",
    ]
    assert done.texts == ["Kept “fine” for day 5"]


async def test_a_press_can_be_forged_whoever_may_see_the_button(played: Lines) -> None:
    done = await played("/show", ":as ann", ":press t:anything", "?private", ":press t:page:2")
    assert done.records[2]["replies"][0]["text"] == "Forged t:anything"
    assert done.last["edited"][0]["text"].startswith("Page 2")


async def test_message_commands_count_from_the_newest(played: Lines) -> None:
    done = await played(
        "first",
        "second",
        ":menu Check quote",
        ":menu check quote 2",
        ":menu Check quote 9",
        ":dm",
        ":menu Check quote",
    )
    assert [each["text"] for record in done.records[2:4] for each in record["replies"]] == [
        "Checked: second",
        "Checked: first",
    ]
    assert done.records[4]["problem"] == "There are 2 messages here."
    assert done.problem == "That works in servers only, and these are direct messages."


async def test_autocomplete_offers_choices(played: Lines) -> None:
    done = await played(
        ":complete /read citation:¶14",
        "? ¶14",
        "?! ¶13",
        ":complete /read citation:1 aloud:y",
        ":dm",
        ":complete /read citation:¶15",
    )
    assert done.records[0]["choices"] == [{"name": "¶14", "value": "14"}]
    assert done.records[1]["choices"] == [{"name": "yes", "value": "yes"}]
    assert (done.last["choices"], done.status) == ([{"name": "¶15", "value": "15"}], 0)
