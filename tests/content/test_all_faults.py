"""All faults of a folder are told at once: shape and words, of both files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from content.loading import Loaded

Load = Callable[..., Loaded]

FAULTY_ARTICLE = """---
title: T
author: A
published: 9 March
tilte: again
---

# The title again

It was unlikely that he would go. They stayed.

## A {#Bad}

They stayed.

::: pulled
Big.
:::
"""

FAULTY_COMPANION = """summary:
  sentence: S
  cites: [1, 9]
quotes:
  - id: likely
    text: likely that he would go.
    cut: true
  - id: stayed
    text: They stayed.
  - {id: Bad, text: It was unlikely that he would go.}
people:
  - id: a
    name: A
    who: [x]
quiz:
  - id: q
    question: Q?
    options: [a, b]
    right: c
    why: W
    cites: [1]
"""


def test_planted_faults_are_all_told_with_their_places_and_no_others(load: Load) -> None:
    """Shape and words, of both files, all at once: whoever mends them wants one list."""
    loaded = load(FAULTY_ARTICLE, FAULTY_COMPANION)
    assert loaded.article is None
    places = [f"{Path(one.file).name}:{one.line}:{one.column}" for one in loaded.faults]
    assert places == [
        "article.md:4:1",
        "article.md:5:1",
        "article.md:8:1",
        "article.md:12:1",
        "article.md:16:1",
        "companion.yaml:3:14",
        "companion.yaml:6:5",
        "companion.yaml:9:5",
        "companion.yaml:10:6",
        "companion.yaml:12:5",
        "companion.yaml:14:5",
        "companion.yaml:19:5",
    ], "\n".join(map(str, loaded.faults))


def test_the_author_may_be_named_as_speaker_while_the_head_has_another_fault(load: Load) -> None:
    quote = "quotes:\n  - {id: a, text: Text., speaker: A}\n"
    loaded = load("---\ntitle: T\nauthor: A\nkind: [x]\n---\nText.\n", quote)
    assert [(fault.line, fault.message) for fault in loaded.faults] == [(4, "kind: should be a text")]
