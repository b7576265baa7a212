"""A reply as ordinary messages: nothing lost, nothing too long, broken where a reader would."""

from __future__ import annotations

import pytest
from simcord.components import walk_components

from bot.limits import CONTENT_LIMIT
from bot.rendering.layout import laid_out, ordinary, ordinary_buttons
from bot.rendering.passages import page, page_screen
from bot.rendering.reply import Button, Link, Reply, Screen
from content.citation import Passage, section_passage
from tests.bot.chats import shipped

BLOCKS = {
    "short ones": ("one", "two", "three"),
    "paragraphs": ("\n\n".join(f"Paragraph {number} {'x' * 400}" for number in range(9)), "-# end"),
    "sentences": (" ".join(f"Sentence {number} is long{' indeed' * 20}." for number in range(40)),),
    "one word": ("y" * 9000,),
    "just too long": ("z" * 2001,),
}


@pytest.mark.parametrize("blocks", BLOCKS.values(), ids=BLOCKS)
def test_ordinary_messages_hold_everything_and_are_short_enough(blocks: tuple[str, ...]) -> None:
    messages = ordinary(Reply(blocks))
    assert all(0 < len(message) <= CONTENT_LIMIT for message in messages)
    assert "".join("".join(messages).split()) == "".join("".join(blocks).split())


def test_paragraphs_are_not_broken_where_they_need_not_be() -> None:
    paragraphs = [f"Paragraph {number} {'x' * 700}" for number in range(6)]
    messages = ordinary(Reply(("\n\n".join(paragraphs),)))
    assert [message.split("\n\n") for message in messages] == [paragraphs[at : at + 2] for at in (0, 2, 4)]


def test_a_long_page_arrives_as_it_reads() -> None:
    article = shipped().library.default
    reply = page(article, page_screen(Passage(article, 1, 7)).at)
    messages = ordinary(reply)
    assert len(messages) == 2
    assert "\n\n".join(messages) == "\n\n".join(reply.blocks)


async def test_buttons_of_an_ordinary_message_open_messages_of_their_own() -> None:
    """There is no page to turn where the words are content."""
    turn = Button("Next", "turn", Screen("page", "slug", "v", "x"))
    view = ordinary_buttons(Reply(("words",), (turn, Link("Source", "https://example.org"))))
    ids = [getattr(child, "custom_id", None) for child in view.children]
    assert ids == ["pq|o||page|slug|v|x", None]


async def test_only_a_private_reply_can_be_shared_and_only_a_turning_button_has_an_owner() -> None:
    article = shipped().library.default
    reply = page(article, page_screen(section_passage(article, 2)).at)

    def ids(*, private: bool) -> list[str]:
        view = laid_out(reply, owner=35, private=private)
        return [each["custom_id"] for each in walk_components(view.to_components()) if "custom_id" in each]

    assert [each.split("|")[1:3] for each in ids(private=True)] == [
        ["t", "z"], ["t", "z"], ["t", "z"], ["d", ""], ["s", ""],
    ]  # fmt: skip
    assert [each.split("|")[1] for each in ids(private=False)] == ["t", "t", "t", "d"]
