"""What can go wrong between a reader and a text.

* ContentError               its text may be shown to a reader as it stands: plain words, no markup
  - ArticleNotFoundError     no article of that name; names the nearest
  - CitationError            cannot be understood, or is past the end; names what exists
  - QuoteNotFoundError       no such quote, theme or speaker; names what exists
  - EntryNotFoundError       no such recommendation, term, person …; names what exists
  - NoQuizError              too little to ask anything about; says what to do instead
"""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST_ECHO = 60

# Control characters, and marks that nobody sees and that turn the words around them: right-to-left overrides and their
# like. Joiners stay, which some scripts and emoji need.
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


class ContentError(Exception):
    """A sentence for the reader, saying what to do next."""


class ArticleNotFoundError(ContentError):
    """No article has that name."""


class CitationError(ContentError):
    """The citation names nothing in this text."""


class QuoteNotFoundError(ContentError):
    """No quote answers to that."""


class NoQuizError(ContentError):
    """Nothing can be asked about a text, or a part of it."""


class EntryNotFoundError(ContentError):
    """The companion has no such entry."""


def echo(words: str) -> str:
    """Return what somebody typed in quotation marks, shortened, for use inside a sentence."""
    folded = " ".join(UNSEEN.sub("", words).split())
    return f"“{folded}”" if len(folded) <= LONGEST_ECHO else f"“{folded[: LONGEST_ECHO - 1].rstrip()}…”"


def listed(names: Sequence[str], *, last: str = "and") -> str:
    """Return names as a reader lists them: “a, b and c”."""
    return f"{', '.join(names[:-1])} {last} {names[-1]}" if len(names) > 1 else "".join(names)


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return “1 paragraph”, “15 paragraphs”."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def span(first: int, last: int, sign: str = "¶") -> str:
    """Return “¶6” for one paragraph, “¶6–8” for some in a row."""
    return f"{sign}{first}" if first == last else f"{sign}{first}–{last}"
