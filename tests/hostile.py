"""Words that are made to be slow, of any length, and how much work they make."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

from content.errors import ContentError

Way = Callable[[str], object]

HUNDRED_KILOBYTES = 100_000

PATTERNS = {
    "one word": "diplomacy ",
    "stop words": "the of and to ",
    "quotation marks": "“",
    "straight marks": '"',
    "one token": "x",
    "combining characters": "a\u0301\u0323",
    "unspaced script": "中",
    "ellipses": "alpha… bravo… charlie… ",
    "prefixes": "di* co* re* un* ",
    "quote lines": "\n>",
    "links": "[a](http://",
    "names": "— A",
    "colons": "A: “",
    "escapes": "\\",
    "slips": "diplomasy negotations presidant ",
}


def hostile(size: int) -> dict[str, str]:
    """Return inputs of so many characters, by what they are full of."""
    half = size // 2
    nested = {"nested brackets": "[" * half + "]" * half, "nested marks": "“" * half + "”" * half}
    return {name: (text * (size // len(text) + 1))[:size] for name, text in PATTERNS.items()} | nested


def calls(way: Way, words: str) -> int:
    """Return how many calls the interpreter makes for an answer, or for a refusal."""
    count = 0

    def counting(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        way(words)
    except ContentError:
        pass
    finally:
        sys.setprofile(before)
    return count
