"""How well each paragraph supports an answer, and how well a topic that is not covered fits the question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import TYPE_CHECKING

from content.finding.meanings import Nearness
from content.finding.postings import Postings, Range
from content.finding.ranking import Scores, best

if TYPE_CHECKING:
    from content.finding.embedding.table import Vectors

# Chosen on the tuning halves of tests/labelled; between 1 and 2 and between 0.3 and 0.75 little changes.
SATURATION, LENGTH_SHARE = 2.0, 0.5

# The logistic regressions of “is answerable”, rounded; tests/benchmarks/deciding_rule.py fits them on the tuning half
# of the shipped article and on the questions of its companion, each of these left out of the companion in its turn.
MEANING_WEIGHT, WORDS_WEIGHT, ELSEWHERE_WEIGHT, BIAS = 20.0, 1.4, 0.9, 1.5
# What has no word in common with the text or with what is said of it must be much nearer by meaning.
NOTHING_SHARED = 1.4
WORDS_ALONE_WEIGHT, ELSEWHERE_ALONE_WEIGHT, BIAS_ALONE = 3.0, 0.9, 0.5
# A topic without a word of the question is what it is about only if it is really near.
NEAR_TOPIC = 0.5
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


@dataclass(frozen=True, slots=True)
class WordSupport:
    """What words say: scores by number, counted from 0, and how many of the words only the topics have."""

    paragraphs: Scores
    topics: Scores
    elsewhere: int

    @property
    def lead(self) -> float:
        """How far the best paragraph is ahead of the best topic, as a logarithm of their ratio."""
        ahead, behind = (max(scores.values(), default=0.0) for scores in (self.paragraphs, self.topics))
        return log((ahead + LITTLE) / (behind + LITTLE))


class Words:
    """Support by shared words (BM25). A text is all that is said of a paragraph, or of a topic; both share weights."""

    def __init__(self, paragraphs: Sequence[Iterable[str]], topics: Sequence[Iterable[str]]) -> None:
        self._postings = Postings(SATURATION, LENGTH_SHARE)
        for stems in (*paragraphs, *topics):
            self._postings.add(stems)
        self._postings.finish()
        self._paragraphs = Range(0, len(paragraphs))
        self._topics = Range(len(paragraphs), len(paragraphs) + len(topics))

    def support(self, stems: frozenset[str]) -> WordSupport:
        """Return what some stems are worth in each paragraph and in each topic that has one of them."""
        # In one order, so that sums are rounded alike in every process.
        ordered = sorted(stems)
        postings = [posting for posting in map(self._postings.of, ordered) if posting]
        elsewhere = sum(posting.count(self._paragraphs) == 0 for posting in postings)
        first = self._topics.first
        topics = self._postings.scores(ordered, self._topics)
        topics = {number - first: worth for number, worth in topics.items()}
        return WordSupport(self._postings.scores(ordered, self._paragraphs), topics, elsewhere)


def by_words(words: WordSupport, most: int) -> Support:
    """Return the support that words alone give."""
    lead = WORDS_ALONE_WEIGHT * words.lead - ELSEWHERE_ALONE_WEIGHT * words.elsewhere + BIAS_ALONE
    return Support(best(words.paragraphs, most), best(words.topics, 1), lead)


def by_both(words: WordSupport, near: Nearness, most: int) -> Support:
    """Return the support that words and meanings give together."""
    paragraphs = _joined(words.paragraphs, near.paragraphs, most)
    if near.topics is None:
        return Support(paragraphs, [], 0.0)
    lead = MEANING_WEIGHT * near.lead + WORDS_WEIGHT * words.lead - ELSEWHERE_WEIGHT * words.elsewhere + BIAS
    lead -= 0 if words.paragraphs else NOTHING_SHARED
    topics = _joined(words.topics, near.topics, 1)
    fits = topics[0] in words.topics or near.topics[topics[0]] >= NEAR_TOPIC
    return Support(paragraphs, topics if fits else [], lead)


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
