"""The settings: one frozen value from a file, the environment and the token's own file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, ConfigDict, Field, SecretStr, TypeAdapter
from pydantic_core import PydanticCustomError

from config.environment import Overrides, read_overrides
from config.file import UnreadableError, read_settings_file
from config.token import TokenError, read_token
from documents.faults import Fault
from documents.shape import YesNo, of_form
from documents.yaml import Document, Place

PACKAGED = Path(__file__).with_name("pullquote.yaml")


class SettingsError(Exception):
    """The program cannot start with these settings; the text is a line for each fault, with its fix."""


def _path(value: object) -> Path:
    if isinstance(value, str) and value.strip() and "\0" not in value:
        return Path(value).expanduser()
    kind, words = "form", "a path, such as ./articles"
    raise PydanticCustomError(kind, words)


PREFIX_FORM = "1 to 5 characters, without white space, not beginning with / @ or <"

PREFIX_PATTERN = r"(?![/@<])\S{1,5}"

Prefix = Annotated[str, of_form(PREFIX_PATTERN, PREFIX_FORM)]
StoreURL = Annotated[str, of_form(r"(sqlite|postgresql)(\+\w+)?:///?\S.*", "a URL, such as sqlite:///pullquote.db")]
FilePath = Annotated[Path, BeforeValidator(_path)]
Limit = Annotated[int, Field(ge=0, le=1000)]
Seconds = Annotated[int, Field(ge=0, le=3600)]

# A key that nobody reads is a mistake that somebody should hear of.
STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleSettings:
    """Which articles there are besides the shipped one, and which is meant when nobody names one."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    default: str | None = None
    folders: tuple[FilePath, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class CooldownSettings:
    """How many answers one person, and one channel, get within so many seconds; 0 is off."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    user: Limit = 5
    channel: Limit = 20
    seconds: Seconds = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """Everything that an operator decides."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    prefix: Prefix = "!"
    message_content: Literal["auto", "yes", "no"] = "auto"
    references: YesNo = False
    articles: ArticleSettings = field(default_factory=ArticleSettings)
    cooldown: CooldownSettings = field(default_factory=CooldownSettings)
    store: StoreURL | None = None
    look_for_posts_every: Seconds = 30
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    token_file: FilePath | None = None
    token: SecretStr | None = None


def load_settings(file: Path | None, environment: Mapping[str, str]) -> Settings:
    """Return the settings of `file` as the environment overrides them.

    Without a file, `pullquote.yaml` in the current folder counts if it is there, else the packaged defaults.
    Raises SettingsError with every fault at once.
    """
    try:
        read = read_settings_file(file or _own_file() or PACKAGED, defaults(), _adapter())
    except UnreadableError as error:
        message = f"{error}: name another with --settings, or make it from {PACKAGED}"
        raise SettingsError(message) from None
    overrides = read_overrides(environment, defaults(), _adapter())
    _stop_for(read.faults, overrides.faults)

    folder = Path(read.document.file).absolute().parent
    settings: Settings = overrides.over(_rooted(read.settings or Settings(), folder))
    _stop_for(_missing_folders(settings, read.document, overrides))
    return replace(settings, token=_token(settings, environment, read.document, overrides))


def is_prefix(words: str) -> bool:
    """Say whether words may be a prefix, of the operator or of a server."""
    return re.fullmatch(PREFIX_PATTERN, words) is not None


def placed(file: Path | None, environment: Mapping[str, str], place: Place, message: str) -> str:
    """Return a message about a setting that only its user can judge, with the line or variable where it was set."""
    read = read_settings_file(file or _own_file() or PACKAGED, defaults(), _adapter())
    return _at(place, message, read.document, read_overrides(environment, defaults(), _adapter()))


def defaults() -> dict[Place, object]:
    """Return each setting by its place, such as `("cooldown", "user")`, with its default; not the token."""
    return {place: value for place, value in _leaves(Settings()) if place != ("token",)}


def _leaves(part: Any, place: Place = ()) -> Iterable[tuple[Place, object]]:  # noqa: ANN401 - any of the dataclasses
    for each in fields(part):
        value, inner = getattr(part, each.name), (*place, each.name)
        yield from _leaves(value, inner) if is_dataclass(value) else [(inner, value)]


@cache
def _adapter() -> TypeAdapter[Settings]:
    return TypeAdapter(Settings)


def _own_file() -> Path | None:
    own = Path("pullquote.yaml")
    return own if own.exists() else None


def _rooted(settings: Settings, folder: Path) -> Settings:
    """Return the file's settings with every relative path starting at the file's folder."""
    articles = replace(settings.articles, folders=tuple(folder / path for path in settings.articles.folders))
    token_file = settings.token_file and folder / settings.token_file
    return replace(settings, articles=articles, token_file=token_file)


def _missing_folders(settings: Settings, document: Document, overrides: Overrides) -> list[str]:
    return [
        _at(("articles", "folders", number), f"there is no folder {path}", document, overrides)
        for number, path in enumerate(settings.articles.folders)
        if not path.is_dir()
    ]


def _token(
    settings: Settings, environment: Mapping[str, str], document: Document, overrides: Overrides
) -> SecretStr | None:
    try:
        return read_token(environment, settings.token_file)
    except TokenError as error:
        if error.variable:
            message = f"{error.variable}: {error}"
        else:
            message = _at(("token_file",), str(error), document, overrides)
        raise SettingsError(message) from None


def _at(place: Place, message: str, document: Document, overrides: Overrides) -> str:
    """Return the message with the place where the value came from: a variable, or a line of the file."""
    variable = overrides.variable_of(place)
    return f"{variable}: {message}" if variable else str(document.fault(place, message))


def _stop_for(*faults: Iterable[Fault | str]) -> None:
    lines = [str(fault) for several in faults for fault in several]
    if lines:
        raise SettingsError("\n".join(lines))
