"""How often a verdict is right, by the seeds of quotations: python -m tests.benchmarks.verdict_accuracy 1 2.

Prints what is wrong, and for each seed: cases, wrong ones, altered ones called verbatim, clips not marked as cut.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from content.article import Article
from content.loading import SHIPPED, article_folders, load_folder
from content.verification.verifier import Verifier
from tests.content.verification.perturbations import cases
from tests.content.verification.texts import FOREIGN, RIVER, RIVER_COMPANION

WANTED = 4000
EXTRA = Path(__file__).parents[1] / "articles"


def texts() -> list[Article]:
    """Return every text that quotations are made from."""
    with TemporaryDirectory() as folder:
        river = Path(folder) / "river"
        river.mkdir()
        (river / "article.md").write_text(RIVER, encoding="utf-8")
        (river / "companion.yaml").write_text(RIVER_COMPANION, encoding="utf-8")
        loaded = [load_folder(one).article for one in (*article_folders(SHIPPED), *article_folders(EXTRA), river)]
    return [one for one in loaded if one]


def main(seeds: list[int]) -> None:
    """Print a line for each seed, and one for all."""
    articles = texts()
    verifier = Verifier(articles)
    total = [0, 0, 0, 0]
    for seed in seeds:
        judged = [(one, verifier.verify(one.words, one.article)) for one in cases(articles, FOREIGN, seed, WANTED)]
        wrong = [(one, verdict.kind) for one, verdict in judged if verdict.kind != one.expected]
        for one, kind in wrong:
            print(f"  {one.how}: {one.words!r} should be {one.expected}, is {kind}")
        worst = [one for one, kind in wrong if (one.expected, kind) == ("altered", "verbatim")]
        uncut = [one for one, verdict in judged if one.cut and verdict.kind == "verbatim" and not verdict.cut]
        counts = [len(judged), len(wrong), len(worst), len(uncut)]
        total = [sum(pair) for pair in zip(total, counts, strict=True)]
        print(seed, *counts)
    print("all", *total)


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or [1])
