"""How far a group has read: in words and as a picture, without names, and nothing under five readers."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.bot.articles import shelf_of
from tests.bot.chats import Chat, chatting
from tests.bot.views.studies.test_studies import READERS, begun

TOO_FEW = "Counts show only from five readers on, and fewer are counted in this study."
PICTURED = "Made by Pullquote."


async def test_a_picture_and_a_line_for_each_unit_come_from_five_readers_on(chat: Chat) -> None:
    await begun(chat, *READERS[:4])
    await chat.say(":press pt|read|1")
    assert await chat.text("/study pace") == TOO_FEW
    await chat.say(":as eve")
    await chat.say("/study join")
    record = await chat.say("/study pace")
    (reply,) = record.replies
    assert reply.private
    assert "1 of 5 have finished §1–2" in reply.text
    assert "§3–4" not in reply.text
    (file,) = reply.message["attachments"]
    assert file["filename"] == "pace-1.png"
    assert "§1–2: 1 of 5." in file["description"]
    await chat.say(":time 8d")
    await chat.say(":press pt|read|2")
    said = await chat.text("/study pace")
    assert "1 of 5 have finished §1–2\n1 of 5 have finished §3–4" in said
    assert "§1–2: 1 of 5; §3–4: 1 of 5." in said


async def test_who_hides_is_in_neither_number(chat: Chat) -> None:
    await begun(chat, *READERS)
    await chat.say(":press pt|read|1")
    assert "1 of 6 have finished §1–2" in await chat.text("/study pace")
    await chat.say("/study hide")
    said = await chat.text("/study pace")
    assert "0 of 5 have finished §1–2" in said
    assert "§1–2: 0 of 5." in said
    await chat.say(":as ben")
    await chat.say("/study hide")
    record = await chat.say("/study pace")
    assert record.texts() == [TOO_FEW]
    assert not record.error
    assert record.replies[0].message["attachments"] == []


@pytest.mark.parametrize("line", ["/study pace picture:no", "!study pace no", "!study pace picture:no"])
async def test_the_picture_can_be_left_out(chat: Chat, line: str) -> None:
    await begun(chat, *READERS[:5])
    (reply,) = (await chat.say(line)).replies
    assert "0 of 5 have finished §1–2" in reply.text
    assert PICTURED not in reply.text
    assert reply.message["attachments"] == []
    assert reply.private == line.startswith("/")


async def test_it_is_shared_as_the_status_is(chat: Chat) -> None:
    await begun(chat, *READERS[:5])
    assert not (await chat.say("/study pace share:true")).replies[0].private
    assert not (await chat.say("!study pace")).replies[0].private


async def test_each_thing_is_said_once_and_without_markup_nor_names(chat: Chat) -> None:
    await begun(chat, *READERS)
    await chat.say(":press pt|read|1")
    await chat.say("/study agree")
    said = await chat.text("/study pace")
    assert said.count("have finished §1–2") == 1
    assert said.count("§1–2: 1 of 6") == 1
    assert not re.search(r"\*\*|__|^#|^-#|<[@#t]|\\", said, re.MULTILINE)
    assert not [name for name in (*READERS[1:], "mod") if re.search(rf"\b{name}\b", said)]
    await chat.say("/preferences plain:yes")
    assert "1 of 6 have finished sections 1 to 2" in "\n".join(await chat.texts("/study pace"))


async def test_before_anything_has_opened_a_sentence_says_when(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say('/study start meets:"thu 19:00" starts:2026-02-01')
    await chat.say(":click Start")
    said = await chat.text("/study pace")
    assert said.startswith("Nothing has opened yet: §1 opens 2026-02-01")
    await chat.say("/study end")
    assert "Nothing that is read has opened in this study" in await chat.text("/study pace")


async def test_what_is_skipped_or_never_opened_has_no_line(chat: Chat) -> None:
    await begun(chat, *READERS[:5])
    await chat.say(":as mod")
    await chat.say("/study skip")
    assert await chat.text("/study pace") == "Nothing has opened yet: §3–4 opens 2026-01-08 20:00 UTC."
    await chat.say(":time 4d")
    await chat.say("/study pause")
    await chat.say(":time 30d")
    said = await chat.text("/study pace")
    assert said.count("have finished §") == 1
    assert "0 of 5 have finished §3–4" in said
    await chat.say("/study end")
    await chat.say(":time 30d")
    assert (await chat.text("/study pace")).count("have finished §") == 1


async def test_without_pillow_the_words_come_with_the_reason(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    await begun(chat, *READERS)
    for number in range(3):
        await chat.say(f":as {READERS[number]}")
        await chat.say(":press pt|read|1")
    monkeypatch.setitem(sys.modules, "bot.rendering.cards.chart", None)
    (reply,) = (await chat.say("/study pace")).replies
    assert reply.text.startswith("I can draw no pictures here, so the words come as text")
    assert "3 of 6 have finished §1–2" in reply.text
    assert reply.message["attachments"] == []


async def test_a_title_that_the_fonts_lack_leaves_the_words(tmp_path: Path) -> None:
    folder = tmp_path / "lake"
    folder.mkdir()
    (folder / "article.md").write_text("---\ntitle: שלום\nauthor: Ann Author\n---\n\nThe lake lay still.\n", "utf-8")
    async with chatting(shelf=shelf_of(folder, default="lake")) as chat:
        await begun(chat, *READERS[:5])
        (reply,) = (await chat.say("/study pace")).replies
        assert reply.text.startswith("My fonts cannot draw Hebrew letters")
        assert "0 of 5 have finished ¶1" in reply.text
        assert reply.message["attachments"] == []


async def test_elsewhere_it_says_where_studies_run(chat: Chat) -> None:
    assert "No study runs in this channel" in await chat.text("/study pace")
    await begun(chat, "you")
    await chat.say(":as mod")
    await chat.say('/study start meets:"thu 19:00" channel:#reading')
    await chat.say(":click Start")
    await chat.say(":in #log")
    assert "ask there." in await chat.text("/study pace")
