"""Schedules as moderators see them: within Discord's limits, whatever is scheduled."""

from __future__ import annotations

from itertools import islice
from typing import Any

import pytest

from bot.community.deliveries import Delivery
from bot.community.scheduling.schedule import WHATS, Item, Schedule, What, forthcoming
from bot.limits import CONTENT_LIMIT, TEXT_DISPLAY_LIMIT
from bot.rendering.posts import Post, words_of
from bot.rendering.schedules import REHEARSED, Slot, history_page, rehearsal, schedule_list
from tests.bot.chats import shipped

LIBRARY = shipped().library


def scheduled(what: What, **how: Any) -> Schedule:
    usual = {
        "id": 7, "server": 1, "channel": 2**62, "moderator": 3, "what": what, "articles": (LIBRARY.default.slug,),
        "shuffled": True, "cron": "30 2 * * *", "zone": "America/Argentina/ComodRivadavia", "role": 2**62,
    }  # fmt: skip
    return Schedule(**{**usual, **how})


@pytest.mark.parametrize("what", WHATS[:4])
def test_a_rehearsal_of_anything_fits_one_message_and_shows_every_post(what: What) -> None:
    for articles in ((LIBRARY.default.slug,), (LIBRARY.default.slug, LIBRARY.default.slug)):
        schedule = scheduled(what, articles=articles)
        items = list(islice(forthcoming(schedule, LIBRARY, None), REHEARSED))
        slots = [Slot(at, item) for at, item in zip(schedule.timing.after(1_772_900_000), items, strict=False)]
        reply = rehearsal(schedule, LIBRARY, slots, ["Send Messages", "Read Message History"])
        assert sum(map(len, reply.blocks)) < TEXT_DISPLAY_LIMIT
        assert "**14.**" in reply.blocks[-1]


@pytest.mark.parametrize("what", WHATS[:4])
def test_everything_that_can_be_posted_fits_with_its_source_and_a_mention(what: What) -> None:
    article = LIBRARY.default
    for item in {one.id: one for one in islice(forthcoming(scheduled(what), LIBRARY, None), 60)}.values():
        title, content, buttons = words_of(article, item)
        post = Post(content=content, buttons=buttons, title=title, role=2**63)
        assert len(post.whole()) <= CONTENT_LIMIT
        assert article.author in content
        assert "¶" in content
        assert title
        assert post.view(10**9).children


def test_the_words_of_a_quote_are_the_authors_and_whole_or_marked() -> None:
    article = LIBRARY.default
    for quote in article.quotes:
        content = words_of(article, Item(article.slug, "quotes", quote.id))[1]
        assert content.startswith("> “")
        assert "\n— " in content


def test_lists_that_are_too_long_say_how_much_is_left_out() -> None:
    known = [scheduled("quotes", id=number) for number in range(1, 51)]
    reply = schedule_list(known, LIBRARY, {})
    assert sum(map(len, reply.blocks)) < TEXT_DISPLAY_LIMIT
    assert " more: " in reply.blocks[-1]
    posts = [
        Delivery(
            kind="schedule", owner=1, slot=number, server=1, channel=2, state="failed", reason="I lack that. " * 20
        )
        for number in range(60)
    ]
    history = history_page(posts, None)
    assert sum(map(len, history.blocks)) < TEXT_DISPLAY_LIMIT
    assert "are shown" in history.blocks[-1]
