"""Discord's markup taken off: the words as a reader sees them.

The rules are those of Discord's own client: emphasis only where it would be emphasis, so `snake_case`,
`2 * 3` and a lone `|` stay; quote marks, headings and subtext only at the start of a line; nothing in code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol


class Names(Protocol):
    """Who and what the ids in mentions are."""

    def user_name(self, user_id: int) -> str:
        """A user's name."""
        ...

    def role_name(self, role_id: int) -> str:
        """A role's name."""
        ...

    def channel_name(self, channel_id: int) -> str:
        """A channel's name."""
        ...


_AT_LINE_START = re.compile(r"(?:>>> |> |>(?=\n|$)|#{1,3} +(?=\S)|-# (?=\S))")
_CODE_BLOCK = re.compile(r"```(?:[\w+.#-]+\n(?=[^\n]))?\n*(.+?)\n*```", re.DOTALL)
_CODE = re.compile(r"(`+)(.*?[^`])\1(?!`)", re.DOTALL)
_ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
_BRACKETED_URL = re.compile(r"<(https?://[^\s>]+)>")
_URL = re.compile(r"https?://[^\s<]+[^<.,:;\"')\]\s*_~|]")
_MASKED_LINK = re.compile(
    r"\[((?:\\.|\[[^\]]*\]|[^\[\]\\])+)\]\(\s*<?[^\s<>()]*(?:\([^\s()]*\)[^\s<>()]*)*>?(?:\s+\"[^\"]*\")?\s*\)"
)
_MENTION = re.compile(r"<(@!?|@&|#)(\d+)>")
_TIME = re.compile(r"<t:(-?\d+)(?::[tTdDfFRsS])?>")
_COMMAND = re.compile(r"</([^:>]+):\d+>")
_EMOJI = re.compile(r"<a?(:\w+:)\d+>")
_EMPHASIS = (
    re.compile(r"\*\*((?:\\.|[^\\])+?)\*\*(?!\*)", re.DOTALL),
    re.compile(r"__((?:\\.|[^\\])+?)__(?!_)", re.DOTALL),
    re.compile(r"\b_((?:__|\\.|[^\\_])+?)_\b", re.DOTALL),
    re.compile(r"\*(?=\S)((?:\*\*|\s+(?:[^*\s]|\*\*)|\\.|[^\s*\\])+?)\*(?!\*)", re.DOTALL),
    re.compile(r"~~((?:\\.|[^\\])+?)~~", re.DOTALL),
    re.compile(r"\|\|(.+?)\|\|", re.DOTALL),
)


def plain(markup: str, names: Names) -> str:
    """The text with all its markup off."""
    return _Reader(names).read(markup, line_start=True)


def date_in_utc(seconds: int) -> str:
    """A moment as `2026-01-12 18:00 UTC`."""
    try:
        return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M} UTC"
    except (OverflowError, OSError, ValueError):
        return "Invalid date"


class _Reader:
    def __init__(self, names: Names) -> None:
        self._names = names
        self._rules: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
            (_CODE_BLOCK, lambda found: found[1]),
            (_CODE, lambda found: found[2].strip(" ") or found[2]),
            (_ESCAPE, lambda found: found[1]),
            (_MENTION, self._mention),
            (_TIME, lambda found: date_in_utc(int(found[1]))),
            (_COMMAND, lambda found: f"/{found[1]}"),
            (_EMOJI, lambda found: found[1]),
            (_BRACKETED_URL, lambda found: found[1]),
            (_MASKED_LINK, lambda found: self.read(found[1])),
            (_URL, lambda found: found[0]),
            *((pattern, lambda found: self.read(found[1])) for pattern in _EMPHASIS),
        )

    def read(self, markup: str, *, line_start: bool = False) -> str:
        """The words of a piece of markup; `line_start` says whether it begins a line."""
        words: list[str] = []
        at = 0
        while at < len(markup):
            while line_start and (mark := _AT_LINE_START.match(markup, at)):
                at = mark.end()
            if at >= len(markup):
                break
            piece, end = self._piece(markup, at)
            words.append(piece)
            line_start = markup[end - 1] == "\n"
            at = end
        return "".join(words)

    def _piece(self, markup: str, at: int) -> tuple[str, int]:
        if markup[at] in "`\\<[h*_~|":  # no rule begins with anything else
            for pattern, words in self._rules:
                if found := pattern.match(markup, at):
                    return words(found), found.end()
        return markup[at], at + 1

    def _mention(self, found: re.Match[str]) -> str:
        kind, number = found[1], int(found[2])
        if kind == "#":
            return f"#{self._names.channel_name(number)}"
        return f"@{self._names.role_name(number) if kind == '@&' else self._names.user_name(number)}"
