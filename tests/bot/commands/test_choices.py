"""What autocomplete offers."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.limits import CHOICE_LIMIT
from tests.bot.articles import shelf_of, write
from tests.bot.chats import Chat, chatting


@pytest.mark.parametrize(
    ("line", "offer"),
    [
        (
            "/recommendations number:photo",
            {"name": "10. Do not give Kim a photo op that he can simply pocket.", "value": 10},
        ),
        ("/quote which:about al", {"name": "about allies", "value": "about allies"}),
        ("/card which:by j", {"name": "by James Mattis", "value": "by James Mattis"}),
        ("/quote which:6-8", {"name": "¶6–8", "value": "¶6–8"}),
        ("/read citation:¶6 - 8", {"name": "¶6–8", "value": "¶6–8"}),
        ("/cite citation:§ 2", {"name": "§2 Progress first, then a summit", "value": "§2"}),
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


@pytest.mark.parametrize("option", ["/quote which:", "/card which:"])
async def test_a_long_list_of_quotes_hides_neither_themes_nor_speakers(chat: Chat, option: str) -> None:
    """Until something is typed, no passage is among them: there are too many."""
    names = [each["name"] for each in (await chat.say(f":complete {option}")).choices]
    assert len(names) == CHOICE_LIMIT
    for beginning in ("1. The idea", "9. ", "about trump", "about diplomacy", "by Michael Fuchs", "by Rex Tillerson"):
        assert any(name.startswith(beginning) for name in names), beginning
    assert not any(name.startswith(("¶", "§")) for name in names)


async def test_a_typed_sign_means_a_passage_and_a_number_may_be_either(chat: Chat) -> None:
    values = [each["value"] for each in (await chat.say(":complete /quote which:¶6")).choices]
    assert values == ["¶6"]
    values = [each["value"] for each in (await chat.say(":complete /quote which:6")).choices]
    assert values[0] == "6"
    assert "¶6" in values
    values = [each["value"] for each in (await chat.say(":complete /quote which:photo op")).choices]
    assert {"15", "¶7"} <= set(values)


async def test_no_list_offers_a_quote_that_this_server_hid(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say("!settings hide 12")
    assert [each["value"] for each in (await chat.say(":complete /quote which:12")).choices] == ["¶12"]
    await chat.say(":as zmod")
    await chat.say(":in Elsewhere#general")
    assert "12" in [each["value"] for each in (await chat.say(":complete /quote which:12")).choices]


async def test_lists_are_of_the_text_that_is_the_usual_one_on_this_server(tmp_path: Path) -> None:
    write(tmp_path / "essay", "## Other part\n\nOnly this.")
    async with chatting(shelf=shelf_of(tmp_path), speaker="mod") as chat:
        await chat.say("!settings set article:essay")
        assert [each["name"] for each in (await chat.say(":complete /summary section:")).choices] == ["§1 Other part"]
