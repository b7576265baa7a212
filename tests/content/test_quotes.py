"""Which quotes somebody asks for."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.article import Article
from content.errors import CitationError, ContentError, QuoteNotFoundError
from content.loading import SHIPPED, load_folder
from content.quotes import about, all_speakers, at, by, choose, first_words, themes, with_id

SHIPPED_ARTICLE = load_folder(SHIPPED / "trump-kim-summit").article
assert SHIPPED_ARTICLE is not None

Make = Callable[..., Article]

BODY = """## One

Allies matter. “We left,” said Dan Doe. Dan Doe left.

Kim’s road is long. “Un is one,” he said, “$5 more.”

## Two

Nothing is chosen here. Nothing at all.
"""
COMPANION = """people:
  - {id: dan, name: Dan Doe, aliases: [The Dan], who: W, cites: [1]}
  - {id: kim, name: Kim Jong Un, aliases: [Kim], who: W, cites: [2]}
quotes:
  - {id: matter, text: Allies matter., themes: [Allies, kim’s road]}
  - {id: left, text: We left, speaker: Dan Doe, cut: true, themes: [allies, dan]}
  - {id: doe, text: Dan Doe left., themes: [leaving, dan]}
  - {id: road, text: Kim’s road is long., themes: [Épuisé]}
  - {id: one, text: Un is one, speaker: Kim Jong Un, cut: true}
  - {id: more, text: $5 more, cut: true}
"""


@pytest.fixture
def article(make: Make) -> Article:
    return make(BODY, COMPANION)


def ids(article: Article, request: str) -> list[str]:
    return [quote.id for quote in choose(article, request).quotes]


def refusal(article: Article, request: str) -> str:
    with pytest.raises(ContentError) as raised:
        choose(article, request)
    return str(raised.value)


ALL = ["matter", "left", "doe", "road", "one", "more"]


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("", ALL), ("  ", ALL), ("???", ALL), ("“”", ALL),
        ("3", ["doe"]), ("#3", ["doe"]), ("quote 3", ["doe"]), ("No. 3", ["doe"]),
        ("３", ["doe"]), ("number 3", ["doe"]),
        ("¶2", ["road", "one", "more"]), ("§1", ALL), ("1-2", ALL), ("1.2", ["road", "one", "more"]),
        ("paragraph 2", ["road", "one", "more"]), ("chapter 1", ALL), ("one", ["one"]),
        ("about allies", ["matter", "left"]), ("About ALLIES.", ["matter", "left"]), ("on allies", ["matter", "left"]),
        ("allies", ["matter", "left"]), ("epuise", ["road"]), ("kim's road", ["matter"]),
        ("by Dan Doe", ["left"]), ("by doe", ["left"]), ("from the dan", ["left"]),
        ("by kim", ["one"]), ("by un", ["one"]),
        ("by author", ["matter", "doe", "road", "more"]), ("by the author", ["matter", "doe", "road", "more"]),
        ("by Ann Author", ["matter", "doe", "road", "more"]),
        ("is long", ["road"]), ("about IS  long", ["road"]), ("$5", ["more"]), ("about $5 more", ["more"]),
        ("leaving", ["doe"]), ("matter", ["matter"]),
    ],
)  # fmt: skip
def test_a_request_in_plain_words_gives_its_quotes(article: Article, request_: str, expected: list[str]) -> None:
    assert ids(article, request_) == expected


def test_a_name_that_could_be_either_gives_what_others_say_and_offers_the_person_s_own(article: Article) -> None:
    chosen = choose(article, "dan")
    assert [quote.id for quote in chosen.quotes] == ["left", "doe"]
    assert chosen.offer == ""
    chosen = choose(article, "doe")
    assert ([quote.id for quote in chosen.quotes], chosen.offer) == (["doe"], "by Doe")
    assert ids(article, chosen.offer) == ["left"]
    assert choose(article, "the dan").offer == ""


def test_trump_is_what_the_author_says_of_him_and_by_trump_his_own_words(shipped: Article) -> None:
    chosen = choose(shipped, "trump")
    assert {quote.speaker for quote in chosen.quotes} == {"Michael Fuchs"}
    assert chosen.offer == "by Trump"
    assert {quote.speaker for quote in choose(shipped, chosen.offer).quotes} == {"Donald Trump"}
    assert {quote.speaker for quote in choose(shipped, "by Donald Trump").quotes} == {"Donald Trump"}
    assert choose(shipped, "about donald trump").offer == "by Donald Trump"


def test_a_quote_can_be_asked_for_by_its_id(shipped: Article) -> None:
    assert ids(shipped, "kims-strategy") == ["kims-strategy"]


def test_a_request_s_key_is_the_same_however_it_is_typed(article: Article) -> None:
    """It names the deck, so that “About Allies” goes on where “allies” stopped."""
    assert choose(article, "allies").key == choose(article, "About  ALLIES!").key == "about allies"
    assert choose(article, "by doe").key == choose(article, "from The Dan").key
    assert choose(article, "").key == choose(article, "3").key == ""


def test_a_passage_without_a_quote_gives_its_first_sentence(article: Article) -> None:
    chosen = at(article, "¶3")
    assert [(quote.text, quote.number, quote.paragraph) for quote in chosen.quotes] == [
        ("Nothing is chosen here.", 0, 3)
    ]
    assert not chosen.quotes[0].reported
    assert with_id(article, chosen.quotes[0].id) == chosen.quotes[0]


def test_a_paragraph_s_own_words_keep_their_id_when_paragraphs_are_renumbered(make: Make, article: Article) -> None:
    found = first_words(article, 3)
    edited = make(BODY.replace("## Two\n", "## Two\n\nNew one.\n"), COMPANION, slug="edited")
    assert with_id(edited, found.id).paragraph == 4
    assert with_id(edited, found.id).text == found.text


@pytest.mark.parametrize(
    ("request_", "sentence"),
    [
        ("7", "There is no quote 7: this text has quotes 1 to 6; ¶3 gives a quote of that paragraph."),
        ("9" * 10, "There is no quote 9999999999: this text has quotes 1 to 6; ¶3 gives a quote of that paragraph."),
        (
            "quote " + "9" * 290,
            "There is no quote of so high a number: this text has quotes 1 to 6; ¶3 gives a quote of that paragraph.",
        ),
        ("0", "There is no quote 0: this text has quotes 1 to 6; ¶3 gives a quote of that paragraph."),
        ("¶9", "¶9 is past the end: this text has 3 paragraphs."),
        ("about alies", "No quote is about “alies”. Did you mean allies?"),
        ("by Dan Dow", "Nobody called “Dan Dow” is quoted. Did you mean Dan Doe?"),
        ("by Do", "Nobody called “Do” is quoted. Did you mean Dan Doe?"),
        ("by zebra", "Nobody called “zebra” is quoted; speakers: Ann Author, Dan Doe and Kim Jong Un."),
        ("about zebra", "No quote is about “zebra”; themes: allies, dan, epuise, kim's road and leaving."),
        ("about ???", "No quote is about “???”; themes: allies, dan, epuise, kim's road and leaving."),
        ("leavign", "No quote is about or by “leavign”. Did you mean leaving?"),
    ],
)
def test_a_request_for_nothing_names_the_nearest_or_what_there_is(
    article: Article, request_: str, sentence: str
) -> None:
    assert refusal(article, request_) == sentence


def test_a_word_inside_another_is_not_mentioned(article: Article) -> None:
    assert "No quote" in refusal(article, "about lon")
    assert "No quote" in refusal(article, "about all")


def test_without_chosen_quotes_a_citation_is_offered(make: Make) -> None:
    bare = make(BODY, slug="bare")
    assert choose(bare, "").quotes == ()
    assert (
        refusal(bare, "1") == "There is no quote 1: this text has no chosen quotes; ¶1 gives a quote of that paragraph."
    )
    for request in ("by author", "about allies", "zebra"):
        assert refusal(bare, request).endswith(
            ": this text has no chosen quotes yet; a citation such as ¶1 gives a paragraph's first sentence."
        )
    assert [quote.text for quote in choose(bare, "¶1").quotes] == ["Allies matter."]


def test_many_themes_are_not_all_read_out(make: Make) -> None:
    names = ", ".join(f"theme{letter}" for letter in "abcdefghijklmnop")
    article = make("A.\n", f"quotes:\n  - {{id: a, text: A., themes: [{names}]}}\n")
    assert refusal(article, "about zebra").endswith("themek, themel and 4 more.")


def test_a_quote_that_is_gone_is_said_to_be(article: Article) -> None:
    for gone in ("gone", "p3", "¶3", ""):
        with pytest.raises(QuoteNotFoundError, match="no longer among"):
            with_id(article, gone)


def test_themes_are_counted_and_speakers_listed_in_order(article: Article) -> None:
    assert themes(article) == ["allies", "dan", "epuise", "kim's road", "leaving"]
    assert all_speakers(article) == ["Ann Author", "Dan Doe", "Kim Jong Un"]


def test_quotes_know_their_place_speaker_and_number(article: Article) -> None:
    left = with_id(article, "left")
    assert article.paragraph(1).text[left.start : left.end] == left.text == "We left"
    assert (left.number, left.speaker, left.reported, left.cut, left.themes) == (
        2,
        "Dan Doe",
        True,
        True,
        ("allies", "dan"),
    )


def test_about_and_by_can_be_asked_alone(article: Article) -> None:
    assert about(article, "Allies").key == "about allies"
    assert by(article, "DOE").key == "by dan doe"
    with pytest.raises(QuoteNotFoundError):
        about(article, "")
    with pytest.raises(QuoteNotFoundError):
        by(article, "")


@given(st.one_of(st.text(max_size=60), st.text(alphabet="byaboutnrmptks ¶§#0123456789.:-–'“”()$[]*", max_size=30)))
def test_whatever_is_asked_gives_quotes_or_a_sentence(request_: str) -> None:
    with suppress(QuoteNotFoundError, CitationError):
        chosen = choose(SHIPPED_ARTICLE, request_)
        assert chosen.quotes
        for quote in chosen.quotes:
            assert SHIPPED_ARTICLE.paragraph(quote.paragraph).text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    "words",
    [
        "a" * 4000,
        "1 " * 2000,
        "1" + " " * 3998 + "x",
        "by " * 1300,
        "¶" * 4000,
        "((((" * 1000,
        "ﷺ" * 4000,
        "it was " * 570,
    ],
)
def test_4000_hostile_characters_take_no_time(shipped: Article, words: str) -> None:
    begun = time.perf_counter()
    with suppress(ContentError):
        choose(shipped, words)
    assert time.perf_counter() - begun < 0.5
