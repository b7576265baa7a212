"""Which differences between two texts do not count: marks of quotation, dashes, white space, letter case."""

from __future__ import annotations

import hashlib
import re
import unicodedata

# Each character is replaced by one character, so that a place in the folded text is the place in the text.
MARKS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\t\n", " "),
    }
)
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
ID_LENGTH = 8


def folded(text: str) -> str:
    """Return the text with marks and letter case made alike, of the same length as before."""
    return "".join(_lower(character) for character in text.translate(MARKS))


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, without any mark."""
    return WORD.findall(unicodedata.normalize("NFKC", text).translate(MARKS).casefold())


def spaced(text: str) -> str:
    """Return the text with every run of white space as one space, none at the ends."""
    return " ".join(text.split())


def stable_id(text: str, length: int = ID_LENGTH) -> str:
    """Return a short id made from the words alone, so that it outlives changed marks and renumbering.

    The eight characters of base 16 tell apart 4 billion texts; a repeated paragraph gets a suffix where it is loaded.
    """
    return hashlib.blake2s(" ".join(words(text)).encode(), digest_size=length // 2).hexdigest()


def _lower(character: str) -> str:
    small = character.lower()
    return small if len(small) == 1 else character
