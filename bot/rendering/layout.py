"""A reply in Discord's two forms: Components V2 for somebody present, ordinary content for what arrives by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from discord import ButtonStyle, ComponentType, ui

from bot.limits import BUTTONS_IN_A_ROW, CONTENT_LIMIT
from bot.rendering import phrases
from bot.rendering.reply import Action, ActionMenu, Button, Link, Menu, Reply, custom_id

ACCENT: Final = 0x4A6FA5
SENTENCE_END: Final = re.compile(r"(?<=[.!?…”\"])\s+")

# A component as Discord's API has it: https://discord.com/developers/docs/components/reference
Component = dict[str, Any]


class Finished(ui.LayoutView):
    """Components made once, sent any number of times.

    discord.py keeps no finished view: presses come to us by custom_id, also after a restart. Its own items would be
    built, walked and written out again for each answer, which costs more than all else that an answer costs us.
    """

    def __init__(self, components: list[Component]) -> None:
        super().__init__(timeout=None)
        self._components = components
        self.stop()

    def to_components(self) -> list[Component]:
        """Return the components as they are sent."""
        return self._components

    def has_components_v2(self) -> bool:
        """Say that these are no components of the older kind."""
        return True


def laid_out(reply: Reply, *, owner: int = 0, private: bool = False) -> Finished:
    """Return the reply as Components V2; its buttons carry their own state, so nothing is kept of it.

    `owner` is who may turn its pages in place; a private reply gets a button that shares it.
    """
    return Finished(components(reply, owner=owner, private=private))


def components(reply: Reply, *, owner: int = 0, private: bool = False) -> list[Component]:
    """Return the reply as Discord's API takes it: words and pictures in a container, a menu, rows of buttons."""
    words = [{"type": ComponentType.text_display.value, "content": block} for block in reply.blocks]
    container: Component = {"type": ComponentType.container.value, "components": [*words, *_gallery(reply)]}
    if not reply.error:
        container["accent_color"] = ACCENT
    rows = [[_menu(reply.menu, owner)]] if reply.menu else []
    buttons = [_button(button, owner) for button in all_buttons(reply, private=private)]
    rows += [buttons[start : start + BUTTONS_IN_A_ROW] for start in range(0, len(buttons), BUTTONS_IN_A_ROW)]
    return [container, *({"type": ComponentType.action_row.value, "components": row} for row in rows)]


def ordinary(reply: Reply) -> list[str]:
    """Return the reply as plain messages of at most 2000 characters, split at paragraphs, then sentences."""
    messages: list[str] = []
    for piece in _pieces(reply.blocks):
        if messages and len(messages[-1]) + 2 + len(piece) <= CONTENT_LIMIT:
            messages[-1] += "\n\n" + piece
        else:
            messages.append(piece)
    return messages


def ordinary_buttons(reply: Reply) -> ui.View:
    """Return the buttons of a reply for an ordinary message; each opens a message of its own."""
    view = ui.View(timeout=None)
    for button in reply.buttons:
        if isinstance(button, Link):
            view.add_item(ui.Button(label=button.label, url=button.url))
        elif isinstance(button, Action):
            view.add_item(ui.Button(label=button.label, custom_id=button.id))
        else:
            opening = replace(button, verb="open" if button.verb == "turn" else button.verb)
            view.add_item(ui.Button(label=opening.label, custom_id=custom_id(opening.verb, opening.screen)))
    view.stop()
    return view


def turns(reply: Reply) -> bool:
    """Say whether the message depends on who asked: it has a button that turns it in place."""
    return isinstance(reply.menu, Menu) or any(isinstance(one, Button) and one.verb == "turn" for one in reply.buttons)


def all_buttons(reply: Reply, *, private: bool) -> Iterator[Button | Link | Action]:
    """Yield the buttons of a reply, with those that send or share what it shows."""
    yield from reply.buttons
    if reply.screen:
        yield Button(phrases.SEND, "send", reply.screen)
        if private:
            yield Button(phrases.SHARE, "share", reply.screen)


def _gallery(reply: Reply) -> Iterator[Component]:
    if reply.pictures:
        items = [{"media": {"url": f"attachment://{one.name}"}, "description": one.alt} for one in reply.pictures]
        yield {"type": ComponentType.media_gallery.value, "items": items}


def _button(button: Button | Link | Action, owner: int) -> Component:
    kind = {"type": ComponentType.button.value, "label": button.label}
    if isinstance(button, Link):
        return {**kind, "style": ButtonStyle.link.value, "url": button.url}
    if isinstance(button, Action):
        return {**kind, "style": ButtonStyle.secondary.value, "custom_id": button.id}
    state = custom_id(button.verb, button.screen, owner if button.verb == "turn" else 0)
    return {**kind, "style": ButtonStyle.secondary.value, "custom_id": state}


def _menu(menu: Menu | ActionMenu, owner: int) -> Component:
    return {
        "type": ComponentType.select.value,
        "custom_id": menu.id if isinstance(menu, ActionMenu) else custom_id("turn", menu.screen, owner),
        "placeholder": menu.prompt,
        "options": [{"label": label, "value": value} for label, value in menu.options],
    }


def _pieces(blocks: Iterable[str]) -> Iterator[str]:
    for block in blocks:
        for paragraph in block.split("\n\n"):
            yield from fitting(paragraph)


def fitting(paragraph: str) -> Iterator[str]:
    """Yield a paragraph as pieces that fit a message: whole if it can be, else parted between sentences."""
    if len(paragraph) <= CONTENT_LIMIT:
        yield paragraph
        return
    piece = ""
    for sentence in SENTENCE_END.split(paragraph):
        if piece and len(piece) + 1 + len(sentence) > CONTENT_LIMIT:
            yield piece
            piece = ""
        piece = f"{piece} {sentence}".strip()
        while len(piece) > CONTENT_LIMIT:
            yield piece[:CONTENT_LIMIT]
            piece = piece[CONTENT_LIMIT:]
    if piece:
        yield piece
