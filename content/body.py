"""The Markdown body of an article: which paragraphs there are, in what sections, and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from content.article import Form, Mark, Style, Styled
from documents.faults import Fault

SLUG_PATTERN = re.compile(r"[a-z][a-z0-9-]{0,31}")
HEADING_SLUG = re.compile(r"\s*\{#([^}]*)\}\s*$")
PAGE_MARK = re.compile(r"\{p\.\s*([^}\s]{1,12})\}")
STYLES: dict[str, Style] = {"em": "emphasis", "strong": "strong"}


@dataclass(slots=True)
class Words:
    """The plain words of one block, and where in them something was marked."""

    text: str = ""
    styles: list[Styled] = field(default_factory=list)
    pages: list[Mark] = field(default_factory=list)
    footnotes: list[Mark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the body with its line in the file; `section` counts the `##` headings before it."""

    words: Words
    line: int
    section: int
    form: Form
    heading: str | None


@dataclass(frozen=True, slots=True)
class Printed:
    """A pull quote as it was printed, before the block of that index."""

    text: str
    before: int
    line: int


@dataclass(slots=True)
class Body:
    """All that a body holds, in reading order."""

    blocks: list[Block] = field(default_factory=list)
    headings: list[tuple[str, str | None, int]] = field(default_factory=list)
    pull_quotes: list[Printed] = field(default_factory=list)
    footnotes: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_body(markdown: str, file: str, first_line: int) -> Body:
    """Return the body in `markdown`, which begins in line `first_line` of `file`; its faults are inside it."""
    return _Reader(file, first_line).read(_parser().parse(markdown))


def _parser() -> MarkdownIt:
    # Raw HTML stays text: whatever the author typed between angle brackets is shown, never obeyed.
    parser = MarkdownIt("commonmark", {"html": False})
    container_plugin(parser, "pull-quote", validate=lambda _params, _markup: True)
    return parser.use(footnote_plugin, inline=False)


class _Reader:
    """Walks the parser's tokens once, with the state of where it is."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.body = Body()
        self.open: list[str] = []
        self.subheading: str | None = None
        self.level = 0
        self.bullet = ""
        self.note = ""

    def read(self, tokens: Iterable[Token]) -> Body:
        for token in tokens:
            if token.type == "inline":
                self._words(token)
            elif token.type in {"code_block", "fence"}:
                text = token.content.rstrip("\n")
                self._paragraph(Words(text, [Styled(0, len(text), "code")]), token)
            elif token.nesting == 1:
                self._enter(token)
            elif token.nesting == -1:
                self.open.pop()
        return self.body

    def _enter(self, token: Token) -> None:
        self.open.append(token.type)
        match token.type:
            case "heading_open":
                self.level = int(token.tag[1:])
            case "list_item_open":
                self.bullet = f"{token.info}{token.markup} " if token.info else ""
            case "footnote_open":
                self.note = str(token.meta.get("label", token.meta.get("id", "")))
            case "container_pull-quote_open" if token.info.strip() != "pull-quote":
                self._fault(
                    token,
                    f"“::: {token.info.strip()}” is no block of this format: the only one is “::: pull-quote”",
                )

    def _words(self, token: Token) -> None:
        words = plain_words(token.children or ())
        if "heading_open" in self.open:
            self._heading(words.text, token)
        elif "footnote_open" in self.open:
            self.body.footnotes[self.note] = " ".join(
                filter(None, (self.body.footnotes.get(self.note), words.text))
            )
        elif "container_pull-quote_open" in self.open:
            self.body.pull_quotes.append(Printed(words.text, len(self.body.blocks), self._line(token)))
        elif words.text.strip():
            self._paragraph(words, token)

    def _heading(self, text: str, token: Token) -> None:
        if self.level == 1:
            self._fault(token, "the title stands in the front matter; a section begins with “## ”")
            return
        if self.level > 2:
            self.subheading = text
            return
        self.subheading = None
        found = HEADING_SLUG.search(text)
        title = HEADING_SLUG.sub("", text)
        slug = found[1] if found else None
        if slug is not None and not SLUG_PATTERN.fullmatch(slug):
            self._fault(
                token,
                f"“#{slug}”: a section's slug is at most 32 small letters, digits and hyphens, a letter first",
            )
            slug = None
        self.body.headings.append((title, slug, self._line(token)))

    def _paragraph(self, words: Words, token: Token) -> None:
        form: Form = "paragraph"
        if "blockquote_open" in self.open:
            form = "quotation"
        elif "list_item_open" in self.open:
            form = "item"
            words = moved(words, self.bullet)
            self.bullet = ""
        section = len(self.body.headings)
        self.body.blocks.append(Block(words, self._line(token), section, form, self.subheading))

    def _line(self, token: Token) -> int:
        return (token.map[0] if token.map else 0) + self.first_line

    def _fault(self, token: Token, message: str) -> None:
        self.body.faults.append(Fault(self.file, self._line(token), 1, message))


def moved(words: Words, before: str) -> Words:
    """Return the words with `before` put in front, such as the number of a list item."""
    by = len(before)
    return Words(
        before + words.text,
        [Styled(span.start + by, span.end + by, span.style) for span in words.styles],
        [Mark(mark.offset + by, mark.label) for mark in words.pages],
        [Mark(mark.offset + by, mark.label) for mark in words.footnotes],
    )


def plain_words(tokens: Iterable[Token]) -> Words:
    """Return what a reader reads of some inline tokens, character for character, and what was marked in it."""
    words = Words()
    starts: list[int] = []
    for token in tokens:
        if token.type in {"em_open", "strong_open"}:
            starts.append(len(words.text))
        elif token.type in {"em_close", "strong_close"}:
            words.styles.append(Styled(starts.pop(), len(words.text), STYLES[token.tag]))
        elif token.type == "footnote_ref":
            words.footnotes.append(
                Mark(len(words.text), str(token.meta.get("label", token.meta.get("id", ""))))
            )
        elif token.type == "code_inline":
            words.styles.append(Styled(len(words.text), len(words.text) + len(token.content), "code"))
            words.text += token.content
        else:
            _add(words, token)
    return words


def _add(words: Words, token: Token) -> None:
    if token.type in {"softbreak", "hardbreak"}:
        words.text += " " if token.type == "softbreak" else "\n"
        return
    if token.type == "image":  # a picture is not the author's words, and its address is not ours to fetch
        return
    for index, piece in enumerate(PAGE_MARK.split(token.content)):
        if index % 2:
            words.pages.append(Mark(len(words.text), piece))
        elif not words.text or words.text[-1].isspace():
            words.text += piece.lstrip()
        else:
            words.text += piece
