"""Looking things up in a companion."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from content.article import Article
from content.companion import Person, Term
from content.entries import (
    find_events,
    find_person,
    find_term,
    places_of,
    question_with_id,
    questions_of,
    recommendation_id,
    recommendations_in_order,
)
from content.errors import CitationError, EntryNotFoundError

Make = Callable[..., Article]

COMPANION = """recommendations:
  - {id: w, kind: warning, what: W, to: T, why: Y, cites: [1]}
  - {id: a, kind: advice, what: A, to: T, why: Y, cites: [1]}
  - {id: c, kind: condition, what: C, to: T, why: Y, cites: [1]}
  - {id: b, kind: advice, what: B, to: T, why: Y, cites: [1]}
glossary:
  - {id: op, term: photo op, aliases: [photo opportunity], meaning: M, background: true}
  - {id: kim, term: Kim’s road, meaning: M, background: true}
people:
  - {id: bob, name: Bob Brown, aliases: [Brown, photo op], who: W, cites: [1]}
sections:
  - {section: one, synopsis: S, cites: [1], questions: [{id: q, text: Q?, cites: [1]}, {id: r, text: R?, cites: [1]}]}
  - {section: two, synopsis: S, cites: [2], questions: [{id: s, text: S?, cites: [2]}]}
"""


@pytest.fixture
def article(make: Make) -> Article:
    return make("## One\n\na\n\n## Two\n\nb\n\n## Three\n\nc\n", COMPANION)


@pytest.fixture
def bare(make: Make) -> Article:
    return make("a\n", slug="bare")


def test_recommendations_are_numbered_advice_first_each_kind_in_the_file_s_order(article: Article) -> None:
    assert [one.id for one in recommendations_in_order(article)] == ["a", "b", "c", "w"]


def test_the_shipped_recommendations_stand_in_the_file_as_they_are_numbered(shipped: Article) -> None:
    assert recommendations_in_order(shipped) == list(shipped.companion.recommendations)


def test_a_recommendation_s_number_is_checked(article: Article, bare: Article) -> None:
    assert recommendation_id(article, 2) == recommendations_in_order(article)[1].id
    assert recommendation_id(article, None) == ""
    assert recommendation_id(bare, 7) == ""
    for number in (0, 5, -1):
        with pytest.raises(EntryNotFoundError, match=f"There is no recommendation {number}: this text has 1 to 4."):
            recommendation_id(article, number)


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("1972", ["nixon-china"]),
        ("“1972”?", ["nixon-china"]),
        ("1950-1953", ["korean-war"]),
        ("March", ["published"]),
        ("not YET held", ["proposed-summit"]),
        ("2017", ["threats-dated"]),
        ("Tillerson", ["mixed-signals", "thursday"]),
    ],
)
def test_what_is_on_the_timeline_is_found_by_its_time_and_else_by_its_words(
    shipped: Article, words: str, ids: list[str]
) -> None:
    assert [one.id for one in find_events(shipped, words)] == ids


@pytest.mark.parametrize("words", ["1815", "19", "?!", "Napoleon"])
def test_what_is_not_on_the_timeline_gets_its_first_and_last_time(shipped: Article, bare: Article, words: str) -> None:
    assert find_events(bare, words) == []
    with pytest.raises(EntryNotFoundError, match="it goes from “1950–1953” to “Not yet held”; timeline alone shows"):
        find_events(shipped, words)


@pytest.mark.parametrize("words", ["photo op", "Photo  OP", "“photo op”?", "photo opportunity"])
def test_a_term_is_found_however_it_is_typed(article: Article, words: str) -> None:
    """And before a person who answers to the same name."""
    found = find_term(article, words)
    assert isinstance(found, Term)
    assert found.id == "op"


def test_an_entry_rests_on_what_it_cites_and_else_where_its_name_stands_first(make: Make) -> None:
    glossary = """glossary:
  - {id: op, term: photo op, aliases: [picture for the press], meaning: M, background: true}
  - {id: none, term: gone, meaning: M, background: true}
  - {id: two, term: a, meaning: M, cites: [2]}
"""
    article = make("a photo opera\n\nb\n\nA PICTURE  for the press\n\nc photo op\n", glossary)
    assert [places_of(article, one) for one in article.companion.glossary] == [(3,), (), (2,)]


def test_a_person_is_a_term_too(article: Article) -> None:
    assert isinstance(find_term(article, "brown"), Person)
    assert find_term(article, "kim's road").id == "kim"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("photo opp", "“photo opp” is not explained here. Did you mean photo op?"),
        ("bob brwon", "“bob brwon” is not explained here. Did you mean Bob Brown?"),
        ("zebra", "“zebra” is not explained here; define alone lists every term that is."),
        ("", "“” is not explained here; define alone lists every term that is."),
    ],
)
def test_an_unknown_term_names_the_nearest(article: Article, words: str, sentence: str) -> None:
    with pytest.raises(EntryNotFoundError) as raised:
        find_term(article, words)
    assert str(raised.value) == sentence


def test_a_person_is_found_by_each_name(article: Article) -> None:
    assert find_person(article, "bob  BROWN.").id == find_person(article, "Brown").id == "bob"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("bob brawn", "Nobody called “bob brawn” is in this text. Did you mean Bob Brown?"),
        ("zebra", "Nobody called “zebra” is in this text. people alone lists everybody."),
    ],
)
def test_an_unknown_person_names_the_nearest(article: Article, words: str, sentence: str) -> None:
    with pytest.raises(EntryNotFoundError) as raised:
        find_person(article, words)
    assert str(raised.value) == sentence


def test_questions_are_those_of_a_section_or_all(article: Article, bare: Article) -> None:
    assert [one.id for one in questions_of(article)] == ["q", "r", "s"]
    assert [one.id for one in questions_of(article, "two")] == [one.id for one in questions_of(article, "§2")] == ["s"]
    assert questions_of(article, "§3") == questions_of(bare) == questions_of(bare, "§1") == []
    with pytest.raises(CitationError):
        questions_of(article, "§9")


def test_a_question_is_found_with_its_section_until_it_is_gone(article: Article, bare: Article) -> None:
    found = question_with_id(article, "s")
    assert found is not None
    assert (found[0], found[1].text) == (2, "S?")
    assert question_with_id(article, "gone") is None
    assert question_with_id(bare, "s") is None


def test_a_companion_that_is_not_there_is_empty_everywhere(bare: Article) -> None:
    companion = bare.companion
    assert companion.summary is None
    assert companion.notes_on("text") is None
    assert not (companion.people)
    assert not (companion.timeline)
    assert not (companion.glossary)
    assert not (companion.quiz)
    assert not (bare.quotes)
    assert recommendations_in_order(bare) == []


def test_4000_hostile_characters_take_no_time(shipped: Article) -> None:
    begun = time.perf_counter()
    for find in (find_term, find_person):
        with pytest.raises(EntryNotFoundError):
            find(shipped, "a b " * 1000)
    assert time.perf_counter() - begun < 0.5


@pytest.mark.parametrize("words", ["michael fuchs", "Fuchs", "author"])
def test_who_wrote_the_text_is_said_elsewhere(shipped: Article, words: str) -> None:
    for find in (find_person, find_term):
        with pytest.raises(EntryNotFoundError, match="Michael Fuchs wrote this text: author says who"):
            find(shipped, words)


def test_an_author_who_is_in_the_list_of_people_is_shown(make: Make) -> None:
    people = "people:\n  - {id: me, name: Ann Author, who: Tells of herself., cites: [1]}\n"
    memoir = make("a\n", people, slug="memoir")
    assert find_person(memoir, memoir.author).id == "me"
