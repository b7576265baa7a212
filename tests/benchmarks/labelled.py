"""The labelled questions of tests/labelled, and what is counted on them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from content.article import Article
from content.finding.asking import Asker
from content.loading import SHIPPED, load_folder

TESTS = Path(__file__).parents[1]
FOLDERS = {
    "trump-kim-summit": SHIPPED / "trump-kim-summit",
    "common-sense": TESTS / "articles" / "common-sense",
}


@dataclass(frozen=True)
class Labelled:
    """A question, and the paragraphs that answer it; none where it is unanswerable."""

    id: str
    split: str
    kind: str
    question: str
    paragraphs: tuple[int, ...]


@dataclass(frozen=True)
class Share:
    """How many of how many."""

    count: int
    total: int

    @property
    def value(self) -> float:
        """The share, from 0 to 1."""
        return self.count / self.total

    def __str__(self) -> str:
        """Return the share with Wilson's interval of 95 %."""
        z, share, total = 1.96, self.value, self.total
        middle = (share + z * z / (2 * total)) / (1 + z * z / total)
        half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
        return f"{share:.3f} [{middle - half:.2f}, {middle + half:.2f}]"


@dataclass(frozen=True)
class Measured:
    """What is reported of one way to rank; ranks are counted whether or not the question would be refused."""

    hit_1: Share
    hit_3: Share
    reciprocal_rank: float
    unanswerable_answered: Share
    answerable_refused: Share
    answered_right: Share


def article(slug: str) -> Article:
    loaded = load_folder(FOLDERS[slug]).article
    assert loaded is not None
    return loaded


def questions(slug: str, split: str) -> list[Labelled]:
    entries = yaml.safe_load((TESTS / "labelled" / f"{slug}.yaml").read_text(encoding="utf-8"))
    return [Labelled(**{**one, "paragraphs": tuple(one["paragraphs"])}) for one in entries if one["split"] == split]


def measured(asked: Article, some: Sequence[Labelled], *, by_meaning: bool) -> Measured:
    """Return what is counted on some questions; a passage that is not certain counts as refused."""
    asker = Asker([asked], by_meaning=by_meaning)
    text = asker.texts[asked.slug]
    answerable = [one for one in some if one.paragraphs]
    unanswerable = [one for one in some if not one.paragraphs]
    ranks = [_rank(one, text.support(one.question, asked.last).paragraphs) for one in answerable]
    given = {one.id: _given(asker, asked, one) for one in some}

    def share(holds: Callable[[Labelled], bool], among: Sequence[Labelled]) -> Share:
        return Share(sum(map(holds, among)), len(among))

    return Measured(
        Share(sum(rank == 1 for rank in ranks), len(ranks)),
        Share(sum(rank <= 3 for rank in ranks), len(ranks)),
        sum(1 / rank for rank in ranks) / len(ranks),
        share(lambda one: bool(given[one.id]), unanswerable),
        share(lambda one: not given[one.id], answerable),
        share(lambda one: bool(set(given[one.id]).intersection(one.paragraphs)), answerable),
    )


def _given(asker: Asker, asked: Article, one: Labelled) -> list[int]:
    answer = asker.ask(one.question, asked)
    return [passage.paragraph.number for passage in answer.passages] if answer.certain else []


def _rank(one: Labelled, ranked: Sequence[int]) -> float:
    return next((place for place, number in enumerate(ranked, 1) if number + 1 in one.paragraphs), math.inf)
