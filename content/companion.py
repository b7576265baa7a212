"""What this project says about a text, in its own words: each thing cites the paragraphs it rests on.

The dataclasses are both the shape of `companion.yaml` (checked by pydantic at the door) and the values used inside.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from documents.shape import YesNo, of_form

STRICT = ConfigDict(extra="forbid", str_strip_whitespace=True)


def _visible(words: str) -> str:
    """Return the words; zero-width characters alone would give an author without a name."""
    if any(unicodedata.category(character)[0] in "LNPS" for character in words):
        return words
    raise PydanticCustomError("invisible", "a text that can be seen")


# Ids travel in a button's custom_id, which Discord limits to 100 characters, beside an article's slug
# and a reader's id.
Id = Annotated[
    str,
    of_form(r"[a-z][a-z0-9-]{0,23}", "an id: at most 24 small letters, digits and hyphens, a letter first"),
]
Text = Annotated[str, Field(min_length=1), AfterValidator(_visible)]
Line = Annotated[Text, AfterValidator(lambda words: " ".join(words.split()))]
Cites = tuple[int, ...]
Kind = Literal["advice", "condition", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Whatever knows all of its keys."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Entry):
    """What each entry has besides its words."""

    cites: Cites = ()
    background: YesNo = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Point(Claim):
    """One point of the summary."""

    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary(Claim):
    """One sentence, then points; `by` says whose they are."""

    sentence: Text
    points: tuple[Point, ...] = ()
    by: Literal["us", "author"] = "us"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Claim):
    """An open question for a group that has read the section."""

    id: Id
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionNotes(Claim):
    """What one section says, and what to talk about after it."""

    section: Line
    synopsis: Text
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Entry):
    """What is named by words of the text; `cites` says in which paragraph, where they stand in several."""

    cites: Cites = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteEntry(Words):
    """A quote as its editor wrote it down; `content.quotes.Quote` is the same one found in the text."""

    id: Id
    text: Text
    speaker: Line | None = None
    themes: tuple[Line, ...] = ()
    cut: YesNo = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedEntry(Words):
    """Words in which the author reports what somebody else said, in quotation marks or without."""

    text: Text
    speaker: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Claim):
    """What the author asks for, of whom, and why."""

    id: Id
    kind: Kind
    what: Line
    to: Line
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Claim):
    """Somebody whom the text names."""

    id: Id
    name: Line
    who: Text
    aliases: tuple[Line, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that the person answers to."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Claim):
    """Something that happened, and when."""

    id: Id
    when: Line
    what: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Claim):
    """A term that a reader may not know."""

    id: Id
    term: Line
    meaning: Text
    aliases: tuple[Line, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every word for it."""
        return (self.term, *self.aliases)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizItem(Claim):
    """A question with one right answer, and why it is right."""

    id: Id
    question: Line
    options: Annotated[tuple[Line, ...], Field(min_length=2, max_length=5)]
    right: Line
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphNotes(Entry):
    """What one paragraph says, and plain questions that it answers: for finding it by other words than its own."""

    paragraph: int
    synopsis: Text | None = None
    questions: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCovered(Entry):
    """Something near the subject that the text does not speak about, and questions that would be asked about it."""

    id: Id
    topic: Line
    questions: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip(Words):
    """A slip of the original, which stays: [sic] is shown behind the words in `after`."""

    after: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion(Entry):
    """All that is ours about one text. Everything in it may be missing."""

    summary: Summary | None = None
    sections: tuple[SectionNotes, ...] = ()
    quotes: tuple[QuoteEntry, ...] = ()
    reported: tuple[ReportedEntry, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    people: tuple[Person, ...] = ()
    timeline: tuple[Event, ...] = ()
    glossary: tuple[Term, ...] = ()
    quiz: tuple[QuizItem, ...] = ()
    paragraphs: tuple[ParagraphNotes, ...] = ()
    not_covered: tuple[NotCovered, ...] = ()
    slips: tuple[Slip, ...] = ()

    def notes_on(self, slug: str) -> SectionNotes | None:
        """Return what is said of a section; None where nobody has written anything."""
        return next((notes for notes in self.sections if notes.section == slug), None)


NO_COMPANION = Companion()

# The lists of the file, each with the shape of one entry: entries are checked one by one, so that a slip in
# one hides no slip in another.
ENTRIES: dict[str, type] = {
    "sections": SectionNotes,
    "quotes": QuoteEntry,
    "reported": ReportedEntry,
    "recommendations": Recommendation,
    "people": Person,
    "timeline": Event,
    "glossary": Term,
    "quiz": QuizItem,
    "paragraphs": ParagraphNotes,
    "not_covered": NotCovered,
    "slips": Slip,
}
