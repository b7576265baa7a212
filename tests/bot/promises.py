"""What every answer keeps, whatever was asked: Discord's limits, no ping, and the author's words verbatim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from simcord.components import walk_components

from bot.limits import (
    BUTTON_LABEL_LIMIT,
    CHOICE_LIMIT,
    CHOICE_TEXT_LIMIT,
    COMPONENT_LIMIT,
    CONTENT_LIMIT,
    CUSTOM_ID_LIMIT,
    OPTION_LIMIT,
    OPTION_TEXT_LIMIT,
    TEXT_DISPLAY_LIMIT,
)
from content.article import Article

Payload = dict[str, Any]

ACTION_ROW, BUTTON, SELECT, TEXT = 1, 2, 3, 10
SAYS_SOMETHING = {4, 7}
OFFERS_CHOICES = 8

# A mention that nobody disarmed. Those that we write ourselves name who shared something or began a poll, and where.
PING = re.compile(r"(?<!\\)<(?:@|#)|@(?:everyone|here)\b")
OURS = re.compile(
    r"^-# (?:Shared by|Poll \d+(?: · again after poll \d+)? · begun by|Begun by) <@\d+>$|"
    r"^\*\*\d+\*\* (?:open|closed <t:\d+:d>), in <#\d+>:",
    re.MULTILINE,
)

SET_OFF = re.compile(r"(?:^> .*\n?)+", re.MULTILINE)
PARAGRAPH = re.compile(
    r"\*\*¶(\d+)(, continued)?\*\* (.*?)(?=\n\n(?:\*\*¶|\*\*To copy:|### )|\n{1,2}-# |\Z)", re.DOTALL
)
CITED = re.compile(r"^\*\*¶(\d+)\*\* (.*)$", re.MULTILINE)
LISTED = re.compile(r"^\*\*\d+\.\*\* “(.*)”(?: — .+, as quoted by .+)? \(§\d+ ¶(\d+)\)$", re.MULTILINE)
SAID = re.compile(r"^- “(.*)” \((?:§\d+ )?¶(\d+)\)$", re.MULTILINE)
ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")


def said(body: Any) -> Payload | None:  # noqa: ANN401  # whatever was sent
    """The message in the body of a request; None where it is no message."""
    if not isinstance(body, dict):
        return None
    if "type" in body and "data" in body:
        return dict(body["data"]) if body["type"] in SAYS_SOMETHING else None
    return body if {"content", "components"} & body.keys() else None


def texts(message: Payload) -> list[str]:
    """Everything in a message that Discord would read as Markdown."""
    shown = [each["content"] for each in walk_components(message.get("components") or ()) if each["type"] == TEXT]
    return [text for text in (message.get("content") or "", *shown) if text]


def broken_limits(message: Payload) -> Iterator[str]:
    """What Discord would refuse in a message."""
    parts = list(walk_components(message.get("components") or ()))
    shown = [each["content"] for each in parts if each["type"] == TEXT]
    ids = [each["custom_id"] for each in parts if "custom_id" in each]
    checks = {
        "nothing said": bool(parts or message.get("content")),
        "content too long": len(message.get("content") or "") <= CONTENT_LIMIT,
        "too much text": sum(map(len, shown)) <= TEXT_DISPLAY_LIMIT,
        "an empty text": all(text.strip() for text in shown),
        "too many components": len(parts) <= COMPONENT_LIMIT,
        "a custom_id too long": all(0 < len(each) <= CUSTOM_ID_LIMIT for each in ids),
        "a custom_id twice": len(ids) == len(set(ids)),
        "a bad label": all(0 < len(each["label"]) <= BUTTON_LABEL_LIMIT for each in parts if each["type"] == BUTTON),
        "a bad menu": all(_is_good_menu(each) for each in parts if each["type"] == SELECT),
        "a bad row": all(1 <= len(each["components"]) <= 5 for each in parts if each["type"] == ACTION_ROW),
    }
    yield from (name for name, kept in checks.items() if not kept)


def _is_good_menu(menu: Payload) -> bool:
    values = [each["value"] for each in menu["options"]]
    lengths = [len(each[key]) for each in menu["options"] for key in ("label", "value")]
    fits = all(0 < length <= OPTION_TEXT_LIMIT for length in lengths)
    return fits and 0 < len(values) <= OPTION_LIMIT and len(values) == len(set(values))


def pinging(message: Payload) -> Iterator[str]:
    """What in a message would notify somebody, or looks as if it did."""
    if message.get("allowed_mentions") != {"parse": []}:
        yield f"allowed_mentions is {message.get('allowed_mentions')}"
    for text in texts(message):
        found = PING.search(OURS.sub("", text))
        if found:
            yield f"{found[0]} in {text[:200]!r}"


def claims(message: Payload, article: Article) -> Iterator[tuple[str, str]]:
    """Each piece of text that a message shows as the author's, and the words that it must be among."""
    whole = "\n".join(paragraph.text for paragraph in article.paragraphs)
    for text in texts(message):
        for found in SET_OFF.finditer(text):
            words = "\n".join(line.removeprefix("> ") for line in found[0].rstrip("\n").split("\n"))
            if words.startswith("**¶"):
                yield from (
                    (_plain(cited[2]), article.paragraph(int(cited[1])).text) for cited in CITED.finditer(words)
                )
            elif words.startswith("“") and words.endswith("”"):
                yield _plain(words[1:-1]), whole
            else:
                yield _plain(words), article.author_bio or ""
        for found in PARAGRAPH.finditer(SET_OFF.sub("", text)):
            own = article.paragraph(int(found[1])).text
            yield (_plain(found[3]) if found[2] else _whole(found[3], own)), own
        for found in SAID.finditer(text):
            yield _plain(found[1]), article.paragraph(int(found[2])).text
        for found in LISTED.finditer(text):
            yield _plain(found[1].replace("**", "")), article.paragraph(int(found[2])).text


def _whole(shown: str, own: str) -> str:
    """A paragraph that is not broken must be there from its first letter to its last; pages of this text break none."""
    words = _plain(shown)
    return words if words == own else f"not the whole paragraph: {words}"


def _plain(shown: str) -> str:
    """Words as shown, without what the bot puts in and without escapes."""
    words = shown.removeprefix("\\[…] ").removesuffix(" \\[…]").replace(" [sic]", "")
    return ESCAPE.sub(r"\1", words)


def broken_choices(body: Any) -> Iterator[str]:  # noqa: ANN401  # whatever was sent
    """What Discord would refuse in an answer to autocomplete."""
    if isinstance(body, dict) and body.get("type") == OFFERS_CHOICES:
        offered = body["data"]["choices"]
        lengths = [len(each[key]) for each in offered for key in ("name", "value")]
        if len(offered) > CHOICE_LIMIT or not all(0 < length <= CHOICE_TEXT_LIMIT for length in lengths):
            yield f"bad choices: {offered}"
