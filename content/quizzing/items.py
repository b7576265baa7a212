"""What a quiz asks: which word is missing, which section says this, and what the companion asks.

The author's words are shown as they stand; a gap in them is ours, and the question says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final, Literal

from content.article import Article, Paragraph, Section, Span
from content.citation import Passage
from content.errors import NoQuizError
from content.once import once_for_an_article

Place = tuple[Paragraph, Span]
Kind = Literal["word", "section", "companion"]

ITEMS: Final = 5
OPTIONS: Final = 4
GAP: Final = "_____"
FEWEST_WORDS: Final = 8
MOST_CHARACTERS: Final = 320
WORD: Final = re.compile(r"(?<![\w’'-])[a-z]{6,}(?![\w’'-])")
ENDINGS: Final = ("ing", "ed", "ly", "ion", "ions", "ment", "ies", "es", "s", "")


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
    words, places = _sentences(passage, random)
    kinds = [
        _companion(passage, random),
        filter(None, (_missing_word(passage.article, *one, random) for one in words)),
        (_which_section(passage, *one, random) for one in places),
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


def _sentences(passage: Passage, random: Random) -> tuple[list[Place], list[Place]]:
    """Return the sentences for each kind of question that is made from the text, none for both."""
    # A slip of the original is marked where it is shown; here it would look like one of ours.
    slips = [one.after for one in passage.article.companion.slips]
    fitting = [(home, span) for home in passage.paragraphs for span in home.sentences if _fits(home, span, slips)]
    random.shuffle(fitting)
    half = len(fitting) // 2 if len(_sections(passage)) > 1 else 0
    return fitting[half:], fitting[:half]


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


def _missing_word(article: Article, home: Paragraph, span: Span, random: Random) -> QuizQuestion | None:
    sentence = home.text[span.start : span.end]
    found = [one for one in WORD.finditer(sentence) if len(re.findall(rf"\b{one[0]}\b", sentence, re.IGNORECASE)) == 1]
    if not found:
        return None
    gap = random.choice(found)
    others = _like(article, home, gap[0], sentence, random)
    if len(others) < OPTIONS - 1:
        return None
    options = random.sample([gap[0], *others], OPTIONS)
    words = f"{sentence[: gap.start()]}{GAP}{sentence[gap.end() :]}"
    prompt = "Which word is missing? The gap is ours."
    return QuizQuestion("word", prompt, words, tuple(options), options.index(gap[0]), home.number, home.number)


def _like(article: Article, home: Paragraph, word: str, sentence: str, random: Random) -> list[str]:
    """Return other words of the text of that form, of which none makes it another sentence of the author's."""
    near = home.text.casefold()
    text = _whole(article)
    fitting = [
        one
        for one in _words_of(article)
        if one != word
        and one not in near
        and " ".join(sentence.replace(word, one).split()) not in text
        and one[:4] != word[:4]
    ]
    ending = next(end for end in ENDINGS if word.endswith(end))
    alike = [one for one in fitting if next(end for end in ENDINGS if one.endswith(end)) == ending]
    pool = alike if len(alike) >= OPTIONS - 1 else fitting
    return random.sample(pool, OPTIONS - 1) if len(pool) >= OPTIONS - 1 else []


@once_for_an_article
def _whole(article: Article) -> str:
    """Return all of the text, white space apart."""
    return " ".join(" ".join(one.text.split()) for one in article.paragraphs)


@once_for_an_article
def _words_of(article: Article) -> tuple[str, ...]:
    """Return every word of the text that could be left out, in alphabetical order."""
    return tuple(sorted({one for other in article.paragraphs for one in WORD.findall(other.text)}))


def _which_section(passage: Passage, home: Paragraph, span: Span, random: Random) -> QuizQuestion:
    right = passage.article.section(home.section)
    others = [one for one in _sections(passage) if one is not right]
    chosen = sorted([right, *random.sample(others, min(len(others), OPTIONS - 1))], key=lambda one: one.number)
    options = tuple(f"§{one.number} {one.title}" if one.title else f"§{one.number}" for one in chosen)
    words = home.text[span.start : span.end]
    prompt = "Which section says this?"
    return QuizQuestion("section", prompt, words, options, chosen.index(right), home.number, home.number)


def _sections(passage: Passage) -> list[Section]:
    return [one for one in passage.article.sections if one.first <= passage.last and passage.first <= one.last]


def _fits(home: Paragraph, span: Span, slips: Sequence[str]) -> bool:
    sentence = home.text[span.start : span.end]
    if any(one in sentence for one in slips):
        return False
    return len(sentence.split()) >= FEWEST_WORDS and len(sentence) <= MOST_CHARACTERS and "\n" not in sentence
