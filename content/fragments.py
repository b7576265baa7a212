"""Links that open a text's page at some words of it: https://wicg.github.io/scroll-to-text-fragment/.

A browser goes to the first place on the page where the words of the link stand, so words that stand there twice get
as many of their neighbours as tell the places apart. Long words are named by their first and last ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Final, NamedTuple
from urllib.parse import quote

from content.article import Article, Paragraph, PullQuote, Span
from content.folding import UNSPACED, folded
from content.folding import WORD as WHOLE_WORD
from content.once import once_for_an_article

# Of a link button: https://discord.com/developers/docs/components/reference#button
URL_LIMIT: Final = 512
WHOLE: Final = 90
ENDS: Final = (4, 2, 6, 8, 12)
# A pull quote may say the same for long before it differs.
LONG_OPENINGS: Final = (20, 30)
NEIGHBOURS: Final = (0, 2, 3, 4, 6, 8, 12)

# A script without spaces has no words that could be counted: each of its characters is one.
WORD: Final = re.compile(rf"{UNSPACED.pattern}|(?:(?!{UNSPACED.pattern})\S)+")
DIRECTIVE: Final = ":~:"
BETWEEN: Final = "\n"
NONE: Final = Span(0, 0)


@dataclass(frozen=True, slots=True, eq=False)
class _Page:
    """What a browser finds on the page: its text in one piece, and stretches of it that no part of a link may leave.

    A stretch is a block, or what stands in one between two calls of footnotes. `printed` are the pull quotes: where an
    outlet puts these among the paragraphs may change.
    """

    text: str
    plain: str
    paragraphs: dict[int, int]
    stretches: tuple[Span, ...]
    printed: tuple[Span, ...]

    def stretch(self, place: int) -> Span:
        """Return the stretch that a character stands in."""
        return next(one for one in self.stretches if one.start <= place < one.end)


class _Parts(NamedTuple):
    """The parts of a link, as places on the page; a part that is not needed is empty."""

    prefix: Span
    start: Span
    end: Span
    suffix: Span


def link_to_words(article: Article, paragraph: int, start: int, end: int) -> str | None:
    """Return a link that opens the published page at these words, at most 512 characters long.

    None where no page is known, or where no link to the words is short enough.
    """
    words = _whole_words(article.paragraph(paragraph), start, end)
    if not article.source_url or words.start == words.end:
        return None
    page = _page(article)
    offset = page.paragraphs[paragraph]
    place = Span(words.start + offset, words.end + offset)
    led = ambiguous = None
    for parts in _candidates(page, place):
        link = _link(article.source_url, page, parts)
        if len(link) <= URL_LIMIT:
            leads = _leads_to(page, parts)
            if leads and not _is_printed(page, parts):
                return link
            led = led or (link if leads else None)
            ambiguous = link
    return led or ambiguous


def _whole_words(paragraph: Paragraph, start: int, end: int) -> Span:
    """Return a stretch without white space around it, made longer where it begins or ends inside a word."""
    text = paragraph.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    for found in WHOLE_WORD.finditer(text):
        if not UNSPACED.search(found[0]):
            start = found.start() if found.start() < start < found.end() and start < end else start
            end = found.end() if found.start() < end < found.end() and start < end else end
    return Span(start, end)


@once_for_an_article
def _page(article: Article) -> _Page:
    text, paragraphs, stretches, printed = "", {}, [], []
    for block, home in _blocks(article):
        if isinstance(home, PullQuote):
            printed.append(Span(len(text), len(text) + len(block)))
        if isinstance(home, Paragraph):
            paragraphs[home.number] = len(text)
        edges = [0, *_cuts(home), len(block)] if isinstance(home, Paragraph) else [0, len(block)]
        stretches += [Span(len(text) + first, len(text) + last) for first, last in pairwise(edges) if first < last]
        text += block + BETWEEN
    return _Page(text, folded(text), paragraphs, tuple(stretches), tuple(printed))


def _blocks(article: Article) -> Iterator[tuple[str, Paragraph | PullQuote | None]]:
    """Yield what is printed on the page, in order, as far as it is known; titles of sections only if the author's."""
    image = article.image
    for words in (article.title, article.dek, image and image.caption, image and image.credit):
        yield words or "", None
    section, heading = -1, None
    for paragraph in article.paragraphs:
        yield from ((one.text, one) for one in article.pull_quotes if one.before == paragraph.number - 1)
        if paragraph.section != section and article.section_titles == "author":
            yield article.section(paragraph.section).title or "", None
        if paragraph.heading != heading:
            yield paragraph.heading or "", None
        section, heading = paragraph.section, paragraph.heading
        yield paragraph.text, paragraph


def _cuts(paragraph: Paragraph) -> list[int]:
    """Return where the page has a sign of its own inside a paragraph, which our text has not."""
    return sorted({note.offset for note in paragraph.footnotes if 0 < note.offset < len(paragraph.text)})


def _candidates(page: _Page, place: Span) -> Iterator[_Parts]:
    """Yield what a link to a place can be made of, with few neighbours first."""
    first, last = page.stretch(place.start), page.stretch(place.end - 1)
    forms = list(_forms(page, place, first, last))
    before, after = _before(page, first, place.start), _after(page, last, place.end)
    for count, (prefixed, suffixed) in product(NEIGHBOURS, ((False, True), (True, False), (True, True))):
        prefix = _joined(before[-count:] if count and prefixed else [])
        suffix = _joined(after[:count] if suffixed else [])
        yield from (_Parts(prefix, *form, suffix) for form in forms)


def _forms(page: _Page, place: Span, first: Span, last: Span) -> Iterator[tuple[Span, Span]]:
    """Yield how the words themselves can be named: all of them, or the first and last ones."""
    words = _words(page, place)
    whole = [(place, NONE)] if first == last else []
    if place.end - place.start <= WHOLE:
        yield from whole
    for opened, closed in (*zip(ENDS, ENDS, strict=True), *((count, ENDS[0]) for count in LONG_OPENINGS)):
        if len(words) >= opened + closed:
            opening = [word for word in words[:opened] if word.end <= first.end]
            closing = [word for word in words[-closed:] if word.start >= last.start]
            yield _joined(opening), _joined(closing)
    if place.end - place.start > WHOLE:
        yield from whole


def _before(page: _Page, stretch: Span, place: int) -> list[Span]:
    """Return the words in front of a place, of the block before where none stands there in its own."""
    words = _words(page, Span(stretch.start, place))
    before = next((one for one in page.stretches if one.end + len(BETWEEN) == stretch.start), None)
    return words or (_words(page, before) if before else [])


def _after(page: _Page, stretch: Span, place: int) -> list[Span]:
    words = _words(page, Span(place, stretch.end))
    after = next((one for one in page.stretches if one.start == stretch.end + len(BETWEEN)), None)
    return words or (_words(page, after) if after else [])


def _words(page: _Page, span: Span) -> list[Span]:
    return [Span(found.start(), found.end()) for found in WORD.finditer(page.text, span.start, span.end)]


def _joined(words: list[Span]) -> Span:
    return Span(words[0].start, words[-1].end) if words else NONE


def _leads_to(page: _Page, parts: _Parts) -> bool:
    """Say whether the first place on the page that the parts fit is the one they are made of."""
    begin = parts.start.start if parts.prefix == NONE else parts.prefix.start
    finish = (parts.start if parts.end == NONE else parts.end) if parts.suffix == NONE else parts.suffix
    if parts.end == NONE:
        return page.plain.find(page.plain[begin : finish.end]) == begin
    opens = page.plain.find(page.plain[begin : parts.start.end]) == begin
    closing = page.plain[parts.end.start : finish.end]
    return opens and page.plain.find(closing, parts.start.end) == parts.end.start


def _is_printed(page: _Page, parts: _Parts) -> bool:
    """Say whether a pull quote has the words too, with their neighbours: then the link may open there."""
    begin = parts.start.start if parts.prefix == NONE else parts.prefix.start
    finish = parts.start.end if parts.end != NONE or parts.suffix == NONE else parts.suffix.end
    words = page.plain[begin:finish]
    return any(words in page.plain[one.start : one.end] for one in page.printed)


def _link(url: str, page: _Page, parts: _Parts) -> str:
    prefix, start, end, suffix = (_encoded(page.text[one.start : one.end]) for one in parts)
    text = f"{prefix}-,{start}" if prefix else start
    text += f",{end}" if end else ""
    text += f",-{suffix}" if suffix else ""
    if DIRECTIVE in url:
        return f"{url}&text={text}"
    return f"{url}{'' if '#' in url else '#'}{DIRECTIVE}text={text}"


def _encoded(words: str) -> str:
    """Return words as a part of the link: also without the hyphen, which would make them a prefix."""
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")
