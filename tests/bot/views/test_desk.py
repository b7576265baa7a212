"""Decks by channel, places by reader, and texts of which only excerpts may be served."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from bot.rendering.reply import Reply, Screen
from bot.views import desk
from content.library import Library
from tests.bot.articles import EXCERPTS, PLAIN, shelf_of, write
from tests.bot.chats import Chat, blocks, chatting, shipped

COMPANION = "quotes:\n" + "".join(f"  - id: q{n}\n    text: This is part {n} of it.\n" for n in range(1, 5))
BODY = "\n\n".join(f"## Part {number}\n\nThis is part {number} of it." for number in range(1, 5))


async def test_three_rounds_of_quotes_repeat_none_within_a_round(chat: Chat) -> None:
    quotes = len(shipped().library.default.quotes)
    drawn = [blocks((await chat.say("!quote")).replies[0])[0] for _ in range(3 * quotes)]
    rounds = [drawn[at : at + quotes] for at in range(0, len(drawn), quotes)]
    assert all(len(set(each)) == quotes for each in rounds)
    assert rounds[0] != rounds[1] != rounds[2]
    assert all(last[-1] != first[0] for last, first in pairwise(rounds))


async def test_each_channel_and_each_request_has_a_deck_of_its_own(chat: Chat) -> None:
    assert "Quote 1 of" in await chat.text("!quote")
    assert "Quote 1 of" in await chat.text("!quote about summit")
    await chat.say(":in #reading")
    assert "Quote 1 of" in await chat.text("!quote")
    await chat.say(":as ann")
    assert "Quote 2 of" in await chat.text("!quote")
    await chat.say(":in #general")
    assert "Quote 2 of" in await chat.text("!quote")
    await chat.say(":dm")
    assert "Quote 1 of" in await chat.text("!quote")


async def test_open_questions_repeat_none_either(chat: Chat) -> None:
    article = shipped().library.default
    number = sum(len(notes.questions) for notes in article.companion.sections)
    asked = [await chat.text("!question") for _ in range(number)]
    assert len(set(asked)) == number


async def test_each_reader_has_a_place_in_each_text(tmp_path: Path) -> None:
    write(tmp_path / "essay", BODY)
    async with chatting(shelf=shelf_of(tmp_path)) as chat:
        await chat.say("!read §3")
        await chat.say("!read essay §2")
        assert "part 2" in await chat.text("!read")  # the text that they read last
        assert "§3 Allies" in await chat.text("!read article:trump-kim-summit")
        assert "§4" in await chat.text("!next")
        assert "part 2" in await chat.text("!read article:essay")
        assert "part 3" in await chat.text("!next article:essay")
        await chat.say(":as ann")
        assert "§1 Better" in await chat.text("!read")
        assert "§2 Progress" in await chat.text("!next")


async def test_after_a_reload_nothing_holds_the_text_before_and_a_new_title_shows(tmp_path: Path) -> None:
    folder = write(tmp_path / "essay", BODY, COMPANION)
    async with chatting(shelf=shelf_of(tmp_path, default="essay")) as chat:
        for line in (
            "!read",
            "!quote 1",
            "!article",
            "!search part",
            ":complete /quote which:1",
            ":complete /read citation:2",
        ):
            assert not (await chat.say(line)).error
        before = weakref.ref(chat.bot.shelf.library.default)
        write(folder, BODY, COMPANION, PLAIN.replace("A title", "Another title"))
        await chat.bot.desk.reload()
        gc.collect()
        assert before() is None
        assert "Another title" in await chat.text("!article")  # the version is the body's, which is the same


async def test_a_large_library_is_looked_through_beside_the_event_loop(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ("!search photo op", "!ask who should prepare the summit?", "!verify We should all cautiously embrace this")
    at_once = [await chat.text(line) for line in lines]
    threads: list[object] = []
    hand_over = asyncio.to_thread

    async def noted(work: Callable[[], object]) -> object:
        threads.append(work)
        return await hand_over(work)

    monkeypatch.setattr("bot.views.made.AT_ONCE", 0)
    monkeypatch.setattr("bot.views.made.asyncio.to_thread", noted)
    assert [await chat.text(line) for line in lines] == at_once
    assert len(threads) == len(lines)


async def test_a_place_whose_words_are_gone_is_forgotten_kindly(tmp_path: Path) -> None:
    folder = write(tmp_path / "essay", BODY)
    async with chatting(shelf=shelf_of(tmp_path, default="essay")) as chat:
        await chat.say("!read §2")
        write(folder, BODY.replace("This is part 2", "Here stood part two"))
        chat.bot.shelf.reload()
        assert "part 1" in await chat.text("!read")
        assert "part 2" not in await chat.text("!next")


async def test_excerpts_are_short_and_so_many_a_day(tmp_path: Path) -> None:
    long = "\n\n".join(f"## Part {n}\n\n{'Word by word it goes on. ' * 12}" for n in range(4))
    write(tmp_path / "essay", long, front=PLAIN + EXCERPTS + "source_url: https://example.org/essay\n")
    async with chatting(shelf=shelf_of(tmp_path, default="essay")) as chat:
        first = await chat.text("!read")
        assert first.count("Word by word") == 6, "40 words, in whole sentences"
        assert "This text is served in excerpts only." in first
        assert "Word by word" in (await chat.say(":click Next")).texts()[0]
        await chat.say(":as ann")
        assert "Word by word" in await chat.text("!read"), "somebody else's day is their own"
        await chat.say(":as you")
        assert "Word by word" in await chat.text("!next")
        refused = await chat.say("!next")
        assert refused.error
        (sentence,) = refused.texts()
        assert sentence.startswith(
            "This text is served in excerpts, 3 pages a day for each reader: come back tomorrow."
        )
        assert sentence.endswith("Read on at https://example.org/essay.")
        assert (await chat.say(":click Next")).error
        assert "Word by word" in (await chat.say("/read")).texts()[0], "what was seen today may be seen again"
        assert (await chat.say("!cite ¶4")).error, "there is no way around, by citing,"
        assert (await chat.say("!quote ¶4")).error, "by quoting"
        assert (await chat.say("!search word section:§4")).error, "or by searching"
        await chat.say(":time 1d")
        assert "Word by word" in await chat.text("!read")


async def test_what_is_not_the_text_is_never_counted(tmp_path: Path) -> None:
    write(tmp_path / "essay", BODY, COMPANION, front=PLAIN + EXCERPTS)
    async with chatting(shelf=shelf_of(tmp_path, default="essay")) as chat:
        for _ in range(5):
            for line in ("!contents", "!article", "!author", "!summary"):
                assert not (await chat.say(line)).error


async def test_a_server_s_own_choice_costs_no_second_rendering(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which text is meant changes no screen; hiding a quote changes those of its text."""
    made: list[str] = []
    render = desk.render

    def counted(library: Library, screen: Screen) -> Reply:
        made.append(screen.kind)
        return render(library, screen)

    monkeypatch.setattr(desk, "render", counted)
    await chat.say(":as mod")
    await chat.say("!summary")
    await chat.say("/settings set article:trump-kim-summit")
    await chat.say("!summary")
    assert made == ["summary"]
    await chat.say("/settings hide quote:12")
    await chat.say("!summary")
    assert made == ["summary", "summary"]


async def test_a_hidden_quote_is_not_shown_where_its_speaker_is_explained(chat: Chat) -> None:
    assert "catastrophic […]" in await chat.text("!define mattis")
    await chat.say(":as mod")
    await chat.say("/settings hide quote:6")
    await chat.say(":as you")
    for asked in ("!define mattis", "!people mattis"):
        assert "In their own words" not in await chat.text(asked)
