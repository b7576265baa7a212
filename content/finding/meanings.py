"""Support by meaning: how near a question's direction is to those of sentences, and of what is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from content.finding.embedding.table import Table

if TYPE_CHECKING:
    from content.finding.embedding.table import Vectors

# Of how many texts the nearness counts for the lead.
NEAREST = 5

# A group counts by its nearest texts: a sixth of them, two at least (of two sentences both), five at most.
SHARE_COUNTED, LEAST_COUNTED, MOST_COUNTED = 6, 2, 5

# One group's texts, such as the sentences of a paragraph.
Group = Sequence[str]


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near a question is to each paragraph and to each topic, None where no topics are known.

    `lead` is how much nearer the nearest texts about paragraphs are than the nearest about topics.
    """

    paragraphs: Vectors
    topics: Vectors | None
    lead: float


class Meanings:
    """The directions of groups of texts, seen from the middle of all: what all of them share tells none apart."""

    def __init__(self, table: Table, paragraphs: Sequence[Group], topics: Sequence[Group]) -> None:
        rows = table.directions_of([text for group in paragraphs for text in group])
        self._table = table
        self._middle = rows.mean(axis=0)
        self._paragraphs = _Groups(self._seen(rows), paragraphs)
        others = table.directions_of([text for group in topics for text in group])
        self._topics = _Groups(self._seen(others), topics) if topics else None

    def nearness(self, question: str) -> Nearness:
        """Return how near a question is to each paragraph and to each topic."""
        [asked] = self._seen(self._table.directions_of([question]))
        paragraphs, ahead = self._paragraphs.near(asked)
        if self._topics is None:
            return Nearness(paragraphs, None, 0.0)
        topics, behind = self._topics.near(asked)
        return Nearness(paragraphs, topics, ahead - behind)

    def _seen(self, rows: Vectors) -> Vectors:
        return _unit(rows - self._middle)


class _Groups:
    def __init__(self, rows: Vectors, groups: Sequence[Group]) -> None:
        import numpy as np  # noqa: PLC0415

        self._rows = rows
        lengths = np.array([len(group) for group in groups])
        self._starts = np.cumsum(lengths) - lengths
        self._group_of_row = np.repeat(np.arange(len(groups)), lengths)
        counted = np.minimum(lengths, np.clip(lengths // SHARE_COUNTED, LEAST_COUNTED, MOST_COUNTED))
        places = np.arange(len(rows)) - self._starts[self._group_of_row]
        # What each place of a group, the nearest text being the first, adds to the group's mean.
        self._parts = (places < counted[self._group_of_row]) / counted[self._group_of_row]

    def near(self, asked: Vectors) -> tuple[Vectors, float]:
        """Return for each group the mean of its nearest texts, and the mean of the nearest texts of all groups.

        One text alone is too often near by chance.
        """
        import numpy as np  # noqa: PLC0415

        # Not `@`: where the processor has other things to do, its threads wait for each other longer than this takes.
        near = np.einsum("ij,j->i", self._rows, asked)
        most = min(NEAREST, len(near))
        nearest = float(np.partition(near, -most)[-most:].mean())
        if len(near) == len(self._starts):
            return near, nearest
        ordered = near[np.lexsort((-near, self._group_of_row))]
        return np.add.reduceat(ordered * self._parts, self._starts), nearest


def _unit(rows: Vectors) -> Vectors:
    import numpy as np  # noqa: PLC0415

    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)
