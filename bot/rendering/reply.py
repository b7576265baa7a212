"""What the bot is about to say, before Discord: frozen values that can be compared, measured and sent in any form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from bot.limits import CUSTOM_ID_LIMIT
from bot.rendering.cards.values import Picture

DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
MARK: Final = "pq"
SEPARATOR: Final = "|"
PARTS: Final = 7

# turn: this message becomes the screen, for whoever asked; others get a private copy.
# open: the screen comes as a private reply, to anybody. more: another one like it, as public as this message.
# ahead: as open, and plainly, whatever layout somebody has: what a group has not read yet is no place for decoration.
# share: the private reply becomes a public one. send: it goes to the person's direct messages.
Verb = Literal["turn", "open", "more", "ahead", "share", "send"]
VERBS: Final[dict[str, Verb]] = {"t": "turn", "o": "open", "m": "more", "a": "ahead", "s": "share", "d": "send"}
LETTERS: Final = {verb: letter for letter, verb in VERBS.items()}


@dataclass(frozen=True, slots=True)
class Screen:
    """Something that can be shown again from its name alone: a page, a quote, the contents.

    `version` is the text's when the screen was made; `at` says which one, by ids that survive an edit.
    """

    kind: str
    slug: str = ""
    version: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """A button that shows a screen, in one of the ways of `Verb`."""

    label: str
    verb: Verb
    screen: Screen


@dataclass(frozen=True, slots=True)
class Link:
    """A button that opens a web address."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Action:
    """A button that does something; `id` is what `pressing.press_id` makes."""

    label: str
    id: str


@dataclass(frozen=True, slots=True)
class ActionMenu:
    """A select menu that does something with what is chosen; each option is a label and its value."""

    prompt: str
    id: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Menu:
    """A select menu; each option is a label and the screen that it turns to."""

    prompt: str
    screen: Screen
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """A message: blocks of Discord Markdown, then pictures, then a menu, then buttons.

    `screen` names what is shown, where it can be shown again; then it can be shared and sent on. `keep` says that it
    depends on the texts alone, and repeats nothing that anybody typed.
    """

    blocks: tuple[str, ...]
    buttons: tuple[Button | Link | Action, ...] = ()
    menu: Menu | ActionMenu | None = None
    screen: Screen | None = None
    error: bool = False
    pictures: tuple[Picture, ...] = ()
    keep: bool = False

    def with_note(self, note: str) -> Reply:
        """Return the reply with a line of ours in front; the same reply for an empty note."""
        return replace(self, blocks=(note, *self.blocks), keep=False) if note else self


def custom_id(verb: Verb, screen: Screen, owner: int = 0) -> str:
    """Return the state of a button as Discord keeps it for us, at most 100 characters.

    An `at` that does not fit is left out: the button then shows the first of its kind, and never fails.
    """
    head = SEPARATOR.join((MARK, LETTERS[verb], base36(owner), screen.kind, screen.slug, screen.version, ""))
    return head + (screen.at if len(head) + len(screen.at) <= CUSTOM_ID_LIMIT else "")


def read_custom_id(value: str) -> tuple[Verb, Screen, int] | None:
    """Return verb, screen and owner (0: nobody) of a custom_id; None where it is none of ours, or forged wrongly."""
    parts = value.split(SEPARATOR, PARTS - 1)
    if len(parts) != PARTS or parts[0] != MARK or parts[1] not in VERBS:
        return None
    try:
        owner = int(parts[2] or "0", 36)
    except ValueError:
        return None
    return VERBS[parts[1]], Screen(*parts[3:]), owner


def base36(number: int) -> str:
    """Return a number in as few characters as a button's id needs."""
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return digits
