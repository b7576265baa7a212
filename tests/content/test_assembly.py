"""One frozen article: numbers, stable ids, sections, sentences, verdicts on pull quotes."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from content.article import Article
from content.loading import Loaded

Make = Callable[..., Article]
Load = Callable[..., Loaded]


def ids(article: Article) -> dict[str, str]:
    return {paragraph.text: paragraph.id for paragraph in article.paragraphs}


# ---------------------------------------------------------------- ids


def test_an_id_survives_renumbering(make: Make) -> None:
    before = ids(make("One here.\n\nTwo here.\n", slug="a"))
    after = ids(make("New.\n\n## Part\n\nTwo here.\n\nOne here.\n", slug="b"))
    assert before.items() <= after.items()


@pytest.mark.parametrize(
    "changed",
    [
        "It’s “so”—was it? Yes",
        "it's “so” -- was it, yes.",
        "*It's* so… was\nit; YES!",
        "It's  «so»: was it? yes {p. 3}",
    ],
)
def test_an_id_survives_changed_marks_letter_case_and_white_space(make: Make, changed: str) -> None:
    before = make('It\'s "so" - was it? Yes.', slug="a").paragraph(1).id
    assert make(changed, slug="b").paragraph(1).id == before


def test_a_changed_word_changes_the_id_and_the_version(make: Make) -> None:
    one, other = make("It was so.", slug="a"), make("It was not so.", slug="b")
    assert one.paragraph(1).id != other.paragraph(1).id
    assert one.version != other.version


def test_each_refrain_has_an_id_of_its_own(make: Make) -> None:
    article = make("O my.\n\nVerse.\n\nO my!\n\nOther.\n\n“O my”\n")
    found = [paragraph.id for paragraph in article.paragraphs]
    assert len(set(found)) == 5
    assert (found[2], found[4]) == (f"{found[0]}x2", f"{found[0]}x3")
    assert article.by_id[found[4]].number == 5


def test_paragraphs_without_any_word_have_ids_too(make: Make) -> None:
    article = make("…\n\n?\n\n你好\n\n🙂\n")
    assert len(article.by_id) == 4


def test_ids_are_short_enough_for_a_button(shipped: Article) -> None:
    assert all(re.fullmatch(r"[0-9a-f]{8}", paragraph.id) for paragraph in shipped.paragraphs)
    assert re.fullmatch(r"[0-9a-f]{6}", shipped.version)


# ---------------------------------------------------------------- sections


def sections(article: Article) -> list[tuple[str, str | None, int, int]]:
    return [(one.slug, one.title, one.first, one.last) for one in article.sections]


def test_a_text_without_headings_is_one_section(make: Make) -> None:
    assert sections(make("a\n\nb\n\nc")) == [("text", None, 1, 3)]


def test_what_stands_before_the_first_heading_is_a_section_without_a_title(make: Make) -> None:
    article = make("a\n\n## Opening\n\nb\n\n## Other {#opening}\n\nc")
    assert sections(article) == [("opening-2", None, 1, 1), ("opening-3", "Opening", 2, 2), ("opening", "Other", 3, 3)]
    assert [(paragraph.section, paragraph.position) for paragraph in article.paragraphs] == [(1, 1), (2, 1), (3, 1)]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("The War, at last!", "the-war-at-last"),
        ("Éducation nationale", "education-nationale"),
        ("2. The road", "the-road"),
        ("1984", "section-1"),
        ("Введение", "section-1"),
        ("序言", "section-1"),
        ("…", "section-1"),
        ("Word " * 20, "word-word-word-word-word-wor"),
    ],
)
def test_a_title_without_a_slug_gives_one(make: Make, title: str, slug: str) -> None:
    assert make(f"## {title}\n\na").sections[0].slug == slug


def test_titles_that_are_alike_give_slugs_that_differ(make: Make) -> None:
    """And they keep out of the way of the slugs that the author gave."""
    article = make("## Notes\n\na\n\n## Notes\n\nb\n\n## X {#notes}\n\nc\n\n## 序\n\nd\n\n## Y {#section-4}\n\ne")
    assert [one.slug for one in article.sections] == ["notes-2", "notes-3", "notes", "section-4-2", "section-4"]


def test_a_slug_given_twice_is_a_fault(load: Load) -> None:
    loaded = load("## A {#x}\n\na\n\n## B {#x}\n\nb\n")
    assert [str(fault).split("article.md:")[1] for fault in loaded.faults] == [
        "9:1: the slug “x” is taken in line 5: give another as “{#slug}”"
    ]


def test_a_section_without_text_is_a_fault(load: Load) -> None:
    loaded = load("## Part One\n\n## Chapter 1\n\na\n\n## Empty {#e}\n\n::: pull-quote\nBig.\n:::\n")
    assert [str(fault).split("article.md:")[1] for fault in loaded.faults] == [
        "5:1: the section “Part One” is empty: write its text, or make it a “### ” heading",
        "11:1: the section “Empty” is empty: write its text, or make it a “### ” heading",
    ]


def test_a_section_may_hold_all_its_text_under_smaller_headings(make: Make) -> None:
    article = make("## Part\n\n### One\n\na\n\n### Two\n\nb\n")
    assert sections(article) == [("part", "Part", 1, 2)]
    assert [paragraph.heading for paragraph in article.paragraphs] == ["One", "Two"]


# ---------------------------------------------------------------- pull quotes


@pytest.mark.parametrize(
    ("printed", "verdict", "paragraph"),
    [
        ("It was so.", "whole", 1),
        ("It was so. And it is not.", "whole", 1),
        ("It was so", "cut", 1),
        ("was so.", "cut", 1),
        ("And it is.", "cut", 1),
        ("It was not so at all, they all say.", "altered", 2),
        ("Nothing of this kind stands anywhere near here, friend.", "altered", 0),
        ("…", "altered", 0),
    ],
)
def test_a_pull_quote_is_judged_against_the_body(make: Make, printed: str, verdict: str, paragraph: int) -> None:
    article = make(f"::: pull-quote\n{printed}\n:::\n\nIt was so. And it is not.\n\nIt was not so, they all say.\n")
    quote = article.pull_quotes[0]
    assert (quote.verdict, quote.paragraph, quote.before, quote.line) == (verdict, paragraph, 0, 6)


def test_a_pull_quote_may_stand_first_and_last(make: Make) -> None:
    article = make("::: pull-quote\na b\n:::\n\n## T\n\na b c.\n\n::: pull-quote\nb c.\n:::\n")
    assert [quote.before for quote in article.pull_quotes] == [0, 1]
    assert [one.slug for one in article.sections] == ["t"]


# ---------------------------------------------------------------- other texts


@pytest.mark.parametrize(
    ("language", "body", "sentences"),
    [
        ("en", "Dr. Smith came. “Why?” He left (soon). 🙂 Good!",
         ["Dr. Smith came.", "“Why?”", "He left (soon).", "🙂 Good!"]),
        ("pt-BR", "Olá! O Sr. Silva veio. Tudo bem?", ["Olá!", "O Sr. Silva veio.", "Tudo bem?"]),
        ("zh", "你好。今天天气很好。我们去吧！", ["你好。", "今天天气很好。", "我们去吧！"]),
        ("he", "שלום עולם. מה שלומך? טוב.", ["שלום עולם.", "מה שלומך?", "טוב."]),
        ("tlh", "Qapla. Tlh.", ["Qapla. Tlh."]),
    ],
)  # fmt: skip
def test_sentences_are_found_in_other_languages(make: Make, language: str, body: str, sentences: list[str]) -> None:
    """A language that nobody knows the rules of is at least not broken."""
    paragraph = make(f"---\ntitle: T\nauthor: A\nlanguage: {language}\n---\n{body}").paragraph(1)
    found = [paragraph.text[one.start : one.end] for one in paragraph.sentences]
    assert found[0] == paragraph.first_sentence
    if language != "tlh":
        assert found == sentences


def test_lines_of_verse_are_sentences_of_one_paragraph(make: Make) -> None:
    paragraph = make("```\nRoses are red.\n\nViolets are blue.\n```\n").paragraph(1)
    assert [paragraph.text[one.start : one.end] for one in paragraph.sentences] == [
        "Roses are red.",
        "Violets are blue.",
    ]


def test_a_very_long_paragraph_is_loaded_in_no_time(make: Make) -> None:
    words = "And so it went on, as it had before. " * 20_000
    article = make(words)
    assert article.last == 1
    assert len(article.paragraph(1).sentences) == 20_000
    assert article.minutes == 783
