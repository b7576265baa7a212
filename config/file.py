"""The settings file: what it sets, and every fault in it with its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter

from documents.faults import Fault
from documents.shape import shaped
from documents.yaml import Document, Place, read_yaml

T = TypeVar("T")

NO_SECRETS_HERE = (
    "the token is a secret and never stands here: remove it, then set DISCORD_TOKEN, "
    "or name a file that holds it in DISCORD_TOKEN_FILE or token_file"
)
NO_VALUE = "“{key}” has no value: put it into quotation marks, or remove the line"


@dataclass(frozen=True, slots=True)
class SettingsFile(Generic[T]):
    """A file as it was read, what it sets (None where it has faults), and the faults."""

    document: Document
    settings: T | None
    faults: list[Fault]


class UnreadableError(Exception):
    """The file is not there, or is no text; the message begins with its name."""


def read_settings_file(file: Path, defaults: Mapping[Place, object], adapter: TypeAdapter[T]) -> SettingsFile[T]:
    """Return the file as the adapter's type, with every fault by line."""
    document = _read(file)
    written, faults = _written(document, defaults)
    result = shaped(replace(document, value=written), (), adapter)
    return SettingsFile(document, result[0], sorted({*document.faults, *faults, *result[1]}))


def _read(file: Path) -> Document:
    try:
        return read_yaml(file.read_text(encoding="utf-8-sig"), str(file))
    except UnicodeDecodeError:
        message = f"{file}: no UTF-8 text"
    except OSError as error:
        message = f"{file}: cannot be read ({error.strerror})"
    raise UnreadableError(message)


def _written(document: Document, defaults: Mapping[Place, object]) -> tuple[object, list[Fault]]:
    """Return the document's value without a token and without keys left empty, and the faults of both."""
    if not isinstance(document.value, dict):
        return {} if document.value is None else document.value, []
    faults = [document.fault(("token",), NO_SECRETS_HERE)] if "token" in document.value else []
    faults += [document.fault(place, NO_VALUE.format(key=place[-1])) for place in _lost(document.value, (), defaults)]
    named = {key: value for key, value in document.value.items() if key != "token"}
    return _filled(named, (), defaults), faults


def _lost(part: Mapping[str, object], place: Place, defaults: Mapping[Place, object]) -> list[Place]:
    """Return the places left empty of settings that need a value.

    YAML takes `prefix: #` for a comment and `prefix: !` for a tag: nothing is left of either.
    """
    lost: list[Place] = []
    for key, value in part.items():
        inner = (*place, key)
        if isinstance(value, dict):
            lost += _lost(value, inner, defaults)
        elif value is None and defaults.get(inner):
            lost.append(inner)
    return lost


def _filled(part: Mapping[str, object], place: Place, defaults: Mapping[Place, object]) -> dict[str, object]:
    """Return what is not left empty: a known key with nothing behind it keeps its default."""
    known = {known[: len(place) + 1] for known in defaults}
    return {
        key: _filled(value, (*place, key), defaults) if isinstance(value, dict) else value
        for key, value in part.items()
        if value is not None or (*place, key) not in known
    }
