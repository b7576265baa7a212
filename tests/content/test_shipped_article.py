"""The first article: nothing of the source is lost, changed or added."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.article import Article
from content.loading import SHIPPED, load_folder

SOURCE = (Path(__file__).parent / "source.txt").read_text(encoding="utf-8")
BODY_LINES = (8, 10, 12, 14, 18, 20, 22, 26, 28, 30, 34, 36, 38, 40, 42)
PULL_QUOTE_LINES = (16, 24, 32)


@pytest.fixture(scope="module")
def article() -> Article:
    loaded = load_folder(SHIPPED / "trump-kim-summit")
    assert loaded.article is not None, "\n".join(map(str, loaded.faults))
    return loaded.article


def source_line(number: int) -> str:
    return SOURCE.splitlines()[number - 1]


def test_the_body_put_together_again_is_the_source_character_for_character(article: Article) -> None:
    """Paragraphs, with the pull quotes where they were printed, are the source from its first to its last word."""
    printed: list[str] = []
    for paragraph in article.paragraphs:
        printed += [quote.text for quote in article.pull_quotes if quote.before == paragraph.number - 1]
        printed.append(paragraph.text)
    body = SOURCE.split("SHARE THIS —\n\n")[1].rsplit("\n\n", 1)[0]
    assert "\n\n".join(printed) == body


def test_there_are_fifteen_paragraphs_in_the_source_s_order(article: Article) -> None:
    assert [paragraph.text for paragraph in article.paragraphs] == [source_line(line) for line in BODY_LINES]
    assert [paragraph.number for paragraph in article.paragraphs] == list(range(1, 16))


def test_pull_quotes_are_the_source_s_and_have_no_number(article: Article) -> None:
    assert [quote.text for quote in article.pull_quotes] == [source_line(line) for line in PULL_QUOTE_LINES]


def test_each_pull_quote_has_its_verdict(article: Article) -> None:
    """One is cut out of ¶5, one is a whole sentence of ¶7, and “any playbook” is not what ¶13 says."""
    verdicts = [(quote.verdict, quote.paragraph) for quote in article.pull_quotes]
    assert verdicts == [("cut", 5), ("whole", 7), ("altered", 13)]


def test_the_sections_are_the_five_of_the_design(article: Article) -> None:
    assert [(section.first, section.last) for section in article.sections] == [
        (1, 4),
        (5, 8),
        (9, 10),
        (11, 12),
        (13, 15),
    ]
    assert article.section_titles == "ours"


def test_what_stands_around_the_body_is_the_source_s(article: Article) -> None:
    """The photo's credit is glued to its caption in the source; taken apart, both are still its words."""
    assert article.image is not None
    assert article.title == source_line(1)
    assert article.dek == source_line(3)
    assert f"{article.image.caption}{article.image.credit}" == source_line(5)
    assert article.image.credit == "Alex Wong / Getty Images"
    assert article.author_bio == source_line(44)
    assert article.author_bio.startswith(article.author)


def test_every_line_of_the_source_is_somewhere_and_the_share_button_is_nowhere(article: Article) -> None:
    assert article.image is not None
    kept = {
        article.title,
        article.dek,
        f"{article.image.caption}{article.image.credit}",
        article.author_bio,
        *(paragraph.text for paragraph in article.paragraphs),
        *(quote.text for quote in article.pull_quotes),
    }
    assert {line for line in SOURCE.splitlines() if line} - kept == {"SHARE THIS —"}
    assert "SHARE THIS" not in (SHIPPED / "trump-kim-summit" / "article.md").read_text(encoding="utf-8")


def test_slips_of_the_original_stay_and_are_marked_behind_their_words(article: Article) -> None:
    """“follows though” and “whether North Korea ready” are the author's; [sic] has a place, not a letter."""
    marked = {
        number: article.paragraph(number).text[:offset].rsplit(" ", 2)[1:]
        for number, offsets in article.sic.items()
        for offset in offsets
    }
    assert marked == {5: ["follows", "though"], 15: ["North", "Korea"]}
    assert "[sic]" not in "".join(paragraph.text for paragraph in article.paragraphs)


def test_straight_and_curly_marks_are_as_mixed_as_in_the_source(article: Article) -> None:
    assert "president's North Korea" in article.paragraph(2).text
    assert 'hammer out "a deal" of' in article.paragraph(6).text
    assert 'wants a "win" from' in article.paragraph(14).text
    assert "isn’t" not in article.title
    assert "’" not in article.title


def test_no_quote_ends_a_sentence_as_the_altered_pull_quote_does(article: Article) -> None:
    assert not [quote.id for quote in article.quotes if "follow any playbook" in quote.text]


def test_people_quoted_inside_speak_under_their_own_names(article: Article) -> None:
    reported = {quote.text: quote.speaker for quote in article.quotes if quote.reported}
    assert reported["Little Rocket Man"] == "Donald Trump"
    assert reported["fire and fury"] == "Donald Trump"
    assert reported["catastrophic"] == "James Mattis"
    assert reported["a long ways from negotiations"] == "Rex Tillerson"
    assert not {text for text in reported if text.strip('"“”') in {"a deal", "win"}}
