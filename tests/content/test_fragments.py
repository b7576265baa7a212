"""Links that open the published page at the very words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.article import Article
from content.folding import folded
from content.fragments import URL_LIMIT, link_to_words
from content.loading import SHIPPED, load_folder

Make = Callable[..., Article]

PAGE = "https://example.org/piece"
SHIPPED_ARTICLE = load_folder(SHIPPED / "trump-kim-summit").article
assert SHIPPED_ARTICLE is not None
PUBLISHED = replace(SHIPPED_ARTICLE, source_url=PAGE)


class Named(NamedTuple):
    """The parts of a link, as a browser reads them."""

    prefix: str
    start: str
    end: str
    suffix: str


def named(link: str) -> Named:
    parts = link.partition(":~:text=")[2].split(",")
    prefix = parts.pop(0)[:-1] if parts[0].endswith("-") else ""
    suffix = parts.pop()[1:] if parts[-1].startswith("-") else ""
    start, end = [*parts, ""][:2]
    return Named(*map(unquote, (prefix, start, end, suffix)))


def printed(article: Article) -> str:
    """Return the blocks of the page, as an outlet prints them."""
    blocks = [article.title, article.dek or "", *(words(article))]
    return folded(" ".join(blocks))


def words(article: Article) -> list[str]:
    blocks = []
    for paragraph in article.paragraphs:
        blocks += [one.text for one in article.pull_quotes if one.before == paragraph.number - 1]
        blocks.append(paragraph.text)
    return blocks


def highlighted(link: str, page: str) -> tuple[int, int]:
    """Return what a browser marks: the first place where the parts stand so, at the edges of words."""
    parts = Named(*(r"\s+".join(map(re.escape, folded(part).split())) for part in named(link)))
    middle = f"{parts.start}.*?{parts.end}" if parts.end else parts.start
    match = re.search(rf"(?<!\w){parts.prefix}\s*(?P<words>{middle})(?!\w)\s*{parts.suffix}", page, re.DOTALL)
    assert match, link
    return match.span("words")


def link_to(article: Article, paragraph: int, wanted: str) -> str:
    start = article.paragraph(paragraph).text.index(wanted)
    link = link_to_words(article, paragraph, start, start + len(wanted))
    assert link
    return link


def with_page(make: Make, body: str, url: str = PAGE) -> Article:
    return replace(make(body), source_url=url)


def test_without_a_page_there_is_no_link(make: Make) -> None:
    assert link_to_words(make("One two three."), 1, 0, 3) is None


def test_short_words_are_named_whole(make: Make) -> None:
    assert link_to(with_page(make, "One two three."), 1, "two") == f"{PAGE}#:~:text=two"


@pytest.mark.parametrize(
    ("wanted", "encoded"),
    [
        ("kick-start", "kick%2Dstart"),
        ("first, second", "first%2C%20second"),
        ("bread & butter", "bread%20%26%20butter"),
        ("“so he said”", "%E2%80%9Cso%20he%20said%E2%80%9D"),
        ('"win" (now)', "%22win%22%20%28now%29"),
        ("100% sure?", "100%25%20sure%3F"),
        ("naïve — Łódź", "na%C3%AFve%20%E2%80%94%20%C5%81%C3%B3d%C5%BA"),
        ("a/b #1 +c=d", "a%2Fb%20%231%20%2Bc%3Dd"),
    ],
)
def test_signs_that_mean_something_in_a_link_are_encoded(make: Make, wanted: str, encoded: str) -> None:
    link = link_to(with_page(make, f"Before {wanted} after."), 1, wanted)
    assert link == f"{PAGE}#:~:text={encoded}"


@pytest.mark.parametrize(
    ("url", "opened"),
    [
        (f"{PAGE}?a=b&c=d", f"{PAGE}?a=b&c=d#:~:text=two"),
        (f"{PAGE}#part-2", f"{PAGE}#part-2:~:text=two"),
        (f"{PAGE}#", f"{PAGE}#:~:text=two"),
        (f"{PAGE}#part:~:text=one", f"{PAGE}#part:~:text=one&text=two"),
    ],
)
def test_what_the_address_says_already_stays(make: Make, url: str, opened: str) -> None:
    assert link_to(with_page(make, "One two three.", url), 1, "two") == opened


def test_long_words_are_named_by_their_ends() -> None:
    link = link_to(PUBLISHED, 6, PUBLISHED.paragraph(6).text)
    assert named(link).start == "For starters, the proposed"
    assert named(link).end.endswith("hours of face time.")


def test_words_that_stand_twice_get_their_neighbours(make: Make) -> None:
    article = with_page(make, "The deal is off. They want a deal now.\n\nNo deal is good.")
    assert named(link_to(article, 1, "deal")) == Named("", "deal", "", "")
    third = article.paragraph(2).text.index("deal")
    assert named(link_to_words(article, 2, third, third + 4) or "") == Named("", "deal", "", "is good.")
    second = article.paragraph(1).text.rindex("deal")
    assert named(link_to_words(article, 1, second, second + 4) or "") == Named("", "deal", "", "now.")


@pytest.mark.parametrize(
    ("number", "wanted"),
    [
        (5, "Trump’s endorsement of diplomacy with North Korea is actually a very positive step"),
        (7, "With Trump’s unpredictability, it is imperative that negotiators tee up genuine progress"),
        (7, "tee up genuine progress"),
        (13, "it seems particularly unlikely that he will follow"),
    ],
)
def test_words_that_a_pull_quote_has_too_get_neighbours_wherever_it_is_printed(number: int, wanted: str) -> None:
    start = PUBLISHED.paragraph(number).text.index(wanted)
    link = link_to_words(PUBLISHED, number, start, start + len(wanted))
    assert link
    parts = named(link)
    beginning = " ".join(filter(None, (parts.prefix, parts.start, "" if parts.end else parts.suffix)))
    assert not [one.text for one in PUBLISHED.pull_quotes if folded(beginning) in folded(one.text)]
    for moved in (0, 15):
        quotes = tuple(replace(one, before=moved) for one in PUBLISHED.pull_quotes)
        page = printed(replace(PUBLISHED, pull_quotes=quotes))
        assert highlighted(link, page)[0] == page.index(folded(PUBLISHED.paragraph(number).text)) + start


def test_a_whole_paragraph_that_stands_twice_gets_the_one_before(make: Make) -> None:
    article = with_page(make, "So it goes.\n\nThen he left.\n\nSo it goes.")
    assert named(link_to(article, 1, "So it goes.")) == Named("", "So it goes.", "", "")
    assert named(link_to(article, 3, "So it goes.")) == Named("he left.", "So it goes.", "", "")


def test_a_title_of_the_author_s_counts_as_printed_and_one_of_ours_does_not(make: Make) -> None:
    article = with_page(make, "## A deal\n\nNo deal is good.")
    assert named(link_to(article, 1, "deal")).suffix == "is good."
    assert named(link_to(replace(article, section_titles="ours"), 1, "deal")).suffix == ""


def test_words_inside_a_word_open_at_the_whole_word(make: Make) -> None:
    """A browser looks for whole words only."""
    article = with_page(make, "They don’t understand.")
    assert named(link_to(article, 1, "n’t under")).start == "don’t understand"


def test_the_number_of_a_footnote_stands_in_no_part(make: Make) -> None:
    """The page shows a sign there that the text has not."""
    article = with_page(make, "One two three four[^a] five six seven eight.\n\n[^a]: A note.")
    found = named(link_to(article, 1, "One two three four five six seven eight."))
    assert (found.start, found.end) == ("One two three four", "five six seven eight.")


def test_a_script_without_spaces_is_cut_between_its_characters(make: Make) -> None:
    spring = "春はあけぼの。やうやう白くなりゆく山ぎは、すこしあかりて、紫だちたる雲のほそくたなびきたる。"
    summer = "夏は夜。月のころはさらなり、闇もなほ、蛍の多く飛びちがひたる。雨など降るもをかし。"
    article = with_page(make, spring + summer)
    text = article.paragraph(1).text
    link = link_to_words(article, 1, 0, len(text))
    assert link
    assert len(link) <= URL_LIMIT
    assert named(link)[:3] == ("", "春はあけ", "をかし。")


def test_words_that_no_link_can_hold_have_none(make: Make) -> None:
    article = with_page(make, "x" * 600)
    assert link_to_words(article, 1, 0, 600) is None
    assert link_to_words(with_page(make, "One two.", f"{PAGE}?{'a' * 500}"), 1, 0, 3) is None


def test_white_space_alone_has_no_link(make: Make) -> None:
    assert link_to_words(with_page(make, "One two."), 1, 3, 4) is None


def test_every_quote_of_the_shipped_article_is_found_on_its_page() -> None:
    page = printed(PUBLISHED)
    for quote in PUBLISHED.quotes:
        link = link_to_words(PUBLISHED, quote.paragraph, quote.start, quote.end)
        assert link
        assert len(link) <= URL_LIMIT
        start, end = highlighted(link, page)
        assert page[start:end] == folded(quote.text)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_words_are_found_where_they_stand(data: st.DataObject) -> None:
    page = printed(PUBLISHED)
    paragraph = data.draw(st.sampled_from(PUBLISHED.paragraphs))
    edges = [0, *(found.end() for found in re.finditer(r"\S+", paragraph.text))]
    first = data.draw(st.integers(0, len(edges) - 2))
    last = data.draw(st.integers(first + 1, len(edges) - 1))
    link = link_to_words(PUBLISHED, paragraph.number, edges[first], edges[last])
    assert link
    assert len(link) <= URL_LIMIT
    offset = page.index(folded(paragraph.text))
    start, end = highlighted(link, page)
    found = paragraph.text[edges[first] : edges[last]].strip()
    assert page[start:end] == folded(found)
    # A pull quote prints the same words once more, with the same words around them: then it may be the one opened.
    printed_twice = any(folded(found) in folded(quote.text) for quote in PUBLISHED.pull_quotes)
    assert printed_twice or (start, end) == (offset + edges[last] - len(found), offset + edges[last])
