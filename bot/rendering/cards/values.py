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
