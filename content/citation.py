"""How readers name a passage, and how we name it back: `¶6`, `6-8`, `§2`, `§2.3`, `2:3`, `p. 34`, a section's title."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from content.article import Article, Paragraph, Section
from content.errors import CitationError, counted, echo, span
from content.folding import comparable
from content.titles import section_beginning, section_named

# Every dash has become a hyphen before these are tried.
# Longer ones are past any end too, and would only fill the answer.
NUMBER = r"(\d{1,30})"
TOO_LONG = re.compile(r"\d{31}")
TO = r"\s*(?:-{1,3}|~|\.\.\.?|to|through|until)\s*"
PARAGRAPH = r"(?:¶{1,2}|#|paragraphs?|paras?\.?|pars?\.?)\s*"
SECTION = r"(?:§{1,2}|sections?|sect?s?\.?|part|chapter|ch\.?)\s*"
PAGE = r"(?:pages?|pp?)(?:\.\s*|\s+|(?=\d))"
PAGE_LABEL = r"([0-9a-z]{0,11}[0-9][0-9a-z]{0,11}|[ivxlcdm]{1,12})"

PARAGRAPHS = re.compile(rf"(?:{PARAGRAPH})?{NUMBER}(?:{TO}(?:{PARAGRAPH})?{NUMBER})?")
SECTIONS = re.compile(rf"{SECTION}{NUMBER}(?:{TO}(?:{SECTION})?{NUMBER})?")
SHOWN = re.compile(rf"{SECTIONS.pattern}\s*[,:]?\s*{PARAGRAPH}{NUMBER}(?:{TO}(?:{PARAGRAPH})?{NUMBER})?")
PLACE = rf"(?:{SECTION})?{NUMBER}\s*[.:]\s*"
INSIDE = re.compile(rf"{PLACE}{NUMBER}(?:{TO}(?:{PLACE})?{NUMBER})?")
PAGES = re.compile(rf"{PAGE}{PAGE_LABEL}(?:{TO}(?:{PAGE})?{PAGE_LABEL})?")

# A title is the longest thing that names a passage.
LONGEST_CITATION = 300


@dataclass(frozen=True, slots=True)
class Passage:
    """Some paragraphs in a row; `note` says where it is less than what was asked for."""

    article: Article
    first: int
    last: int
    note: str = ""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its paragraphs, in order."""
        return self.article.paragraphs[self.first - 1 : self.last]

    @property
    def section(self) -> Section:
        """The section that it begins in."""
        return self.article.section_of(self.first)

    @property
    def is_section(self) -> bool:
        """Whether it is one whole section."""
        return (self.first, self.last) == (self.section.first, self.section.last)

    @property
    def label(self) -> str:
        """Its citation as shown: `§2 ¶6`, `§2 ¶6–8`, `§2–3 ¶8–9`."""
        return shown(self.article, self.first, self.last)


def shown(article: Article, first: int, last: int | None = None) -> str:
    """Return the citation of some paragraphs as readers see it, with no § where nothing divides the text.

    `parse` understands it again.
    """
    last = last or first
    if article.in_one_piece:
        return span(first, last)
    begins, ends = article.paragraph(first).section, article.paragraph(last).section
    section = f"§{begins}" if begins == ends else f"§{begins}–{ends}"
    return f"{section} ¶{first}" if first == last else f"{section} ¶{first}–{last}"


def shown_cites(article: Article, cites: tuple[int, ...]) -> str:
    """Return the paragraphs that something rests on, runs drawn together: `¶1–4, ¶9`."""
    runs: list[list[int]] = []
    for number in sorted({number for number in cites if 1 <= number <= article.last}):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(span(first, last) for first, last in runs)


def parse(article: Article, words: str) -> Passage:
    """Return the passage that somebody named; raise CitationError, naming what exists, if there is none."""
    plain = comparable(words[:LONGEST_CITATION])
    # An author's own “Chapter 2” may be our §3, so what begins with a letter is first looked for among the titles.
    named = section_named(article, plain) if plain[:1].isalpha() else None
    if named:
        return section_passage(article, named.number)
    for pattern, read in READERS:
        found = pattern.fullmatch(plain)
        if found:
            return read(article, found)
    if TOO_LONG.search(plain):
        raise CitationError(f"{echo(words)} is past the end: this text has {counted(article.last, 'paragraph')}.")
    return section_passage(article, section_beginning(article, plain, words).number)


def section_passage(article: Article, number: int) -> Passage:
    """Return a whole section by its number, counted from 1."""
    section = article.section(number)
    return Passage(article, section.first, section.last)


def _paragraphs(article: Article, found: re.Match[str]) -> Passage:
    first, last = _ordered(found[1], found[2])
    return _within(article, first, last)


def _within(article: Article, first: int, last: int) -> Passage:
    has = f"this text has {counted(article.last, 'paragraph')}"
    if first < 1 and last < 1:
        raise CitationError(f"There is no ¶{last}: {has}, counted from ¶1.")
    if first > article.last:
        raise CitationError(f"¶{first} is past the end: {has}.")
    passage = Passage(article, max(first, 1), min(last, article.last))
    if last > article.last:
        return replace(passage, note=f"¶{last} is past the end ({has}); here is what there is.")
    if first < 1:
        return replace(passage, note=f"There is no ¶{first} ({has}, counted from ¶1); here is what there is.")
    return passage


def _sections(article: Article, found: re.Match[str]) -> Passage:
    first, last = _ordered(found[1], found[2])
    begins = _section(article, max(first, 1) if last >= 1 else first)
    end = min(last, len(article.sections))
    passage = Passage(article, begins.first, article.section(end).last)
    if last > end and article.in_one_piece:
        return replace(passage, note="This text is not divided into sections; here is all of it.")
    if last > end:
        has = f"this text has {counted(len(article.sections), 'section')}"
        return replace(passage, note=f"§{last} is past the end ({has}); here is what there is.")
    return passage


def _section(article: Article, number: int) -> Section:
    if article.in_one_piece and number != 1:
        raise CitationError(f"This text is not divided into sections: it has {span(1, article.last)}.")
    has = f"this text has {counted(len(article.sections), 'section')}"
    if number < 1:
        raise CitationError(f"There is no §{number}: {has}, counted from §1.")
    if number > len(article.sections):
        raise CitationError(f"§{number} is past the end: {has}.")
    return article.section(number)


def _shown(article: Article, found: re.Match[str]) -> Passage:
    """`§2 ¶6` as we show it: the paragraph counts through the text, and must stand in that section."""
    section, until = _ordered(found[1], found[2])
    begins, ends = _section(article, section), _section(article, until)
    first, last = _ordered(found[3], found[4])
    passage = _within(article, first, last)
    if not (begins.first <= passage.first and passage.last <= ends.last):
        paragraphs = span(begins.first, ends.last)
        raise CitationError(
            f"¶{first} is not in §{section}, which is {paragraphs}; “§{section}.1” names its first paragraph."
        )
    return passage


def _inside(article: Article, found: re.Match[str]) -> Passage:
    """`§2.3`, `2:3`, `2:3-5`, `2:3-3:1`: paragraphs counted from the start of a section."""
    section = _section(article, int(found[1]))
    until = _section(article, int(found[3])) if found[3] else section
    first = _counted_inside(section, int(found[2]))
    wanted = int(found[4]) if found[4] else int(found[2])
    size = until.last - until.first + 1
    last = _counted_inside(until, min(wanted, size))
    passage = Passage(article, min(first, last), max(first, last))
    if wanted > size:
        return replace(passage, note=f"§{until.number} has {counted(size, 'paragraph')}; here is what there is.")
    return passage


def _counted_inside(section: Section, position: int) -> int:
    size = section.last - section.first + 1
    if not 1 <= position <= size:
        paragraphs = span(section.first, section.last)
        raise CitationError(
            f"§{section.number} has no paragraph {position}: it has {counted(size, 'paragraph')} ({paragraphs})."
        )
    return section.first + position - 1


def _pages(article: Article, found: re.Match[str]) -> Passage:
    """`p. 34`: every paragraph of which some part stands on that page."""
    marks = [(paragraph.number, mark) for paragraph in article.paragraphs for mark in paragraph.pages]
    if not marks:
        has = f"it has {counted(article.last, 'paragraph')} ({span(1, article.last)})"
        raise CitationError(f"This text has no page numbers; {has}.")
    labels = [mark.label.casefold() for _, mark in marks]
    go = f"the pages go from {marks[0][1].label} to {marks[-1][1].label}"
    note = ""
    last = found[2] or found[1]
    if last not in labels and found[1] in labels and _is_past(last, labels[-1]):
        note, last = f"There is no page {last} ({go}); here is what there is.", labels[-1]
    for label in (found[1], last):
        if label not in labels:
            raise CitationError(f"There is no page {label}: {go}.")
    begin, end = sorted((labels.index(found[1]), labels.index(last)))
    begins = marks[begin][0]
    if end + 1 == len(marks):
        return Passage(article, begins, article.last, note)
    following, mark = marks[end + 1]
    # A page that begins inside a paragraph leaves that paragraph's start on the page before.
    return Passage(article, begins, max(begins, following if mark.offset else following - 1), note)


def _is_past(label: str, last: str) -> bool:
    return label.isdecimal() and last.isdecimal() and int(label) > int(last)


def _ordered(first: str, last: str | None) -> tuple[int, int]:
    numbers = sorted((int(first), int(last or first)))
    return numbers[0], numbers[1]


READERS = (
    (PARAGRAPHS, _paragraphs),
    (SHOWN, _shown),
    (INSIDE, _inside),
    (SECTIONS, _sections),
    (PAGES, _pages),
)
