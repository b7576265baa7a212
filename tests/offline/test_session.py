"""Every verb, against the trial bot."""

from __future__ import annotations

import pytest

from tests.offline.conftest import Lines

# ------------------------------------------------------------ messages and commands


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


# ------------------------------------------------------------ who and where


async def test_anybody_can_be_anywhere_and_membership_counts_when_they_act(played: Lines) -> None:
    done = await played(":as zoe", "~!show", ":in Elsewhere#general", "!show", ":in #excerpts", "~hello")
    assert done.status == 0
    assert done.records[1]["problem"] == "zoe is not a member of The Reading Room."
    assert done.records[3]["in"] == "Elsewhere#general"
    assert len(done.records[3]["replies"]) == 1


async def test_threads_have_names_and_places(played: Lines) -> None:
    done = await played(
        ":grant bot create_public_threads",
        '!thread "Week 1"',
        ':in "Week 1"',
        "!show",
        ":in #general",
        "!thread name",
        ":in name",
        "!show",
    )
    assert done.records[1]["posted"][0]["where"] == "#general > Week 1"
    assert done.records[3]["in"] == "#general > Week 1"
    assert [each["in"] for each in done.records[-2:]] == ["#general > name"] * 2
    assert len(done.last["replies"]) == 1


async def test_a_post_in_a_forum_is_a_place_too(played: Lines) -> None:
    done = await played("!study", ":in Meeting 1", "!show", ":click Next", ":in #studies > Meeting 1")
    assert [(each["where"], each["text"]) for each in done.records[0]["posted"]] == [
        ("#studies > Meeting 1", "We begin")
    ]
    assert [len(each["replies"]) for each in done.records] == [0, 0, 1, 0, 0]
    assert done.status == 0


async def test_nobody_writes_in_a_forum_itself(played: Lines) -> None:
    assert (await played(":in #studies", "hello")).problem == "Nobody can write in #studies itself, only in its posts."


async def test_another_person_can_start(played: Lines) -> None:
    assert (await played("!show", speaker="Ann")).last["as"] == "ann"


# ------------------------------------------------------------ buttons, menus, forms


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


# ------------------------------------------------------------ one's own messages, polls


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


# ------------------------------------------------------------ time and restarts


async def test_only_lines_and_time_move_the_clock(played: Lines) -> None:
    done = await played(
        "!remind 86400", "# nothing", "? I will", ":time 1d", "!remind 60", ":time 2026-03-08T02:30-05:00"
    )
    assert [each["now"] for each in done.records] == [
        "2026-01-05T09:00:05Z", "2026-01-06T09:00:10Z", "2026-01-06T09:00:15Z", "2026-03-08T07:30:00Z",
    ]  # fmt: skip
    assert done.records[1]["replies"][0]["text"] == "Time is up"
    assert done.texts == ["Time is up"]


async def test_a_restart_keeps_memory_messages_and_their_buttons(played: Lines) -> None:
    memory: dict[str, int] = {}
    done = await played("!count", "!show", ":restart", "!count", ":click Next", memory=memory)
    assert done.status == 0
    assert [each["text"] for each in done.records[3]["replies"]] == ["Count 2"]
    assert done.last["edited"][0]["text"].startswith("Page 2")
    assert memory["closed"] == 2


# ------------------------------------------------------------ powers


async def test_permissions_can_be_denied_and_lifted(played: Lines) -> None:
    done = await played(
        ":deny you send_messages #excerpts", ":in #excerpts", "~hello", ":lift you send_messages #excerpts", "hello",
        ":deny @everyone view_channel #excerpts", "~hello", ":lift everyone view_channel #excerpts", "hello",
    )  # fmt: skip
    assert done.status == 0
    assert done.records[2]["problem"] == "you has no permission to do that in #excerpts."
    assert done.records[6]["problem"] == "you cannot see #excerpts."


async def test_what_the_bot_may_not_do_fails_as_on_discord(played: Lines) -> None:
    done = await played(
        ":as mod", ":deny bot send_messages #excerpts", "~/excerpt post channel:#excerpts",
        ":lift bot send_messages #excerpts", "/excerpt post channel:#excerpts",
        ":deny bot send_messages", "~/excerpt post channel:#excerpts",
        ":lift bot send_messages", "/excerpt post channel:#excerpts",
    )  # fmt: skip
    assert done.status == 2
    assert "discord.errors.Forbidden: 403 Forbidden (error code: 50013)" in done.errors
    assert [len(each["posted"]) for each in done.records] == [0, 0, 0, 0, 1, 0, 0, 0, 1]


async def test_powers_of_a_person_can_be_given_and_taken(played: Lines) -> None:
    done = await played(
        "~/settings", ":grant you manage_guild", "/settings", ":lift you manage_guild", "~/settings",
        ":as mod", "/settings", ":role mod -Moderators", "~/settings", ":role mod Moderators", "/settings",
        ":grant Readers manage_guild", ":role cleo Readers", ":as cleo", "/settings",
    )  # fmt: skip
    assert done.status == 0, done.errors


async def test_a_place_can_vanish_under_ones_feet(played: Lines) -> None:
    done = await played(
        ":grant bot create_public_threads",
        "!thread Week",
        ":in Week",
        ":remove Week",
        "!show",
        ":in #excerpts",
        ":remove #excerpts",
        "!show",
    )
    assert [each["in"] for each in done.records[3:]] == [
        "#general",
        "#general",
        "#excerpts",
        "#general",
        "#general",
    ]
    assert done.records[3]["deleted"] == []
    assert done.status == 0


async def test_the_bot_can_be_thrown_out_and_invited_again(played: Lines) -> None:
    memory: dict[str, int] = {}
    done = await played(
        ":server leave", "!show", "~/show", ":restart", "!show", "~:server leave",
        ":server join", "!show", ":in Elsewhere#general", ":as zoe", "!show", memory=memory,
    )  # fmt: skip
    assert done.status == 0, done.errors
    assert memory["left"] == 1
    assert done.records[2]["problem"] == "Discord does not offer /show to you here: the bot is not in this server."
    assert [len(each["replies"]) for each in done.records] == [0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1]
    assert done.records[6]["replies"][0]["text"] == "Hello again, The Reading Room"


# ------------------------------------------------------------ errors, faults, checks


async def test_a_refusal_is_an_error_and_fails_unless_expected(played: Lines) -> None:
    done = await played("~!refuse", "!refuse")
    assert [each["error"] for each in done.records] == [True, True]
    assert done.records[0]["input"] == "~!refuse"
    assert done.status == 1
    assert done.errors == "line 2: !refuse: error: There is no ¶99; the text has 15 paragraphs.\n"


async def test_an_error_that_was_expected_must_come(played: Lines) -> None:
    done = await played("~!show")
    assert (done.status, done.errors) == (1, "line 1: ~!show: an error was expected\n")


@pytest.mark.parametrize("line", ["!fail", "/fail"])
async def test_a_fault_shows_the_apology_and_its_traceback_and_the_rest_plays_on(played: Lines, line: str) -> None:
    done = await played(f"~{line}", "!show")
    assert done.status == 2
    assert done.records[0]["replies"][0]["text"] == "Sorry, something went wrong here (E1)."
    assert done.errors.count("RuntimeError: broken on purpose") == 1
    assert len(done.last["replies"]) == 1


async def test_a_fault_that_nobody_answers_is_found_too(played: Lines) -> None:
    done = await played("!show", "~:press t:break", "!show")
    assert done.status == 2
    assert done.errors.count("RuntimeError: a button broke") == 1
    assert done.records[1]["error"] is True


async def test_checks_look_at_the_answer_above(played: Lines) -> None:
    done = await played(
        "!show", "? bold   WORDS", "?! nothing", "?posted 0", "~?private", "? absent", "?posted 3", "?private"
    )
    assert done.status == 1
    assert [each.partition(": ")[0] for each in done.errors.splitlines()] == ["line 6", "line 7", "line 8"]


async def test_a_check_with_nothing_above_fails(played: Lines) -> None:
    done = await played("? words")
    assert (done.status, done.records) == (1, [])


async def test_nothing_is_played_after_the_end(played: Lines) -> None:
    done = await played("!show", ":quit", "!refuse")
    assert (len(done.records), done.status) == (1, 0)
