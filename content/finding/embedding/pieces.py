"""The pieces of words that the table has numbers for: WordPiece, as BERT reads text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

LONGEST_WORD = 100
INSIDE = "##"

# BERT takes each mark as a word, and each letter of Chinese characters; what is not printed is nothing.
IDEOGRAPHS = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f"
WORD = re.compile(rf"[{IDEOGRAPHS}]|[^\W_{IDEOGRAPHS}]+|[^\s\w]|_")


class WordPieces:
    """A vocabulary of pieces; a piece that goes on inside a word is listed behind “##”."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self._numbers = numbers

    def of(self, text: str) -> list[int]:
        """Return the numbers of the pieces of a text; words that cannot be put together from pieces are left out."""
        return [number for word in WORD.findall(_plain(text)) for number in self._of_word(word)]

    def _of_word(self, word: str) -> list[int]:
        if word in self._numbers:
            return [self._numbers[word]]
        pieces = list(self._split(word)) if len(word) <= LONGEST_WORD else [None]
        return [] if None in pieces else [number for number in pieces if number is not None]

    def _split(self, word: str) -> Iterator[int | None]:
        """Yield the longest piece that the word begins with, then that of the rest; None where there is none."""
        start = 0
        while start < len(word):
            end = len(word)
            while end > start and self._piece(word, start, end) is None:
                end -= 1
            yield self._piece(word, start, end) if end > start else None
            if end == start:
                return
            start = end

    def _piece(self, word: str, start: int, end: int) -> int | None:
        return self._numbers.get(f"{INSIDE if start else ''}{word[start:end]}")


def _plain(text: str) -> str:
    small = text.lower()
    if small.isascii():
        return small
    apart = unicodedata.normalize("NFD", small)
    return "".join(one for one in apart if unicodedata.category(one) not in {"Mn", "Cc", "Cf"} or one in "\t\n\r")
