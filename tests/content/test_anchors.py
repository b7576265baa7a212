"""Anchors hold as long as the words do, and never slip to other words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from content.anchors import anchor_of, anchored
from content.article import Article
from content.citation import Passage, parse
from tests.bot.articles import shelf_of, write

BODY = ("The pond lay still.", "Nobody spoke.", "It was dark.", "The frogs began.")


def article(folder: Path, *paragraphs: str) -> Article:
    write(folder / "pond", "\n\n".join(paragraphs))
    return shelf_of(folder).library.articles["pond"]


def test_an_anchor_finds_its_passage_again_after_paragraphs_came_before_it(tmp_path: Path) -> None:
    anchor = anchor_of(parse(article(tmp_path, *BODY), "2-3"))
    later = article(tmp_path, "A foreword.", *BODY)
    found = anchored(later, anchor)
    assert found is not None
    assert found.label == "¶3–4"


def test_marks_and_letter_case_may_change(tmp_path: Path) -> None:
    anchor = anchor_of(parse(article(tmp_path, *BODY), "2"))
    assert anchored(article(tmp_path, BODY[0], "nobody spoke!", *BODY[2:]), anchor) is not None


def test_an_edited_or_removed_or_inserted_word_lets_go_and_nothing_else_is_taken(tmp_path: Path) -> None:
    before = article(tmp_path, *BODY)
    one, three = anchor_of(parse(before, "2")), anchor_of(parse(before, "1-3"))
    assert anchored(article(tmp_path, BODY[0], "Nobody said a word.", *BODY[2:]), one) is None
    assert anchored(article(tmp_path, BODY[0], *BODY[2:]), one) is None
    for changed in (
        (BODY[0], "Nobody slept.", *BODY[2:]),
        (BODY[0], *BODY[2:]),
        (*BODY[:2], "A fish rose.", *BODY[2:]),
    ):
        assert anchored(article(tmp_path, *changed), three) is None


def test_a_forged_anchor_names_nothing(tmp_path: Path) -> None:
    found = article(tmp_path, *BODY)
    backwards = replace(parse(found, "1"), first=1, last=1)
    assert anchored(found, anchor_of(backwards)) is not None
    first, last = found.paragraphs[0].id, found.paragraphs[-1].id
    for forged in ("", "-", ".", "x-y.z", f"{last}-{first}.", f"{first}-{last}", f"{first}-{last}.00000000"):
        assert anchored(found, forged) is None
    assert anchored(found, anchor_of(Passage(found, 1, 4))) is not None
