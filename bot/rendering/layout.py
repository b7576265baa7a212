"""A reply in Discord's two forms: Components V2 for somebody present, ordinary content for what arrives by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

import discord
from discord import ui

from bot.limits import BUTTONS_IN_A_ROW, CONTENT_LIMIT
from bot.rendering import phrases
from bot.rendering.reply import Button, Link, Menu, Reply, custom_id

ACCENT: Final = discord.Colour(0x4A6FA5)
SENTENCE_END: Final = re.compile(r"(?<=[.!?…”\"])\s+")


def laid_out(reply: Reply, *, owner: int = 0, private: bool = False) -> ui.LayoutView:
    """Return the reply as Components V2. Its buttons carry their own state, so nothing is kept of the view.

    `owner` is who may turn its pages in place; a private reply gets a button that shares it.
    """
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=None if reply.error else ACCENT)
    for block in reply.blocks:
        container.add_item(ui.TextDisplay(block))
    view = ui.LayoutView(timeout=None)
    view.add_item(container)
    if reply.menu:
        view.add_item(ui.ActionRow(_menu(reply.menu, owner)))
    buttons = [_button(button, owner) for button in _all_buttons(reply, private=private)]
    for start in range(0, len(buttons), BUTTONS_IN_A_ROW):
        view.add_item(ui.ActionRow(*buttons[start : start + BUTTONS_IN_A_ROW]))
    # A finished view is not stored by discord.py: presses come to us by custom_id, also after a restart.
    view.stop()
    return view


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
        view.add_item(
            _button(
                button if isinstance(button, Link) or button.verb != "turn" else replace(button, verb="open"),
                0,
            )
        )
    view.stop()
    return view


def _all_buttons(reply: Reply, *, private: bool) -> Iterator[Button | Link]:
    yield from reply.buttons
    if reply.screen:
        yield Button(phrases.SEND, "send", reply.screen)
        if private:
            yield Button(phrases.SHARE, "share", reply.screen)


def _button(button: Button | Link, owner: int) -> ui.Button[Any]:
    if isinstance(button, Link):
        return ui.Button(label=button.label, url=button.url)
    state = custom_id(button.verb, button.screen, owner if button.verb == "turn" else 0)
    return ui.Button(label=button.label, custom_id=state, style=discord.ButtonStyle.secondary)


def _menu(menu: Menu, owner: int) -> ui.Select[ui.LayoutView]:
    options = [discord.SelectOption(label=label, value=value) for label, value in menu.options]
    return ui.Select(custom_id=custom_id("turn", menu.screen, owner), placeholder=menu.prompt, options=options)


def _pieces(blocks: Iterable[str]) -> Iterator[str]:
    for block in blocks:
        for paragraph in block.split("\n\n"):
            if len(paragraph) <= CONTENT_LIMIT:
                yield paragraph
            else:
                yield from _sentences(paragraph)


def _sentences(paragraph: str) -> Iterator[str]:
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
