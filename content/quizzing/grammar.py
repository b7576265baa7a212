"""What kind of word an English word is likely to be, from its ending and from what stands beside it.

No model: a few lists, and how well each kind of word goes behind and before each kind. It need not be right about every
word; it keeps an adverb from being offered where a noun is missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from content.quizzing.vocabulary import ADJECTIVES, NO_ADVERBS, PASTS

KINDS = ("n", "ns", "a", "v", "vs", "ed", "ing", "ly")
NOUN, PLURAL, ADJECTIVE, VERB, VERB_S, PAST, ING, ADVERB = KINDS
NAME, NUMBER, OTHER, EDGE = ("name", "number", "other", "edge")

ENDINGS: Final = (
    ("ly", ((ADVERB, 4.0), (ADJECTIVE, 0.0))),
    ("ing", ((ING, 3.0), (NOUN, 1.0), (ADJECTIVE, 0.0))),
    ("eed", ((NOUN, 1.0), (VERB, 1.0), (PAST, 0.0))),
    ("ed", ((PAST, 3.5), (ADJECTIVE, 0.5))),
    *((end, ((ADJECTIVE, 3.0), (NOUN, -1.0))) for end in ("ous", "able", "ible", "ful", "less", "ical", "ish", "some")),
    *((end, ((ADJECTIVE, 2.0), (NOUN, 0.0))) for end in ("ive", "ary", "ic", "al", "ar", "ior", "ian", "ile")),
    *(
        (end, ((NOUN, 3.0), (VERB, -1.0)))
        for end in (
            "tion",
            "sion",
            "ment",
            "ness",
            "ity",
            "ship",
            "ism",
            "ist",
            "ance",
            "ancy",
            "ence",
            "ency",
            "hood",
            "dom",
            "logy",
            "age",
            "acy",
        )
    ),
    *((end, ((ADJECTIVE, 1.0), (NOUN, 1.0))) for end in ("ant", "ent")),
    *((end, ((VERB, 2.5), (NOUN, 0.0))) for end in ("ize", "ise", "ify")),
    *((end, ((NOUN, 2.0), (ADJECTIVE, -0.5), (VERB, -0.5))) for end in ("ure", "er", "or", "ry")),
    *((end, ((NOUN, 1.0), (ADJECTIVE, 0.0))) for end in ("ss", "us", "is")),
    ("s", ((PLURAL, 1.0), (VERB_S, 0.0))),
    ("", ((NOUN, 0.5), (ADJECTIVE, 0.0), (VERB, 0.0), (PAST, -3.0))),
)

# How well each kind (in the order of KINDS) goes behind what stands to the left, and before what stands to the right.
LEFT: Final = {
    "a": (2.5, -3, 2, -4, -4, 0, -1, -0.5),
    "the": (2, 1.5, 1.5, -4, -4, 0, 0, -1),
    "of": (1, 1.5, 0.5, -4, -4, -1, 1, -1),
    "in": (1, 1.5, 0.5, -4, -4, -1, 1, -1),
    "to": (0, 0.3, -0.5, 3, -4, -2, -1, -1),
    "be": (-1, -1.5, 1.5, -4, -4, 1.5, 1.5, 0.5),
    "have": (-1, -0.5, 0, -3, -4, 2.5, -3, 0),
    "will": (-3, -3, -2, 3, -4, -3, -3, 0),
    "he": (-2.5, -2.5, -1, 1.5, 2, 2, -2, 0.5),
    "very": (-2, -1.5, 2.5, -2, -3, 0.5, -1, 2),
    "also": (-1, -1, 0.7, 0.7, 0.7, 1, 0.3, 0),
    ADVERB: (-1, -1, 1, 1, 1, 1.5, 0.3, 0),
    NOUN: (0.3, 0.5, -1.5, -1, 0.8, 0.8, -0.3, 0.5),
    PLURAL: (-1.5, -1.5, -1, 0.8, -2, 0.8, 0.3, 0.5),
    NAME: (0.3, 0.5, -1.5, -1, 0.8, 0.8, -0.3, 0.5),
    ADJECTIVE: (2, 2, 0.3, -3, -3, -1, -0.5, -1),
    **dict.fromkeys((VERB, VERB_S, PAST, ING), (0.3, 0.8, 0.7, -2, -2, -1, 0.3, 0.8)),
}
RIGHT: Final = {
    "of": (2, 1.5, -0.5, -1, -1, -1, 0.3, -2),
    **dict.fromkeys(("in", "to"), (0.8, 0.8, -0.2, 0.3, 0.3, 1, 0.3, -0.3)),
    **dict.fromkeys(("a", "the", "he"), (-1.5, -1.5, -2, 1.5, 1.5, 1, 1.5, -0.2)),
    **dict.fromkeys(("be", "have", "will"), (1.5, 1.5, -1.5, -3, -3, -3, -2, 0)),
    EDGE: (0.8, 0.8, 0, -0.2, -1, 0, -0.3, 0.2),
    "that": (0.3, 0.3, 0, 0.5, 0.5, 0, 0.3, -0.3),
    "very": (0.2, 0.2, -0.5, 0.5, 0.5, 0.5, 0.3, 0),
    **dict.fromkeys((NOUN, PLURAL), (0.3, -1.5, 2, 0.3, 0.3, 0.3, 0.3, -1.5)),
    ADJECTIVE: (-1, -1, 0.3, 0.5, 0.5, 0, 0.5, 1.5),
    PAST: (0.5, 0.5, -0.5, -1, -1, -1, -0.5, 1),
    **dict.fromkeys((VERB, VERB_S), (0.5, 0.7, -1.5, -1, -1, -1, -1, 0.7)),
}
UNKNOWN: Final = (0.0,) * len(KINDS)
# What is seen often tells no more than this many times.
MOST_TELLING: Final = 4
NEVER: Final = -100.0
# By so much the likeliest kind is ahead of the next one where a word counts as known.
SURE: Final = 1.5


def kind_of(word: str, beside: Iterable[tuple[str, str, int]] = ()) -> tuple[str, float]:
    """Return what kind of word one in small letters is, and how sure that is.

    `beside` has the kinds to its left and right, and how often it stands between these.
    """
    marks = list(_alone(word))
    for left, right, often in beside:
        times = min(often, MOST_TELLING)
        before, behind = LEFT.get(left, UNKNOWN), RIGHT.get(right, UNKNOWN)
        marks = [mark + times * (one + other) for mark, one, other in zip(marks, before, behind, strict=True)]
    second, best = sorted(marks)[-2:]
    return KINDS[marks.index(best)], best - second


@lru_cache(maxsize=16_384)
def _alone(word: str) -> tuple[float, ...]:
    """Return how likely each kind is for a word by its ending."""
    if word in PASTS:
        likely: Iterable[tuple[str, float]] = ((PAST, 3.0), (VERB, -2.0))
    elif word in ADJECTIVES:
        likely = ((ADJECTIVE, 3.0), (ADVERB, 0.0))
    else:
        plain = "" if word in NO_ADVERBS else word
        likely = next(one for end, one in ENDINGS if plain.endswith(end))
    known = dict(likely)
    return tuple(known.get(kind, NEVER) for kind in KINDS)
