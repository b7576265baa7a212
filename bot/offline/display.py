"""What a line led to, for people: readable at 80 columns, without colours where nobody could see them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TextIO

from rich.console import Console, Group
from rich.padding import Padding
from rich.text import Text

from bot.offline.manual import MANUAL
from bot.offline.picturing import form_panel, message_parts
from bot.offline.plain import Names
from bot.offline.record import Record, Shown

_NARROWEST, _USUAL, _WIDEST = 20, 80, 100
_SILENT = 1 << 12


class Display:
    """Prints records on a stream."""

    def __init__(self, output: TextIO, names: Names) -> None:
        self._names = names
        self.console = Console(file=output, highlight=False, markup=False, emoji=False)
        self.console.width = min(self.console.width if self.console.is_terminal else _columns(), _WIDEST)

    def record(self, record: Record) -> None:
        """Everything that one line led to, in the order in which a person would notice it."""
        for shown, remark in _with_remarks(record):
            self._message(shown, remark)
        for number in record.deleted:
            self.note(f"A message is gone ({number}).")
        if record.form:
            self.console.print(form_panel(record.form, self._names))
            self.note("Send it with :fill LABEL=words | LABEL=words")
        if record.choices:
            self.note("Offered: " + ", ".join(str(each["name"]) for each in record.choices))
        if record.problem:
            self.console.print(Text(f"✗ {record.problem}", style="bold red"))
        elif not _showed_something(record):
            self.note("(no answer)")

    def line(self, typed: str, speaker: str, place: str) -> None:
        """A line that was piped in, as it would stand at a prompt."""
        self.console.print(Text.assemble((f"{speaker} {place} › ", "dim"), typed))

    def note(self, text: str) -> None:
        """Something that the chat itself says."""
        self.console.print(Text(text, style="dim"))

    def manual(self) -> None:
        """The line verbs on one screen."""
        self.console.print(Text(MANUAL))

    def verdict(self, failure: str) -> None:
        """Whether a check holds, and why not."""
        self.console.print(Text(f"✗ {failure}" if failure else "✓", style="bold red" if failure else "green"))

    def _message(self, shown: Shown, remark: str) -> None:
        silent = "silent" if shown.message.get("flags", 0) & _SILENT else ""
        pings = f"notifies {', '.join(shown.pings)}" if shown.pings else ""
        said = " · ".join(each for each in (remark, silent, pings) if each)
        author = str(shown.message["author"]["username"])
        self.console.print(Text.assemble((author, "bold cyan"), (f"  {said}" if said else "", "dim")))
        parts = Group(*message_parts(shown.message, self._names))
        self.console.print(Padding(parts, (0, 0, 0, 2), expand=False))
        self.console.print()


def _with_remarks(record: Record) -> Iterator[tuple[Shown, str]]:
    for shown in record.replies:
        yield shown, "only you see this" if shown.private and not shown.where.startswith("dm ") else ""
    for shown in record.edited:
        yield shown, "changed" if shown.where == record.place else f"changed in {shown.where}"
    for shown in record.posted:
        yield shown, f"in {shown.where}"


def _showed_something(record: Record) -> bool:
    shown = (record.replies, record.edited, record.posted, record.deleted, record.form, record.choices)
    return any(shown) or record.input.removeprefix("~").strip().startswith(":")


def _columns() -> int:
    given = os.environ.get("COLUMNS", "")
    return max(int(given), _NARROWEST) if given.isdecimal() else _USUAL
