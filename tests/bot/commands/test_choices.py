"""What autocomplete offers."""

from __future__ import annotations

import pytest

from tests.bot.chats import Chat


@pytest.mark.parametrize(
    ("line", "offer"),
    [
        (
            "/recommendations number:photo",
            {"name": "10. Do not give Kim a photo op that he can simply pocket.", "value": 10},
        ),
        ("/quote which:about al", {"name": "about allies", "value": "about allies"}),
        ("/card which:by j", {"name": "by James Mattis", "value": "by James Mattis"}),
    ],
)
async def test_whatever_has_a_list_offers_it(chat: Chat, line: str, offer: dict[str, object]) -> None:
    assert offer in (await chat.say(f":complete {line}")).choices


async def test_no_offer_looks_like_the_author_s_own_whole_words_where_it_is_not(chat: Chat) -> None:
    for option in ("/quote which:", "/card which:"):
        names = [each["name"] for each in (await chat.say(f":complete {option}fire and fury")).choices]
        assert "4. Donald Trump: […] Little Rocket Man […]" not in names
        assert any(name.endswith(". Donald Trump: […] fire and fury […]") for name in names)


async def test_an_offered_number_opens_what_it_named(chat: Chat) -> None:
    offer = (await chat.say(":complete /recommendations number:photo")).choices[0]
    assert "photo op" in await chat.text(f"/recommendations number:{offer['value']}")
