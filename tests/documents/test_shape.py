"""Whether a value has its shape, said in words for somebody who writes YAML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

import pytest
from pydantic import ConfigDict, Field, TypeAdapter

from documents.shape import YesNo, of_form, shaped, value_at
from documents.yaml import read_yaml

STRICT = ConfigDict(extra="forbid", str_strip_whitespace=True)


@dataclass(frozen=True, kw_only=True)
class Inner:
    """A shape inside another."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    colour: str = "red"
    size: Annotated[int, Field(ge=1, le=9)] = 1


@dataclass(frozen=True, kw_only=True)
class Outer:
    """One field for each kind of complaint."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    name: Annotated[str, Field(min_length=1)]
    tags: Annotated[tuple[str, ...], Field(max_length=2)] = ()
    numbers: tuple[int, ...] = ()
    kind: Literal["good", "bad"] = "good"
    loud: YesNo = False
    code: Annotated[str, of_form(r"[a-z]{2}", "two small letters")] = "en"
    inner: Inner | None = None
    more: tuple[Inner, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)


OUTER = TypeAdapter(Outer)


def faults_of(text: str) -> list[str]:
    value, faults = shaped(read_yaml(text, "f"), (), OUTER)
    assert (value is None) == bool(faults)
    return [str(fault) for fault in faults]


def test_a_value_of_the_right_shape_is_given_as_the_type() -> None:
    text = "name: x\ntags: [a]\nnumbers: [1, 2]\nloud: true\ninner: {colour: blue, size: 3}\n"
    value, faults = shaped(read_yaml(text, "f"), (), OUTER)
    assert value == Outer(name="x", tags=("a",), numbers=(1, 2), loud=True, inner=Inner(colour="blue", size=3))
    assert not faults


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("tags: a", "tags: should be a list, such as [1, 2] or lines that begin with “- ”"),
        ("tags: [a, b, c]", "tags: should have at most 2, not 3"),
        ("tags: [[a]]", "tags: should be a text"),
        ("numbers: [1-4]", "numbers: should be a whole number, not “1-4”"),
        ("numbers: [[1]]", "numbers: should be a whole number, not a list"),
        ("numbers: [~]", "numbers: should be a whole number, not nothing"),
        (f"numbers: [{'9' * 5000}]", "numbers: should be a smaller number"),
        ("kind: ugly", "kind: should be 'good' or 'bad', not “ugly”"),
        ("loud: no", "loud: write true or false, not “no”"),
        ("loud: [1]", "loud: write true or false, not a list"),
        ("code: eng", "code: should be two small letters"),
        ("inner: big", "inner: should be a list of `key: value` lines"),
        ("inner: {size: 10}", "inner.size: should be less than or equal to 9"),
        ("inner: {color: blue}", "“color” is no key of this format; did you mean “colour”?"),
        ("inner: {weight: 3}", "“weight” is no key of this format; known here: colour, size"),
        ("more: [{weight: 3}]", "“weight” is no key of this format; known here: colour, size"),
        ("nmbers: [1]", "“nmbers” is no key of this format; did you mean “numbers”?"),
        (
            "colour: red",
            "“colour” is no key of this format; known here: name, tags, numbers, kind, loud, code, inner, more, extra",
        ),
    ],
)
def test_each_complaint_is_in_plain_words_and_names_what_is_known_there(line: str, message: str) -> None:
    assert [fault.split(": ", 1)[1] for fault in faults_of(f"name: x\n{line}\n")] == [message]


def test_what_is_missing_is_named_where_it_should_stand() -> None:
    assert faults_of("tags: [a]\n") == ["f:1:1: “name” is missing: add it"]


@pytest.mark.parametrize("typed", ["name:", "name: ~", "tags: [a]\nname: null"])
def test_a_needed_key_without_a_value_is_to_be_written(typed: str) -> None:
    assert [fault.split(": ", 1)[1] for fault in faults_of(f"{typed}\n")] == ["“name” is empty: write it"]


def test_a_text_of_nothing_but_white_space_is_empty() -> None:
    assert faults_of('name: "  "\n') == ["f:1:1: name: is empty: write something, or leave it out"]


def test_a_key_without_a_value_is_as_good_as_none() -> None:
    value, faults = shaped(read_yaml("name: x\ntags:\nkind:\nloud:\nmore: [{size: }]\n", "f"), (), OUTER)
    assert (value, faults) == (Outer(name="x", more=(Inner(),)), [])


def test_an_unknown_key_without_a_value_is_still_unknown() -> None:
    assert faults_of("name: x\ntgas:\n") == ["f:2:1: “tgas” is no key of this format; did you mean “tags”?"]


def test_all_faults_are_told_at_once_each_in_its_line() -> None:
    faults = faults_of("kind: ugly\nloud: maybe\nnumbers:\n  - 1\n  - x\ninner:\n  size: 0\n")
    assert [fault.split(":")[1] for fault in sorted(faults)] == ["1", "1", "2", "5", "7"]


def test_a_long_value_is_cut_in_its_complaint() -> None:
    assert len(faults_of(f"name: x\nkind: {'u' * 5000}\n")[0]) < 200


def test_a_value_inside_is_looked_at_alone_with_its_own_place() -> None:
    document = read_yaml("rows:\n  - {colour: red}\n  - {size: big}\n", "f")
    assert shaped(document, ("rows", 0), TypeAdapter(Inner)) == (Inner(), [])
    faults = shaped(document, ("rows", 1), TypeAdapter(Inner))[1]
    assert [str(fault) for fault in faults] == ["f:3:6: rows.size: should be a whole number, not “big”"]


def test_a_bare_value_of_the_wrong_shape_has_a_complaint_without_a_name() -> None:
    assert faults_of("- a\n") == ["f:1:1: should be a list of `key: value` lines"]


def test_yes_or_no_takes_real_truths_too() -> None:
    """Settings from the environment, or a test, may hold them."""
    assert TypeAdapter(YesNo).validate_python(True) is True  # noqa: FBT003
    assert TypeAdapter(YesNo).validate_python("false") is False


def test_where_nothing_stands_the_value_is_none() -> None:
    value = {"a": [{"b": 1}]}
    assert value_at(value, ("a", 0, "b")) == 1
    assert value_at(value, ("a", 1)) is None
    assert value_at(value, ("a", -1)) is None
    assert value_at(value, ("a", "b")) is None
    assert value_at(value, ("x", "y")) is None
