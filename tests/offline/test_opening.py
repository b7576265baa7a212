"""The real bot, opened for a chat."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.offline import chat, say
from bot.offline.options import SessionOptions, Streams
from config.settings import Settings, load_settings
from content.library import Shelf


@pytest.fixture(scope="module")
def settings() -> Settings:
    return load_settings(None, {})


@pytest.fixture(scope="module")
def shelf(settings: Settings) -> Shelf:
    return Shelf.load(settings.articles.folders, settings.articles.default)


def said(lines: str, settings: Settings, shelf: Shelf, options: SessionOptions) -> list[dict[str, Any]]:
    used = Streams(lines=io.StringIO(lines), output=io.StringIO(), errors=io.StringIO())
    options = replace(options, as_json=True)
    assert say.main("-", settings=settings, shelf=shelf, options=options, streams=used) == 0
    assert isinstance(used.output, io.StringIO)
    return [json.loads(each) for each in used.output.getvalue().splitlines()]


def test_two_runs_on_one_store_follow_each_other(settings: Settings, shelf: Shelf, tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path / 'reading.db'}"
    said("!read ¶6", settings, shelf, SessionOptions(store=store))
    (record,) = said("!next", settings, shelf, SessionOptions(store=store, now="2026-01-06T09:00"))
    assert "¶7" in record["replies"][0]["text"]


def test_a_seed_makes_decks_repeatable(settings: Settings, shelf: Shelf) -> None:
    lines = "!quote\n!quote\n:restart\n!quote"
    first, again, other = (said(lines, settings, shelf, SessionOptions(seed=seed)) for seed in (7, 7, 8))
    assert first == again
    assert first != other
    assert len({record["replies"][0]["text"] for record in first if record["replies"]}) == 3


def test_the_chat_shows_the_bot_where_nobody_asks(settings: Settings, shelf: Shelf) -> None:
    used = Streams(lines=io.StringIO(), output=io.StringIO(), errors=io.StringIO())
    assert chat.main(settings=settings, shelf=shelf, options=SessionOptions(), streams=used) == 0
    assert isinstance(used.output, io.StringIO)
    shown = used.output.getvalue()
    assert shown.count("Pullquote\n") == 3
    assert "(no answer)" not in shown


def test_a_store_that_cannot_be_used_is_one_sentence(settings: Settings, shelf: Shelf) -> None:
    used = Streams(lines=io.StringIO(), output=io.StringIO(), errors=io.StringIO())
    options = SessionOptions(store="mysql://localhost/pullquote")
    assert say.main("hi", settings=settings, shelf=shelf, options=options, streams=used) == 2
    assert isinstance(used.errors, io.StringIO)
    assert used.errors.getvalue().startswith("The store mysql://localhost/pullquote is not known: write sqlite:///")
