"""Messages and forms drawn for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from rich.columns import Columns
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from bot.offline.plain import Names, plain
from bot.offline.wording import component_parts

Part = Mapping[str, Any]

_LINK = 5
_LABEL_SHOWN = 24
_OPTIONS_SHOWN = 3


def message_parts(message: Part, names: Names) -> Iterator[RenderableType]:
    """A message from top to bottom."""
    if content := message.get("content"):
        yield Text(plain(content, names))
    for embed in message.get("embeds") or ():
        yield Panel(Text(plain(_embed_text(embed), names)), expand=False)
    for component in message.get("components") or ():
        yield from _drawn(component, names)
    if poll := message.get("poll"):
        answers = [each["poll_media"].get("text") or "" for each in poll["answers"]]
        numbered = (f"  {number}. {answer}" for number, answer in enumerate(answers, 1))
        yield Text("\n".join([f"Poll: {poll['question'].get('text')}", *numbered]))
    for file in message.get("attachments") or ():
        alternative = f": {file['description']}" if file.get("description") else ""
        yield Text(f"File {file['filename']} ({file['size']} bytes){alternative}", style="italic")


def form_panel(form: Part, names: Names) -> Panel:
    """A form with its fields."""
    parts = (part for each in form.get("components") or () for part in component_parts(each, names))
    return Panel(Text("\n".join(part for part in parts if part)), title=Text(str(form["title"])), expand=False)


def _drawn(component: Part, names: Names) -> Iterator[RenderableType]:
    draw = _DRAWING.get(component.get("type", 0), _other)
    yield from draw(component, names)


def _container(component: Part, names: Names) -> Iterator[RenderableType]:
    yield Panel(Group(*_children(component, names)))


def _section(component: Part, names: Names) -> Iterator[RenderableType]:
    yield from _children(component, names)
    if accessory := component.get("accessory"):
        yield from _drawn(accessory, names)


def _children(component: Part, names: Names) -> Iterator[RenderableType]:
    for each in component.get("components") or ():
        yield from _drawn(each, names)


def _words(component: Part, names: Names) -> Iterator[RenderableType]:
    yield Text(plain(component.get("content") or "", names))


def _separator(component: Part, _: Names) -> Iterator[RenderableType]:
    yield Text("─" * 12 if component.get("divider", True) else "", style="dim")


def _row(component: Part, _: Names) -> Iterator[RenderableType]:
    controls = [_control(each) for each in component.get("components") or ()]
    yield Columns(controls, padding=(0, 1)) if len(controls) > 1 else controls[0]


def _single(component: Part, _: Names) -> Iterator[RenderableType]:
    yield _control(component)


def _other(component: Part, names: Names) -> Iterator[RenderableType]:
    """A picture's alternative text, a file's name."""
    yield Text("\n".join(f"({part})" for part in component_parts(component, names) if part), style="italic")


def _control(component: Part) -> Text:
    label = component.get("label") or (component.get("emoji") or {}).get("name") or ""
    if component.get("type") in _SELECTS:
        return Text(f"[ {component.get('placeholder') or 'Choose'}: {_options(component)} ]", style="bold")
    if component.get("style") == _LINK:
        label = f"{label} → {component.get('url')}"
    style = "dim strike" if component.get("disabled") else "bold"
    return Text(f"[ {label} ]", style=style)


def _options(select: Part) -> str:
    labels = [_shortened(str(each["label"])) for each in select.get("options") or ()]
    more = f" … {len(labels)} in all" if len(labels) > _OPTIONS_SHOWN else ""
    return " / ".join(labels[:_OPTIONS_SHOWN]) + more


def _shortened(label: str) -> str:
    """Return enough of a label to choose it by: `:choose` takes the beginning of one."""
    return label if len(label) <= _LABEL_SHOWN else f"{label[: _LABEL_SHOWN - 1].rstrip()}…"


def _embed_text(embed: Part) -> str:
    fields = (f"{each.get('name')}: {each.get('value')}" for each in embed.get("fields") or ())
    parts = [embed.get("title"), embed.get("description"), *fields, (embed.get("footer") or {}).get("text")]
    return "\n".join(part for part in parts if part)


# Discord's component types: https://discord.com/developers/docs/components/reference
_SELECTS = {3, 5, 6, 7, 8}
_DRAWING: dict[int, Callable[[Part, Names], Iterator[RenderableType]]] = {
    1: _row,
    2: _single,
    **dict.fromkeys(_SELECTS, _single),
    9: _section,
    10: _words,
    14: _separator,
    17: _container,
}
