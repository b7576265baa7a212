"""All text of an article is on its pages, each character once, and each page fits into a message."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from simcord.components import walk_components

from bot.limits import COMPONENT_LIMIT, TEXT_DISPLAY_LIMIT
from bot.rendering.fitting import RESERVED, size
from bot.rendering.layout import laid_out
from bot.rendering.listing import LIST_BUDGET, packed, shortened
from bot.rendering.paging import Piece, pages
from bot.rendering.passages import following, page, page_of, page_screen, preceding
from content.article import Article
from content.citation import Passage, section_passage
from tests.bot.articles import EXCERPTS, PLAIN, article_in
from tests.bot.chats import shipped

SENTENCE = "It was the best of times, it was the worst of times, it was the age of wisdom. "
BODIES = {
    "one paragraph of 20,000 characters": SENTENCE * 250,
    "one sentence of 20,000 characters": "word " * 4000 + "end.",
    "one word of 20,000 characters": "x" * 20_000,
    "20,000 Chinese characters": "天" * 20_000,
    "nothing but markup": "\\*\\_" * 5000,
    "3,000 tiny paragraphs": "\n\n".join(f"Line {number}." for number in range(3000)),
    "400 sections with long titles": "\n\n".join(f"## {'Title ' * 16}{n}\n\nWord {n}." for n in range(400)),
    "400 sub-headings": "\n\n".join(f"### {'Heading ' * 12}{n}\n\nWord {n}." for n in range(400)),
    "50 footnotes in one sentence": "Words"
    + "".join(f" and[^{n}]" for n in range(50))
    + " end.\n\n"
    + "\n\n".join(f"[^{n}]: {'note ' * 60}" for n in range(50)),
    "quotations and lists": "\n\n".join(f"> {SENTENCE * 3}\n\n- {SENTENCE}\n- {SENTENCE * 40}" for _ in range(20)),
    "styled words": "**strong** *emphasis* `code` " * 700,
}
every_body = pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
rights = pytest.mark.parametrize("front", [PLAIN, PLAIN + EXCERPTS], ids=["in full", "in excerpts"])


@every_body
@rights
def test_each_character_is_on_one_page(tmp_path: Path, body: str, front: str) -> None:
    article = article_in(tmp_path / "long", body, front=front)
    _assert_all_there(article, [piece for each in pages(article, 1, article.last) for piece in each])


@every_body
@rights
def test_each_page_fits_into_a_message(tmp_path: Path, body: str, front: str) -> None:
    article = article_in(tmp_path / "long", body, front=front)
    whole = Passage(article, 1, article.last)
    for number in range(len(pages(article, 1, article.last))):
        reply = page(article, page_screen(whole, number).at)
        assert size(reply) <= TEXT_DISPLAY_LIMIT - RESERVED
        parts = list(walk_components(laid_out(reply, private=True).to_components()))
        assert 4 <= len(parts) <= COMPONENT_LIMIT


@every_body
def test_each_page_of_excerpts_has_no_more_words_than_are_allowed(tmp_path: Path, body: str) -> None:
    article = article_in(tmp_path / "long", body, front=PLAIN + EXCERPTS)
    for each in pages(article, 1, article.last):
        assert sum(len(piece.paragraph.text[piece.start : piece.end].split()) for piece in each) <= 40


@every_body
def test_next_leads_from_the_first_page_to_the_last_and_back_the_same_way(tmp_path: Path, body: str) -> None:
    article = article_in(tmp_path / "long", body)
    seen, place = [], (section_passage(article, 1), 0)
    while True:
        seen.append(place)
        screen = following(*place)
        if screen is None:
            break
        place = page_of(article, screen.at)
    shown = [pages(article, passage.first, passage.last)[number] for passage, number in seen]
    _assert_all_there(article, [piece for each in shown for piece in each])
    for before, after in pairwise(seen):
        back = preceding(*after)
        assert back is not None
        assert page_of(article, back.at) == before


def test_a_text_is_read_from_its_pages_as_it_stands() -> None:
    article = shipped().library.default
    shown = [page(article, page_screen(section_passage(article, n)).at).blocks[0] for n in range(1, 6)]
    assert "follows though [sic] in a less haphazard" in shown[1]
    assert shown[2].startswith("### §3 Allies and professionals\n**¶9** That is why")


def test_a_list_is_packed_without_breaking_a_line() -> None:
    lines = [f"{number} {'x' * (number % 90)}" for number in range(400)]
    packs = packed(lines)
    assert "\n".join(packs).split("\n") == lines
    assert max(map(len, packs)) <= LIST_BUDGET


@pytest.mark.parametrize(
    ("label", "limit", "short"),
    [
        ("as it is", 10, "as it is"), ("one two three", 12, "one two…"), ("天" * 12, 10, "天" * 9 + "…"),
        ("a " + "x" * 20, 10, "a xxxxxxx…"), ("two  words\nhere", 80, "two words here"), ("", 5, ""),
    ],
)  # fmt: skip
def test_a_label_that_is_cut_says_so(label: str, limit: int, short: str) -> None:
    assert shortened(label, limit) == short


def _assert_all_there(article: Article, pieces: list[Piece]) -> None:
    """Each paragraph's pieces follow each other, with nothing but white space between them."""
    by_number: dict[int, list[Piece]] = {}
    for piece in pieces:
        by_number.setdefault(piece.paragraph.number, []).append(piece)
    assert list(by_number) == list(range(1, article.last + 1))
    for own in by_number.values():
        text = own[0].paragraph.text
        assert not text[: own[0].start].strip()
        assert not text[own[-1].end :].strip()
        assert all(not text[one.end : other.start].strip() for one, other in pairwise(own))
        assert all(one.end <= other.start for one, other in pairwise(own))
        assert all(text[one.start : one.end].strip() for one in own)
