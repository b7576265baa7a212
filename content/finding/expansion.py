"""What is said of a paragraph in other words than its own, so that a question in other words finds it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.article import Article
from content.companion import (
    Cites,
    Claim,
    Companion,
    Event,
    Person,
    Point,
    Question,
    QuizItem,
    Recommendation,
    SectionNotes,
    Term,
)
from content.finding.common import COMMON_WORDS
from content.finding.lexicon import tokens
from content.finding.stems import stem

# Which words of an entry say what its paragraphs are about.
TELLING: dict[type[Claim], tuple[str, ...]] = {
    Point: ("text",),
    Recommendation: ("what", "why"),
    QuizItem: ("question", "right", "why"),
    Term: ("names", "meaning"),
    Person: ("names", "who"),
    Event: ("when", "what"),
    SectionNotes: ("synopsis",),
    Question: ("text",),
}

# How readers call whoever wrote it, and what was written.
ASKED_OF = "author|writer|text|article|piece"

# What cites more paragraphs than these says of none of them what it is about.
MOST_CITED = 2


def subject(text: str, article: Article) -> str:
    """Return a question without the author: who asks what the author wants asks what is wanted."""
    names = "|".join(map(re.escape, {article.author, article.author.split()[-1]}))
    return re.sub(rf"\b(?:the )?(?:{ASKED_OF}|{names})(?:['’]s)?(?!\w)", " ", text, flags=re.IGNORECASE)


def paragraph_texts(article: Article) -> list[list[str]]:
    """Return for each paragraph its sentences, and what the companion says of it."""
    groups = [[one.text[span.start : span.end] for span in one.sentences] for one in article.paragraphs]
    for cites, text in _said(article):
        if len(cites) <= MOST_CITED:
            for number in cites:
                groups[number - 1].append(subject(text, article))
    return groups


def topic_texts(article: Article) -> list[list[str]]:
    """Return for each topic that the text does not speak about its words and questions."""
    topics = article.companion.not_covered
    return [[subject(text, article) for text in (one.topic, *one.questions)] for one in topics]


def telling_stems(text: str) -> list[str]:
    """Return the stems of the words that say what a text is about."""
    return [stem(word) for word in tokens(text) if word not in COMMON_WORDS]


def _said(article: Article) -> Iterator[tuple[Cites, str]]:
    companion = article.companion
    for notes in companion.paragraphs:
        yield from (((notes.paragraph,), text) for text in (notes.synopsis, *notes.questions) if text)
    for claim in _claims(companion):
        yield claim.cites, _words_of(claim)


def _claims(companion: Companion) -> Iterator[Claim]:
    yield from companion.summary.points if companion.summary else ()
    yield from (*companion.recommendations, *companion.quiz, *companion.glossary, *companion.people)
    yield from (*companion.timeline, *companion.sections)
    yield from (question for section in companion.sections for question in section.questions)


def _words_of(claim: Claim) -> str:
    values = (getattr(claim, name) for name in TELLING[type(claim)])
    return " ".join(value if isinstance(value, str) else " ".join(value) for value in values)
