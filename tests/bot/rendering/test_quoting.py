"""What stands between quotation marks."""

from __future__ import annotations

import re
from pathlib import Path

from bot.rendering.answering import answers
from bot.rendering.cards.sources import card_of
from bot.rendering.cards.values import Picture
from bot.rendering.citing import cite
from bot.rendering.passages import page
from bot.rendering.picturing import card_message
from bot.rendering.printed import printed
from bot.rendering.quoting import brief, quote, quotes
from bot.rendering.reply import Button
from bot.rendering.searching import results
from content.finding.asking import Answer
from content.finding.asking import Passage as Answering
from content.finding.search import SearchIndex
from content.quotes import with_id
from tests.bot.articles import EXCERPTS, PLAIN, article_in

LONG = " ".join(f"word{number}" for number in range(1, 61)) + " ends here."
CHOSEN = "quotes:\n  - id: long\n    text: >-\n      " + LONG + "\n    themes: [words]\n"
PART = "  - id: part\n    text: word3 word4\n    cut: true\n"
CARD = Picture(png=b"", alt="Card", name="card.png", width=1, height=1)
NOTED = "The sea is[^1] salt here. It goes on.\n\n[^1]: Or it was.\n"


def test_a_quote_longer_than_an_excerpt_is_cut_at_a_word_and_says_so(tmp_path: Path) -> None:
    article = article_in(tmp_path / "essay", LONG + " Then this.", CHOSEN, PLAIN + EXCERPTS)
    words, small = quote(article, "long").blocks[:2]
    assert "word40 \\[…]”" in words
    assert "word41" not in words
    assert small == "-# Cut to at most 40 words, for this text is served in excerpts; it goes on in the text itself"
    assert "word41" not in "".join(quotes(article, "").blocks)
    assert "word41" not in card_of(article, brief(article, with_id(article, "long"))).words


def test_words_that_were_cut_say_where_they_go_on(tmp_path: Path) -> None:
    front = PLAIN + EXCERPTS + "source_url: https://example.org/essay\n"
    article = article_in(tmp_path / "essay", LONG + " Then this.", CHOSEN + PART, front)
    goes_on = "it goes on at <https://example.org/essay>"
    assert goes_on in quote(article, "long").blocks[1]
    assert goes_on in cite(article, "").blocks[0]
    found = with_id(article, "long")
    card = card_message(article, found, CARD)
    assert goes_on in card.blocks[0]
    # Nothing of it was cut by us, but its sentence cannot be shown whole.
    words, small = quote(article, "part").blocks[:2]
    assert "“\\[…] word3 word4 \\[…]”" in words
    assert small == "-# Part of a longer sentence, which stands at <https://example.org/essay>"


def test_of_a_text_served_in_excerpts_nothing_shows_more_at_once(tmp_path: Path) -> None:
    """No quote, page of the list, citation, answer, hit or pull quote has more words than one message may."""
    body = f"{LONG} Then this.\n\n::: pull-quote\n{LONG}\n:::\n"
    article = article_in(tmp_path / "essay", body, CHOSEN + PART, PLAIN + EXCERPTS)
    paragraph = article.paragraph(1)
    answer = Answer((Answering(article, paragraph),))
    hits = SearchIndex([article]).search("word50")
    for reply in (
        quote(article, "long"), quotes(article, ""), cite(article, ""), answers(article, answer),
        results(hits, several=False), printed(article, ""),
    ):  # fmt: skip
        words = re.findall(r"word\d+", " ".join(reply.blocks))
        assert 0 < len(words) <= 40, reply.blocks
    assert "**word50**" in " ".join(results(hits, several=False).blocks)
    assert [button.label for button in quotes(article, "").buttons if isinstance(button, Button)] == ["Next"]
    assert "word3 word4" in " ".join(quotes(article, "1").blocks)


def test_a_card_of_words_cut_out_of_a_sentence_has_the_whole_one_below(tmp_path: Path) -> None:
    article = article_in(tmp_path / "essay", LONG + " Then this.", CHOSEN + PART)
    card = card_message(article, with_id(article, "part"), CARD)
    assert "The whole sentence, by Ann Author:" in card.blocks[0]
    assert "word60 ends here.”" in card.blocks[0]


def test_a_quote_of_a_text_served_whole_is_whole(tmp_path: Path) -> None:
    article = article_in(tmp_path / "essay", LONG + " Then this.", CHOSEN)
    assert "word60 ends here.”" in quote(article, "long").blocks[0]


def test_between_quotation_marks_no_footnote_is_called(tmp_path: Path) -> None:
    article = article_in(tmp_path / "essay", NOTED)
    assert "“The sea is salt here.”" in quote(article, article.paragraph(1).id).blocks[0]
    for reply in (cite(article, ""), answers(article, Answer((Answering(article, article.paragraph(1)),)))):
        assert "The sea is salt here." in reply.blocks[0]
    assert "The sea is \\[1] salt here." in page(article, "").blocks[0]
