"""The words inside one block of Markdown, character for character, and where in them something was marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from markdown_it.token import Token

from content.article import Mark, Style, Styled

PAGE_MARK = re.compile(r"\{p\.\s*([0-9a-zA-Z]{0,11}[0-9][0-9a-zA-Z]{0,11}|[ivxlcdmIVXLCDM]{1,12})\}")
STYLES: dict[str, Style] = {"em": "emphasis", "strong": "strong"}


@dataclass(slots=True)
class Words:
    """The plain words of one block, and where in them something was marked."""

    text: str = ""
    styles: list[Styled] = field(default_factory=list)
    pages: list[Mark] = field(default_factory=list)
    footnotes: list[Mark] = field(default_factory=list)

    def typed(self, pattern: re.Pattern[str]) -> list[str]:
        """Return what a pattern finds in the words, code apart."""
        code = [range(one.start, one.end) for one in self.styles if one.style == "code"]
        return [found[0] for found in pattern.finditer(self.text) if not any(found.start() in one for one in code)]

    def trimmed(self, pages: Iterable[str]) -> tuple[Words, list[str]]:
        """Return the words without white space behind them, `pages` beginning with them, and the pages behind them."""
        text = self.text.rstrip()
        behind = [mark.label for mark in self.pages if mark.offset >= len(text)]
        if not text:
            return Words(), [*pages, *behind]
        inside = [Mark(0, label) for label in pages] + [mark for mark in self.pages if mark.offset < len(text)]
        styles = [Styled(one.start, min(one.end, len(text)), one.style) for one in self.styles if one.start < len(text)]
        notes = [Mark(min(mark.offset, len(text)), mark.label) for mark in self.footnotes]
        return Words(text, styles, inside, notes), behind


def moved(words: Words, before: str) -> Words:
    """Return the words with `before` put in front, such as the number of a list item."""
    by = len(before)
    return Words(
        before + words.text,
        [Styled(span.start + by, span.end + by, span.style) for span in words.styles],
        [Mark(mark.offset + by if mark.offset else 0, mark.label) for mark in words.pages],
        [Mark(mark.offset + by, mark.label) for mark in words.footnotes],
    )


def plain_words(tokens: Iterable[Token]) -> Words:
    """Return what a reader reads of some inline tokens, and what was marked in it."""
    words = Words()
    starts: list[int] = []
    for token in tokens:
        if token.type in {"em_open", "strong_open"}:
            starts.append(len(words.text))
        elif token.type in {"em_close", "strong_close"}:
            words.styles.append(Styled(starts.pop(), len(words.text), STYLES[token.tag]))
        elif token.type == "footnote_ref":
            words.footnotes.append(Mark(len(words.text), str(token.meta["label"])))
        elif token.type == "code_inline":
            words.styles.append(Styled(len(words.text), len(words.text) + len(token.content), "code"))
            words.text += token.content
        elif token.type in {"softbreak", "hardbreak"}:
            _break(words, " " if token.type == "softbreak" else "\n")
        elif token.type != "image":  # a picture is not the author's words, and its address is not ours to fetch
            _add(words, token.content)
    return words


def _break(words: Words, sign: str) -> None:
    alone_in_its_line = words.pages and words.pages[-1].offset == len(words.text) and words.text[-1:].isspace()
    words.text += "" if alone_in_its_line else sign


def _add(words: Words, content: str) -> None:
    """Add text; a page mark in it becomes a place, and takes the white space on one side with it."""
    for index, piece in enumerate(PAGE_MARK.split(content)):
        if index % 2:
            words.pages.append(Mark(len(words.text), piece))
        elif index and (not words.text or words.text[-1].isspace()):
            words.text += piece.lstrip()
        else:
            words.text += piece
