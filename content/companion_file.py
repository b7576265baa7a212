"""`companion.yaml`: read entry by entry, so that one broken entry hides no fault of another."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, cast, get_type_hints

from pydantic import TypeAdapter, ValidationError

from content.companion import ENTRIES, Companion, Summary
from documents.faults import Fault
from documents.nearness import nearest
from documents.shape import shaped, value_at
from documents.yaml import Document, Place

_SUMMARY = TypeAdapter(Summary)
_ADAPTERS: dict[str, TypeAdapter[Any]] = {name: TypeAdapter(shape) for name, shape in ENTRIES.items()}
_KEYS = ("summary", *ENTRIES)


@dataclass(slots=True)
class CompanionFile:
    """The entries that have the right shape, each under its place; of all others, the faults and what is right."""

    document: Document
    entries: dict[Place, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    broken: dict[Place, dict[str, Any]] = field(default_factory=dict)
    """Of the entries that have faults, those values whose shape is right by itself."""

    def entries_of(self, name: str) -> dict[Place, Any]:
        """Return the well-shaped entries of one list, in order."""
        return {place: entry for place, entry in self.entries.items() if place[0] == name}

    def written(self, name: str, key: str) -> set[str]:
        """Return what is written under `key` in a list's entries, broken ones included."""
        listed = value_at(self.document.value, (name,))
        rows = listed if isinstance(listed, list) else []
        return {" ".join(str(row[key]).split()) for row in rows if isinstance(row, dict) and key in row}

    def companion(self) -> Companion:
        """Return the entries as the frozen value that the bot serves."""
        lists = {name: tuple(self.entries_of(name).values()) for name in ENTRIES}
        return Companion(summary=self.entries.get(("summary",)), **cast("Any", lists))


def read_companion_file(document: Document) -> CompanionFile:
    """Return what the document holds, with all faults of its shape."""
    read = CompanionFile(document, faults=list(document.faults))
    if document.value is None:
        return read
    if not isinstance(document.value, dict):
        read.faults.append(document.fault((), "should be `key: value` lines, such as summary: and quotes:"))
        return read
    for key, value in document.value.items():
        if value is not None or key not in _KEYS:
            _read_key(read, key, value)
    return read


def _read_key(read: CompanionFile, key: str, value: object) -> None:
    if key == "summary":
        _keep(read, (key,), _SUMMARY)
    elif key not in ENTRIES:
        meant = nearest(key, _KEYS)
        hint = f"did you mean “{meant[0]}”?" if meant else f"known here: {', '.join(_KEYS)}"
        read.faults.append(read.document.fault((key,), f"“{key}” is no key of this format; {hint}"))
    elif not isinstance(value, list):
        read.faults.append(read.document.fault((key,), f"{key}: should be lines that begin with “- ”"))
    else:
        for index in range(len(value)):
            _keep(read, (key, index), _ADAPTERS[key])
            if (key, index) not in read.entries and isinstance(value[index], dict):
                read.broken[key, index] = _right_values(key, value[index])


def _right_values(key: str, given: dict[str, Any]) -> dict[str, Any]:
    """Return those values of a broken entry that have the shape their key needs, as that shape."""
    right: dict[str, Any] = {}
    for name, shape in get_type_hints(ENTRIES[key], include_extras=True).items():
        if given.get(name) is not None and not name.startswith("_"):
            with suppress(ValidationError):
                right[name] = TypeAdapter(shape).validate_python(given[name])
    return right


def _keep(read: CompanionFile, place: Place, adapter: TypeAdapter[Any]) -> None:
    entry, faults = shaped(read.document, place, adapter)
    read.faults += faults
    if entry is not None:
        read.entries[place] = entry
