"""What to say to words that are no command of ours: silence, unless they are one clear slip away from one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

# A short word is soon another bot's command: there only a missing, a doubled or a swapped letter is a clear slip.
SHORT: Final = 5
LONG: Final = 9
SHORTEST: Final = 4


def clear_slip(word: str, names: Iterable[str]) -> list[str]:
    """Return the command names, at most two, that `word` is one clear slip of; none for anything else.

    Four or five letters: one missing, one too many, or two swapped. Longer: also one wrong. From nine on: two slips.
    """
    typed = word.casefold()
    if not SHORTEST <= len(typed) <= 30 or not typed.isalpha():
        return []
    found = [name for name in names if _is_slip(typed, name)]
    return found if len(found) <= 2 else []


def _is_slip(typed: str, name: str) -> bool:
    # Only a message that begins with the prefix and is no command waits for this import.
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415

    slips = DamerauLevenshtein.distance(typed, name, score_cutoff=2)
    if slips == 1 and len(typed) <= SHORT:
        return len(typed) != len(name) or sorted(typed) == sorted(name)
    return slips == 1 or (slips == 2 and len(typed) >= LONG)
