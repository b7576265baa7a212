"""A quiz of any text: verbatim, unambiguous, with its place, and the same for the same seed."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from content.citation import Passage
from content.errors import NoQuizError
from content.quizzing.items import GAP, ITEMS, quiz_of
from tests.bot.articles import article_in
from tests.bot.chats import shipped

ARTICLE = shipped().library.default
WHOLE = Passage(ARTICLE, 1, ARTICLE.last)
TEXT = " ".join(" ".join(one.text.split()) for one in ARTICLE.paragraphs)
SEEDS = [str(number) for number in range(40)]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_right_word_makes_a_sentence_of_the_author_s_and_no_other_does(seed: str) -> None:
    for one in quiz_of(WHOLE, Random(seed)):
        if one.kind == "word":
            sentences = [" ".join(one.words.replace(GAP, option).split()) for option in one.options]
            assert [sentence in TEXT for sentence in sentences] == [at == one.right for at in range(len(one.options))]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_section_that_says_it_is_the_one_and_only(seed: str) -> None:
    for one in quiz_of(WHOLE, Random(seed)):
        if one.kind == "section":
            home = ARTICLE.paragraph(one.first)
            assert one.words in home.text
            assert one.options[one.right].startswith(f"§{home.section} ")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_round_has_five_different_questions_each_with_its_place(seed: str) -> None:
    asked = quiz_of(WHOLE, Random(seed))
    assert len(asked) == ITEMS
    assert len({(one.prompt, one.words) for one in asked}) == ITEMS
    for one in asked:
        assert 1 <= one.first <= one.last <= ARTICLE.last
        assert len(set(one.options)) == len(one.options) >= 2
    assert asked == quiz_of(WHOLE, Random(seed))


def test_another_seed_is_another_quiz_and_no_place_is_always_right() -> None:
    rounds = [quiz_of(WHOLE, Random(seed)) for seed in SEEDS]
    assert len(set(rounds)) == len(SEEDS)
    assert {one.right for asked in rounds for one in asked} == {0, 1, 2, 3}


def test_a_section_s_quiz_stays_in_it() -> None:
    for section in ARTICLE.sections:
        for one in quiz_of(Passage(ARTICLE, section.first, section.last), Random(1)):
            assert section.first <= one.first <= section.last
            assert one.kind != "section"


def test_a_quiz_on_what_was_read_names_nothing_that_comes_later() -> None:
    read = Passage(ARTICLE, 1, 10)
    kinds = set()
    for seed in SEEDS:
        for one in quiz_of(read, Random(seed)):
            kinds.add(one.kind)
            assert one.last <= read.last
            if one.kind == "section":
                assert {option[:2] for option in one.options} <= {"§1", "§2", "§3"}
    assert kinds == {"word", "section", "companion"}


def test_a_text_that_is_too_short_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoQuizError, match="too little"):
        quiz_of(Passage(article_in(tmp_path / "essay", "Short.\n\nAnd over."), 1, 2), Random(1))


@pytest.mark.parametrize("seed", SEEDS)
def test_no_slip_of_the_original_is_shown_without_its_mark(seed: str) -> None:
    for one in quiz_of(WHOLE, Random(seed)):
        assert "follows though" not in one.words
        assert "whether North Korea ready" not in one.words
