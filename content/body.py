"""The Markdown body of an article: which paragraphs there are, in what sections, and what stands beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from content.article import Form, Styled
from content.inline import Words, moved, plain_words
from documents.faults import Fault

SLUG_PATTERN = re.compile(r"[a-z][a-z0-9-]{0,31}")
HEADING_SLUG = re.compile(r"\{#([^{}]*)\}$")
NEARLY_A_PAGE_MARK = re.compile(r"\{\s?(?:pp?|pg|pages?)[.\s]\s?[\w–-]{0,12}\s?\}", re.IGNORECASE)
UNKNOWN_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\]")
PULL_QUOTE: Final = "pull-quote"
SECTION_LEVEL: Final = 2


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


class Heading(NamedTuple):
    """A `##` heading: its title, the slug that the author gave it, its line."""

    title: str | None
    slug: str | None
    line: int


@dataclass(slots=True)
class Body:
    """All that a body holds, in reading order."""

    blocks: list[Block] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    pull_quotes: list[Printed] = field(default_factory=list)
    footnotes: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_body(markdown: str, file: str, first_line: int) -> Body:
    """Return the body in `markdown`, which begins in line `first_line` of `file`; its faults are inside it."""
    return _Reader(markdown, file, first_line).read()


def _parser() -> MarkdownIt:
    # Raw HTML stays text: whatever the author typed between angle brackets is shown, never obeyed. Without link
    # references too: “[Q]: Yes.” in an interview is one, and would vanish.
    parser = MarkdownIt("commonmark", {"html": False}).disable("reference")
    container_plugin(parser, PULL_QUOTE, validate=lambda _params, _markup: True)
    return parser.use(footnote_plugin, inline=False)


class _Reader:
    """Walks the parser's tokens once, with the state of where it is."""

    def __init__(self, markdown: str, file: str, first_line: int) -> None:
        self.lines = markdown.split("\n")
        self.file = file
        self.first_line = first_line
        self.body = Body()
        self.open: list[Token] = []
        self.subheading: tuple[str, int] | None = None
        self.is_empty = False
        self.bullet = ""
        self.pages: list[str] = []

    def read(self) -> Body:
        found: dict[str, Any] = {}
        for token in _parser().parse("\n".join(self.lines), found):
            if token.type == "inline":
                self._words(plain_words(token.children or ()), token)
            elif token.type in {"code_block", "fence"}:
                text = token.content.rstrip("\n")
                self._words(Words(text, [Styled(0, len(text), "code")]), token)
            elif token.nesting == 1:
                self._enter(token)
            elif token.nesting == -1:
                self.open.pop()
        self._end_subheading()
        for label, number in found.get("footnotes", {}).get("refs", {}).items():
            if number < 0:
                self._fault(
                    self._line_of(f"[^{label[1:]}]:"),
                    f"the footnote “{label[1:]}” is called nowhere: add “[^{label[1:]}]”",
                )
        return self.body

    def _enter(self, token: Token) -> None:
        self.open.append(token)
        if token.type == "list_item_open":
            self.bullet = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == f"container_{PULL_QUOTE}_open":
            self._check_container(token)

    def _check_container(self, token: Token) -> None:
        name = token.info.strip()
        end = token.map[1] if token.map else 0
        if not name:
            self._fault(token, f"this “:::” ends nothing: a block begins with “::: {PULL_QUOTE}”")
        elif name != PULL_QUOTE:
            self._fault(token, f"“::: {name}” is no block of this format: the only one is “::: {PULL_QUOTE}”")
        elif sum(one.type == token.type for one in self.open) > 1:
            self._fault(token, "the block before this one has no end: write “:::” alone in the line behind it")
        elif ":::" not in "".join(self.lines[end : end + 1]):
            self._fault(token, "this block has no end: write “:::” alone in the line behind it")

    def _is_inside(self, *names: str) -> bool:
        return any(token.type in names for token in self.open)

    def _words(self, words: Words, token: Token) -> None:
        if self._is_inside("heading_open"):
            self._heading(words, token)
        elif self._is_inside("footnote_open"):
            label = str(next(one for one in self.open if one.type == "footnote_open").meta["label"])
            told = self.body.footnotes.get(label)
            self.body.footnotes[label] = f"{told} {words.text}" if told else words.text
        elif self._is_inside(f"container_{PULL_QUOTE}_open"):
            if words.text:
                self.body.pull_quotes.append(Printed(words.text, len(self.body.blocks), self._line(token)))
        else:
            self._paragraph(words, token)

    def _heading(self, words: Words, token: Token) -> None:
        self.pages += [mark.label for mark in words.pages]
        heading = self.open[-1]
        if heading.markup in {"-", "="}:
            self._fault(
                token,
                "a line of “-” or “=” right below makes this a heading: write “## ”, or put an empty line between",
            )
        elif len(self.open) > 1:
            self._fault(token, "a heading cannot stand inside a list, a quotation or another block: move it out")
        elif heading.tag == "h1":
            self._fault(token, "the title stands in the front matter; a section begins with “## ”")
        elif int(heading.tag[1:]) > SECTION_LEVEL:
            self._end_subheading()
            self.subheading, self.is_empty = (words.text, self._line(token)), True
        else:
            self._end_subheading()
            self.subheading, self.is_empty = None, False
            self._section(words.text, token)

    def _end_subheading(self) -> None:
        if self.subheading and self.is_empty:
            self._fault(self.subheading[1], f"nothing stands under the heading “{self.subheading[0]}”: write its text")

    def _section(self, text: str, token: Token) -> None:
        found = HEADING_SLUG.search(text)
        slug = found[1] if found else None
        if slug is not None and not SLUG_PATTERN.fullmatch(slug):
            rule = "a section's slug is at most 32 small letters, digits and hyphens, a letter first"
            self._fault(token, f"“#{slug}”: {rule}")
            slug = None
        title = HEADING_SLUG.sub("", text).strip() or None
        self.body.headings.append(Heading(title, slug, self._line(token)))

    def _paragraph(self, words: Words, token: Token) -> None:
        # A page that begins behind the last word begins with the next paragraph.
        words, behind = words.trimmed(self.pages)
        self.pages = behind
        if not words.text:
            return
        for found in words.typed(NEARLY_A_PAGE_MARK):
            self._fault(token, f"“{found}” is no page mark: write “{{p. 34}}” or “{{p. xii}}”")
        for found in words.typed(UNKNOWN_NOTE):
            self._fault(token, f"“{found}” has no footnote: write “{found}: …” below")
        form: Form = "quotation" if self._is_inside("blockquote_open") else "paragraph"
        if self._is_inside("list_item_open"):
            form = form if form == "quotation" else "item"
            words, self.bullet = moved(words, self.bullet), ""
        heading = self.subheading[0] if self.subheading else None
        self.is_empty = False
        self.body.blocks.append(Block(words, self._line(token), len(self.body.headings), form, heading))

    def _line_of(self, start: str) -> int:
        return next(
            number for number, line in enumerate(self.lines, self.first_line) if line.lstrip().startswith(start)
        )

    def _line(self, token: Token) -> int:
        return (token.map[0] if token.map else 0) + self.first_line

    def _fault(self, where: Token | int, message: str) -> None:
        line = where if isinstance(where, int) else self._line(where)
        self.body.faults.append(Fault(self.file, line, 1, message))
