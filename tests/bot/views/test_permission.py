"""Who may do what, on every path: command, button, form, list of choices, target channel."""

from __future__ import annotations

from tests.bot.chats import Chat


async def test_lists_of_what_a_server_decided_are_for_those_who_may_decide(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say("/settings hide quote:12")
    await chat.say("/excerpt series name:Week one citations:¶1")
    assert (await chat.say(":complete /settings unhide quote:")).choices == [
        {"name": "leaders-can-help", "value": "leaders-can-help"}
    ]
    assert [one["value"] for one in (await chat.say(":complete /excerpt series name:we")).choices] == ["Week one"]
    # Who sees a command by Discord's own overrides need not be a moderator to us.
    await chat.say(":role mod -Moderators")
    await chat.say(":grant mod use_application_commands")
    for line in (":complete /settings unhide quote:", ":complete /excerpt series name:we"):
        assert (await chat.say(line)).choices == []


async def test_a_forged_press_of_every_button_of_an_excerpt_is_refused_to_a_member(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say("/excerpt post citation:¶6")
    await chat.say(":as you")
    for verb in ("post", "change", "cancel", "form", "show"):
        record = await chat.say(f":press px|{verb}|1")
        assert record.error, verb
        assert "Only members with the permission Manage Messages" in record.texts()[0]
        assert record.posted == []
    await chat.say(":as mod2")
    for verb in ("post", "change", "cancel", "form", "show"):
        record = await chat.say(f":press px|{verb}|1")
        assert "Only the moderator who made that preview" in record.texts()[0], verb
    await chat.say(":as zmod")
    await chat.say(":in Elsewhere#general")
    await chat.say("hello")
    assert (await chat.say(":press px|post|1")).error
