"""Support by meaning: how near a question's direction is to those of sentences, and of what is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from content.finding.embedding.table import Table

if TYPE_CHECKING:
    from content.finding.embedding.table import Vectors

# One group's texts, such as the sentences of a paragraph.
Group = Sequence[str]


class Meanings:
    """The directions of groups of texts, seen from the middle of all: what all of them share tells none apart."""

    def __init__(self, table: Table, paragraphs: Sequence[Group], topics: Sequence[Group]) -> None:
        rows = table.directions_of([text for group in paragraphs for text in group])
        self._table = table
        self._middle = rows.mean(axis=0)
        self._paragraphs = _Groups(self._seen(rows), paragraphs)
        others = table.directions_of([text for group in topics for text in group])
        self._topics = _Groups(self._seen(others), topics) if topics else None

    def support(self, question: str) -> tuple[Vectors, Vectors | None]:
        """Return how near a question is to each paragraph and to each topic; None where no topics are known."""
        [asked] = self._seen(self._table.directions_of([question]))
        return self._paragraphs.near(asked), self._topics.near(asked) if self._topics else None

    def _seen(self, rows: Vectors) -> Vectors:
        return _unit(rows - self._middle)


class _Groups:
    def __init__(self, rows: Vectors, groups: Sequence[Group]) -> None:
        import numpy as np  # noqa: PLC0415

        self._rows = rows
        lengths = [len(group) for group in groups]
        self._starts = np.cumsum([0, *lengths[:-1]])
        self._group_of_row = np.repeat(np.arange(len(groups)), lengths)

    def near(self, asked: Vectors) -> Vectors:
        """Return for each group the mean of its two nearest texts: one alone is too often near by chance."""
        import numpy as np  # noqa: PLC0415

        # Not `@`: its threads wait for each other where the processor has other things to do, for longer than this takes.
        near = np.einsum("ij,j->i", self._rows, asked)
        first = np.maximum.reduceat(near, self._starts)
        near[near == first[self._group_of_row]] = -np.inf
        second = np.maximum.reduceat(near, self._starts)
        return np.where(np.isfinite(second), (first + second) / 2, first)


def _unit(rows: Vectors) -> Vectors:
    import numpy as np  # noqa: PLC0415

    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)
