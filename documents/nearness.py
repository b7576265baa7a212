"""Which known name somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable

NEAR_ENOUGH = 0.6


def nearest(word: str, names: Iterable[str], *, most: int = 1) -> list[str]:
    """Return up to `most` of the names that `word` is probably a slip of, the nearest first; often none.

    Damerau-Levenshtein similarity of at least 0.6, letter case apart: two slips in five letters are forgiven.
    """
    # Needed only where somebody was wrong, so a start without faults does not pay for its import.
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415

    found = process.extract(
        word[:80].casefold(),
        {name: name.casefold() for name in names},
        scorer=DamerauLevenshtein.normalized_similarity,
        limit=most,
        score_cutoff=NEAR_ENOUGH,
    )
    return [name for _, _, name in found]
