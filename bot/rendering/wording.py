"""The author's words as Discord shows them: character for character, slips marked [sic], emphasis kept."""

from __future__ import annotations

import re
from typing import Final

from bot.rendering import phrases
from bot.rendering.escaping import shown_text
from bot.rendering.listing import shortened
from content.article import Article, Paragraph, Styled
from content.errors import counted

WORD: Final = re.compile(r"\S+")
SIC = " [sic]"
FOOTNOTE_LIMIT = 400
SIGNS = {"emphasis": "*", "strong": "**", "code": ""}


def author_text(
    article: Article, paragraph: Paragraph, start: int = 0, end: int | None = None, *, notes: bool = True
) -> str:
    """Return a stretch of a paragraph in Discord's Markdown.

    What is put in is always in square brackets: [sic] behind a slip of the original, and, where the `notes` are shown
    too, [1] where one is called. Between quotation marks nothing calls a note that is not there.
    """
    stop = len(paragraph.text) if end is None else end
    marks = _marks(article, paragraph, start, stop, notes=notes)
    shown, position = "", start
    for offset in sorted(marks):
        shown += shown_text(paragraph.text[position:offset]) + marks[offset]
        position = offset
    return shown + shown_text(paragraph.text[position:stop])


def plain_author_text(article: Article, paragraph: Paragraph, start: int, end: int) -> str:
    """Return a stretch of a paragraph without any markup, with [sic] behind each slip of the original."""
    shown_words, position = "", start
    for offset in sorted(set(article.sic.get(paragraph.number, ()))):
        if start < offset <= end:
            shown_words += paragraph.text[position:offset] + SIC
            position = offset
    return shown_words + paragraph.text[position:end]


def served_end(article: Article, paragraph: Paragraph, start: int, end: int) -> int:
    """Return where some words end; of a text served in excerpts, the end of the last word that one of them may have."""
    if article.rights.serve == "full":
        return end
    ends = [word.end() for word in WORD.finditer(paragraph.text, start, end)]
    return ends[article.rights.excerpt_words - 1] if len(ends) > article.rights.excerpt_words else end


def cut_line(article: Article) -> str:
    """Return the small print under words that are cut because of the text's rights: how far, and where they go on."""
    most = counted(article.rights.excerpt_words, "word")
    return phrases.subtext(
        f"Cut to at most {most}, for this text is served in excerpts; it goes on {whole_at(article)}"
    )


def whole_at(article: Article) -> str:
    """Return where the whole of a text that is served in excerpts can be read."""
    return f"at {shown_text(article.source_url)}" if article.source_url else "in the text itself"


def footnote_line(article: Article, label: str) -> str:
    """Return a footnote in small print, its beginning if it is long."""
    note = shortened(article.footnotes.get(label, ""), FOOTNOTE_LIMIT)
    return f"-# \\[{shown_text(label)}] {shown_text(note)}"


def paragraph_block(
    article: Article, paragraph: Paragraph, start: int = 0, end: int | None = None, *, notes: bool = True
) -> str:
    """Return a paragraph behind its number; a quotation of the text's own is set off, a list item has its dot.

    Where it goes on, […] says so: a sentence that a page breaks off must not read like a whole one.
    """
    goes_on = " \\[…]" if end is not None and end < len(paragraph.text) else ""
    words = author_text(article, paragraph, start, end, notes=notes).rstrip() + goes_on
    label = f"**¶{paragraph.number}**" if start == 0 else f"**¶{paragraph.number}, continued**"
    if paragraph.form == "quotation":
        return f"{label}\n> " + words.replace("\n", "\n> ")
    bullet = "• " if paragraph.form == "item" and start == 0 and not words[:1].isdigit() else ""
    return f"{label} {bullet}{words}"


def _marks(article: Article, paragraph: Paragraph, start: int, stop: int, *, notes: bool) -> dict[int, str]:
    marks: dict[int, str] = {}

    def put(offset: int, sign: str) -> None:
        marks[offset] = marks.get(offset, "") + sign

    for style in (clipped for style in paragraph.styles if (clipped := _clipped(style, start, stop))):
        put(style.end, SIGNS[style.style])
    for offset in article.sic.get(paragraph.number, ()):
        if start < offset <= stop:
            put(offset, SIC)
    for note in paragraph.footnotes if notes else ():
        if start <= note.offset <= stop:
            put(note.offset, f" \\[{shown_text(note.label)}]")
    for style in (clipped for style in paragraph.styles if (clipped := _clipped(style, start, stop))):
        put(style.start, SIGNS[style.style])
    return marks


def _clipped(style: Styled, start: int, stop: int) -> Styled | None:
    begins, ends = max(style.start, start), min(style.end, stop)
    return Styled(begins, ends, style.style) if begins < ends else None
