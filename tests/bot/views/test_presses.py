"""Buttons: for whoever asked, for everybody else, after a restart, and after the text was edited."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.rendering import phrases
from tests.bot.articles import shelf_of, write
from tests.bot.chats import BUTTON, SELECT, Chat, blocks, chatting, components, labels

BODY = "\n\n".join(f"## Part {number}\n\nThis is part {number} of it." for number in range(1, 5))


@pytest.fixture
async def edited(tmp_path: Path) -> AsyncIterator[tuple[Chat, Path]]:
    """A chat on a text of its own, and the folder of that text."""
    folder = write(tmp_path / "essay", BODY)
    async with chatting(shelf=shelf_of(tmp_path, default="essay")) as chat:
        yield chat, folder


async def test_a_page_turns_for_whoever_asked_and_stays_the_same_message(chat: Chat) -> None:
    (asked,) = (await chat.say("!read §1")).replies
    turned = await chat.say(":click Next")
    assert turned.replies == []
    assert [each.message["id"] for each in turned.edited] == [asked.message["id"]]
    assert "§2 Progress first" in turned.edited[0].text


async def test_anybody_else_gets_a_copy_of_their_own_that_turns_for_them(chat: Chat) -> None:
    await chat.say("!read §1")
    await chat.say(":as ann")
    copied = await chat.say(":click Next")
    assert copied.edited == []
    assert copied.replies[0].private
    assert blocks(copied.replies[0])[0] == phrases.NOT_YOURS
    turned = await chat.say(":click Next")
    assert "§3 Allies" in turned.edited[0].text
    assert phrases.NOT_YOURS not in blocks(turned.edited[0])


@pytest.mark.parametrize("restarts", [1, 3])
async def test_a_message_made_before_a_restart_turns_after_it(chat: Chat, restarts: int) -> None:
    await chat.say("!read §1")
    for _ in range(restarts):
        await chat.say(":restart")
    turned = await chat.say(":click Next")
    assert "§2 Progress first" in turned.edited[0].text
    assert "§1 Better" in (await chat.say(":click Back")).edited[0].text
    assert "Open a section" in (await chat.say(":click Contents")).edited[0].text
    assert "§4 A long road" in (await chat.say(":choose §4 A long road, in small steps")).edited[0].text


async def test_every_kind_of_button_works_after_a_restart(chat: Chat) -> None:
    for line in ("!quote trump", "!recs 2", "!question", "!summary", "/read", "!people", "!quotes"):
        (shown,) = (await chat.say(line)).replies
        await chat.say(":restart")
        for label in dict.fromkeys(labels(shown)):
            if label.startswith("Open at"):
                continue
            pressed = await chat.say(f":click {label}")
            assert not pressed.error, (line, label)
            assert pressed.texts(), (line, label)


async def test_no_view_is_kept_for_any_answer(chat: Chat) -> None:
    """What discord.py keeps it keeps for ever; a bot that answers all day would grow."""
    for line in ("!read", "!quote", "!contents", "/summary", ":click Read it"):
        await chat.say(line)
    assert chat.bot.persistent_views == []
    assert not chat.bot._connection._view_store._views


async def test_an_edited_text_shows_how_the_passage_reads_now_and_says_so(edited: tuple[Chat, Path]) -> None:
    chat, folder = edited
    await chat.say("!read §1")
    write(folder, BODY.replace("This is part 4", "This is the last part"))
    chat.bot.shelf.reload()
    turned = await chat.say(":click Next")
    assert blocks(turned.edited[0])[0] == phrases.EDITED
    assert "This is part 2 of it." in turned.edited[0].text
    # Its own buttons are of the text as it is now.
    assert phrases.EDITED not in blocks((await chat.say(":click Next")).edited[0])


async def test_a_passage_that_moved_is_found_by_its_words(edited: tuple[Chat, Path]) -> None:
    chat, folder = edited
    await chat.say("!read §1")
    write(folder, f"## A new beginning\n\nThis was not here before.\n\n{BODY}")
    chat.bot.shelf.reload()
    turned = await chat.say(":click Next")
    assert blocks(turned.edited[0])[0] == phrases.EDITED
    assert "¶3 This is part 2 of it." in turned.edited[0].text


async def test_words_that_are_gone_are_said_to_be_gone(edited: tuple[Chat, Path]) -> None:
    chat, folder = edited
    await chat.say("!read §1")
    write(folder, BODY.replace("This is part 2 of it.", "Something else altogether."))
    chat.bot.shelf.reload()
    pressed = await chat.say(":click Next")
    assert pressed.error
    assert pressed.texts() == [phrases.GONE]
    assert pressed.replies[0].private
    assert "part 1" in await chat.text("!read"), "the page where one stopped is still there"


async def test_a_text_that_was_removed_is_said_to_be_removed(tmp_path: Path) -> None:
    folder = write(tmp_path / "essay", BODY)
    async with chatting(shelf=shelf_of(tmp_path)) as chat:
        await chat.say("!read essay §1")
        (folder / "article.md").unlink()
        chat.bot.shelf.reload()
        pressed = await chat.say(":click Next")
        assert pressed.texts() == ["That text is not in the library any more; library shows what is."]


async def test_what_is_shared_says_by_whom_and_only_where_they_may_post(chat: Chat) -> None:
    await chat.say("/read citation:¶6")
    shared = await chat.say(":click Share")
    assert not shared.replies[0].private
    assert shared.replies[0].text.startswith("Shared by @you")
    assert shared.replies[0].pings == []
    await chat.say("/read citation:¶7")
    await chat.say(":deny you send_messages #general")
    refused = await chat.say(":click Share")
    assert refused.texts() == [phrases.MAY_NOT_POST]
    assert refused.replies[0].private


async def test_what_was_shared_cannot_be_shared_again(chat: Chat) -> None:
    await chat.say("/read citation:¶6")
    shared = await chat.say(":click Share")
    assert [labels(each) for each in shared.edited] == [["Back", "Next", "Contents", "Send to my DMs"]]
    assert (await chat.say(":click Share")).problem


async def test_sent_to_direct_messages_it_is_content_that_a_phone_shows(chat: Chat) -> None:
    await chat.say("!read ¶1-7")
    sent = await chat.say(":click Send to my DMs")
    assert sent.texts()[0] == phrases.SENT
    assert len(sent.posted) == 2
    assert all(each.where == "dm you" and each.message["content"] for each in sent.posted)
    assert labels(sent.posted[0]) == []
    assert "Next" in labels(sent.posted[1])
    await chat.say(":dm")
    opened = await chat.say(":click Next")
    assert "¶7 With Trump’s" in opened.texts()[0]


async def test_another_one_is_as_public_as_the_first(chat: Chat) -> None:
    await chat.say("!quote")
    assert not (await chat.say(":click Another quote")).replies[0].private
    await chat.say("/quote share:false")
    assert (await chat.say(":click Another quote")).replies[0].private


async def test_each_label_and_custom_id_is_there_once(chat: Chat) -> None:
    for line in ("!read ¶6", "!contents", "!recs", "!recs 3", "!quote", "!quotes", "!article", "!summary §2", "/read"):
        (shown,) = (await chat.say(line)).replies
        ids = [
            each["custom_id"] for kind in (BUTTON, SELECT) for each in components(shown, kind) if "custom_id" in each
        ]
        assert len(ids) == len(set(ids)), line
        assert len(labels(shown)) == len(set(labels(shown))), line
