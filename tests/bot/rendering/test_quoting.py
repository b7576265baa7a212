"""What stands between quotation marks."""

from __future__ import annotations

from pathlib import Path

from bot.rendering.cards.sources import card_of
from bot.rendering.quoting import brief, quote, quotes
from content.quotes import with_id
from tests.bot.articles import EXCERPTS, PLAIN, article_in

LONG = " ".join(f"word{number}" for number in range(1, 61)) + " ends here."
CHOSEN = "quotes:\n  - id: long\n    text: >-\n      " + LONG + "\n    themes: [words]\n"
NOTED = "The sea is[^1] salt here. It goes on.\n\n[^1]: Or it was.\n"


def test_a_quote_longer_than_an_excerpt_is_cut_at_a_word_and_says_so(tmp_path: Path) -> None:
    article = article_in(tmp_path / "essay", LONG + " Then this.", CHOSEN, PLAIN + EXCERPTS)
    words, small = quote(article, "long").blocks[:2]
    assert "word40 \\[…]”" in words
    assert "word41" not in words
    assert "62 words; this text is served 40 at a time" in small
    assert "word41" not in "".join(quotes(article, "").blocks)
    assert "word41" not in card_of(article, brief(article, with_id(article, "long"))).words


def test_a_quote_of_a_text_served_whole_is_whole(tmp_path: Path) -> None:
    article = article_in(tmp_path / "essay", LONG + " Then this.", CHOSEN)
    assert "word60 ends here.”" in quote(article, "long").blocks[0]


def test_between_quotation_marks_no_footnote_is_called(tmp_path: Path) -> None:
    article = article_in(tmp_path / "essay", NOTED)
    assert "“The sea is salt here.”" in quote(article, article.paragraph(1).id).blocks[0]
