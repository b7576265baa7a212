"""How a message after the prefix is read: free text first, then `name:value` for the options that the command has.

Quotation marks are optional: a value goes on to the next option. A mark without its partner is a character. What
is left over, or is no value for its option, is an error sentence. (discord.py's own parsing would give
`!quote random:true` a theme called “random:true”, and would drop the second word of `!define photo op`.)
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

# A text in quotation marks, where a word could stand: what looks like an option inside it is none.
QUOTED: Final = r"""(?:(?<=[\s:])|^)(?:"[^"]*"|“[^”]*”|„[^“]*“|«[^»]*»)(?=\s|$)"""
ENCLOSED: Final = re.compile(r"""\s*(?:"([^"]*)"|“([^”]*)”|„([^“]*)“|«([^»]*)»)(\s.*)?""", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Arguments:
    """The free text, the options by name, and what belongs to neither."""

    text: str
    options: dict[str, str]
    leftover: str = ""
    repeated: str = ""


def read_arguments(words: str, names: Collection[str]) -> Arguments:
    """Return the arguments in `words` for a command with options of these names, letter case apart."""
    found = _options(words, names)
    text = words[: found[0][1]] if found else words
    options: dict[str, str] = {}
    leftover = repeated = ""
    for index, (name, _, start) in enumerate(found):
        end = found[index + 1][1] if index + 1 < len(found) else len(words)
        value, rest = _value(words[start:end])
        leftover = leftover or rest
        repeated = repeated or (name if name in options else "")
        options[name] = value
    return Arguments(unquoted(text), options, leftover, repeated)


def unquoted(text: str) -> str:
    """Return the text without the one pair of quotation marks that encloses it, if one does."""
    value, rest = _value(text)
    return text.strip() if rest else value


def _options(words: str, names: Collection[str]) -> list[tuple[str, int, int]]:
    """Return name, start and start of the value of each option, outside quoted text."""
    if not names or ":" not in words:
        return []
    option = rf"(?:(?<=\s)|^)({'|'.join(map(re.escape, names))}):"
    found = re.compile(f"{QUOTED}|{option}", re.IGNORECASE).finditer(words)
    return [(match[1].casefold(), match.start(), match.end()) for match in found if match[1]]


def _value(words: str) -> tuple[str, str]:
    """Return the value at the start of `words`, and what stands behind a quoted one."""
    found = ENCLOSED.fullmatch(words)
    if not found:
        return words.strip(), ""
    value = next(part for part in found.groups()[:-1] if part is not None)
    return value.strip(), (found[5] or "").strip()
