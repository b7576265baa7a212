"""Settings files and environments, and what the loader says to them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from config.settings import Settings, SettingsError, load_settings

Load = Callable[..., Settings]
Complaints = Callable[..., list[str]]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Load settings from the text of a file and from variables."""

    def load_text(text: str = "", **environment: str) -> Settings:
        file = tmp_path / "mine.yaml"
        file.write_text(text, encoding="utf-8")
        return load_settings(file, environment)

    return load_text


@pytest.fixture
def complaints(load: Load, tmp_path: Path) -> Complaints:
    """Return the lines that stop the start, with the test's own folder taken off."""

    def refused(text: str = "", **environment: str) -> list[str]:
        with pytest.raises(SettingsError) as caught:
            load(text, **environment)
        return str(caught.value).replace(f"{tmp_path}/", "").splitlines()

    return refused


def spoken(value: object) -> str:
    """A value as a file or a variable says it: nothing for none, true and false for yes and no."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None or value in ((), []) else str(value)
