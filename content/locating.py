"""Where words stand in a text, white space apart, and what stands nearest where they do not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from content.article import Paragraph, Span
from content.folding import folded, whole_words
from content.sentences import LIST_NUMBER

# Enough to tell which passage is meant; the time it takes grows with this times the length of the text.
LONGEST_COMPARED = 400
HALF = 50.0


@dataclass(frozen=True, slots=True)
class Found(Span):
    """A stretch of one paragraph."""

    paragraph: int


@dataclass(frozen=True, slots=True)
class Nearest:
    """The passage that is most like some words, and how like it is, from 0 to 100."""

    found: Found
    likeness: float
    text: str


def places(words: str, paragraphs: Iterable[Paragraph]) -> list[Found]:
    """Return every place where the words stand verbatim, any run of white space as good as another."""
    if not words.strip():
        return []
    pattern = whole_words(words)
    return [
        Found(match.start(), match.end(), paragraph.number)
        for paragraph in paragraphs
        for match in pattern.finditer(paragraph.text)
    ]


def nearest_passage(words: str, paragraphs: Iterable[Paragraph]) -> Nearest | None:
    """Return the stretch of a paragraph most like the words; None where nothing shares half of their letters."""
    # Only somebody who mistyped a quote waits for this import.
    from rapidfuzz import fuzz  # noqa: PLC0415

    wanted = folded(" ".join(words.split())[:LONGEST_COMPARED])
    best: Nearest | None = None
    for paragraph in paragraphs:
        text = folded(paragraph.text)
        cutoff = best.likeness if best else HALF
        if len(text) < len(wanted):
            # Whole: of a short paragraph's letters, nearly all may stand somewhere in a long quote.
            likeness, stretch = fuzz.ratio(wanted, text, score_cutoff=cutoff), (0, len(text))
        else:
            aligned = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=cutoff)
            likeness = aligned.score if aligned else 0
            stretch = (aligned.dest_start, aligned.dest_end) if aligned else (0, 0)
        if likeness > cutoff or (likeness and best is None):
            start, end = _whole_words(paragraph.text, *stretch)
            best = Nearest(Found(start, end, paragraph.number), likeness, paragraph.text[start:end])
    return best


def is_whole_sentences(found: Found, paragraph: Paragraph) -> bool:
    """Say whether a stretch begins where a sentence begins and ends where one ends."""
    starts = {sentence.start for sentence in paragraph.sentences}
    numbered = LIST_NUMBER.match(paragraph.text)
    if numbered:
        starts.add(numbered.end() + 1)
    ends = {sentence.end for sentence in paragraph.sentences}
    return found.start in starts and found.end in ends


def sentences_around(start: int, end: int, paragraph: Paragraph) -> Span:
    """Return the stretch of all sentences that some words touch."""
    touched = [sentence for sentence in paragraph.sentences if sentence.start < end and sentence.end > start]
    return Span(touched[0].start, touched[-1].end) if touched else Span(0, len(paragraph.text))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end
