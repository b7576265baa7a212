"""What to say to words that are no command of ours: silence, unless they are one clear slip away from one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

# A short word is soon another bot's command: there only a missing, a doubled or a swapped letter is a clear slip.
SHORT: Final = 5
LONG: Final = 9
SHORTEST: Final = 3
LONGEST: Final = 30
MOST_MEANT: Final = 2
MOST_SLIPS: Final = 2


def clear_slip(word: str, names: Iterable[str]) -> list[str]:
    """Return the command names, at most two, that `word` is one clear slip of; none for anything else.

    Three letters: the only vowel is missing, or a last s. Four or five: one missing, one doubled, or two swapped.
    Longer: also one more or wrong, or another letter doubled. From nine on: two. Never the first letter, unless it is
    swapped with the second: whoever mistypes begins right, and `here` or `refine` are words of their own.
    """
    typed = word.casefold()
    if not SHORTEST <= len(typed) <= LONGEST or not typed.isalpha():
        return []
    found = [name for name in names if _is_slip(typed, name)]
    return found if len(found) <= MOST_MEANT else []


def _is_slip(typed: str, name: str) -> bool:
    # Only a message that begins with the prefix and is no command waits for this import.
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415

    if len(typed) == SHORTEST:
        return any(len(name) == SHORTEST + 1 and typed == name[:at] + name[at + 1 :] for at in _left_out(name))
    if typed[0] != name[0] and typed[:2] != name[1::-1]:
        return False
    slips = DamerauLevenshtein.distance(typed, name, score_cutoff=MOST_SLIPS)
    if slips == 1 and len(typed) <= SHORT:
        return len(typed) < len(name) or sorted(typed) == sorted(name) or name in _without_doubled(typed)
    return slips == 1 or (slips == MOST_SLIPS and (len(typed) >= LONG or _without_runs(typed) == _without_runs(name)))


def _left_out(name: str) -> list[int]:
    """Return where a name has a letter that is easily left out: its only vowel, or a last s."""
    vowels = [at for at, letter in enumerate(name) if letter in "aeiou"]
    # With a vowel left it may be another word: “red” is no slip of “read”.
    only = vowels if len(vowels) == 1 else []
    return [*only, len(name) - 1] if name.endswith("s") else only


def _without_doubled(typed: str) -> list[str]:
    """Return the word without one of two equal letters in a row, for each such pair: `readd`, but not `ready`."""
    return [typed[:at] + typed[at + 1 :] for at in range(1, len(typed)) if typed[at] == typed[at - 1]]


def _without_runs(word: str) -> str:
    """Return the word with each run of equal letters as one: `sumarry` and `summary` are both `sumary`."""
    return "".join(letter for at, letter in enumerate(word) if at == 0 or letter != word[at - 1])
