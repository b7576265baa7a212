"""What a reader typed, as terms to look for: words, “phrases in quotation marks”, and beginnings such as diplom*."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from content.errors import ContentError, echo
from content.finding.common import COMMON_WORDS, NAMES
from content.finding.lexicon import token_pattern, tokens
from content.folding import MARKS

LONGEST_QUERY = 300
MOST_TERMS = 12
SHORTEST_BEGINNING = 2

PIECE = re.compile(r'"([^"]+)"|([^\s"]+)')
POSSESSIVE = re.compile(r"'s?(?=\W*$)", re.IGNORECASE)
INITIALS = re.compile(r"(?:[A-Za-z]\.){1,5}[A-Za-z]\.?|[A-Z]{2,6}")
ENDS_OPEN = re.compile(r"[^\W_]\*+\W*$")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for: some words in a row, the last of them perhaps only begun. `typed` is as the reader has it.

    `quoted` is a phrase in quotation marks; other words in a row, such as face-to-face, may also stand apart.
    """

    typed: str
    words: tuple[str, ...]
    quoted: bool = False
    begun: bool = False

    @property
    def is_common(self) -> bool:
        """Whether it says nothing of what is looked for."""
        return not self.quoted and self.typed not in NAMES and all(word in COMMON_WORDS for word in self.words)

    @property
    def is_initials(self) -> bool:
        """Whether it may be written with full stops or without, such as US."""
        return len(self.words) == 1 and bool(INITIALS.fullmatch(self.typed))

    def spellings(self) -> tuple[str, ...]:
        """Return the one word of the term as it may be spelt, the likeliest first: “US” as “u.s.”, then as “us”."""
        letters = self.words[0].replace(".", "")
        return ("".join(f"{letter}." for letter in letters), letters) if self.is_initials else (self.words[0],)

    def apart(self) -> Iterator[Term]:
        """Yield each of several words that says something as a term; a phrase in quotation marks stays one."""
        for word in self.words:
            if len(self.words) > 1 and not self.quoted and word not in COMMON_WORDS:
                yield Term(word, (word,))


def parse_terms(words: str) -> tuple[Term, ...]:
    """Return the terms of a query, each once; raise ContentError where it is too long or has nothing to look for.

    Words that say nothing are left out where others are left.
    """
    if len(words) > LONGEST_QUERY:
        raise ContentError(f"That is too long to search for; use at most {LONGEST_QUERY} characters.")
    typed = unicodedata.normalize("NFC", words.translate(MARKS))
    # Whoever leaves the capitals locked means no initials.
    typed = typed.lower() if typed.isupper() and " " in typed.strip() else typed
    found: dict[object, Term] = {}
    for piece in PIECE.finditer(typed):
        for term in _terms(piece):
            found.setdefault((term.words, term.quoted, term.begun), term)
    if not found:
        raise ContentError(_nothing(words))
    telling = [term for term in found.values() if not term.is_common]
    return tuple(telling or found.values())[:MOST_TERMS]


def _terms(piece: re.Match[str]) -> Iterator[Term]:
    phrase, bare = piece.groups()
    if phrase:
        words = tuple(tokens(phrase))
        if words:
            yield Term(f"“{phrase.strip()}”", words, quoted=True)
        return
    bare = POSSESSIVE.sub("", bare) if "." not in bare else bare
    words = tuple(tokens(bare))
    if not words:
        return
    if ENDS_OPEN.search(bare) and len(words[-1]) >= SHORTEST_BEGINNING:
        yield from (Term(word, (word,)) for word in words[:-1])
        yield Term(f"{words[-1]}*", words[-1:], begun=True)
    else:
        yield Term(_trimmed(bare), words)


def _trimmed(bare: str) -> str:
    """Return a word without what stands around it."""
    places = [found.span() for found in token_pattern(bare).finditer(bare)]
    return bare[places[0][0] : places[-1][1]]


def _nothing(words: str) -> str:
    asked = f"{echo(words)} has no word in it. " if words.strip() else ""
    return f"{asked}Type the words to search for, a phrase in quotation marks, or the start of a word with * behind it."
