"""The word that is missing is worth asking for, and what is offered with it could stand there."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from content.article import Article
from content.citation import Passage
from content.finding.stems import stem
from content.quizzing.gaps import FEW, MOST_GAPS, MOST_LOOKED_AT
from content.quizzing.grammar import kind_of
from content.quizzing.items import GAP, QuizQuestion, quiz_of
from content.quizzing.vocabulary import FUNCTION
from content.quizzing.words import TOKEN, text_of
from tests.benchmarks.labelled import article as text_named
from tests.hostile import calls

ROOT = Path(__file__).parents[3]
TEXTS = {slug: text_named(slug) for slug in ("trump-kim-summit", "common-sense")}
# About thrice what the most costly one takes.
MOST_CALLS = 60_000


def gaps(article: Article, seeds: int = 20) -> list[QuizQuestion]:
    whole = Passage(article, 1, article.last)
    return [one for seed in range(seeds) for one in quiz_of(whole, Random(str(seed))) if one.kind == "word"]


@pytest.fixture(params=TEXTS)
def article(request: pytest.FixtureRequest) -> Article:
    return TEXTS[request.param]


def test_no_choice_is_a_function_word_or_another_form_of_one_that_is_there(article: Article) -> None:
    for one in gaps(article):
        inside = {stem(word.lower()) for word in TOKEN.findall(one.words.replace(GAP, ""))}
        stems = [stem(option.lower()) for option in one.options]
        assert len(set(stems)) == len(stems)
        assert not inside & set(stems)
        assert not {option.lower() for option in one.options} & set(FUNCTION)


def test_what_is_offered_is_of_the_kind_that_is_missing(article: Article) -> None:
    terms = text_of(article).terms
    kinds = [{terms[option].kind for option in one.options} for one in gaps(article)]
    assert sum(len(some) == 1 for some in kinds) == len(kinds)


def test_most_of_what_is_offered_stands_elsewhere_behind_a_word_of_that_kind(article: Article) -> None:
    text = text_of(article)
    found = []
    for one in gaps(article):
        right = one.options[one.right]
        sentence = one.words.replace(GAP, right)
        gap = next(gap for gap in text.gaps(sentence) if gap.term.word == right)
        others = [text.terms[option] for option in one.options if option != right]
        found += [any(left == gap.left for left, _ in other.beside) for other in others]
    assert sum(found) >= 0.8 * len(found)


def test_an_article_before_the_gap_gives_nothing_away(article: Article) -> None:
    for one in gaps(article, 60):
        if one.words.partition(GAP)[0].lower().split()[-1:] in (["a"], ["an"]):
            assert len({option[0] in "aeiou" for option in one.options}) == 1


def test_names_are_offered_with_names_and_years_with_years() -> None:
    both = [one for article in TEXTS.values() for one in gaps(article, 60)]
    assert any(one.options[0][0].isupper() for one in both)
    for one in both:
        assert len({(option[0].isupper(), option.isdigit()) for option in one.options}) == 1


@pytest.mark.parametrize(
    ("word", "beside", "kind"),
    [
        ("strategy", [("the", "of", 1)], "n"),
        ("strategies", [("the", "of", 1)], "ns"),
        ("remains", [("n", "the", 1)], "vs"),
        ("necessary", [("be", "that", 1)], "a"),
        ("quickly", [], "ly"),
        ("likely", [], "a"),
        ("held", [("be", "also", 1)], "ed"),
        ("follow", [("will", "the", 1)], "v"),
        ("meeting", [("a", "in", 4)], "n"),
        ("meeting", [("be", "the", 1)], "ing"),
    ],
)
def test_a_kind_is_told_by_the_ending_and_by_what_stands_beside(
    word: str, beside: list[tuple[str, str, int]], kind: str
) -> None:
    assert kind_of(word, beside)[0] == kind


def test_a_quiz_of_a_longer_text_looks_at_no_more_than_of_a_short_one() -> None:
    essay = TEXTS["common-sense"]
    paragraphs = [replace(one, number=number) for number, one in enumerate(essay.paragraphs * 5, 1)]
    longer = replace(essay, paragraphs=tuple(paragraphs))
    for one in (essay, longer):
        text_of(one)
        whole = Passage(one, 1, one.last)
        most = max(calls(lambda seed, whole=whole: quiz_of(whole, Random(seed)), str(seed)) for seed in range(10))
        assert most <= MOST_CALLS
    assert max(FEW, MOST_GAPS) < MOST_LOOKED_AT


def test_a_seed_gives_the_same_quiz_to_another_program() -> None:
    program = (
        "from random import Random\nfrom content.citation import Passage\nfrom content.quizzing.items import quiz_of\n"
        "from tests.benchmarks.labelled import article\none = article('trump-kim-summit')\n"
        "print([quiz_of(Passage(one, 1, one.last), Random(seed)) for seed in 'abcdef'])\n"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": number},
            check=True,
            capture_output=True,
            timeout=120,
        ).stdout
        for number in ("1", "2")
    ]
    assert said[0] == said[1] != b""
