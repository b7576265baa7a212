"""The words of the texts, each with a number: what it is without capitals and accents, its stem, what is near it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile

from content.finding.stems import stem
from content.folding import ACCENTS, UNSPACED

# Vowel signs belong to their words: without them each one of Hindi would end a word.
SIGNS = "".join(sign for sign in map(chr, range(0x300, 0x1E00)) if unicodedata.category(sign)[0] == "M")
INITIALS = r"(?:[A-Za-z]\.){1,5}[A-Za-z](?![^\W_])\.?"
UNSPACED_LETTER = rf"(?=[^\W_]){UNSPACED.pattern}[{SIGNS}]*"
SPACED_WORD = rf"(?:(?!{UNSPACED.pattern})[^\W_][{SIGNS}]*)+"

# A text that has only spaced words without signs, as most have, is read five times as fast by the second of these.
TOKEN = re.compile(f"{INITIALS}|{UNSPACED_LETTER}|{SPACED_WORD}")
SIMPLE_TOKEN = re.compile(rf"{INITIALS}|[^\W_]+")
NOT_SIMPLE = re.compile(f"[{SIGNS}]|{UNSPACED.pattern}")

# Of ten letters three may be wrong: “catastrofic” is two slips away from its word.
SLIPS_A_LETTER = 0.3
SHORTEST_CORRECTED, LONGEST_CORRECTED = 4, 40
MOST_BEGINNINGS = 100


class Lexicon:
    """Numbered words. A paragraph is kept as a string with one character for each word, which is the word's number.

    So a phrase stands in a paragraph where one string stands in another, which Python looks up faster than anything.
    """

    def __init__(self) -> None:
        self.words: list[str] = []
        self.stems: list[str] = []
        self._numbers: dict[str, str] = {}
        self._typed = _Numbers(self)
        self._by_form: dict[tuple[str, int], list[str]] = {}
        self._first_letters: list[str] = []
        self._sorted: list[str] = []
        self._of_stem: dict[str, str] = {}

    def encoded(self, text: str) -> str:
        """Return a text as a string of word numbers, its unknown words being added."""
        return "".join(map(self._typed.__getitem__, token_pattern(text).findall(text)))

    def finish(self) -> None:
        """Prepare looking up beginnings and slips, once all texts have been read."""
        self._sorted = sorted(self.words)
        for number, one in enumerate(self.stems):
            self._of_stem[one] = self._of_stem.get(one, "") + chr(number)
        for word in self.words:
            if len(word) >= SHORTEST_CORRECTED and word.isalpha():
                self._by_form.setdefault((word[0], len(word)), []).append(word)
        self._first_letters = list(dict.fromkeys(letter for letter, _ in self._by_form))

    def number(self, word: str) -> str | None:
        """Return a word's number, as a character; None for a word of none of the texts."""
        return self._numbers.get(word)

    def with_stem(self, one: str) -> str:
        """Return the numbers of all words with one stem."""
        return self._of_stem.get(one, "")

    def add(self, word: str) -> str:
        """Return the number of a word that is new or not."""
        if word not in self._numbers:
            self._numbers[word] = chr(len(self.words))
            self.words.append(word)
            self.stems.append(stem(word))
        return self._numbers[word]

    def beginning_with(self, beginning: str) -> list[str]:
        """Return the words that begin so, not more than can be looked for at once."""
        start = bisect_left(self._sorted, beginning)
        words = self._sorted[start : start + MOST_BEGINNINGS]
        return list(takewhile(lambda word: word.startswith(beginning), words))

    def near(self, typed: str) -> Iterator[str]:
        """Yield the words that may have been meant, the fewest slips first; several slips spare the first letter."""
        if not SHORTEST_CORRECTED <= len(typed) <= LONGEST_CORRECTED or not typed.isalpha():
            return
        yield from self._within(typed, 1)
        yield from self._with_other_first_letter(typed)
        for slips in range(2, int(len(typed) * SLIPS_A_LETTER) + 1):
            yield from self._within(typed, slips)

    def _within(self, typed: str, slips: int) -> list[str]:
        # Only somebody who mistyped waits for this import.
        from rapidfuzz import process  # noqa: PLC0415
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        near: list[str] = []
        for length in range(len(typed) - slips, len(typed) + slips + 1):
            known = self._by_form.get((typed[0], length), ())
            found = process.extract(typed, known, scorer=OSA.distance, score_cutoff=slips, limit=None)
            near += [word for word, distance, _ in found if distance == slips]
        return sorted(near)

    def _with_other_first_letter(self, typed: str) -> Iterator[str]:
        rest = typed[1:]
        tried = [rest, typed[1] + typed[0] + typed[2:]]
        tried += [letter + word for letter in self._first_letters for word in (rest, typed)]
        return (word for word in tried if word in self._numbers)


class _Numbers(dict[str, str]):
    """Numbers by words as they stand in the texts, each looked into once."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, token: str) -> str:
        self[token] = self._lexicon.add(plain(token))
        return self[token]


def tokens(text: str) -> list[str]:
    """Return the words of a text as they are compared."""
    return [plain(token) for token in token_pattern(text).findall(text)]


def token_pattern(text: str) -> re.Pattern[str]:
    """Return the pattern that finds the words of a text."""
    return TOKEN if NOT_SIMPLE.search(text) else SIMPLE_TOKEN


def plain(token: str) -> str:
    """Return a word in small letters, without accents; initials get a full stop each."""
    small = token.lower() if "." not in token else f"{token.lower().removesuffix('.')}."
    return small if small.isascii() else ACCENTS.sub("", unicodedata.normalize("NFKD", small)) or small
