"""The table in memory, and what a text is in it: one direction, the mean of its pieces."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from content.finding.embedding.pieces import WordPieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

FILE = Path(__file__).with_name("table.npz")


class Table:
    """Directions of pieces of words, as whole numbers from -127 to 127, each with the weight of its piece."""

    def __init__(self, pieces: WordPieces, directions: NDArray[np.int8], weights: Vectors) -> None:
        self._pieces = pieces
        self._directions = directions
        self._weights = weights

    def shortened(self, dimensions: int) -> Table:
        """Return the table with the first numbers of each direction alone: they are sorted by how much they tell."""
        return Table(self._pieces, self._directions[:, :dimensions], self._weights)

    def directions_of(self, texts: Sequence[str]) -> Vectors:
        """Return one row of length 1 for each text; zeros for a text that has no known piece."""
        import numpy as np  # noqa: PLC0415

        rows = np.zeros((len(texts), self._directions.shape[1]), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            numbers = self._pieces.of(text)
            if numbers:
                row[:] = self._weights[numbers] @ self._directions[numbers].astype(np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)


@cache
def load_table() -> Table | None:
    """Return the table; None without numpy, which comes with the extra `ask`."""
    try:
        import numpy as np  # noqa: PLC0415
    except ImportError:
        return None
    with np.load(FILE) as stored:
        words = bytes(stored["pieces"]).decode().split("\n")
        weights: Any = stored["weights"].astype(np.float32)
        return Table(WordPieces({word: number for number, word in enumerate(words)}), stored["directions"], weights)
