"""`article.md`: the facts in its head."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields

import pytest

from content.article import Article, Image, Rights
from content.article_file import FrontMatter, read_article_file
from content.loading import Loaded

Load = Callable[..., Loaded]
Make = Callable[..., Article]


def head(*lines: str) -> str:
    return "\n".join(["---", "title: T", "author: A", *lines, "---", "", "Text."])


def faults(text: str) -> list[str]:
    return [str(fault).removeprefix("f:") for fault in sorted(read_article_file(text, "f").faults)]


def test_title_and_author_are_enough(make: Make) -> None:
    article = make(head())
    assert (article.title, article.author, article.last, article.language) == ("T", "A", 1, "en")
    assert article.rights == Rights()
    assert article.attribution == "A"


def test_every_fact_of_the_head_is_a_fact_of_the_article() -> None:
    """`assemble` hands them over by name."""
    assert {one.name for one in fields(FrontMatter)} <= {one.name for one in fields(Article)}


def test_all_facts_arrive(make: Make) -> None:
    article = make(
        head(
            "dek: D", "author_bio: B", "outlet: O", "kind: essay", "published: 1862-05", "language: pt-BR",
            "source_url: https://example.org/a?b=c", "section_titles: ours", "aliases: [x, y z]",
            "image: {caption: C, credit: P}",
            "rights: {serve: excerpts, excerpt_words: 50, excerpts_a_day: 3, note: N}",
        )
    )  # fmt: skip
    assert (article.dek, article.author_bio, article.outlet, article.kind) == ("D", "B", "O", "essay")
    assert (article.published, article.language, article.section_titles) == ("1862-05", "pt-BR", "ours")
    assert (article.source_url, article.aliases) == ("https://example.org/a?b=c", ("x", "y z"))
    assert article.image == Image(caption="C", credit="P")
    assert article.rights == Rights(serve="excerpts", excerpt_words=50, excerpts_a_day=3, note="N")
    assert article.attribution == "Essay · A, O, May 1862"


@pytest.mark.parametrize(("typed", "title"), [("1984", "1984"), ("no", "no"), ("12:30", "12:30"), ("0x1F", "0x1F")])
def test_a_title_is_the_text_that_was_typed(make: Make, typed: str, title: str) -> None:
    assert make(head().replace("title: T", f"title: {typed}")).title == title


def test_norwegian_is_a_language(make: Make) -> None:
    assert make(head("language: no")).language == "no"


def test_a_name_stands_on_one_line_however_it_was_written(make: Make) -> None:
    assert make(head().replace("title: T", "title: |\n  A long\n  title")).title == "A long title"


def test_empty_keys_are_as_good_as_none(make: Make) -> None:
    article = make(head("dek:", "aliases:", "rights:", "image:", "language:", "published: ~"))
    assert (article.dek, article.aliases, article.rights, article.language) == (None, (), Rights(), "en")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("published: 9 March 2018", "published: should be a date such as 2018-03-09, 2018-03 or 2018"),
        ("published: 2018-02-30", "published: should be a date such as 2018-03-09, 2018-03 or 2018"),
        ("published: 0000", "published: should be a date such as 2018-03-09, 2018-03 or 2018"),
        ("published: ２０１８", "published: should be a date such as 2018-03-09, 2018-03 or 2018"),
        ("language: English", "language: should be a language code such as en or pt-BR"),
        ("source_url: javascript:alert(1)", "source_url: should be a web address that begins with https://, or null"),
        ("source_url: example.org", "source_url: should be a web address that begins with https://, or null"),
        ("rights: {serve: all}", "rights.serve: should be 'full' or 'excerpts', not “all”"),
        ("rights: {excerpt_words: 5}", "rights.excerpt_words: should be greater than or equal to 10"),
        ("rights: full", "rights: should be a list of `key: value` lines"),
        ("aliases: summit", "aliases: should be a list, such as [1, 2] or lines that begin with “- ”"),
        ('aliases: ["\\u200b"]', "aliases: should be a text that can be seen"),
        ("tilte: T", "“tilte” is no key of this format; did you mean “title”?"),
        ("image: {captoin: C}", "“captoin” is no key of this format; did you mean “caption”?"),
        ("dek: *bold* words", "not YAML: did not find expected alphabetic or numeric character"),
    ],
)
def test_each_wrong_fact_is_a_fault_in_its_line(line: str, message: str) -> None:
    found = faults(head(line))
    assert len(found) == 1
    assert found[0].startswith("4:")
    assert message in found[0]


def test_an_empty_head_misses_title_and_author() -> None:
    assert faults("---\n---\nText.") == ["1:1: “author” is missing: add it", "1:1: “title” is missing: add it"]


@pytest.mark.parametrize(
    "text", ["", "Text.", "title: T\nauthor: A\n\nText.", "---", "---\ntitle: T\n", " ---\ntitle: T\n---\n"]
)
def test_a_file_without_a_head_says_how_to_begin(text: str) -> None:
    assert faults(text) == ["1:1: begin the file with “---”, then title: and author:, then “---”, then the text"]


def test_a_head_may_end_with_dots_and_have_spaces_behind_its_lines() -> None:
    assert not read_article_file("---  \ntitle: T\nauthor: A\n...\nText.", "f").faults


def test_an_empty_body_is_a_fault_at_the_end() -> None:
    assert faults("---\ntitle: T\nauthor: A\n---\n\n\n") == [
        "7:1: the body is empty: write the author's text below the front matter"
    ]


def test_head_and_body_are_judged_at_once() -> None:
    found = faults("---\ntitle: T\nkind: [x]\n---\n\n# Title\n\na\n\n## {#Bad}\n\nb\n")
    assert [fault.split(":")[0] for fault in found] == ["2", "3", "6", "10"]


def test_a_head_that_is_no_yaml_still_has_its_body_judged() -> None:
    read = read_article_file("---\ntitle: a: b\n---\n\n# Title\n\na\n", "f")
    assert [(fault.line, fault.column) for fault in read.faults] == [(2, 9), (5, 1)]
