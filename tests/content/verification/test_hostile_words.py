"""No words make verification fail, or slow in a library of ten thousand paragraphs."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.article import Article, Paragraph, Section, Span
from content.companion import NO_COMPANION
from content.loading import SHIPPED, load_folder
from content.verification.verifier import LONGEST, Verifier
from tests.hostile import calls, hostile

SHIPPED_ARTICLE = load_folder(SHIPPED / "trump-kim-summit").article
assert SHIPPED_ARTICLE is not None
VERIFIER = Verifier([SHIPPED_ARTICLE])
PIECES = [
    *("“", "”", '"', "'", "> ", ">>> ", "\n", "— ", "- ", "…", "...", "[…]", "[sic]", "[", "]", "(", ")", "**", "||"),
    *("[1]", "[^a]", "¹", "†", "Everyone says: ", "No one: ", "~~"),
    *("`", "\\", "§1 ¶2", " · ", "Fuchs", "Trump said: ", "not ", "\u00ad", "\u200b", "中", "İ", "ﬁ", "-# ", "\u0301"),
    *(" ".join(one.text.split()[:9]) + " " for one in SHIPPED_ARTICLE.paragraphs),
]
# About thrice what the most costly of these takes.
MOST_CALLS = 200_000


@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)))
@settings(max_examples=400, deadline=None)
def test_any_words_get_a_verdict(words: str) -> None:
    verdict = VERIFIER.verify(words)
    assert verdict.kind in {"verbatim", "altered", "unknown", "short"}
    assert (verdict.place is not None) or verdict.kind in {"unknown", "short"}
    assert verdict.kind != "altered" or verdict.differences or verdict.pieces


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_any_stretch_of_a_paragraph_is_verbatim(data: st.DataObject) -> None:
    paragraph = data.draw(st.sampled_from(SHIPPED_ARTICLE.paragraphs))
    words = paragraph.text.split(" ")
    start = data.draw(st.integers(0, len(words) - 5))
    end = data.draw(st.integers(start + 4, len(words)))
    verdict = VERIFIER.verify(" ".join(words[start:end]))
    assert verdict.kind == "verbatim"
    assert verdict.place
    assert paragraph.number in verdict.place.paragraphs


def library_of(count: int) -> Article:
    random = Random(1)
    letters = ["".join(random.choices("etaoinshrdlu", k=random.randint(2, 9))) for _ in range(20_000)]
    weights = [1 / rank for rank in range(1, len(letters) + 1)]
    texts = [" ".join(random.choices(letters, weights, k=80)) + "." for _ in range(count)]
    paragraphs = tuple(
        Paragraph(number, f"p{number}", text, 1, number, 1, (Span(0, len(text)),))
        for number, text in enumerate(texts, start=1)
    )
    sections = (Section(1, "text", None, 1, count),)
    return Article(
        slug="big", title="Big", author="Ann Author", paragraphs=paragraphs, sections=sections, companion=NO_COMPANION
    )


@pytest.fixture(scope="module")
def large() -> tuple[Verifier, list[str]]:
    """Return a verifier of ten thousand paragraphs, and the texts of some of them."""
    article = library_of(10_000)
    return Verifier([article]), [one.text for one in article.paragraphs[:60]]


@pytest.mark.parametrize("name", hostile(1))
def test_hostile_words_are_cheap(large: tuple[Verifier, list[str]], name: str) -> None:
    assert calls(large[0].verify, hostile(LONGEST)[name]) <= MOST_CALLS


def test_common_words_and_many_quoted_parts_are_cheap(large: tuple[Verifier, list[str]]) -> None:
    verifier, texts = large
    for words in (
        " ".join(texts),
        " ".join(f"“{text[:80]} zz”" for text in texts),
        " … ".join(text[:40] for text in texts),
    ):
        assert calls(verifier.verify, words[:LONGEST]) <= MOST_CALLS
