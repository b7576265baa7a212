"""One text, as a reader meets it."""

from __future__ import annotations

from dataclasses import replace

from content.article import Article


def test_the_attribution_says_whose_words_they_are_as_far_as_is_known(shipped: Article) -> None:
    assert shipped.attribution == "Opinion · Michael Fuchs, NBC News, 9 March 2018"
    assert replace(shipped, kind=None).attribution == "Michael Fuchs, NBC News, 9 March 2018"
    assert replace(shipped, outlet=None, published=None, kind="op-ed").attribution == "Op-ed · Michael Fuchs"


def test_an_article_knows_its_length(shipped: Article) -> None:
    assert (shipped.last, shipped.words, shipped.minutes) == (15, 930, 4)
    assert replace(shipped, paragraphs=shipped.paragraphs[:1]).minutes == 1


def test_paragraphs_and_sections_are_found_by_number(shipped: Article) -> None:
    assert shipped.paragraph(6).number == 6
    assert shipped.section(2).slug == "progress-first"
    assert shipped.section_of(6) == shipped.section(2)
    assert shipped.by_id[shipped.paragraph(6).id] is shipped.paragraph(6)


def test_the_date_may_be_unknown(shipped: Article) -> None:
    assert shipped.shown_date == "9 March 2018"
    assert replace(shipped, published=None).shown_date is None


def test_a_paragraph_has_a_first_sentence(shipped: Article) -> None:
    assert shipped.paragraph(15).first_sentence.endswith("ready to make a deal and live up to it.")
