"""Words, and the marks between them: words are compared first, marks afterwards."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from content.folding import MARKS, UNSPACED, folded

# Characters that nobody sees: soft hyphens, joiners, marks of direction, variation selectors.
UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff"
UNSEEN_CHARACTERS = re.compile(f"[{UNSEEN}]")
_SCRIPTS = UNSPACED.pattern[1:-1]
_LETTER = rf"[^\W_{_SCRIPTS}]"
WORD = re.compile(rf"(?=[^\W_])[{_SCRIPTS}]|{_LETTER}+(?:(?:['{UNSEEN}]+|(?<=\d)[.,](?=\d)){_LETTER}+)*")
QUOTES = frozenset("\"'‘’‚‛′`´“”„‟″«»‹›「」『』〝〞＂＇")
DASHES = re.compile("-+")
SPACE = re.compile(r"\s+")
# What does not count between words: white space, quotation marks, signs of emphasis.
_SILENT = re.compile(rf"[\s*_|~{UNSEEN}{''.join(sorted(QUOTES))}]+")


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text as words: each a key to compare by, letter case apart, and its place in the text."""

    text: str
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.keys)

    def word(self, index: int) -> str:
        """Return a word with its letter case, apostrophes made alike."""
        word = self.text[self.starts[index] : self.ends[index]].translate(MARKS)
        return word if word.isalnum() else UNSEEN_CHARACTERS.sub("", word)

    def between(self, first: int, last: int) -> str:
        """Return the text from one word to another, both included."""
        return self.text[self.starts[first] : self.ends[last]]

    def gap(self, index: int) -> str:
        """Return what stands before a word: from the start for the first, to the end for one behind the last."""
        start = self.ends[index - 1] if index else 0
        end = self.starts[index] if index < len(self.keys) else len(self.text)
        return self.text[start:end]


def tokens_of(text: str) -> Tokens:
    """Return the words of a text."""
    found = list(WORD.finditer(folded(text)))
    return Tokens(
        text, tuple(_keys(found)), tuple(match.start() for match in found), tuple(match.end() for match in found)
    )


# Only texts of ours are kept, never a reader's words.
own_tokens = lru_cache(maxsize=1024)(tokens_of)


def word_count(tokens: Tokens, first: int = 0, end: int | None = None) -> int:
    """Return how many words a reader counts, in all or from one token to another: “face-to-face” is one."""
    end = len(tokens) if end is None else end
    gaps = (tokens.gap(index) for index in range(first + 1, end))
    apart = sum(not gap or any(sign.isspace() or sign in "—–…" for sign in gap) for gap in gaps)
    return apart + 1 if end > first else 0


def counted_marks(gap: str) -> str:
    """Return the marks between two words that count: all but quotation marks, with every dash alike."""
    if gap == " ":
        return ""
    return DASHES.sub("-", _SILENT.sub("", gap.translate(MARKS)).replace("…", "..."))


def quotation_marks(gap: str) -> str:
    """Return the quotation marks in a gap."""
    return "".join(character for character in gap if character in QUOTES)


def plain_gap(gap: str) -> str:
    """Return a gap with dashes and white space made alike and quotation marks left out."""
    kept = "".join(character for character in gap if character not in QUOTES)
    return SPACE.sub(" ", DASHES.sub("-", kept.translate(MARKS)))


def _keys(found: list[re.Match[str]]) -> list[str]:
    words = [match[0] for match in found]
    return [word if word.isalnum() else UNSEEN_CHARACTERS.sub("", word) for word in words]
