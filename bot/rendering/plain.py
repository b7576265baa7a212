"""A reply for listening: one paragraph a message, no decoration, and our own signs as words.

The author's words stay as they are, character for character; only what stands around them is spoken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from discord import SelectOption, ui

from bot.limits import BUTTON_LABEL_LIMIT, CONTENT_LIMIT, OPTION_TEXT_LIMIT
from bot.rendering.layout import all_buttons, fitting
from bot.rendering.listing import shortened
from bot.rendering.reply import Action, ActionMenu, Link, Menu, Reply, custom_id

# An escape, what stands between angle brackets and an address stay; what is left of these signs is markup of ours.
MARKUP: Final = re.compile(r"(\\.|<[^<>\s]*>|https?://\S+)|\*{1,3}|__|~~|\|\||`+")
# Five bold underscores are a gap of ours in somebody's words; the ear hears nothing of them.
GAP: Final = re.compile(r"\*\*(?:\\_){5}\*\*")
LINE_MARKUP: Final = re.compile(r"^(?:-# |#{1,3} |- |• )")
NUMBERED: Final = re.compile(r"^(\d+)([.)])(?=\s)")
HEAD: Final = re.compile(r"^\*\*¶(\d+)(, continued)?\*\*\s*(?:• )?")
# Small print is ours, but for the author's footnotes.
SMALL_PRINT: Final = "-# "
SECTION_HEAD: Final = re.compile(r"^§(\d+)(?=\s|$)")
FOOTNOTE: Final = "-# \\["
PLACE_BEHIND: Final = re.compile(r"\((?:§\d+ )?¶\d+(?:–\d+)?(?:, [^()]*)?\)$")
SIGNED: Final = re.compile(r"^— ")
# A line that is longer is a paragraph of its own; shorter ones, as of a list, stay together.
LONG_LINE: Final = 150
MOST: Final = CONTENT_LIMIT - 400  # with line breaks, and signs as words
SPOKEN: Final = (
    (re.compile(r"(§[\d–.]+) (?=¶)"), r"\1, "),
    (re.compile(r"§(\d+)–(\d+)"), r"sections \1 to \2"),
    (re.compile(r"¶(\d+)–(\d+)"), r"paragraphs \1 to \2"),
    (re.compile(r"§(?=\d)"), "section "),
    (re.compile(r"¶(?=\d)"), "paragraph "),
    (re.compile(r"p\. (?=\d)"), "page "),
    (re.compile(r" · "), ", "),
)


def plain_messages(reply: Reply) -> list[str]:
    """Return the reply as ordinary messages, a paragraph each; what is too long for one is parted at sentences."""
    pieces: list[str] = []
    for block in _with_titles(reply.blocks):
        found = [piece for paragraph in _paragraphs(block) for piece in fitting(paragraph) if piece]
        small_print = all(line.startswith("-# ") for line in block.split("\n"))
        # Where words stand, and whose they are, belongs to them.
        if pieces and small_print and len(pieces[-1]) + len(found[0]) < CONTENT_LIMIT:
            pieces[-1] += f"\n{found.pop(0)}"
        pieces += found
    return pieces


def plain_view(reply: Reply, owner: int, *, private: bool) -> ui.View:
    """Return the menu and the buttons of a reply, in words; each answers with messages of its own."""
    view = ui.View(timeout=None)
    if reply.menu is not None:
        view.add_item(_menu(reply.menu, owner))
    for button in all_buttons(reply, private=private):
        label = shortened(spoken(button.label), BUTTON_LABEL_LIMIT)
        if isinstance(button, Link):
            view.add_item(ui.Button(label=label, url=button.url))
        elif isinstance(button, Action):
            view.add_item(ui.Button(label=label, custom_id=button.id))
        else:
            verb = "open" if button.verb == "turn" else button.verb
            view.add_item(ui.Button(label=label, custom_id=custom_id(verb, button.screen)))
    view.stop()
    return view


def spoken(words: str) -> str:
    """Return words of ours with their signs said: “§2 ¶6” is “Section 2, paragraph 6”."""
    said = words
    for pattern, instead in SPOKEN:
        said = pattern.sub(instead, said)
    return said[:1].upper() + said[1:] if words.startswith(("§", "¶", "p. ")) else said


def _with_titles(blocks: tuple[str, ...]) -> Iterator[str]:
    """Yield the blocks, a title together with what it is the title of."""
    title = ""
    for block in blocks:
        if block.startswith("#") and "\n" not in block:
            title += f"{block}\n"
        else:
            yield title + block
            title = ""
    if title:
        yield title.strip()


def _paragraphs(block: str) -> Iterator[str]:
    """Yield the paragraphs of a block: parted by empty lines, and long lines from each other."""
    author = False  # whether the author's paragraphs have begun
    for part in block.split("\n\n"):
        lines: list[str] = []
        quoting = False
        for line in part.split("\n"):
            long = any(len(one) > LONG_LINE for one in lines) and not line.startswith(("-# ", "— "))
            if (long and not author) or sum(map(len, (*lines, line))) > MOST:
                yield "\n".join(lines)
                lines = []
            author = author or HEAD.match(line.removeprefix("> ")) is not None
            lines.append(_line(line, author=author, quoting=quoting))
            quoting = line.startswith("> ")
        yield "\n".join(lines).strip()


def _line(line: str, *, author: bool, quoting: bool) -> str:
    quoted = line.startswith("> ")
    words = line.removeprefix("> ")
    head = HEAD.match(words)
    if head:
        return f"Paragraph {head[1]}{head[2] or ''}: {_unmarked(words[head.end() :])}"
    if quoted and not quoting and not words.startswith("“"):
        # Words that only a mark sets off are said to be quoted.
        return f"Quotation: {_unmarked(words)}"
    bare = _unmarked(SIGNED.sub("By ", LINE_MARKUP.sub("", words)))
    theirs = author or quoted or "“" in line
    if line.startswith("#") and SECTION_HEAD.match(bare):
        # The title may be the author's; the number before it is ours.
        bare = SECTION_HEAD.sub(r"Section \1", bare)
    elif not line.startswith(FOOTNOTE) and (line.startswith(SMALL_PRINT) or not theirs):
        bare = spoken(bare)
    else:
        bare = PLACE_BEHIND.sub(lambda found: f"({spoken(found[0][1:-1])})", bare)
    return _no_list(bare)


def _unmarked(words: str) -> str:
    words = GAP.sub("(gap)", words)
    return MARKUP.sub(lambda found: found[1] or "", words)


def _no_list(line: str) -> str:
    """Return a line that Discord makes no list of, because it begins with a number."""
    return NUMBERED.sub(r"\1\\\2", line)


def _menu(menu: Menu | ActionMenu, owner: int) -> ui.Select[ui.View]:
    name = menu.id if isinstance(menu, ActionMenu) else custom_id("turn", menu.screen, owner)
    options = [
        SelectOption(label=shortened(spoken(label), OPTION_TEXT_LIMIT), value=value) for label, value in menu.options
    ]
    return ui.Select(custom_id=name, placeholder=menu.prompt, options=options)
