"""Fits the rule by which ask refuses: python -m tests.benchmarks.deciding_rule, about a minute; needs numpy.

Known answers are the labelled questions of the tuning half, and those that the companion has for paragraphs and for
topics that are not covered: each is asked of the article as if its own line did not stand there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from content.article import Article
from content.finding.asking import AskedText
from content.finding.expansion import subject, telling_stems
from tests.benchmarks.labelled import article, questions

# What is printed: by meanings and words, and by words alone.
RULES = {"words and meanings": [0, 1, 2, 3], "words alone": [1, 2]}
NAMES = ("meaning", "words", "elsewhere", "nothing shared")
EVERY = 2
STEPS, LEAST = 60, 1e-3

Matrix = np.ndarray[Any, np.dtype[np.float64]]


def seen(asked: Article, question: str) -> list[float]:
    """Return what the rule weighs for a question."""
    text = AskedText(asked, by_meaning=True)
    bare = subject(question, asked)
    words = text._words.support(frozenset(telling_stems(bare)))
    assert text.meanings is not None
    return [text.meanings.nearness(bare).lead, words.lead, words.elsewhere, float(not words.paragraphs)]


def left_out(whole: Article) -> Iterator[tuple[Article, str, bool]]:
    """Yield every second question of the companion, the article without it, and whether the text answers it."""
    companion = whole.companion
    for part in ("paragraphs", "not_covered"):
        groups = getattr(companion, part)
        for place, group in enumerate(groups):
            for number in range(place % EVERY, len(group.questions), EVERY):
                rest = replace(group, questions=group.questions[:number] + group.questions[number + 1 :])
                without = replace(companion, **{part: (*groups[:place], rest, *groups[place + 1 :])})
                yield replace(whole, companion=without), group.questions[number], part == "paragraphs"


def fitted(rows: Matrix, answers: Matrix, weights: Matrix) -> Matrix:
    """Return the weights of a logistic regression, the bias last (Newton's method, a little regularized)."""
    middle, spread = rows.mean(0), rows.std(0)
    scaled = np.c_[(rows - middle) / spread, np.ones(len(rows))]
    found = np.zeros(scaled.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-scaled @ found))
        slope = scaled.T @ (weights * (chance - answers)) + LEAST * found
        curve = (scaled * (weights * chance * (1 - chance))[:, None]).T @ scaled + LEAST * np.eye(len(found))
        found -= np.linalg.solve(curve, slope)
    return np.r_[found[:-1] / spread, found[-1] - (found[:-1] * middle / spread).sum()]


def main() -> None:
    """Print the weights; both sources, and in each both answers, count alike."""
    whole = article("trump-kim-summit")
    labelled = [(whole, one.question, bool(one.paragraphs)) for one in questions("trump-kim-summit", "tuning")]
    rows, answers, weights = [], [], []
    for source in (labelled, list(left_out(whole))):
        right = sum(answer for _, _, answer in source)
        for asked, question, answer in source:
            rows.append(seen(asked, question))
            answers.append(float(answer))
            weights.append(1 / (4 * (right if answer else len(source) - right)))
    for name, columns in RULES.items():
        found = fitted(np.array(rows)[:, columns], np.array(answers), np.array(weights))
        print(f"{name}:", *(f"{NAMES[one]} {found[place]:.2f}," for place, one in enumerate(columns)), end=" ")
        print(f"bias {found[-1]:.2f}")


if __name__ == "__main__":
    main()
