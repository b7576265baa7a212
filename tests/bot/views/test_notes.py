"""Notes and margin where their text, their channel or their server changes, and where a study meets."""

from __future__ import annotations

import json
from pathlib import Path

from bot.community.memory import Memory
from tests.bot.articles import shelf_of, write
from tests.bot.chats import Chat, chatting

BODY = "The pond lay still.\n\nNobody spoke.\n\nIt was dark."


def study_of(chat: Chat, leader: str) -> None:
    """A study in #general, led by somebody."""
    stage, personal = chat.session.stage, chat.bot.personal
    person, channel = stage.named("user", leader).id, stage.channel.id
    personal.notes.study_in = lambda channels: 5 if channel in channels else None
    personal.note_buttons.leads = lambda member, study: (member.id, study) == (person, 5)


async def test_an_edited_or_removed_text_leaves_orphans_that_attach_to_nothing_else(tmp_path: Path) -> None:
    write(tmp_path / "pond", BODY)
    async with chatting(shelf=shelf_of(tmp_path, default="pond")) as chat:
        await chat.say("/note add citation:¶2 text:first")
        await chat.say("/note add citation:¶2 text:second visibility:unnamed")
        await chat.say("/note add citation:¶3 text:third visibility:named")
        await chat.say("!highlight ¶2")
        write(tmp_path / "pond", BODY.replace("Nobody spoke.", "Everybody sang."))
        await chat.bot.desk.reload()
        listed = await chat.text("/note list")
        assert "was on ¶2 of “A title”; the words are no longer in the text" in listed
        assert "first" in listed
        assert listed.count("Read ¶") == 1
        assert "¶2 of “A title”, as it was: the words are no longer" in await chat.text("/highlight")
        margin = await chat.text("!margin ¶2")
        assert "Nobody has shared a note on this passage yet." in margin
        assert "1 note on words that are gone" in margin
        gone = await chat.text(":click 1 note on words that are gone")
        assert "was on ¶2" in gone
        assert "second" in gone
        assert "third" not in gone
        assert "third" in await chat.text("!margin ¶3")


async def test_notes_on_a_removed_text_are_shown_with_its_name(tmp_path: Path) -> None:
    write(tmp_path / "pond", BODY)
    async with chatting(shelf=shelf_of(tmp_path, default="pond")) as chat:
        await chat.say("/note add citation:¶2 text:first")
        await chat.say("!highlight ¶2")
        chat.bot.desk._shelf.library = shelf_of().library
        assert "was on ¶2 of pond, which is not in the library now" in await chat.text("/note list")
        assert "of pond, which is not in the library now" in await chat.text("/highlight")
        assert "You have highlighted nothing" in await chat.text(":click Forget those that are gone")


async def test_a_deleted_channel_takes_links_to_its_messages(chat: Chat) -> None:
    await chat.say(":in #reading")
    await chat.say("!quote 12")
    await chat.say(":menu Save to my notes")
    await chat.say("just words")
    await chat.say(":menu Save to my notes 2")
    await chat.say(":in #general")
    await chat.say(":remove #reading")
    listed = await chat.text("/note list")
    assert "discord.com" not in listed
    assert "§2 ¶6" in listed


async def test_a_server_that_was_left_takes_what_was_shared_with_it(chat: Chat) -> None:
    await chat.say("/note add citation:¶6 text:mine")
    await chat.say("/note add citation:¶6 text:shared visibility:named")
    await chat.say(":server leave")
    await chat.say(":time 31d")
    await chat.say(":restart")
    await chat.say(":server join")
    await chat.say(":restart")
    listed = await chat.text("/note list")
    assert "mine" in listed
    assert "shared" not in listed
    assert "Nobody has shared" in await chat.text("!margin ¶6")


async def test_what_is_shared_on_one_server_is_not_seen_on_another(chat: Chat) -> None:
    await chat.say(":as ann")
    await chat.say("/note add citation:¶6 text:shared visibility:named")
    await chat.say(":in Elsewhere#general")
    assert "Nobody has shared" in await chat.text("!margin ¶6")
    await chat.say(":as zmod")
    assert "no longer in the margin" in await chat.text(":press pn|remove|1")
    assert "no longer in the margin" in await chat.text(":press pn|look|1")


async def test_a_note_for_the_leader_needs_a_study_and_is_seen_by_nobody_else(chat: Chat) -> None:
    study_of(chat, "ben")
    kept = await chat.text('/note add citation:¶6 text:"Dear leader" visibility:leader')
    assert "with your name for the study's leader" in kept
    await chat.say(":as ann")
    assert "Dear leader" not in await chat.text("!margin ¶6")
    assert "leader: the study's leader too, with your name" in await chat.text(":click Add a note")
    (note,) = await chat.bot.personal.notes.for_leader(5)
    assert note.text == "Dear leader"
    await chat.say(":in #reading")
    assert "There is no study in this channel" in await chat.text('/note add citation:¶6 text:"x" visibility:leader')


async def test_a_note_that_cannot_be_kept_comes_back_in_its_form(chat: Chat) -> None:
    study_of(chat, "ben")
    await chat.say("!margin ¶6")
    await chat.say(":click Add a note")
    chat.bot.personal.notes.study_in = lambda _: None  # it ends while somebody writes
    refused = await chat.say(":fill Text=Two long pages | Visibility=leader")
    assert refused.error
    assert "There is no study in this channel" in refused.texts()[0]
    again = await chat.say(":click Correct it")
    assert again.form is not None
    assert "Two long pages" in again.form["text"]
    assert "is kept on §2 ¶6" in await chat.text(":fill Visibility=unnamed")
    gone = await chat.say(":click Correct it")
    assert gone.form is not None
    assert "What you typed is gone: write it anew. Your own words on this passage." in gone.form["text"]


async def test_the_leader_of_a_study_removes_what_was_shared_there_and_nothing_else(chat: Chat) -> None:
    await chat.say('/note add citation:¶6 text:"before the study" visibility:named')
    study_of(chat, "ben")
    await chat.say('/note add citation:¶6 text:"in the study" visibility:named')
    await chat.say(":as ben")
    assert "Remove" in await chat.text("!margin ¶6")
    assert "Only members with the permission" in await chat.text(":press pn|remove|1")
    assert "taken out of the margin" in await chat.text(":press pn|remove|2")
    assert "Remove" not in await chat.text("!margin ¶6")


async def test_of_several_notes_a_form_asks_which_one_is_reported(chat: Chat) -> None:
    for words in ("one", "two"):
        await chat.say(f"/note add citation:¶6 text:{words} visibility:unnamed")
    await chat.say(":as mod")
    await chat.say("/settings set log_channel:#log")
    await chat.say("!margin ¶6")
    assert "one" in await chat.text(":click Report")
    record = await chat.say(":fill Note=two")
    assert [one.where for one in record.posted] == ["#log"]
    assert "reports note 2" in record.posted[0].text
    assert "one" in await chat.text(":click Remove")
    assert "Note 1 is taken out" in await chat.text(":fill Note=one")


async def test_long_margins_turn_and_others_get_a_page_of_their_own(chat: Chat) -> None:
    for number in range(7):
        await chat.say(f"/note add citation:¶6 text:{'*' * 990}{number} visibility:unnamed")
    await chat.say("!margin ¶6")
    assert "note 2 of 7" in await chat.text(":click Next")
    await chat.say(":restart")
    record = await chat.say(":click Next")
    assert "note 3 of 7" in record.edited[0].text
    await chat.say(":as ann")
    record = await chat.say(":click Next")
    assert record.edited == []
    assert record.replies[0].private
    assert "note 4 of 7" in record.replies[0].text


async def test_a_margin_of_short_and_long_notes_turns_both_ways_and_leaves_none_out(chat: Chat) -> None:
    long = "*" * 990
    words = ["first", "second", f"third {long}", "fourth", "fifth", "sixth", "seventh", "eighth", f"ninth {long}"]
    for one in words:
        await chat.say(f'/note add citation:¶6 text:"{one}" visibility:unnamed')
    pages = [await chat.text("!margin ¶6")]
    while "Next" in pages[-1]:
        pages.append((await chat.say(":click Next")).edited[0].text)
    counts = [page.partition(" of 9")[0].rpartition("note")[2] for page in pages]
    assert counts == ["s 1 to 3", "s 4 to 8", " 9"]
    backwards = [pages[-1]]
    while "Back" in backwards[-1]:
        backwards.append((await chat.say(":click Back")).edited[0].text)
    assert backwards[::-1] == pages


async def test_a_margin_that_grew_shorter_shows_its_last_page(chat: Chat) -> None:
    for number in range(7):
        await chat.say(f"/note add citation:¶6 text:note-{number} visibility:unnamed")
    await chat.say("!margin ¶6")
    await chat.say(":as mod")
    for number in (5, 6, 7):
        await chat.say(f":press pn|remove|{number}")
    await chat.say(":as you")
    assert "notes 1 to 4 of 4" in (await chat.say(":click Next")).edited[0].text


async def test_a_list_of_one_text_stays_with_it_on_its_further_pages(tmp_path: Path) -> None:
    write(tmp_path / "pond", BODY)
    write(tmp_path / "lake", BODY.replace("pond", "lake"))
    async with chatting(shelf=shelf_of(tmp_path, default="pond")) as chat:
        for number in range(7):
            await chat.say(f"/note add citation:¶1 article:lake text:wet-{number}")
            await chat.say(f"/note add citation:¶1 article:pond text:dry-{number}")
        assert "page 1 of 2" in await chat.text("/note list article:lake")
        further = (await chat.say(":click Next")).edited[0].text
        assert further.count("wet-") == 2
        assert "dry-" not in further
        assert "You have no note there." in await chat.text("/note list article:trump-kim-summit")


async def test_a_long_list_turns_in_its_private_message(chat: Chat) -> None:
    for number in range(7):
        await chat.say(f"/note add citation:¶{number + 1} text:note-{number}")
    assert "page 1 of 2" in await chat.text("/note list")
    record = await chat.say(":click Next")
    assert "note-6" in record.edited[0].text
    assert "note-6" not in await chat.text("/note list citation:¶2")


async def test_limits_are_sentences(chat: Chat) -> None:
    assert "at most 1,000 characters; this one has 1,001" in await chat.text(f"!note add ¶6 text:{'x' * 1001}")
    assert "Say what the note is" in await chat.text('/note add citation:¶6 text:" "')
    assert "Say what the note is" in await chat.text("!note add ¶6 text:\u200b\u2060")
    assert "note list" in await chat.text(f"!note remove {'9' * 30}")
    assert "That button is none that I know" in await chat.text(":press pn|nothing|1")


async def test_numbers_of_notes_are_offered_to_their_writer_alone(chat: Chat) -> None:
    await chat.say("/note add citation:¶6 text:mine")
    assert (await chat.say(":complete /note edit number:")).choices[0]["name"] == "1: §2 ¶6 mine"
    await chat.say(":as ann")
    assert (await chat.say(":complete /note edit number:")).choices == []


async def test_the_export_has_every_note_and_says_whose_it_is(chat: Chat) -> None:
    await chat.say("/note add citation:¶6 text:mine")
    await chat.say("!read ¶6")
    person = chat.session.stage.named("user", "you").id
    files: dict[str, bytes] = {}

    async def send(_: str, *, files: list[object]) -> None:
        sent.extend(files)

    sent: list[object] = []
    await chat.bot.personal.data_buttons.export(person, send)
    for one in sent:
        files[one.filename] = one.fp.read()  # type: ignore[attr-defined]  # discord.File
    kept = json.loads(files["mydata.json"])
    assert (kept["person"], kept["kept"]["notes"][0]["text"]) == (str(person), "mine")
    assert isinstance(chat.bot.memory, Memory)
    assert kept["kept"]["readers"][0]["places"][0][0] == "trump-kim-summit"
    assert "- text: mine" in files["mydata.md"].decode()


async def test_who_sees_a_note_is_said_as_people_say_it(chat: Chat) -> None:
    for said, where in (
        ("group, unnamed", "in the margin, without your name"),
        ("Group named", "in the margin, with your name"),
        ("margin: unnamed", "in the margin, without your name"),
        ("ME", "for you alone"),
    ):
        assert where in await chat.text(f'!note add ¶2 text:"words" visibility:"{said}"')
    assert "in the margin, without your name" in await chat.text(
        '/note add citation:¶2 text:a visibility:"group, unnamed"'
    )
    assert "visibility takes me, leader, unnamed or named" in await chat.text("~!note add ¶2 text:a visibility:group")
