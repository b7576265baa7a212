"""A question gets passages of the author's, or the sentence that the text does not say."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.article import Article
from content.companion import NO_COMPANION
from content.errors import ArticleNotFoundError, ContentError
from content.finding.asking import Answer, Asker
from content.finding.embedding import table
from tests.content.conftest import Make

pytest.importorskip("numpy")

BODY = "Tea is grown on hills.\n\nCoffee needs shade and patience.\n\nMilk comes from cows.\n"
COMPANION = """
paragraphs:
  - {paragraph: 2, synopsis: A bean that wants a roof of leaves., questions: [How is espresso farmed?]}
not_covered:
  - {id: sugar, topic: where sugar comes from, questions: [Who plants sugar cane?, Is sugar made of beets?]}
"""


@pytest.fixture(scope="module")
def asker(shipped: Article) -> Asker:
    return Asker([shipped])


def numbers(answer: Answer) -> list[int]:
    return [passage.paragraph.number for passage in answer.passages]


@pytest.mark.parametrize("by_meaning", [True, False])
def test_a_question_in_other_words_finds_the_paragraph_through_what_is_said_of_it(
    make: Make, *, by_meaning: bool
) -> None:
    article = make(BODY, COMPANION)
    answer = Asker([article], by_meaning=by_meaning).ask("how do espresso beans get farmed", article)
    assert numbers(answer)[0] == 2
    assert answer.certain
    assert answer.passages[0].article is article


@pytest.mark.parametrize("by_meaning", [True, False])
def test_what_is_not_covered_is_said_with_its_topic(make: Make, *, by_meaning: bool) -> None:
    article = make(BODY, COMPANION)
    answer = Asker([article], by_meaning=by_meaning).ask("where is the sugar from?", article)
    assert answer.passages == ()
    assert answer.not_covered == article.companion.not_covered[0]


def test_a_name_that_stands_in_the_text_is_shown_though_topics_speak_of_it_too(asker: Asker, shipped: Article) -> None:
    answer = asker.ask("Who is Tillerson?", shipped)
    assert set(numbers(answer)[:2]) == {2, 3}


def test_what_is_near_no_topic_is_refused_without_one(asker: Asker, shipped: Article) -> None:
    assert asker.ask("qwert zuiop", shipped) == Answer()


def test_a_text_that_cannot_tell_what_it_does_not_cover_is_certain_only_of_plain_matches(make: Make) -> None:
    article = make(BODY)
    asker = Asker([article])
    assert asker.ask("does coffee need shade and patience", article).certain
    vague = asker.ask("what about farming hills", article)
    assert numbers(vague)[0] == 1
    assert not vague.certain


@pytest.mark.parametrize("question", ["why should the summit wait?", "Why should they wait with the summit?"])
def test_why_a_thing_should_wait_is_not_taken_for_its_date(asker: Asker, shipped: Article, question: str) -> None:
    assert 6 in numbers(asker.ask(question, shipped))


def test_an_ally_s_risk_is_the_text_s_matter_and_the_weather_there_is_not(asker: Asker, shipped: Article) -> None:
    assert numbers(asker.ask("what's the risk for South Korea", shipped))[0] == 14
    weather = asker.ask("what is the weather in Seoul", shipped)
    assert weather.not_covered
    assert weather.not_covered.id == "recipe-off"


def test_at_most_three_passages_are_given_the_best_first(asker: Asker, shipped: Article) -> None:
    answer = asker.ask("What did Mattis think of a war?", shipped)
    assert len(answer.passages) == 3
    assert numbers(answer)[0] == 2


def test_a_sentence_is_given_alone_only_where_it_alone_has_what_was_asked(asker: Asker, shipped: Article) -> None:
    [best, *_] = asker.ask("Who opened relations with China, was it Richard Nixon?", shipped).passages
    assert best.sentence is None, "“It worked when…” leans on the sentence before it"
    [best, *_] = asker.ask("Do meetings between heads of state break deadlocks?", shipped).passages
    assert best.sentence is not None
    assert shipped.paragraph(6).text[best.sentence.start : best.sentence.end].startswith("Meetings between heads of")


def test_short_paragraphs_are_never_cut(asker: Asker, shipped: Article) -> None:
    for question in ("is it terrifying", "does diplomacy work on the same page", "who leveled insults"):
        for passage in asker.ask(question, shipped).passages:
            assert passage.sentence is None or len(passage.paragraph.text) > 300


def test_without_numpy_words_alone_answer(shipped: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra `ask` is not everywhere."""
    monkeypatch.setitem(sys.modules, "numpy", None)
    table.load_table.cache_clear()
    try:
        asker = Asker([shipped])
        asker.warm()
        assert numbers(asker.ask("What did Mattis think of a war?", shipped))[0] == 2
    finally:
        monkeypatch.undo()
        table.load_table.cache_clear()


@pytest.mark.parametrize("language", ["zh", "ru"])
def test_texts_in_other_languages_are_asked_by_their_words(make: Make, language: str) -> None:
    body = "我们应该谨慎地抓住这个机会。\n\n其他。\n" if language == "zh" else "Мир лучше войны.\n\nДругое.\n"
    article = make(f"---\ntitle: T\nauthor: A\nlanguage: {language}\n---\n{body}")
    assert numbers(Asker([article]).ask("谨慎的机会" if language == "zh" else "что лучше войны", article)) == [1]


@pytest.mark.parametrize("by_meaning", [True, False])
def test_a_text_without_words_is_certain_of_nothing(make: Make, *, by_meaning: bool) -> None:
    article = make("…\n\n—\n")
    answer = Asker([article], by_meaning=by_meaning).ask("is there anything", article)
    assert not answer.certain or not answer.passages


@pytest.mark.parametrize(
    ("question", "message"),
    [("", "Ask a question in a few words"), ("?!", "Ask a question"), ("x" * 301, "use at most 300 characters")],
)
def test_what_is_no_question_is_an_error_for_the_reader(
    asker: Asker, shipped: Article, question: str, message: str
) -> None:
    with pytest.raises(ContentError, match=message):
        asker.ask(question, shipped)


def test_an_article_that_has_gone_is_an_error_for_the_reader(asker: Asker, make: Make) -> None:
    with pytest.raises(ArticleNotFoundError, match="not in the library any more"):
        asker.ask("tea?", make("Tea.\n", slug="gone"))


@given(st.text(st.characters(codec=None), max_size=320))
def test_no_question_can_break_an_answer(asker: Asker, shipped: Article, question: str) -> None:
    """Either there are passages, or none, or a sentence for the reader."""
    try:
        answer = asker.ask(question, shipped)
    except ContentError:
        return
    assert len(answer.passages) <= 3
    for passage in answer.passages:
        assert passage.paragraph in shipped.paragraphs
        assert passage.sentence is None or passage.sentence in passage.paragraph.sentences


def test_a_text_whose_companion_has_nothing_for_finding_is_asked_all_the_same(shipped: Article) -> None:
    bare = replace(shipped, companion=NO_COMPANION)
    assert numbers(Asker([bare]).ask("who said that war would be catastrophic", bare))[0] == 2
