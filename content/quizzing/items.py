"""What a quiz asks: which word is missing, which section says this, and what the companion asks.

The author's words are shown as they stand; a gap in them is ours, and the question says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final, Literal

from content.article import Article, Span
from content.citation import Passage
from content.errors import NoQuizError
from content.quizzing.gaps import missing_word
from content.quizzing.words import Text, text_of

Kind = Literal["word", "section", "companion"]

ITEMS: Final = 5
OPTIONS: Final = 4
GAP: Final = "_____"
# So many sentences are looked at for each kind of question, so that a book takes hardly longer than a page.
MOST_SENTENCES: Final = 24


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """A question with its choices: `words` are the author's that it is about, with a gap in them or none.

    `right` is the place of the right choice among the options; `first` and `last` are the paragraphs that tell.
    """

    kind: Kind
    prompt: str
    words: str
    options: tuple[str, ...]
    right: int
    first: int
    last: int
    why: str = ""


def quiz_of(passage: Passage, random: Random) -> tuple[QuizQuestion, ...]:
    """Return up to five questions on a passage, or a whole text, no sentence twice; the same for the same randomness.

    Nothing outside of the passage is asked or offered as the name of a section. Raises NoQuizError where there is too
    little to ask anything about it.
    """
    text = text_of(passage.article)
    words, places = _sentences(passage, text, random)
    kinds = [
        _companion(passage, random),
        _missing_words(passage.article, text, words, random),
        (_which_section(passage, *text.places[at], random) for at in places),
    ]
    asked: list[QuizQuestion] = []
    # In turn, and no more of each than are asked: to look for words that fit takes a while.
    while kinds and len(asked) < ITEMS:
        for kind in tuple(kinds):
            one = next(kind, None) if len(asked) < ITEMS else None
            if one is not None:
                asked.append(one)
            elif len(asked) < ITEMS:
                kinds.remove(kind)
    if not asked:
        part = "this text" if passage.last - passage.first + 1 == passage.article.last else "that part"
        raise NoQuizError(f"There is too little in {part} to make a quiz of it: read it with read instead.")
    random.shuffle(asked)
    return tuple(asked)


def _sentences(passage: Passage, text: Text, random: Random) -> tuple[list[int], list[int]]:
    """Return some sentences for each kind of question that is made from the text, none for both."""
    there = text.sentences(passage.first, passage.last)
    some = random.sample(there, min(len(there), 2 * MOST_SENTENCES))
    half = len(some) // 2 if len(_sections(passage)) > 1 else 0
    return some[half:][:MOST_SENTENCES], some[:half]


def _companion(passage: Passage, random: Random) -> Iterator[QuizQuestion]:
    entries = list(passage.article.companion.quiz)
    random.shuffle(entries)
    for one in entries:
        first, last = min(one.cites, default=0), max(one.cites, default=0)
        if not one.cites or first < passage.first or last > passage.last:
            continue
        options = random.sample(one.options, len(one.options))
        yield QuizQuestion(
            "companion", one.question, "", tuple(options), options.index(one.right), first, last, one.why
        )


def _missing_words(article: Article, text: Text, sentences: Sequence[int], random: Random) -> Iterator[QuizQuestion]:
    """Yield a question for each sentence that a word can be missing in, first those whose choices all fit."""
    poor: list[tuple[float, QuizQuestion]] = []
    for at in sentences:
        number, span = text.places[at]
        sentence = article.paragraph(number).text[span.start : span.end]
        found = missing_word(article, text, sentence, random)
        if found is None:
            continue
        right = found.gap.term.word
        options = random.sample([right, *found.others], OPTIONS)
        words = f"{sentence[: found.gap.start]}{GAP}{sentence[found.gap.end :]}"
        prompt = "Which word is missing? The gap is ours."
        one = QuizQuestion("word", prompt, words, tuple(options), options.index(right), number, number)
        if found.is_good:
            yield one
        else:
            poor.append((found.against, one))
    yield from (one for _, one in sorted(poor, key=lambda one: one[0]))


def _which_section(passage: Passage, number: int, span: Span, random: Random) -> QuizQuestion:
    article, sections = passage.article, _sections(passage)
    home = article.paragraph(number)
    # One more than are offered, for the right one may be among them.
    others = [one for one in random.sample(sections, min(len(sections), OPTIONS)) if one != home.section]
    chosen = sorted([home.section, *others[: OPTIONS - 1]])
    names = (article.section(one) for one in chosen)
    options = tuple(f"§{one.number} {one.title}" if one.title else f"§{one.number}" for one in names)
    words = home.text[span.start : span.end]
    return QuizQuestion(
        "section", "Which section says this?", words, options, chosen.index(home.section), number, number
    )


def _sections(passage: Passage) -> range:
    """Return the numbers of the sections that a passage touches."""
    first, last = passage.article.paragraph(passage.first), passage.article.paragraph(passage.last)
    return range(first.section, last.section + 1)
