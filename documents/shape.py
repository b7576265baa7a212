"""Whether a value has the shape that its field needs, said in plain words and with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from documents.faults import Fault
from documents.nearness import nearest
from documents.yaml import Document, Place

T = TypeVar("T")

MISSING = {"missing", "missing_argument", "missing_keyword_only_argument"}
UNKNOWN = {"extra_forbidden", "unexpected_keyword_argument"}
LONGEST_ECHO = 60

# Pydantic's complaints in the words of somebody who writes YAML, not Python; what is not here is said as it says it.
PLAIN = {
    "dataclass_type": "should be a list of `key: value` lines",
    "dict_type": "should be a list of `key: value` lines",
    "tuple_type": "should be a list, such as [1, 2] or lines that begin with “- ”",
    "list_type": "should be a list, such as [1, 2] or lines that begin with “- ”",
    "string_type": "should be a text",
    "string_too_short": "is empty: write something, or leave it out",
    "int_parsing": "should be a whole number, not {input}",
    "int_parsing_size": "should be a smaller number",
    "int_type": "should be a whole number, not {input}",
    "too_short": "should have at least {min_length}, not {actual_length}",
    "too_long": "should have at most {max_length}, not {actual_length}",
    "literal_error": "should be {expected}, not {input}",
    "yes_or_no": "write true or false, not {input}",
}


def _yes_or_no(value: object) -> object:
    if isinstance(value, bool):
        return value
    if value == "true":
        return True
    if value == "false":
        return False
    raise PydanticCustomError("yes_or_no", "true or false")


def of_form(pattern: str, words: str) -> AfterValidator:
    """Return a check that a text matches a pattern wholly, whose complaint is `should be` and these words."""
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if compiled.fullmatch(value):
            return value
        raise PydanticCustomError("form", "{words}", {"words": words})

    return AfterValidator(check)


# Only `true` and `false`: `no`, `on` and `1` mean different things to different readers.
YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]


def shaped(document: Document, loc: Place, adapter: TypeAdapter[T]) -> tuple[T | None, list[Fault]]:
    """Return the value at `loc` as the adapter's type, or None with one fault for each thing that is wrong.

    A key without a value is as good as no key: whoever keeps `aliases:` for later has made no mistake.
    """
    value = value_at(document.value, loc)
    try:
        try:
            return adapter.validate_python(value), []
        except ValidationError as error:
            return adapter.validate_python(_without(value, _given_nothing(error))), []
    except ValidationError as error:
        names = _Names(adapter)
        return None, [_fault(document, loc, details, names) for details in error.errors(include_url=False)]


def value_at(value: object, loc: Place) -> object:
    """Return what stands at `loc` inside `value`; None where nothing does."""
    for step in loc:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def _given_nothing(error: ValidationError) -> set[Place]:
    """Return the places of known keys behind which nothing is written."""
    return {
        details["loc"]
        for details in error.errors(include_url=False)
        if details["input"] is None and details["type"] not in UNKNOWN
    }


def _without(value: object, places: Iterable[Place], here: Place = ()) -> object:
    """Return a copy of the value without the keys at some places; items of lists stay."""
    if isinstance(value, dict):
        kept = {key: inner for key, inner in value.items() if (*here, key) not in places}
        return {key: _without(inner, places, (*here, key)) for key, inner in kept.items()}
    if isinstance(value, list):
        return [_without(inner, places, (*here, index)) for index, inner in enumerate(value)]
    return value


class _Names:
    """Which keys an adapter's type knows, and where."""

    def __init__(self, adapter: TypeAdapter[Any]) -> None:
        self._root = adapter.json_schema()

    def at(self, loc: Place) -> list[str]:
        """Return the keys known at a place."""
        shapes = [self._root]
        for step in loc:
            shapes = [inner for shape in shapes for inner in self._inside(shape, step)]
        return [name for shape in shapes for one in self._resolved(shape) for name in one.get("properties", {})]

    def _inside(self, shape: dict[str, Any], step: str | int) -> list[dict[str, Any]]:
        found = []
        for one in self._resolved(shape):
            inner = one.get("items") if isinstance(step, int) else one.get("properties", {}).get(step)
            found += [inner] if isinstance(inner, dict) else []
        return found

    def _resolved(self, shape: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the shapes that a reference, or a choice such as “this or nothing”, stands for."""
        if "$ref" in shape:
            return [self._root["$defs"][shape["$ref"].rpartition("/")[2]]]
        if "anyOf" in shape:
            return [inner for choice in shape["anyOf"] for inner in self._resolved(choice)]
        return [shape]


def _fault(document: Document, loc: Place, details: ErrorDetails, names: _Names) -> Fault:
    where: Place = (*loc, *details["loc"])
    name = str(where[-1]) if where else ""
    if details["type"] in MISSING:
        empty = where in document.places
        return document.fault(where, f"“{name}” is {'empty: write it' if empty else 'missing: add it'}")
    if details["type"] in UNKNOWN:
        known = names.at(details["loc"][:-1])
        meant = nearest(name, known)
        hint = f"did you mean “{meant[0]}”?" if meant else f"known here: {', '.join(known)}"
        return document.fault(where, f"“{name}” is no key of this format; {hint}")
    # Lists count from 0 in programs only; the line says which entry is meant.
    spoken = ".".join(step for step in where if isinstance(step, str))
    return document.fault(where, f"{spoken}: {_plain(details)}" if spoken else _plain(details))


def _plain(details: ErrorDetails) -> str:
    if details["type"] not in PLAIN:
        return f"should be {details['msg'].removeprefix('Input should be ').removeprefix('Value error, ')}"
    typed = details["input"]
    echo = f"“{typed[:LONGEST_ECHO]}”" if isinstance(typed, str) else "a list" if typed else "nothing"
    return PLAIN[details["type"]].format(**{**details.get("ctx", {}), "input": echo})
