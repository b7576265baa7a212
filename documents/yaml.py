"""YAML as its writer meant it: every plain scalar stays the text that was typed, and every value has a place.

YAML 1.1 reads `no` as false, `12:30` as 750 and `2018-03-09` as a date. Here the field decides what a text is,
never the spelling, so none of these can surprise anybody. What PyYAML lets pass (a key given twice, an alias
that grows into millions of nodes) is a fault.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from documents.faults import Fault

Place = tuple[str | int, ...]

MOST_NODES = 50_000
DEEPEST = 20
TOO_DEEP = f"nested more than {DEEPEST} levels deep: nothing in this format is"
NULLS = {"", "~", "null"}

# The C parser is four times as fast; PyYAML's wheels have it, some distributions' builds do not.
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _TooLargeError(Exception):
    """The document has more nodes, or lies deeper, than any file written by hand."""

    def __init__(self, mark: yaml.Mark, message: str) -> None:
        super().__init__(message)
        self.mark = mark


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file as plain values (`str`, `None`, `list`, `dict`), the place of each, and its faults."""

    file: str
    value: object
    faults: tuple[Fault, ...] = ()
    places: dict[Place, tuple[int, int]] = field(default_factory=dict)

    def place(self, loc: Place) -> tuple[int, int]:
        """Return line and column of the value at `loc`, or of the nearest value around it."""
        for end in range(len(loc), -1, -1):
            if loc[:end] in self.places:
                return self.places[loc[:end]]
        return 1, 1

    def fault(self, loc: Place, message: str, *, advice: bool = False) -> Fault:
        """Return `message` as a fault at the place of the value at `loc`."""
        line, column = self.place(loc)
        return Fault(self.file, line, column, message, advice)


UNCLOSED = "not YAML: what is opened here is never closed: add the quotation mark or bracket at its end"


def read_yaml(text: str, file: str, *, first_line: int = 1) -> Document:
    """Return the document in `text`; `first_line` says in which line of `file` it begins.

    Faults are kept in the document, never raised: syntax, duplicate keys, too many nodes.
    """
    reader = _Reader(file, first_line - 1)
    value: object = None
    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            value = reader.walk(node, (), 0) if node is not None else None
        finally:
            loader.dispose()
    except _TooLargeError as error:
        reader.refuse(error.mark, str(error))
    except yaml.MarkedYAMLError as error:
        mark, opened = error.problem_mark, error.context_mark
        # What is never closed is noticed at the end of the file, and mended where it was opened.
        unclosed = mark is not None and opened is not None and not text[_position(text, mark) :].strip()
        reader.refuse(opened if unclosed else mark or opened, UNCLOSED if unclosed else _sentence(error))
    except yaml.reader.ReaderError as error:
        reader.refuse_character(text, error)
    except RecursionError:
        # Only PyYAML's own parser, where its C parser is missing; that one counts levels by itself.
        reader.refuse(None, TOO_DEEP)
    return Document(file, value, tuple(reader.faults), reader.places)


def _position(text: str, mark: yaml.Mark) -> int:
    """Return where a mark is; PyYAML's two parsers count its index differently, and its line alike."""
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: mark.line]) + mark.column


class _Reader:
    """Turns nodes into values while it writes down where each stood."""

    def __init__(self, file: str, lines_before: int) -> None:
        self.file = file
        self.lines_before = lines_before
        self.faults: list[Fault] = []
        self.places: dict[Place, tuple[int, int]] = {}
        self.nodes = 0

    def refuse(self, mark: yaml.Mark | None, message: str) -> None:
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self.faults.append(Fault(self.file, line + self.lines_before, column, message))

    def refuse_character(self, text: str, error: yaml.reader.ReaderError) -> None:
        # PyYAML's two parsers name the character and its position differently, so it is looked up again.
        named = error.character
        character = chr(named) if isinstance(named, int) else str(named)[:1]
        position = max(text.find(character), 0)
        line = text.count("\n", 0, position) + 1 + self.lines_before
        column = position - text.rfind("\n", 0, position)
        message = f"the character U+{ord(character or chr(0)):04X} may not stand in YAML: remove it"
        self.faults.append(Fault(self.file, line, column, message))

    def walk(self, node: yaml.Node, loc: Place, depth: int) -> object:
        mark = node.start_mark
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise _TooLargeError(
                mark, f"more than {MOST_NODES} values, aliases counted: write the text out, or split it"
            )
        if depth > DEEPEST:
            raise _TooLargeError(mark, TOO_DEEP)
        self.places[loc] = (mark.line + 1 + self.lines_before, mark.column + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, loc, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.walk(child, (*loc, index), depth + 1) for index, child in enumerate(node.value)]
        plain = isinstance(node, yaml.ScalarNode) and not node.style
        return None if plain and node.value in NULLS else str(node.value)

    def _mapping(self, node: yaml.MappingNode, loc: Place, depth: int) -> dict[str, object]:
        values: dict[str, object] = {}
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.refuse(key.start_mark, "a key must be a plain word")
            elif key.value in values:
                first = self.places[(*loc, key.value)][0]
                self.refuse(key.start_mark, f"“{key.value}” is given twice (first in line {first}): keep one of them")
            else:
                values[key.value] = self.walk(child, (*loc, key.value), depth + 1)
                # A fault about `key: value` is read at the key; an editor jumps there.
                self.places[(*loc, key.value)] = (
                    key.start_mark.line + 1 + self.lines_before,
                    key.start_mark.column + 1,
                )
        return values


def _sentence(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or "this is not YAML"
    context = f" ({error.context})" if error.context else ""
    return f"not YAML: {problem}{context}; check indentation, quotation marks and “: ” inside a text"
