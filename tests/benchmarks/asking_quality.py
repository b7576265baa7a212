"""How well ask finds the passage and how well it refuses: python -m tests.benchmarks.asking_quality [tuning|fresh].

Without a word it reports on the test halves, on which nothing was tuned.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace

from content.article import Article
from content.companion import NO_COMPANION
from tests.benchmarks.labelled import FOLDERS, article, measured, questions


def ways(whole: Article) -> Iterator[tuple[str, Article, bool]]:
    """Yield each addition: its name, the article with what is used of its companion, and whether meanings count."""
    alone = replace(whole, companion=NO_COMPANION)
    yield "words of the text alone", alone, False
    yield "  and meanings", alone, True
    if whole.companion == NO_COMPANION:
        return
    yield (
        "words, companion's other parts",
        replace(whole, companion=replace(whole.companion, paragraphs=(), not_covered=())),
        False,
    )
    yield (
        "words, and questions for paragraphs",
        replace(whole, companion=replace(whole.companion, not_covered=())),
        False,
    )
    yield "words, and topics not covered", whole, False
    yield "  and meanings", whole, True


def main(split: str) -> None:
    """Print a table for each text."""
    for slug in FOLDERS:
        some = questions(slug, split)
        if not some:
            continue
        print(f"\n{slug}, {split}: {sum(bool(one.paragraphs) for one in some)} answerable of {len(some)}")
        print(f"{'':37}{'hit@1':20}{'hit@3':20}{'MRR':7}{'unans. answered':20}{'answ. refused':20}answered right")
        for name, asked, by_meaning in ways(article(slug)):
            found = measured(asked, some, by_meaning=by_meaning)
            shares = (found.unanswerable_answered, found.answerable_refused)
            print(f"{name:37}{found.hit_1!s:20}{found.hit_3!s:20}{found.reciprocal_rank:.3f}  ", end="")
            print(*(f"{share!s:19}" for share in shares), found.answered_right)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "test")
