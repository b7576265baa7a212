"""The stems of English words, so that “negotiating” finds “negotiations”: M. F. Porter's algorithm of 1980.

https://tartarus.org/martin/PorterStemmer/def.txt
"""

from __future__ import annotations

import re
from functools import lru_cache

ENGLISH = re.compile("[a-z]{3,40}")
VOWELS = "aeiou"

SECOND = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble", "alli": "al",
    "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate", "alism": "al",
    "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
THIRD = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
FOURTH_DROPPED = "al ance ence er ic able ible ant ement ment ent ou ism ate iti ous ive ize"
FOURTH = {**dict.fromkeys(FOURTH_DROPPED.split(), ""), "sion": "s", "tion": "t"}

LONGEST_ENDING = 7


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """Return the stem of a word in small letters; a word of another script is its own."""
    if not ENGLISH.fullmatch(word):
        return word
    word = _past(_plural(word))
    if word.endswith("y") and "v" in _letters(word[:-1]):
        word = f"{word[:-1]}i"
    word = _replaced(word, SECOND, 1)
    word = _replaced(word, THIRD, 1)
    word = _replaced(word, FOURTH, 2)
    return _tidied(word)


def _plural(word: str) -> str:
    # As SQLite has it: the endings alone are too short to be a plural.
    if word.endswith(("sses", "ies")) and word not in {"sses", "ies"}:
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) else word
    for ending in ("ed", "ing"):
        root = word.removesuffix(ending)
        if root != word:
            return _root(root) if "v" in _letters(root) else word
    return word


def _root(root: str) -> str:
    """Return what is left of a word without -ed or -ing as it is written alone: “hoping” is of “hope”."""
    if root.endswith(("at", "bl", "iz")):
        return f"{root}e"
    if _is_doubled(root) and root[-1] not in "lsz":
        return root[:-1]
    return f"{root}e" if _measure(root) == 1 and _is_short(root) else root


def _replaced(word: str, endings: dict[str, str], measure: int) -> str:
    """Return a word with its longest known ending replaced, where enough of it stands before."""
    for length in range(min(LONGEST_ENDING, len(word)), 1, -1):
        ending = word[-length:]
        if ending in endings:
            changed = word[:-length] + endings[ending]
            return changed if _measure(changed if ending in {"sion", "tion"} else word[:-length]) >= measure else word
    return word


def _tidied(word: str) -> str:
    if word.endswith("e"):
        root = word[:-1]
        measure = _measure(root)
        if measure > 1 or (measure == 1 and not _is_short(root)):
            word = root
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word


def _letters(word: str) -> str:
    """Return a word as c for each consonant and v for each vowel; y is a vowel behind a consonant."""
    kinds = ""
    for letter in word:
        kinds += "v" if letter in VOWELS or (letter == "y" and kinds.endswith("c")) else "c"
    return kinds


def _measure(word: str) -> int:
    """Return how often a consonant follows a vowel: about the number of syllables."""
    return _letters(word).count("vc")


def _is_doubled(word: str) -> bool:
    return word[-2:-1] == word[-1] and _letters(word).endswith("c")


def _is_short(word: str) -> bool:
    return _letters(word).endswith("cvc") and word[-1] not in "wxy"
