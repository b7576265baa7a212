"""What verification finds out: everything that an answer may say, as frozen values; the wording is the renderer's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from content.article import Article, PullQuote
from content.locating import Found

Kind = Literal["verbatim", "altered", "unknown", "short"]
Part = Literal["body", "heading", "footnote", "headline", "dek", "bio", "caption", "credit", "pull quote"]
Pardon = Literal[
    "quotation marks",  # of another kind, such as straight for curly
    "quotation marks added",
    "quotation marks missing",
    "dashes",
    "white space",
    "first letter",
    "sic",
    "footnote call",
    "ellipsis",  # `true` is what was left out
    "bracket",  # `true` is what the bracket stands for; empty for an insertion
    "end",  # a final full stop or comma
    "markup",  # signs of Discord: >, **, ||
    "name",
    "citation",
    "frame",  # a reply of this bot around the words
]
Change = Literal["added", "missing", "changed", "moved"]
Matter = Literal["words", "negation", "number", "case", "punctuation"]

# Whose words what stands beside the body is: the author's, or the outlet's, which wrote headlines and captions.
AUTHORED: frozenset[Part] = frozenset({"body", "heading", "footnote"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: `stretches` of paragraphs of the body, or one of another part, then with paragraph 0.

    `sentences` are the whole sentences that the stretches touch; `texts` the texts that both are places in.
    """

    article: Article
    part: Part
    stretches: tuple[Found, ...]
    sentences: tuple[Found, ...]
    texts: tuple[str, ...]
    label: str = ""

    @property
    def words(self) -> str:
        """The words as they stand there."""
        return "\n\n".join(text[one.start : one.end] for one, text in zip(self.stretches, self.texts, strict=True))

    @property
    def whole(self) -> str:
        """The whole sentences, as they stand there."""
        return "\n\n".join(text[one.start : one.end] for one, text in zip(self.sentences, self.texts, strict=True))

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """The numbers of the paragraphs; none beside the body."""
        return tuple(one.paragraph for one in self.stretches if one.paragraph)


@dataclass(frozen=True, slots=True)
class Forgiven:
    """A difference that does not count, with the words concerned, pasted and true; `at` is where they stand."""

    kind: Pardon
    pasted: str = ""
    true: str = ""
    at: Found | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference that counts. `after` are the true words before it; `source` where added words really stand."""

    kind: Change
    pasted: str
    true: str
    of: Matter = "words"
    after: str = ""
    source: Found | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """What the pasted words leave out of their own sentences, before and behind; `said` where an ellipsis owns up."""

    before: Found | None = None
    behind: Found | None = None
    lead_in: str = ""
    goes_on: str = ""
    said_before: bool = False
    said_behind: bool = False


@dataclass(frozen=True, slots=True)
class Hearsay:
    """Words of somebody else inside the text; `inside` where all pasted words are among them.

    `direct`: in quotation marks, so that the words are the speaker's and not only the claim. A speaker of None is
    nobody known: scare quotes, or a quotation that no companion explains.
    """

    speaker: str | None
    at: Found
    words: str
    direct: bool
    inside: bool


@dataclass(frozen=True, slots=True)
class Naming:
    """The name pasted with the words, and whose words they are; None where they are the outlet's and none is known."""

    pasted: str
    true: str | None
    right: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """One of the places from which an altered quote was put together."""

    pasted: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is known of some pasted words.

    `words` are those judged: `is_part` says that they are only the quoted part of what was pasted, and `others` are
    the verdicts on its other quoted parts. `place` is where they stand, or the true passage of an altered quote, or
    what stands really near to unknown words; `places` are all places of a verbatim one. `pull_quote` is one that
    prints just these words.
    """

    kind: Kind
    words: str
    is_part: bool = False
    place: Place | None = None
    places: tuple[Place, ...] = ()
    forgiven: tuple[Forgiven, ...] = ()
    cut: Cut | None = None
    hearsay: tuple[Hearsay, ...] = ()
    naming: Naming | None = None
    differences: tuple[Difference, ...] = ()
    pieces: tuple[Piece, ...] = ()
    pull_quote: PullQuote | None = None
    likeness: float = 1.0
    others: tuple[Verdict, ...] = ()

    @property
    def article(self) -> Article | None:
        """The text that the words belong to."""
        return self.place.article if self.place else None

    @property
    def speaker(self) -> Hearsay | None:
        """Whose words or claim they wholly are, where that is not the author; the one who is known, if any is."""
        inside = [one for one in self.hearsay if one.inside]
        return next((one for one in inside if one.speaker), inside[0] if inside else None)

    @property
    def differs_only_in(self) -> frozenset[Matter]:
        """Of what all differences are, where the words are right: case, punctuation, or both; empty otherwise."""
        matters = frozenset(one.of for one in self.differences)
        return matters if matters <= {"case", "punctuation"} and not self.pieces else frozenset()
