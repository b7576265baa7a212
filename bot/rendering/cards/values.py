"""What is put on a picture, and the picture: frozen values that need no Pillow."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A quote to be drawn: its words as shown, quotation marks and [sic] included, whose they are, and where from."""

    words: str
    speaker: str
    citation: str
    source: str
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One event: when, what, and what says so, such as “¶6” or “background, not in the text”."""

    when: str
    what: str
    basis: str = ""
    background: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Events in the order in which they are shown; `note` says whose words they are, `source` on which text."""

    title: str
    moments: tuple[Moment, ...]
    note: str
    source: str
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One unit of a chart: its name, and how many have finished it, of how many."""

    name: str
    done: int
    of: int

    @property
    def counted(self) -> str:
        """Return “7 of 12”."""
        return f"{self.done} of {self.of}"

    @property
    def share(self) -> float:
        """Which part of the bar is filled, from 0 to 1."""
        return min(self.done / self.of, 1) if self.of else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Counts as bars, in the order in which they are shown; `label` says of what, `note` how to read them."""

    label: str
    title: str
    bars: tuple[Bar, ...]
    note: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A PNG and what it says; `whole` is False where words had to be left out of it.

    Every word on it is in `alt`, which fits Discord's limit. `page` counts from 0.
    """

    png: bytes
    alt: str
    name: str
    width: int
    height: int
    whole: bool = True
    page: int = 0
    pages: int = 1
