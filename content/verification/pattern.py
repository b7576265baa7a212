"""What the signs inside a quote ask for: runs of words, and between them ellipses and words in brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, Literal

from content.verification.tokens import Tokens, tokens_of, word_count

_DOTS = r"(?:…|\.{3,}|\.(?:\s\.){2,})"
_NOTE = r"\[(?:\^\w{1,30}|\d{1,3})\]"
CONNECTOR = re.compile(
    rf"(?P<sic>[\[(]\s?sic[!.]?\s?[\])])"
    rf"|(?P<note>{_NOTE}|(?<=\S)(?:[⁰¹²³⁴-⁹]{{1,3}}|[†‡]))"
    rf"|(?P<ellipsis>\[\s?{_DOTS}\s?\]|\(\s?{_DOTS}\s?\)|{_DOTS})"
    rf"|(?P<bracket>\w{{0,30}}(?!{_NOTE})\[[^\[\]]{{1,80}}\]\w{{0,30}})",
    re.IGNORECASE,
)
BRACKETS = str.maketrans("", "", "[]")
MOST_CONNECTORS: Final = 40
SHORTEST_PART: Final = 3
LONGEST_BRACKET: Final = 8


@dataclass(frozen=True, slots=True)
class Break:
    """A sign between two words: its place in the text, and the words in a bracket."""

    start: int
    end: int
    kind: Literal["ellipsis", "bracket"]
    sign: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words to look for, without those in brackets; `breaks` by the word that they stand before.

    `notes` are calls of footnotes, such as [1], which stand for no words.
    """

    tokens: Tokens
    breaks: dict[int, tuple[Break, ...]] = field(default_factory=dict)
    sics: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def runs(self) -> list[tuple[int, int]]:
        """The stretches of words that must stand together, each from one word to another, the last not included."""
        bounds = sorted({0, len(self.tokens), *self.breaks})
        return [(start, end) for start, end in pairwise(bounds) if start < end]

    def has_ellipsis(self, index: int) -> bool:
        """Say whether an ellipsis stands before a word."""
        return any(one.kind == "ellipsis" for one in self.breaks.get(index, ()))

    @property
    def parts(self) -> list[int]:
        """How many words a reader counts in each part between ellipses."""
        total = len(self.tokens)
        bounds = [0, *(index for index in sorted(self.breaks) if self.has_ellipsis(index) and 0 < index < total), total]
        return [word_count(self.tokens, start, end) for start, end in pairwise(bounds)]

    @property
    def is_honest(self) -> bool:
        """Say whether its parts are long enough, and its brackets few and short enough, to be the author's words."""
        brackets = [one for several in self.breaks.values() for one in several if one.kind == "bracket"]
        inside = [index for index in self.breaks if 0 < index < len(self.tokens)]
        if not inside and not brackets:
            return True
        return (
            min(self.parts) >= SHORTEST_PART
            and len(self.tokens) > 2 * len(brackets) + 1
            and all(len(tokens_of(one.words)) <= LONGEST_BRACKET for one in brackets)
        )


def literal(text: str) -> Pattern:
    """Return the words as they stand, every sign a mark of the text's own."""
    return Pattern(tokens_of(text))


def interpreted(text: str) -> Pattern | None:
    """Return the words with [sic], footnote calls, ellipses and brackets understood; None without any of these."""
    found = list(CONNECTOR.finditer(text))
    if not found or len(found) > MOST_CONNECTORS:
        return None
    masked = CONNECTOR.sub(lambda match: " " * len(match[0]), text)
    tokens = tokens_of(masked)
    breaks: dict[int, tuple[Break, ...]] = {}
    for match in found:
        if match.lastgroup not in {"sic", "note"}:
            index = sum(start < match.start() for start in tokens.starts)
            breaks[index] = (*breaks.get(index, ()), _break(match))
    sics, notes = (tuple(match[0] for match in found if match.lastgroup == kind) for kind in ("sic", "note"))
    return Pattern(tokens, breaks, sics, notes)


def _break(match: re.Match[str]) -> Break:
    if match.lastgroup == "bracket":
        words = match[0].translate(BRACKETS).strip()
        return Break(match.start(), match.end(), "bracket", match[0], words)
    return Break(match.start(), match.end(), "ellipsis", match[0])
