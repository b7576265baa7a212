"""The Markdown body: which paragraphs there are, character for character, and what stands beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.article import Mark, Styled
from content.body import Body, Heading, Printed, read_body


def read(markdown: str) -> Body:
    return read_body(markdown, "article.md", 5)


def texts(markdown: str) -> list[str]:
    body = read(markdown)
    assert not body.faults, body.faults
    return [block.words.text for block in body.blocks]


def faults(markdown: str) -> list[str]:
    return [str(fault).removeprefix("article.md:") for fault in sorted(read(markdown).faults)]


# ---------------------------------------------------------------- paragraphs


def test_paragraphs_are_what_empty_lines_part() -> None:
    assert texts("One.\n\nTwo\ngoes on.\n\n\n\nThree.") == ["One.", "Two goes on.", "Three."]


def test_each_paragraph_knows_its_line_in_the_file() -> None:
    assert [block.line for block in read("One.\n\n## Two\n\nThree\nfour.\n\nFive.").blocks] == [5, 9, 12]


def test_a_forced_line_break_stays_one() -> None:
    assert texts("Roses are red,  \nviolets\\\nare blue.") == ["Roses are red,\nviolets\nare blue."]


@pytest.mark.parametrize(
    "words",
    [
        "He said <b>no</b> & left; <script>alert(1)</script>.",
        "<div>\nnot html\n</div>",
        "<!-- kept -->",
        "[Q]: Yes.",
        "[Laughter]: http://example.org 'title'",
        "An @everyone, a #channel, a <@123>, a `code",
        "$5 [sic] * 3 * 4 = snake_case_word",
        "| a | table |",
        "~~struck~~ ||spoiler||",
    ],
)
def test_what_is_no_markdown_of_ours_stays_text(words: str) -> None:
    """Raw HTML is shown, never obeyed; “[Q]: Yes.” in an interview is no link to be swallowed."""
    assert texts(words) == [words.replace("\n", " ")]


def test_escapes_and_entities_are_what_they_stand_for() -> None:
    assert texts(r"\*not emphasis\* &amp; 5 &lt; 6 \# 7") == ["*not emphasis* & 5 < 6 # 7"]


def test_links_keep_their_words_and_pictures_go() -> None:
    assert texts("See [the report](https://example.org) and ![a map](map.png)<https://example.org>.") == [
        "See the report and https://example.org."
    ]
    assert texts("![only a picture](x.png)\n\nText.") == ["Text."]


def test_a_line_of_stars_between_paragraphs_is_no_paragraph() -> None:
    assert texts("One.\n\n***\n\nTwo.") == ["One.", "Two."]


def test_indented_and_fenced_text_keeps_its_lines() -> None:
    body = read("    a\n      b\n\n```\nc\n```\n\n```\n```\n")
    assert [block.words.text for block in body.blocks] == ["a\n  b", "c"]
    assert body.blocks[0].words.styles == [Styled(0, 5, "code")]


def test_other_scripts_stay_as_they_are() -> None:
    words = ["你好。今天天气很好。", "שלום, עולם!", "مرحبا 🙂 bien sûr", "नमस्ते"]
    assert texts("\n\n".join(words)) == words


# ---------------------------------------------------------------- emphasis


def test_emphasis_is_kept_by_place_and_leaves_the_words_alone() -> None:
    words = read("It *was* **very *very*** `odd`.").blocks[0].words
    assert words.text == "It was very very odd."
    assert [(words.text[one.start : one.end], one.style) for one in words.styles] == [
        ("was", "emphasis"),
        ("very", "emphasis"),
        ("very very", "strong"),
        ("odd", "code"),
    ]


def test_emphasis_is_counted_behind_a_list_s_number_and_a_page_mark() -> None:
    words = read("7. {p. 3} It *was* so.").blocks[0].words
    assert words.text == "7. It was so."
    assert [words.text[one.start : one.end] for one in words.styles] == ["was"]


# ---------------------------------------------------------------- headings


def test_sections_have_titles_and_may_have_slugs() -> None:
    headings = read("## One {#first}\n\na\n\n##   Two\n\nb\n\n## Three {.x}\n\nc").headings
    assert headings == [Heading("One", "first", 5), Heading("Two", None, 9), Heading("Three {.x}", None, 13)]


def test_a_section_may_have_no_title() -> None:
    assert read("##\n\na\n\n## {#b}\n\nc").headings == [Heading(None, None, 5), Heading(None, "b", 9)]


def test_smaller_headings_stand_above_paragraphs_until_the_next_heading() -> None:
    body = read("## One\n\na\n\n### Small\n\nb\n\nc\n\n#### Smaller\n\nd\n\n## Two\n\ne")
    assert [block.heading for block in body.blocks] == [None, "Small", "Small", "Smaller", None]
    assert [block.section for block in body.blocks] == [1, 1, 1, 1, 2]


@pytest.mark.parametrize("slug", ["Big", "1st", "a b", "", "x" * 33, "ü", "-a"])
def test_a_bad_slug_is_a_fault(slug: str) -> None:
    rule = "a section's slug is at most 32 small letters, digits and hyphens, a letter first"
    assert faults(f"## T {{#{slug}}}\n\na") == [f"5:1: “#{slug}”: {rule}"]


def test_the_title_does_not_stand_in_the_body() -> None:
    assert faults("# Title\n\na") == ["5:1: the title stands in the front matter; a section begins with “## ”"]


@pytest.mark.parametrize("line", ["---", "====", "-"])
def test_a_paragraph_on_a_line_of_dashes_does_not_become_a_title_unseen(line: str) -> None:
    """Markdown makes a heading of it; whoever wanted a line between two scenes has lost a paragraph."""
    assert faults(f"a\n\nThe last words.\n{line}\n\nb") == [
        "7:1: a line of “-” or “=” right below makes this a heading: write “## ”, or put an empty line between"
    ]


@pytest.mark.parametrize("markdown", ["> ## Quoted\n\na", "- ## Listed\n\na", "::: pull-quote\n## Big\n:::\n\na"])
def test_a_heading_inside_something_is_a_fault(markdown: str) -> None:
    assert [fault.split(": ", 1)[1] for fault in faults(markdown)] == [
        "a heading cannot stand inside a list, a quotation or another block: move it out"
    ]


def test_a_small_heading_without_text_is_a_fault() -> None:
    """It would be left out silently, and it is the author's."""
    assert faults("a\n\n### Lost\n\n### Kept\n\nb\n\n### Last\n") == [
        "7:1: nothing stands under the heading “Lost”: write its text",
        "13:1: nothing stands under the heading “Last”: write its text",
    ]


# ---------------------------------------------------------------- pull quotes, quotations, lists


def test_pull_quotes_stand_before_a_paragraph_and_are_none() -> None:
    body = read("::: pull-quote\nBig *words*\nhere.\n:::\n\na\n\n:::pull-quote\nLast.\n:::\n")
    assert [block.words.text for block in body.blocks] == ["a"]
    assert body.pull_quotes == [Printed("Big words here.", 0, 6), Printed("Last.", 1, 13)]


def test_an_indented_pull_quote_is_still_none_of_the_paragraphs() -> None:
    body = read("::: pull-quote\n    Indented.\n:::\n\n::: pull-quote\n![no words](x.png)\n:::\n\na")
    assert [block.words.text for block in body.blocks] == ["a"]
    assert [printed.text for printed in body.pull_quotes] == ["Indented."]


def test_a_block_without_an_end_does_not_swallow_the_text_unseen() -> None:
    assert faults("a\n\n::: pull-quote\nBig.\n\nb") == [
        "7:1: this block has no end: write “:::” alone in the line behind it"
    ]
    assert faults("::: pull-quote\nBig.\n\na\n\n::: pull-quote\nSmall.\n:::\n\nb") == [
        "10:1: the block before this one has no end: write “:::” alone in the line behind it"
    ]


def test_only_pull_quotes_are_blocks_of_this_format() -> None:
    assert faults("::: pullquote\nx\n:::\n\na") == [
        "5:1: “::: pullquote” is no block of this format: the only one is “::: pull-quote”"
    ]
    assert faults("a\n\n:::\n\nb") == ["7:1: this “:::” ends nothing: a block begins with “::: pull-quote”"]


def test_quotations_and_items_are_paragraphs_of_their_own_form() -> None:
    body = read("a\n\n> Quoted.\n>\n> Twice.\n\n- one\n- two\n\n  more\n\n1984. It was cold.\n1985. So.\n")
    assert [(block.form, block.words.text) for block in body.blocks] == [
        ("paragraph", "a"),
        ("quotation", "Quoted."),
        ("quotation", "Twice."),
        ("item", "one"),
        ("item", "two"),
        ("item", "more"),
        ("item", "1984. It was cold."),
        ("item", "1985. So."),
    ]


def test_a_numbered_item_inside_a_quotation_keeps_its_number() -> None:
    body = read("> 3) Third.\n")
    assert [(block.form, block.words.text) for block in body.blocks] == [("quotation", "3) Third.")]


# ---------------------------------------------------------------- footnotes


def test_footnotes_are_called_at_a_place_and_kept_apart() -> None:
    body = read("So it was.[^1] Truly[^b]!\n\n[^1]: Said *Ann*.\n\n[^b]: Two\n\n    paragraphs.\n")
    assert [block.words.text for block in body.blocks] == ["So it was. Truly!"]
    assert body.blocks[0].words.footnotes == [Mark(10, "1"), Mark(16, "b")]
    assert body.footnotes == {"1": "Said Ann.", "b": "Two paragraphs."}


def test_a_footnote_that_is_called_nowhere_is_a_fault() -> None:
    assert faults("a\n\n[^1]: Lost.\n") == ["7:1: the footnote “1” is called nowhere: add “[^1]”"]


def test_a_call_without_a_footnote_is_a_fault() -> None:
    assert faults("So.[^2]\n") == ["5:1: “[^2]” has no footnote: write “[^2]: …” below"]


# ---------------------------------------------------------------- hostile bodies


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    body = read(text)
    for block in body.blocks:
        assert block.words.text.strip()
        assert all(0 <= one.start <= one.end <= len(block.words.text) for one in block.words.styles)
        assert all(0 <= mark.offset <= len(block.words.text) for mark in block.words.pages)


@given(st.text(alphabet="ab *_`#>-+1.:[]^!(){}p\n\t\\<&", max_size=80))
def test_no_pile_of_marks_breaks_the_reader(text: str) -> None:
    body = read(text)
    assert all(block.words.text and block.line >= 5 for block in body.blocks)
    assert all(fault.line >= 5 for fault in body.faults)


@given(st.lists(st.text(alphabet="abc é.,“”‘’—", min_size=1, max_size=40).filter(str.strip), min_size=1, max_size=5))
def test_plain_paragraphs_come_out_as_they_went_in(paragraphs: list[str]) -> None:
    assert texts("\n\n".join(paragraphs)) == [" ".join(one.split("\n")).strip() for one in paragraphs]
