"""Where sentences begin and end."""

from __future__ import annotations

import re

import sentencex  # type: ignore[import-untyped]  # ships no type information

from content.article import Span

# “1.” at the start of a list's item is no sentence of its own.
LIST_NUMBER = re.compile(r"\d{1,9}[.)]")


def sentence_spans(text: str, language: str) -> tuple[Span, ...]:
    """Return the sentences of one paragraph as stretches of it, white space around them left out."""
    spans = []
    for boundary in sentencex.get_sentence_boundaries(language, text):
        start, end = boundary["start_index"], boundary["end_index"]
        piece = text[start:end]
        if piece.strip():
            spans.append(Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
    if len(spans) > 1 and LIST_NUMBER.fullmatch(text, spans[0].start, spans[0].end):
        spans[:2] = [Span(spans[0].start, spans[1].end)]
    return tuple(spans) or (Span(0, len(text)),)
