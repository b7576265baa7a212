"""What is drawn of an article."""

from __future__ import annotations

import pytest

from bot.rendering.cards.sources import card_of, timeline_of
from bot.rendering.quoting import quoted, spoken_by
from content.article import Article
from content.loading import SHIPPED, load_folder
from content.quotes import first_words


@pytest.fixture(scope="module")
def article() -> Article:
    loaded = load_folder(SHIPPED / "trump-kim-summit").article
    assert loaded
    return loaded


def test_a_card_says_what_the_message_says(article: Article) -> None:
    """Only Discord's escapes are missing."""
    for quote in article.quotes:
        card = card_of(article, quote)
        assert card.words == quoted(article, quote, quote.paragraph).replace("\\", "")
        assert card.speaker == spoken_by(article, quote).replace("\\", "")
        assert card.source == article.attribution


def test_slips_of_the_original_are_marked(article: Article) -> None:
    assert any("follows though [sic]" in card_of(article, quote).words for quote in article.quotes)


def test_words_cut_out_of_a_sentence_say_so(article: Article) -> None:
    cut = next(quote for quote in article.quotes if quote.text == "Little Rocket Man")
    card = card_of(article, cut)
    assert card.words == "“[…] Little Rocket Man […]”"
    assert card.speaker == "Donald Trump, as quoted by Michael Fuchs"
    assert card.citation == "§1 ¶2"


def test_any_paragraph_has_a_card(article: Article) -> None:
    assert card_of(article, first_words(article, 8)).words.startswith("“After all")


def test_the_timeline_says_what_each_event_rests_on(article: Article) -> None:
    timeline = timeline_of(article)
    assert len(timeline.moments) == len(article.companion.timeline)
    assert all(moment.basis.startswith("¶") or moment.basis.startswith("background") for moment in timeline.moments)
    assert {moment.background for moment in timeline.moments if moment.basis.startswith("background")} == {True}
