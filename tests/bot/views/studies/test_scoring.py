"""The quiz of a unit says why there is none, and a group's average is one of scores."""

from __future__ import annotations

from tests.bot.chats import Chat

READERS = ("you", "ann", "ben", "cleo", "dan")
NEXT = ("Next question", "Show my score")


async def test_a_unit_without_a_quiz_says_why(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say('/study start meets:"thu 19:00"')
    await chat.say(":click Start")
    assert "has not opened yet" in await chat.text("~:press pz|begin|2")
    assert "not there any more" in await chat.text("~:press pz|begin|99")
    await chat.say("/study skip")
    assert "leaves that unit out" in await chat.text("~:press pz|begin|1")
    await chat.say("/study end")
    assert "The study has ended" in await chat.text("~:press pz|begin|2")
    # It ended before that day, so that nothing opens on it.
    await chat.say(":time 30d")
    assert "The study has ended" in await chat.text("~:press pz|begin|2")
    assert "Question 1 of 5" in await chat.text("/quiz")


async def test_what_had_opened_is_asked_about_after_the_end(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say('/study start meets:"thu 19:00"')
    await chat.say(":click Start")
    await chat.say("/study end")
    await chat.say(":restart")
    assert "Question 1 of 5" in await chat.text(":press pz|begin|1")


async def _quiz(chat: Chat, name: str) -> str:
    """Have somebody join and take the quiz of the first unit; return their score page."""
    await chat.say(f":as {name}")
    await chat.say("/study join")
    said = await chat.text(":press pz|begin|1")
    for number in range(5):
        label = next(line for line in said.splitlines() if line.strip().startswith("A. ")).strip()
        await chat.say(f":click A: {label.removeprefix('A. ')}")
        said = await chat.text(f":click {NEXT[number == 4]}")
    return said


async def test_who_left_and_joined_again_gives_another_score_and_is_called_no_other_reader(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say('/study start meets:"thu 19:00"')
    await chat.say(":click Start")
    said = [await _quiz(chat, name) for name in READERS]
    assert "The group's average" in said[-1]
    assert "over 5 scores" in said[-1]
    for name in READERS:
        await chat.say(f":as {name}")
        await chat.say("/study leave")
    said = [await _quiz(chat, name) for name in READERS]
    assert "over 5 scores" in said[-2]
    assert "over 10 scores" in said[-1]
    assert "10 readers" not in said[-1]
