"""How well each paragraph supports an answer, and how well a topic that is not covered fits the question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import TYPE_CHECKING

from content.finding.postings import Postings, Range
from content.finding.ranking import Scores, best

if TYPE_CHECKING:
    from content.finding.embedding.table import Vectors

# Chosen on the tuning halves of tests/labelled; between 1 and 2 and between 0.3 and 0.75 little changes.
SATURATION, LENGTH_SHARE = 2.0, 0.5

# The logistic regression of “is answerable” on both leads, fitted on the tuning half of the shipped article.
MEANING_WEIGHT, WORDS_WEIGHT, BIAS = 5.83, 1.9, 0.4
# What has no word in common with the text or with what is said of it must be much nearer by meaning.
NOTHING_SHARED = 1.0
# So that a word of little weight against none is no endless lead.
LITTLE = 0.5


@dataclass(frozen=True, slots=True)
class Support:
    """The paragraphs and the topics that are supported best, counted from 0, and how far the former are ahead.

    A `lead` below 0 says that the question is rather about a topic that the text does not cover.
    """

    paragraphs: list[int]
    topics: list[int]
    lead: float


class Words:
    """Support by shared words (BM25). A text is all that is said of a paragraph, or of a topic; both share weights."""

    def __init__(self, paragraphs: Sequence[Iterable[str]], topics: Sequence[Iterable[str]]) -> None:
        self._postings = Postings(SATURATION, LENGTH_SHARE)
        for stems in (*paragraphs, *topics):
            self._postings.add(stems)
        self._postings.finish()
        self._paragraphs = Range(0, len(paragraphs))
        self._topics = Range(len(paragraphs), len(paragraphs) + len(topics))

    def paragraphs(self, stems: Iterable[str]) -> Scores:
        """Return what some stems are worth in each paragraph that has one of them, counted from 0."""
        return self._postings.scores(stems, self._paragraphs)

    def topics(self, stems: Iterable[str]) -> Scores:
        """Return the same for the topics, counted from 0."""
        first = self._topics.first
        return {number - first: worth for number, worth in self._postings.scores(stems, self._topics).items()}


def by_words(paragraphs: Scores, topics: Scores, most: int) -> Support:
    """Return the support that words alone give."""
    return Support(best(paragraphs, most), best(topics, 1), words_lead(paragraphs, topics))


def by_both(words: tuple[Scores, Scores], near: tuple[Vectors, Vectors | None], most: int) -> Support:
    """Return the support that words and meanings give together."""
    paragraphs = _joined(words[0], near[0], most)
    if near[1] is None:
        return Support(paragraphs, [], 0.0)
    lead = MEANING_WEIGHT * float(near[0].max() - near[1].max()) + WORDS_WEIGHT * words_lead(*words) + BIAS
    lead -= 0 if words[0] else NOTHING_SHARED
    return Support(paragraphs, _joined(words[1], near[1], 1), lead)


def words_lead(paragraphs: Scores, topics: Scores) -> float:
    """Return how far the best paragraph is ahead of the best topic, as a logarithm of their ratio."""
    ahead, behind = (max(scores.values(), default=0.0) for scores in (paragraphs, topics))
    return log((ahead + LITTLE) / (behind + LITTLE))


def _joined(words: Scores, near: Vectors, most: int) -> list[int]:
    """Return the best of both kinds added up, each measured by how much it varies."""
    import numpy as np  # noqa: PLC0415

    total = near / (near.std() or 1.0)
    varies = _deviation(words, len(total)) or 1.0
    for number, worth in words.items():
        total[number] += worth / varies
    # Of thousands, only those that are no worse than the last one wanted are put in order.
    last = np.partition(total, -most)[-most] if most < len(total) else total.min()
    ahead = np.flatnonzero(total >= last)
    return [int(number) for number in ahead[np.argsort(-total[ahead], kind="stable")][:most]]


def _deviation(scores: Scores, count: int) -> float:
    """Return by how much the scores of so many texts vary, those without a score being worth nothing."""
    mean = sum(scores.values()) / count
    square = sum(worth * worth for worth in scores.values()) / count
    return sqrt(max(0.0, square - mean * mean))
