"""What people write and command: messages, slash commands, message commands, votes."""

from __future__ import annotations

import pytest

from tests.offline.conftest import Lines


async def test_a_message_is_answered_where_the_person_looks(played: Lines) -> None:
    done = await played("!show 3")
    assert done.status == 0
    assert done.texts == ["Page 3\nBold words of page 3\nNext\nOff\nSource\nWhisper\nAsk me"]
    assert done.last["replies"][0]["message"]["flags"] == 1 << 15
    assert {key: done.last[key] for key in ("input", "as", "in", "now", "error", "problem")} == {
        "input": "!show 3", "as": "you", "in": "#general", "now": "2026-01-05T09:00:05Z",
        "error": False, "problem": None,
    }  # fmt: skip


async def test_records_have_exactly_the_keys_of_the_protocol(played: Lines) -> None:
    done = await played("/whisper", "!show", ":click next")
    assert list(done.last) == [
        "input", "as", "in", "now", "error", "problem", "replies", "posted", "edited", "deleted", "form", "choices",
    ]  # fmt: skip
    assert list(done.records[0]["replies"][0]) == ["text", "pings", "private", "message"]
    assert list(done.records[0]["posted"][0]) == ["where", "text", "pings", "private", "message"]
    assert list(done.last["edited"][0]) == ["where", "text", "pings", "private", "message"]


async def test_a_slash_command_takes_typed_values(played: Lines) -> None:
    done = await played('/read citation:"¶6 and more" share:true aloud:yes', "/read citation:2:3")
    assert done.records[0]["replies"][0]["text"] == "¶6 and more / True / yes"
    assert done.texts == ["2:3 / False / no"]


async def test_private_answers_are_replies_that_others_do_not_see(played: Lines) -> None:
    done = await played("/show number:4", "?private", ":as ann", "~:click Next", ":as you", ":click Next", "?private")
    assert done.status == 0
    assert done.records[0]["replies"][0]["private"] is True
    assert done.last["edited"][0]["private"] is True
    assert "there are no buttons" in done.records[2]["problem"]


async def test_a_deferred_answer_is_a_reply_and_no_change(played: Lines) -> None:
    done = await played("/slow")
    assert done.texts == ["Thought about it", "And more"]
    assert done.last["edited"] == []
    assert [each["private"] for each in done.last["replies"]] == [True, True]


async def test_direct_messages_are_posted_elsewhere_until_one_looks_there(played: Lines) -> None:
    done = await played("!whisper", "?posted 1", ":dm", "!whisper", "/whisper")
    assert done.status == 0
    assert done.records[0]["posted"][0]["where"] == "dm you"
    assert done.records[0]["posted"][0]["private"] is True
    assert done.records[2]["in"] == "dm you"
    assert done.texts == ["Psst, only for you", "Sent"]


async def test_everything_works_in_direct_messages(played: Lines) -> None:
    done = await played(
        ":dm", "!days", ":choose Friday", "!show", ":click Ask me", ":fill Note=here", "!ballot", ":vote 1",
        "mine", ":edit mine too", ":delete", ":as ann", "!show", "?private", ":press t:page:2", "~:server leave",
    )  # fmt: skip
    assert done.status == 0, done.errors
    assert [each["text"] for record in done.records[2:8] for each in record["replies"] if "\n" not in each["text"]] == [
        "Chosen: 5", "Kept “here” for day 1", "Vote for 1",
    ]  # fmt: skip
    assert done.records[9]["replies"][0]["text"] == "Edited to mine too"
    assert done.last["in"] == "dm ann"


async def test_the_bots_own_role_can_be_mentioned(played: Lines) -> None:
    """`@Pullquote` is the bot; its role of the same name is written `@&Pullquote`."""
    done = await played("hello", ":edit @&Pullquote @Pullquote")
    bot, role = done.texts[0].removeprefix("Edited to ").split()
    assert (bot, role) == ("@Pullquote", "@Pullquote")
    mentions = done.last["replies"][0]["message"]["content"].removeprefix("Edited to ").split()
    assert (mentions[0][:3], mentions[1][:2]) == ("<@&", "<@")


async def test_names_become_mentions_and_mentions_names(played: Lines) -> None:
    done = await played("!picture", ":as mod", "/excerpt post channel:#excerpts role:@Readers note:“so it is”")
    assert done.records[0]["replies"][0]["text"].startswith("For @you\n")
    assert done.records[0]["replies"][0]["pings"] == []
    posted = done.last["posted"][0]
    assert (posted["where"], posted["text"], posted["pings"]) == (
        "#excerpts",
        "@Readers Excerpt so it is",
        ["Readers"],
    )
    assert done.texts == ["Posted in #excerpts"]


async def test_alternative_texts_and_embeds_are_read(played: Lines) -> None:
    done = await played("!picture")
    assert done.texts == ["For @you\nTitle\nRead on 2026-01-05 08:00 UTC\nA quote on a card"]
    attachment = done.last["replies"][0]["message"]["attachments"][0]
    assert (attachment["filename"], attachment["description"], attachment["size"]) == (
        "card.png",
        "A quote on a card",
        3,
    )


async def test_silence_is_an_answer(played: Lines) -> None:
    done = await played("!unknown", "good morning", "?! Page")
    assert (done.status, done.texts) == (0, [])


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (
            "/settings",
            "Discord does not offer /settings to you here: it is only for members with the permissions it asks for.",
        ),
        ("/nope", "There is no command /nope; there are: /show,"),
        (":nope", "There is no line :nope; there are: :as,"),
        (
            ":as nobody",
            "Nobody here is called nobody; there are: you, ann, ben, cleo, dan, eve, finn, mod, mod2, zoe, zmod.",
        ),
        (
            ":in #nowhere",
            "There is no place #nowhere; there are: #general, #reading, #excerpts, #moderators, #log,",
        ),
        (":click Foo", "No message here has a button Foo; there are no buttons."),
        (":choose Foo", "No menu here offers Foo; there are no choices."),
        (":fill Note=x", "No form is open for you."),
        (":edit x", "you has no message here."),
        (":vote 1", "There is no poll here."),
        (":menu Nope", "There is no message command Nope; there are: Check quote."),
        (":menu Check quote", "There are 0 messages here."),
        (":press t:page:1", "The bot has no message here whose button could be pressed."),
        (":time 2025-01-01", "The clock only runs forward, and it shows 2026-01-05 09:00:05 UTC."),
        (":time soon", "“soon” is no time: write :time 2d3h or :time 2026-03-08T02:30-05:00."),
        (":complete /read share:t aloud:q", ""),
        (":server join", "The bot is already in The Reading Room."),
        (
            ":grant you send_message",
            "There is no permission send_message; there are: send_messages, send_tts_messages,",
        ),
        (":role you Nope", "The Reading Room has no role Nope; there are: Pullquote, Moderators, Readers."),
        ("x" * 4001, "A message holds at most 4000 characters, this one has 4001."),
    ],
)
async def test_what_cannot_be_done_is_a_problem_in_one_sentence(played: Lines, line: str, problem: str) -> None:
    done = await played(line)
    assert (done.last["problem"] or "").startswith(problem)
    assert done.last["error"] is bool(problem)
    assert done.status == int(bool(problem))


async def test_edits_and_deletions_reach_the_bot(played: Lines) -> None:
    done = await played("hello", ":edit hello @Pullquote", ":delete")
    assert done.records[1]["replies"][0]["text"] == "Edited to hello @Pullquote"
    assert done.last["deleted"] == []


async def test_messages_that_the_bot_deletes_are_named(played: Lines) -> None:
    done = await played("!count")
    number = done.last["replies"][0]["message"]["id"]
    done = await played("!count", f"!retract {number}")
    assert done.last["deleted"] == [number]


async def test_a_vote_reaches_the_bot(played: Lines) -> None:
    done = await played("!ballot", "? Allies", ":vote 2", "~:vote 3")
    assert done.status == 0
    assert done.records[1]["replies"][0]["text"] == "Vote for 2"
    assert done.problem == "Vote with a number from 1 to 2."
