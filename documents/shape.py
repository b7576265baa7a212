"""Whether a value has the shape that its field needs, said in plain words and with its place."""

from __future__ import annotations

import re
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BeforeValidator, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from documents.faults import Fault
from documents.nearness import nearest
from documents.yaml import Document, Place

T = TypeVar("T")

MISSING = {"missing", "missing_argument", "missing_keyword_only_argument"}
UNKNOWN = {"extra_forbidden", "unexpected_keyword_argument"}


def _yes_or_no(value: object) -> object:
    if isinstance(value, bool):
        return value
    if value in {"true", "false"}:
        return value == "true"
    message = "write true or false"
    raise PydanticCustomError("yes_or_no", message)


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
    """Return the value at `loc` as the adapter's type, or None with one fault for each thing that is wrong."""
    try:
        return adapter.validate_python(value_at(document.value, loc)), []
    except ValidationError as error:
        names = _property_names(adapter)
        return None, [_fault(document, loc, details, names) for details in error.errors(include_url=False)]


def value_at(value: object, loc: Place) -> object:
    """Return what stands at `loc` inside `value`; None where nothing does."""
    for step in loc:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _property_names(adapter: TypeAdapter[T]) -> list[str]:
    """Return every field name that the adapter knows, inner ones included."""
    schema = adapter.json_schema()
    shapes = [schema, *schema.get("$defs", {}).values()]
    return [name for shape in shapes for name in shape.get("properties", {})]


def _fault(document: Document, loc: Place, details: ErrorDetails, names: list[str]) -> Fault:
    where: Place = (*loc, *details["loc"])
    name = str(where[-1]) if where else ""
    if details["type"] in MISSING:
        return document.fault(where[:-1], f"“{name}” is missing: add it")
    if details["type"] in UNKNOWN:
        meant = nearest(name, names)
        hint = f"did you mean “{meant[0]}”?" if meant else f"known here: {', '.join(names)}"
        return document.fault(where, f"“{name}” is no key of this format; {hint}")
    spoken = ".".join(str(step) for step in where)
    return document.fault(where, f"{spoken}: {_plain(details)}" if spoken else _plain(details))


def _plain(details: ErrorDetails) -> str:
    """Return pydantic's complaint in the words of somebody who writes YAML, not Python."""
    message = details["msg"].removeprefix("Input should be ").removeprefix("Value error, ")
    match details["type"]:
        case "dataclass_type" | "dict_type" | "dataclass_exact_type":
            return "should be a list of `key: value` lines"
        case "tuple_type" | "list_type":
            return "should be a list, such as [1, 2] or lines that begin with “- ”"
        case "string_type":
            return "should be a text"
        case "int_parsing" | "int_type":
            return f"should be a whole number, not “{details['input']}”"
        case "date_from_datetime_parsing" | "date_parsing" | "date_type":
            return f"should be a date such as 2018-03-09, not “{details['input']}”"
        case "literal_error":
            return f"should be {message}, not “{details['input']}”"
        case _:
            return (
                message[:1].lower() + message[1:]
                if details["type"] == "yes_or_no"
                else f"should be {message}"
            )
