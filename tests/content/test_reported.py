"""What the author only reports: written down in the companion, found in the body."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from content.article import Article
from content.loading import Loaded

BODY = "He said that it may rain. She feared snow.\n\nThey say that it may rain.\n"


def reported(lines: str) -> str:
    return f"reported:\n  - {{{lines}}}\n"


def test_reported_words_are_placed_with_their_speaker(make: Callable[..., Article]) -> None:
    article = make(BODY, reported("text: that it may rain, speaker: The farmers, cites: [2]"))
    (one,) = article.reported
    assert (one.paragraph, one.speaker) == (2, "The farmers")
    assert article.paragraph(2).text[one.start : one.end] == "that it may rain"


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("text: that it may snow, speaker: S", "not verbatim"),
        ("text: that it may rain, speaker: S", "these words stand in"),
        ("text: She feared snow, speaker: S, cites: [2]", "not where it cites"),
        ("text: She feared snow", "speaker"),
    ],
)
def test_a_faulty_entry_is_told(load: Callable[..., Loaded], lines: str, message: str) -> None:
    (fault,) = load(BODY, reported(lines)).faults
    assert message in str(fault)


def test_every_report_of_the_shipped_article_is_placed(shipped: Article) -> None:
    assert {one.paragraph for one in shipped.reported} == {2, 3, 7}
    assert len(shipped.reported) == len(shipped.companion.reported)
