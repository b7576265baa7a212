"""YAML as its writer meant it, with the place of every value."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from documents import yaml as reading
from documents.yaml import MOST_NODES, Document, read_yaml


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def _both_parsers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML has a parser in C and one in Python; which one there is, depends on who built it."""
    monkeypatch.setattr(reading, "_Loader", getattr(yaml, request.param))


def only_fault(document: Document) -> str:
    assert len(document.faults) == 1, document.faults
    return str(document.faults[0])


@pytest.mark.parametrize(
    "typed",
    ["no", "Yes", "on", "OFF", "true", "12:30", "2018-03-09", "012", "0x1F", "1_000", "1e3", "1984", ".inf", "<<", "!"],
)
def test_a_plain_word_stays_what_was_typed(typed: str) -> None:
    """YAML 1.1 would make a truth, a number in base 60, a date or an octal number of these."""
    if typed in {"<<", "!"}:
        typed = f'"{typed}"'
    assert read_yaml(f"key: {typed}\n", "f").value == {"key": typed.strip('"')}


@pytest.mark.parametrize("typed", ["", "~", "null"])
def test_nothing_null_and_tilde_are_nothing(typed: str) -> None:
    assert read_yaml(f"key: {typed}\n", "f").value == {"key": None}


def test_quoted_null_is_a_text() -> None:
    assert read_yaml("key: 'null'\nother: \"~\"", "f").value == {"key": "null", "other": "~"}


def test_keys_too_stay_what_was_typed() -> None:
    assert read_yaml("no: a\n2018: b\n<<: {c: d}\n", "f").value == {"no": "a", "2018": "b", "<<": {"c": "d"}}


def test_a_date_or_a_number_in_a_list_is_a_text() -> None:
    assert read_yaml("[1, 2018-03-09, [no]]", "f").value == ["1", "2018-03-09", ["no"]]


def test_an_empty_file_has_neither_value_nor_fault() -> None:
    for text in ("", "\n\n", "# only a comment\n", "---\n"):
        document = read_yaml(text, "f")
        assert (document.value, document.faults) == (None, ())


def test_every_value_has_its_place() -> None:
    """A place is that of the key, for editors jump there; items of lists are where they begin."""
    document = read_yaml("a: 1\nb:\n  - x\n  - c: 2\n    d: 3\n", "f", first_line=11)
    assert document.place(("a",)) == (11, 1)
    assert document.place(("b", 0)) == (13, 5)
    assert document.place(("b", 1, "d")) == (15, 5)


def test_an_unknown_place_is_that_of_the_nearest_value_around_it() -> None:
    document = read_yaml("a:\n  - b: 1\n", "f")
    assert document.place(("a", 0, "missing", "deeper")) == (2, 5)
    assert Document("f", None).place(("a", 0)) == (1, 1)


def test_a_fault_of_the_document_is_at_a_place_and_can_be_advice() -> None:
    document = read_yaml("a: 1\n", "f.yaml")
    assert str(document.fault(("a",), "odd")) == "f.yaml:1:1: odd"
    assert str(document.fault(("a",), "odd", advice=True)) == "f.yaml:1:1: advice: odd"


def test_a_key_given_twice_is_a_fault_that_names_both_lines() -> None:
    document = read_yaml("a: 1\nb: 2\na: 3\n", "f", first_line=2)
    assert only_fault(document) == "f:4:1: “a” is given twice (first in line 2): keep one of them"
    assert document.value == {"a": "1", "b": "2"}


def test_a_key_must_be_a_plain_word() -> None:
    document = read_yaml("? [a, b]\n: c\nd: e\n", "f")
    assert only_fault(document) == "f:1:3: a key must be a plain word"
    assert document.value == {"d": "e"}


@pytest.mark.parametrize("text", ['a: 1\nb: "unfinished\n\n', "a: 1\nb: [1, 2", "a: 1\nb: {c: 1,\n   d: 2\n"])
def test_what_is_never_closed_is_told_where_it_was_opened(text: str) -> None:
    message = "not YAML: what is opened here is never closed: add the quotation mark or bracket at its end"
    assert only_fault(read_yaml(text, "f")) == f"f:2:4: {message}"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: b: c\n", 1, 5),
        ("a: 1\n\tb: 2\n", 2, 1),
        ("a: *unknown\n", 1, 4),
        ("a: @handle\n", 1, 4),
        ("a: [1, 2\nb: 3\n", 2, 2),
        ("a: 1\n---\nb: 2\n", 2, 1),
    ],
)
def test_what_is_not_yaml_is_a_fault_with_its_place(text: str, line: int, column: int) -> None:
    document = read_yaml(text, "f")
    assert document.value is None
    fault = document.faults[0]
    assert (fault.line, abs(fault.column - column) <= 1) == (line, True), fault
    assert fault.message.startswith("not YAML: ")
    assert "check indentation" in fault.message


def test_an_alias_is_its_anchor_s_value() -> None:
    assert read_yaml("a: &x [1]\nb: *x\n", "f").value == {"a": ["1"], "b": ["1"]}


def test_aliases_that_grow_into_millions_are_refused_at_once() -> None:
    """The “billion laughs”: each line holds nine of the line before it."""
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]" for old, new in zip("abcdefgh", "bcdefghi", strict=True)]
    document = read_yaml("\n".join(lines), "f")
    assert document.value is None
    assert f"more than {MOST_NODES} values" in only_fault(document)


def test_an_alias_inside_itself_is_refused() -> None:
    assert "nested more than 20 levels deep" in only_fault(read_yaml("a: &a [1, *a]\n", "f"))


@pytest.mark.parametrize("text", ["- " * 60 + "x", "[" * 60 + "]" * 60, "{a: " * 60 + "}" * 60])
def test_what_lies_deeper_than_any_file_of_ours_is_refused(text: str) -> None:
    assert "nested more than 20 levels deep" in only_fault(read_yaml(text, "f"))


@pytest.mark.parametrize("text", ["- " * 3000 + "x", "[" * 3000])
def test_what_lies_thousands_of_levels_deep_breaks_no_parser(text: str) -> None:
    document = read_yaml(text, "f", first_line=2)
    assert document.value is None
    assert len(document.faults) == 1
    assert document.faults[0].line == 2


def test_a_character_that_yaml_forbids_is_named_with_its_place() -> None:
    """Behind letters of more than one byte, where the parsers count differently."""
    document = read_yaml("ä: é\nb: x\x07y\n", "f", first_line=3)
    assert only_fault(document) == "f:4:5: the character U+0007 may not stand in YAML: remove it"


def test_tags_make_no_objects() -> None:
    assert read_yaml("a: !!python/object/apply:os.system ['true']\nb: !!int 3\n", "f").value == {
        "a": ["true"],
        "b": "3",
    }


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    document = read_yaml(text, "f")
    assert all(fault.line >= 1 and fault.column >= 1 for fault in document.faults)


@given(st.text(alphabet="ab:-[]{}*&!|>'\"#,? \n\t%@`~", max_size=60))
def test_no_pile_of_signs_breaks_the_reader(text: str) -> None:
    document = read_yaml(text, "f")
    assert document.value is None or not isinstance(document.value, int | float | bool)
