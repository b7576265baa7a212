"""One text, as a reader meets it: frozen values without behaviour beyond looking things up."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field

from content.companion import STRICT, Companion
from content.dates import shown_date
from content.folding import count_words

if TYPE_CHECKING:
    from content.quotes import Quote, Reported

Form = Literal["paragraph", "quotation", "item"]
Verdict = Literal["whole", "cut", "altered"]
Style = Literal["emphasis", "strong", "code"]

WORDS_PER_MINUTE = 230


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph's text, in characters from its start."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Styled(Span):
    """A stretch that the author emphasized."""

    style: Style


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that stands at one place of a paragraph: a page begins, or a footnote is called."""

    offset: int
    label: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph of the body; `text` is the author's, character for character."""

    number: int
    id: str
    text: str
    section: int
    position: int
    line: int
    sentences: tuple[Span, ...]
    form: Form = "paragraph"
    heading: str | None = None
    styles: tuple[Styled, ...] = ()
    pages: tuple[Mark, ...] = ()
    footnotes: tuple[Mark, ...] = ()

    @property
    def first_sentence(self) -> str:
        """Its first sentence, whole."""
        return self.text[self.sentences[0].start : self.sentences[0].end]


@dataclass(frozen=True, slots=True)
class Section:
    """Some paragraphs under a title; `title` is None where the text has none there."""

    number: int
    slug: str
    title: str | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PullQuote:
    """Words that the outlet printed large beside the body, and what they are worth against it.

    `whole`: whole sentences of the body. `cut`: words of the body whose sentence begins earlier or goes on.
    `altered`: not what the body says; `paragraph` is then the nearest one.
    """

    text: str
    before: int
    verdict: Verdict
    paragraph: int
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """The words around a picture: its caption and whose picture it is. The picture itself is not kept."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """How much of the text may be served, and on whose permission."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    serve: Literal["full", "excerpts"] = "full"
    excerpt_words: Annotated[int, Field(ge=10, le=500)] = 90
    excerpts_a_day: Annotated[int, Field(ge=1, le=1000)] = 10
    note: str | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Article:
    """One text with everything that its files say about it.

    Two loads of a text are two articles, so that one is a key under which work on it can be kept.
    """

    slug: str
    title: str
    author: str
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    companion: Companion
    quotes: tuple[Quote, ...] = ()
    reported: tuple[Reported, ...] = ()
    pull_quotes: tuple[PullQuote, ...] = ()
    sic: dict[int, tuple[int, ...]] = field(default_factory=dict)
    footnotes: dict[str, str] = field(default_factory=dict)
    dek: str | None = None
    author_bio: str | None = None
    outlet: str | None = None
    kind: str | None = None
    published: str | None = None
    language: str = "en"
    source_url: str | None = None
    section_titles: Literal["author", "ours"] = "author"
    aliases: tuple[str, ...] = ()
    image: Image | None = None
    rights: Rights = field(default_factory=Rights)
    version: str = ""

    @property
    def last(self) -> int:
        """The number of its last paragraph."""
        return len(self.paragraphs)

    @cached_property
    def words(self) -> int:
        """How many words its body has."""
        return sum(count_words(paragraph.text) for paragraph in self.paragraphs)

    @property
    def in_one_piece(self) -> bool:
        """Whether nothing divides it: it has one section, which has no title."""
        return len(self.sections) == 1 and not self.sections[0].title

    @property
    def minutes(self) -> int:
        """How long it takes to read at an easy pace, at least one minute."""
        return max(1, round(self.words / WORDS_PER_MINUTE))

    @cached_property
    def by_id(self) -> dict[str, Paragraph]:
        """Its paragraphs by their stable ids."""
        return {paragraph.id: paragraph for paragraph in self.paragraphs}

    @property
    def shown_date(self) -> str | None:
        """The day it was published, such as “9 March 2018”."""
        return shown_date(self.published) if self.published else None

    @property
    def attribution(self) -> str:
        """Whose words these are: “Opinion · Michael Fuchs, NBC News, 9 March 2018”, as far as it is known."""
        who = ", ".join(part for part in (self.author, self.outlet, self.shown_date) if part)
        return f"{self.kind[:1].upper()}{self.kind[1:]} · {who}" if self.kind else who

    def paragraph(self, number: int) -> Paragraph:
        """Return a paragraph by its number, counted from 1."""
        return self.paragraphs[number - 1]

    def section(self, number: int) -> Section:
        """Return a section by its number, counted from 1."""
        return self.sections[number - 1]

    def section_of(self, paragraph: int) -> Section:
        """Return the section that a paragraph stands in."""
        return self.section(self.paragraph(paragraph).section)
