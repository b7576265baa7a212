"""Buttons, select menus and forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from simcord import InteractionResult

from bot.offline.lines import alike, unquoted
from bot.offline.problems import Problem, there_are
from bot.offline.simulation import Sighting
from bot.offline.stage import Stage

Component = Mapping[str, Any]

_BUTTON, _STRING_SELECT = 2, 3
_ENTITY_SELECTS = {5: "user", 6: "role", 7: "mentionable", 8: "channel"}
_LINK = 5


def _components(stage: Stage, types: set[int]) -> Iterator[tuple[Sighting, Component]]:
    for sighting in stage.messages():
        for component in stage.simulation.sight.components(sighting):
            if component.get("type") in types:
                yield sighting, component


async def click(stage: Stage, text: str) -> InteractionResult:
    """Press the button with that label on the newest message that has it."""
    label = unquoted(text)
    person = stage.person
    buttons = list(_components(stage, {_BUTTON}))
    found = [each for each in buttons if alike(each[1].get("label") or "") == alike(label)]
    if not found:
        labels = (each.get("label") or "" for _, each in buttons)
        raise Problem(f"No message here has a button {label}; {there_are('buttons', filter(None, labels))}")
    sighting, button = next(
        (each for each in found if each[0] == found[0][0] and not each[1].get("disabled")), found[0]
    )
    if button.get("disabled"):
        raise Problem(f"The button {button['label']} is switched off.")
    if button.get("style") == _LINK:
        raise Problem(f"The button {button['label']} only opens {button.get('url')}.")
    message = stage.simulation.sight.message(sighting)
    result: InteractionResult = await person.click(message, custom_id=button["custom_id"])
    return result


async def choose(stage: Stage, text: str) -> InteractionResult:
    """Pick by label, or the beginning of just one, in the newest select menu that offers it."""
    person = stage.person
    menus = list(_components(stage, {_STRING_SELECT, *_ENTITY_SELECTS}))
    for sighting, select in menus:
        if (values := _picked(stage, select, text)) is not None:
            if select.get("disabled"):
                raise Problem("That menu is switched off.")
            message = stage.simulation.sight.message(sighting)
            result: InteractionResult = await person.select(message, values, custom_id=select["custom_id"])
            return result
    labels = (option["label"] for _, select in menus for option in select.get("options") or ())
    raise Problem(f"No menu here offers {text}; {there_are('choices', labels)}")


def _picked(stage: Stage, select: Component, text: str) -> list[Any] | None:
    """The values of the labels in the text; None where this menu does not offer them all."""
    for labels in ([text], text.split(",")):
        chosen = [_value(stage, select, unquoted(label)) for label in labels]
        if all(each is not None for each in chosen):
            return chosen
    return None


def _value(stage: Stage, select: Component, label: str) -> Any:
    if kind := _ENTITY_SELECTS.get(select["type"]):
        try:
            return stage.named(kind, label)
        except Problem:
            return None
    options = select.get("options") or ()
    whole = [each["value"] for each in options if alike(each["label"]) == alike(label)]
    begun = [each["value"] for each in options if label and alike(each["label"]).startswith(alike(label))]
    return whole[0] if whole else begun[0] if len(begun) == 1 else None


async def press(stage: Stage, text: str) -> InteractionResult:
    """Send the interaction of any button, shown or not, seen or not."""
    custom_id, person = unquoted(text), stage.person
    bot_id, here = stage.simulation.bot_handle.id, stage.channel.id
    messages = [each for each in stage.simulation.sight.messages() if each.author_id == bot_id and not each.system]
    local = [each for each in reversed(messages) if each.channel_id == here]
    having = (each for each in local if any(_custom_ids(stage, each, custom_id)))
    target = next(having, None) or next(iter(local), None)
    if target is None:
        raise Problem("The bot has no message here whose button could be pressed.")
    return await stage.simulation.force.press(person, target, custom_id)


def _custom_ids(stage: Stage, sighting: Sighting, wanted: str) -> Iterator[bool]:
    return (each.get("custom_id") == wanted for each in stage.simulation.sight.components(sighting))


# ------------------------------------------------------------ forms


async def fill(stage: Stage, form: InteractionResult, text: str) -> InteractionResult:
    """Send a form: fields by their labels, the others as they stand."""
    fields = dict(_fields(form.modal or {}))
    typed = _typed_fields(text, list(fields))
    values: dict[str, Any] = {}
    for label, control in fields.items():
        value = _filled(stage, label, control, typed[label]) if label in typed else _default(stage, control)
        if value is not None:
            values[control["custom_id"]] = value
    result: InteractionResult = await stage.person.submit_modal(form, values)
    return result


def _fields(modal: Mapping[str, Any]) -> Iterator[tuple[str, Component]]:
    for each in modal.get("components") or ():
        if child := each.get("component"):
            yield each.get("label") or child["custom_id"], child
        for inner in each.get("components") or ():
            yield inner.get("label") or inner["custom_id"], inner


def _typed_fields(text: str, labels: list[str]) -> dict[str, str]:
    """`Note=Read this | Pin=yes`; a bar belongs to the words where no `label=` follows it."""
    known = {alike(label): label for label in labels}
    typed: dict[str, str] = {}
    current = ""
    for piece in text.split("|"):
        name, equals, value = piece.partition("=")
        if equals and alike(name) in known:
            current = known[alike(name)]
            typed[current] = value
        elif current and not re.match(r"\s*[\w ]{1,45}=", piece):
            typed[current] += f"|{piece}"
        elif text.strip():
            fields = (f"{each}=…" for each in labels)
            raise Problem(f"The form has no field “{name.strip()}”; {there_are('fields', fields)}")
    return {label: value.strip() for label, value in typed.items()}


def _filled(stage: Stage, label: str, control: Component, typed: str) -> Any:
    if control["type"] == _CHECKBOX:
        return alike(typed) in {"yes", "true", "on", "x"}
    if control["type"] == _TEXT_INPUT:
        return typed
    chosen = _picked(stage, control, typed) if typed else []
    if chosen is None:
        options = (each["label"] for each in control.get("options") or ())
        raise Problem(f"The field {label} does not offer {typed}; {there_are('choices', options)}")
    return chosen[0] if control["type"] == _RADIO_GROUP else chosen


def _default(stage: Stage, control: Component) -> Any:
    if control["type"] == _TEXT_INPUT:
        return control.get("value")
    if control["type"] == _CHECKBOX:
        return bool(control.get("default"))
    chosen: list[Any] = [each["value"] for each in control.get("options") or () if each.get("default")]
    chosen += [stage.by_id(each["type"], int(each["id"])) for each in control.get("default_values") or ()]
    if control["type"] == _RADIO_GROUP:
        return chosen[0] if chosen else None
    return chosen or None


_TEXT_INPUT, _RADIO_GROUP, _CHECKBOX = 4, 21, 23
