"""Which differences between two texts do not count: marks of quotation, dashes, white space, letter case."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

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
ACCENTS = re.compile("[\u0300-\u036f]")
PUNCTUATION = " .,;:!?\"'()[]{}"
ID_LENGTH = 8

# What may stand inside a word: apostrophes, and soft hyphens and joiners that nobody sees.
INSIDE = "'’\u00ad\u200b-\u200d\u2060"

# Scripts that put no space between words: Thai to Myanmar, Khmer, then Chinese and Japanese.
UNSPACED = re.compile("[\u0e00-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]")


def folded(text: str) -> str:
    """Return the text with marks and letter case made alike, of the same length as before."""
    marked = text.translate(MARKS)
    small = marked.lower()
    return small if len(small) == len(marked) else "".join(map(_lower, marked))


def comparable(name: str) -> str:
    """Return a name as it is looked up: marks, letter case, accents, white space and punctuation around it apart."""
    plain = ACCENTS.sub("", folded(unicodedata.normalize("NFKD", name)))
    return unicodedata.normalize("NFKC", " ".join(plain.split()).strip(PUNCTUATION))


@lru_cache(maxsize=8192)
def comparable_own(words: str) -> str:
    """Return the same for words from our files, which are compared again and again; readers' words are not kept."""
    return comparable(words)


def whole_words(words: str) -> re.Pattern[str]:
    """Return a pattern that finds some words as they stand, any white space between them, never inside longer words.

    “likely that he will” does not stand in “unlikely that he will”, nor “don” in “don’t”.
    """
    pieces = words.split()
    first = re.escape(pieces[0][0])
    # What may not stand before is looked at behind the first character: a pattern that begins with a character
    # is searched for nine times as fast, and a book has a megabyte.
    before = rf"(?<![^\W_]{first})(?<![^\W_][{INSIDE}]{first})" if _is_bounded(pieces[0][0]) else ""
    after = rf"(?![{INSIDE}]?[^\W_])" if _is_bounded(pieces[-1][-1]) else ""
    rest = r"\s+".join(map(re.escape, pieces)).removeprefix(first)
    return re.compile(first + before + rest + after)


def count_words(text: str) -> int:
    """Return how many words a text has; where none are parted by spaces, each letter counts as one."""
    return len(UNSPACED.sub(lambda found: f" {found[0]} " if found[0].isalnum() else " ", text).split())


def stable_id(text: str, length: int = ID_LENGTH) -> str:
    """Return a short id made from the words alone, so that it outlives changed marks and renumbering.

    Eight characters of base 16 tell apart 4 billion texts; a repeated paragraph gets a suffix where it is loaded.
    """
    words = WORD.findall(unicodedata.normalize("NFKC", text).translate(MARKS).casefold())
    return hashlib.blake2s(" ".join(words).encode(), digest_size=length // 2).hexdigest()


def _is_bounded(character: str) -> bool:
    return character.isalnum() and not UNSPACED.match(character)


def _lower(character: str) -> str:
    small = character.lower()
    return small if len(small) == 1 else character
