"""What a reader sees of a message or a form, as text without markup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.offline.plain import Names, plain

Payload = Mapping[str, Any]

_TEXT_DISPLAY, _FILE = 10, 13


def message_text(message: Payload, names: Names) -> str:
    """The words of a message: content, embeds, components, poll, alternative texts of its pictures."""
    parts = [
        plain(message.get("content") or "", names),
        *(part for embed in message.get("embeds") or () for part in _embed(embed, names)),
        *(part for each in message.get("components") or () for part in component_parts(each, names)),
        *_poll(message.get("poll") or {}),
    ]
    shown = [part for part in parts if part]
    alternatives = (each.get("description") or _file_name(each) for each in message.get("attachments") or ())
    return "\n".join([*shown, *(each for each in alternatives if each and each not in shown)])


def form_text(form: Payload, names: Names) -> str:
    """The words of a form: its title, then its fields with their labels, hints and choices."""
    parts = [part for each in form.get("components") or () for part in component_parts(each, names)]
    return "\n".join(part for part in [form.get("title") or "", *parts] if part)


def component_parts(component: Payload, names: Names) -> Iterator[str]:
    """The words of one component and of all in it, in reading order. Only text displays have markup."""
    yield from _own_parts(component, names)
    children = (component.get("component"), component.get("accessory"))
    for child in (*(component.get("components") or ()), *filter(None, children)):
        yield from component_parts(child, names)


def _own_parts(component: Payload, names: Names) -> Iterator[str]:
    if component.get("type") == _TEXT_DISPLAY:
        yield plain(component.get("content") or "", names)
    for key in ("label", "description", "placeholder", "value"):
        if isinstance(component.get(key), str):
            yield component[key]
    for option in component.get("options") or ():
        yield from (option[key] for key in ("label", "description") if option.get(key))
    for item in component.get("items") or ():
        yield item.get("description") or ""
    if component.get("type") == _FILE:
        yield component.get("name") or ""


def _embed(embed: Payload, names: Names) -> Iterator[str]:
    yield (embed.get("author") or {}).get("name") or ""
    yield plain(embed.get("title") or "", names)
    yield plain(embed.get("description") or "", names)
    for field in embed.get("fields") or ():
        yield plain(field.get("name") or "", names)
        yield plain(field.get("value") or "", names)
    yield (embed.get("footer") or {}).get("text") or ""


def _poll(poll: Payload) -> Iterator[str]:
    yield (poll.get("question") or {}).get("text") or ""
    for answer in poll.get("answers") or ():
        yield (answer.get("poll_media") or {}).get("text") or ""


def _file_name(attachment: Payload) -> str:
    """A picture shows itself, any other file its name."""
    return "" if str(attachment.get("content_type")).startswith("image/") else str(attachment.get("filename") or "")
