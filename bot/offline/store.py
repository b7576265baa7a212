"""What outlives a run: the bot's memory, as one value in a SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

_SCHEMES = ("sqlite:///", "sqlite+aiosqlite:///")
_TABLE = "CREATE TABLE IF NOT EXISTS memory (one INTEGER PRIMARY KEY CHECK (one = 1), snapshot TEXT NOT NULL)"
_SAVE = "INSERT OR REPLACE INTO memory (one, snapshot) VALUES (1, ?)"


class StoreError(Exception):
    """The store cannot be used; the text says why and what would be right."""


class Store:
    """One JSON value in a SQLite file, written when it changes."""

    def __init__(self, url: str) -> None:
        scheme = next((each for each in _SCHEMES if url.startswith(each)), None)
        if scheme is None or not url.removeprefix(scheme):
            raise StoreError(f"The store “{url}” is not known: write sqlite:///PATH, such as sqlite:///reading.db.")
        self._path = Path(url.removeprefix(scheme))
        self._last = ""

    def load(self) -> Any:
        """What was saved last, or nothing yet."""
        try:
            with closing(sqlite3.connect(self._path)) as database, database:
                database.execute(_TABLE)
                row = database.execute("SELECT snapshot FROM memory").fetchone()
                self._last = row[0] if row else ""
                return json.loads(self._last) if row else None
        except (sqlite3.Error, ValueError) as error:
            raise StoreError(f"The store {self._path} cannot be read: {error}.") from error

    def save(self, value: Mapping[str, Any]) -> None:
        """Keep this value, unless it is the one that was kept last."""
        text = json.dumps(value, ensure_ascii=False, sort_keys=True)
        if text == self._last:
            return
        try:
            with closing(sqlite3.connect(self._path)) as database, database:
                database.execute(_TABLE)
                database.execute(_SAVE, (text,))
        except sqlite3.Error as error:
            raise StoreError(f"The store {self._path} cannot be written: {error}.") from error
        self._last = text
