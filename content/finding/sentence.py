"""The one sentence of a paragraph that answers alone, where it can stand alone."""

from __future__ import annotations

import re

from content.article import Paragraph, Span
from content.finding.expansion import telling_stems

# A short paragraph is read as fast as a sentence of it, and never cut.
SHORT = 300
FEWEST_SHARED = 2
# A sentence that begins so leans on the one before it: cut loose, it could say something else.
LEANING = re.compile(
    r"\W*(?:but|yet|and|or|nor|so|still|however|otherwise|instead|therefore|thus|then|also|after all|of course|if|"
    r"that|this|these|those|it|its|he|his|she|her|they|their|such|none|neither|both|without|"
    r"on the (?:other|contrary)|for)\b",
    re.IGNORECASE,
)


def answering_sentence(paragraph: Paragraph, stems: frozenset[str]) -> Span | None:
    """Return the only sentence with what was asked for in it; None where the whole paragraph is needed."""
    if len(paragraph.text) <= SHORT or len(paragraph.sentences) == 1:
        return None
    shared = [(_shared(paragraph, span, stems), span) for span in paragraph.sentences]
    most, sentence = max(shared, key=lambda one: len(one[0]))
    elsewhere = frozenset[str]().union(*(found for found, span in shared if span is not sentence))
    leans = LEANING.match(paragraph.text, sentence.start) or "," in paragraph.text[sentence.start : sentence.start + 15]
    return sentence if len(most) >= FEWEST_SHARED and elsewhere < most and not leans else None


def _shared(paragraph: Paragraph, span: Span, stems: frozenset[str]) -> frozenset[str]:
    return stems.intersection(telling_stems(paragraph.text[span.start : span.end]))
