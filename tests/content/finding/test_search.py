"""A search finds what a reader means, best first, and shows places in the author's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.article import Article
from content.errors import ArticleNotFoundError, ContentError
from content.finding.corpus import Corpus
from content.finding.search import Results, SearchIndex
from content.finding.sought import understand
from content.finding.terms import parse_terms
from tests.content.conftest import Make


@pytest.fixture(scope="module")
def index(shipped: Article) -> SearchIndex:
    return SearchIndex([shipped])


def numbers(results: Results) -> list[int]:
    return [hit.paragraph.number for hit in results.hits]


def marked(results: Results) -> list[str]:
    """Return the words hit in the best paragraph, as they stand there."""
    return [results.hits[0].paragraph.text[span.start : span.end] for span in results.hits[0].words]


def found(make: Make, body: str, words: str) -> list[int]:
    return numbers(SearchIndex([make(body)]).search(words))


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("catastrophic", 2),
        ("photo op", 7),
        ("Nixon China", 6),
        ("allies page", 9),
        ("blockbuster", 13),
        ("win farm", 14),
    ],
)
def test_the_paragraph_with_the_words_comes_first(index: SearchIndex, words: str, first: int) -> None:
    assert numbers(index.search(words))[0] == first


def test_other_forms_of_a_word_are_found_and_marked(index: SearchIndex) -> None:
    results = index.search("removal of a troop")
    assert numbers(results)[0] == 7
    assert "troops" in marked(results)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("diplomcy", "diplomacy"),
        ("catastrofic", "catastrophic"),
        ("Tilerson", "tillerson"),
        ("frightning", "frighteningly"),
        ("Rouhanni", "rouhani"),
        ("haphazzard", "haphazard"),
    ],
)
def test_a_slip_shows_results_for_the_word_that_was_meant(index: SearchIndex, typed: str, meant: str) -> None:
    results = index.search(typed)
    assert results.corrected == ((typed, meant),)
    assert results.searched == meant
    assert results.hits


def test_a_word_that_is_near_nothing_is_said_to_be_unknown(index: SearchIndex) -> None:
    results = index.search("xylophone war")
    assert results.unknown == ("xylophone",)
    assert numbers(results)[0] == 2
    assert index.search("xylophone").hits == ()


def test_all_words_come_before_any_word(make: Make) -> None:
    body = "Apple apple apple apple.\n\nAn apple and a pear are in this long and winding list of fruit.\n\nPear.\n"
    results = SearchIndex([make(body)]).search("apple pear")
    assert numbers(results)[0] == 2
    assert [hit.every_word for hit in results.hits] == [True, False, False]


@pytest.mark.parametrize("words", ['"dog bites man"', "“dog bites man”", "dog-bites-man"])
def test_a_phrase_is_found_in_its_order_alone(make: Make, words: str) -> None:
    assert found(make, "Man bites dog.\n\nNo dog bites man.\n\nDog bites a man.\n", words) == [2]


def test_words_joined_by_the_reader_are_found_apart_where_they_never_stand_together(make: Make) -> None:
    assert found(make, "One.\n\nA man, a plan.\n", "plan/man") == [2]


def test_an_unbalanced_quotation_mark_is_a_character(index: SearchIndex) -> None:
    assert numbers(index.search('"photo op')) == numbers(index.search("photo op"))


def test_a_beginning_finds_every_word_that_begins_so(make: Make) -> None:
    body = "Diplomacy.\n\nDiplomats.\n\nA diploma.\n\nDip.\n"
    assert found(make, body, "diploma*") == [1, 2, 3]


@pytest.mark.parametrize("words", ["US", "U.S.", "u.s.", "U.S"])
def test_initials_are_found_with_full_stops_or_without(make: Make, words: str) -> None:
    assert found(make, "They told us.\n\nThe U.S. is far.\n", words) == [2]


def test_initials_without_full_stops_are_found_by_those_with(make: Make) -> None:
    assert found(make, "They left.\n\nNATO stays.\n", "N.A.T.O.") == [2]


def test_capitals_throughout_are_no_initials(index: SearchIndex) -> None:
    assert numbers(index.search("WHO IS KIM")) == numbers(index.search("kim"))


def test_words_that_say_nothing_count_only_where_nothing_else_was_typed(index: SearchIndex) -> None:
    assert numbers(index.search("what does he say about the war")) == numbers(index.search("war"))
    assert index.search("the").more


def test_ties_stand_in_the_order_of_the_text(make: Make) -> None:
    assert found(make, "Same words.\n\nOther.\n\nSame words.\n\nSame words.\n", "words") == [1, 3, 4]


def test_one_article_and_one_section_can_be_searched(make: Make) -> None:
    one = make("## A {#a}\n\nTea.\n\n## B {#b}\n\nTea too.\n", slug="one")
    two = make("Tea again.\n\nCoffee.\n", slug="two")
    index = SearchIndex([one, two])
    assert [hit.article.slug for hit in index.search("tea").hits] == ["one", "one", "two"]
    assert numbers(index.search("tea", one)) == [1, 2]
    assert numbers(index.search("tea", one, one.section(2))) == [2]
    assert numbers(index.search("tea", two)) == [1]
    assert index.search("coffee", one).unknown == ("coffee",)


def test_an_article_that_has_gone_is_an_error_for_the_reader(make: Make, index: SearchIndex) -> None:
    with pytest.raises(ArticleNotFoundError, match="not in the library any more"):
        index.search("tea", make("Tea.\n", slug="gone"))


def test_more_is_said_where_there_is_more(index: SearchIndex) -> None:
    assert index.search("trump", limit=2).more
    assert len(index.search("trump", limit=2).hits) == 2
    assert not index.search("catastrophic", limit=1).more


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Мир и война.\n\nДругое.\n", "ВОЙНА"),
        ("हिन्दी भाषा।\n\nअन्य।\n", "हिन्दी"),
        ("我们应该谨慎地抓住这个机会。\n\n其他。\n", "谨慎"),
        ("การทูตใช้เวลานาน\n\nอื่น\n", "ใช้เวลา"),
        ("Überraschung im Café.\n\nNichts.\n", "uberraschung"),
        ("Sa beauté.\n\nRien.\n", "BEAUTE"),
    ],
)
def test_other_scripts_are_found_as_well(make: Make, body: str, words: str) -> None:
    assert found(make, body, words) == [1]


def test_a_text_without_words_is_indexed_and_never_found(make: Make) -> None:
    assert found(make, "…\n\n—\n", "word") == []
    assert SearchIndex([]).search("word").hits == ()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("", "Type the words to search for, a phrase in quotation marks"),
        ("—", "“—” has no word in it. Type the words"),
        ('""', "has no word in it"),
        ("a" * 301, "too long to search for; use at most 300 characters"),
    ],
)
def test_nothing_to_look_for_and_too_much_are_errors_for_the_reader(
    index: SearchIndex, words: str, message: str
) -> None:
    with pytest.raises(ContentError, match=message):
        index.search(words)


HOSTILE = [
    '"',
    "NEAR(",
    "a AND",
    "col:x",
    "*",
    "-",
    "a* b* c*",
    "'; DROP TABLE",
    "\x00",
    "\ud800x",
    "(" * 300,
    '"a' * 99,
]


@given(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=320), st.text(st.characters(codec=None), max_size=40)))
def test_no_words_can_break_a_search(index: SearchIndex, words: str) -> None:
    """Either there are results, whose places are in the text, or a sentence for the reader."""
    try:
        results = index.search(words)
    except ContentError:
        return
    for hit in results.hits:
        assert hit.words
        assert all(0 <= span.start < span.end <= len(hit.paragraph.text) for span in hit.words)
        assert list(hit.words) == sorted(hit.words, key=lambda span: span.start)


@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=4), st.text(max_size=20))
def test_no_text_can_break_the_index(texts: list[str], words: str) -> None:
    """Each word of a text finds that text, whatever the script."""
    corpus = Corpus()
    for text in texts:
        corpus.add(text)
    corpus.finish()
    for text in [*texts, words]:
        try:
            terms = parse_terms(text)
        except ContentError:
            continue
        understood = understand(terms, corpus, corpus.all)
        for one in understood.sought:
            for number in corpus.scores(one, corpus.all):
                assert corpus.places(number, texts[number], [one])
