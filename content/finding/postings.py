"""In which texts a word stands, and how much that says: BM25 (Robertson and Walker), worked out beforehand."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from math import log


@dataclass(frozen=True, slots=True)
class Range:
    """Some texts in a row, by number: an article, a section of it, or all."""

    first: int
    end: int

    def part(self, first: int, last: int) -> Range:
        """Return some of the texts, counted from 1."""
        return Range(self.first + first - 1, self.first + last)


@dataclass(slots=True)
class Posting:
    """The numbers of the texts with one word, rising, and what the word is worth in each."""

    texts: array[int]
    worth: array[float]

    def count(self, numbers: Range) -> int:
        """Return how many of some texts in a row have the word."""
        return bisect_left(self.texts, numbers.end) - bisect_left(self.texts, numbers.first)

    def within(self, numbers: Range) -> tuple[array[int], array[float]]:
        """Return those of some texts in a row."""
        start, end = bisect_left(self.texts, numbers.first), bisect_left(self.texts, numbers.end)
        if end - start == len(self.texts):
            return self.texts, self.worth
        return self.texts[start:end], self.worth[start:end]


class Postings:
    """The postings of all words; `saturation` and `length_share` are k1 and b of BM25."""

    def __init__(self, saturation: float = 1.2, length_share: float = 0.75) -> None:
        self._by_word: dict[str, Posting] = {}
        self._occurrences: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
        self._lengths = array("I")
        self._saturation = saturation
        self._length_share = length_share

    def add(self, words: Iterable[str]) -> None:
        """Add the next text."""
        number, length = len(self._lengths), 0
        for length, word in enumerate(words, 1):  # noqa: B007  # how many there were is what is kept
            self._occurrences[word].append(number)
        self._lengths.append(length)

    def finish(self) -> None:
        """Turn counts into worths, once all texts are in."""
        total, k, share = len(self._lengths), self._saturation, self._length_share
        mean = sum(self._lengths) / total if total else 1.0
        norms = [k * (1 - share + share * length / (mean or 1.0)) for length in self._lengths]
        while self._occurrences:
            word, numbers = self._occurrences.popitem()
            counts = Counter(numbers)
            weight = log(1 + (total - len(counts) + 0.5) / (len(counts) + 0.5)) * (k + 1)
            worth = [weight * count / (count + norms[number]) for number, count in counts.items()]
            self._by_word[word] = Posting(array("I", counts), array("f", worth))

    def of(self, word: str) -> Posting | None:
        """Return the posting of a word."""
        return self._by_word.get(word)

    def scores(self, words: Iterable[str], numbers: Range) -> dict[int, float]:
        """Return what some words together are worth in each text that has one of them."""
        scores: dict[int, float] = {}
        for posting in filter(None, map(self._by_word.get, words)):
            pairs = zip(*posting.within(numbers), strict=True)
            if scores:
                for number, worth in pairs:
                    scores[number] = scores.get(number, 0.0) + worth
            else:
                scores = dict(pairs)
        return scores
