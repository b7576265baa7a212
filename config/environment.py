"""Settings that environment variables override, such as `PULLQUOTE_COOLDOWN__USER`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter

from documents.nearness import nearest
from documents.shape import shaped
from documents.yaml import Document, Place

START = "PULLQUOTE_"
# Where the settings and the data are, which the settings themselves cannot say.
NO_SETTINGS = {"PULLQUOTE_DIR", "PULLQUOTE_SETTINGS"}


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the environment sets, by place, and what is wrong with it."""

    values: dict[Place, object]
    faults: list[str]

    def over(self, settings: Any) -> Any:  # noqa: ANN401 - the settings' type is not known down here
        """Return the settings with these values in place of their own."""
        for place, value in self.values.items():
            settings = _with(settings, place, value)
        return settings

    def variable_of(self, place: Place) -> str | None:
        """Return the variable that set the value at, or around, this place."""
        return next((variable_for(mine) for mine in self.values if place[: len(mine)] == mine), None)


def variable_for(place: Place) -> str:
    """Return the name of the variable that overrides the setting at this place."""
    return START + "__".join(str(step) for step in place).upper()


def read_overrides(
    environment: Mapping[str, str], defaults: Mapping[Place, object], adapter: TypeAdapter[Any]
) -> Overrides:
    """Return every override, each checked by itself so that its faults name its variable."""
    places = {variable_for(place): place for place in defaults}
    values: dict[Place, object] = {}
    faults: list[str] = []
    for variable, text in sorted(environment.items()):
        if variable in places:
            place = places[variable]
            values[place], found = _checked(variable, place, _raw(text, defaults[place]), adapter)
            faults += found
        elif variable.startswith(START) and variable not in NO_SETTINGS:
            faults.append(f"{variable}: {_unknown(variable, places)}")
    return Overrides(values, faults)


def _raw(text: str, default: object) -> object:
    """Return a variable's text as a file would say it: a list by the system's separator, nothing for nothing."""
    if isinstance(default, tuple):
        return [path for path in text.split(os.pathsep) if path]
    return None if default is None and not text else text


def _checked(variable: str, place: Place, raw: object, adapter: TypeAdapter[Any]) -> tuple[object, list[str]]:
    alone = raw
    for step in reversed(place):
        alone = {step: alone}
    value, faults = shaped(Document(variable, alone), (), adapter)
    for step in place if value else ():
        value = getattr(value, str(step))
    spoken = ".".join(str(step) for step in place) + ": "
    return value, [f"{variable}: {fault.message.removeprefix(spoken)}" for fault in faults]


def _with(settings: Any, place: Place, value: object) -> Any:  # noqa: ANN401 - a part of the settings, then a part of that
    name, *inner = place
    changed = _with(getattr(settings, str(name)), tuple(inner), value) if inner else value
    return replace(settings, **{str(name): changed})


def _unknown(variable: str, places: Mapping[str, Place]) -> str:
    if variable == "PULLQUOTE_TOKEN":
        return "the token goes into DISCORD_TOKEN, or into a file that DISCORD_TOKEN_FILE names"
    # All begin alike, which says nothing of what was meant.
    meant = nearest(variable.removeprefix(START), [name.removeprefix(START) for name in places])
    hint = f"did you mean {START}{meant[0]}?" if meant else f"there are {', '.join(places)}"
    return f"no setting has this name; {hint}"
