"""`pullquote db`: the store's schema, and copies of it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from pathlib import Path

from bot.community.store.copying import backup, restore
from bot.community.store.errors import StoreError
from bot.community.store.opened import Opened
from bot.community.store.store import shown_address
from content.errors import counted

BAD_STORE = 2


def upgrade(url: str) -> int:
    """Bring the schema up to date, as each start does; return 0, or 2 with one sentence."""
    return _told(_upgraded(url), f"{shown_address(url)} is up to date.")


def back_up(url: str, file: Path) -> int:
    """Write a copy of the store into a new file; return 0, or 2 with one sentence."""
    return _told(backup(url, file), f"Copied {{}} of {shown_address(url)} into {file}.")


def bring_back(url: str, file: Path) -> int:
    """Bring a copy back into an empty store; return 0, or 2 with one sentence."""
    return _told(restore(url, file), f"Brought {{}} from {file} into {shown_address(url)}.")


async def _upgraded(url: str) -> int:
    opened = Opened(url)
    try:
        await opened.prepare()
    finally:
        await opened.close()
    return 0


def _told(work: Coroutine[None, None, int], sentence: str) -> int:
    try:
        rows = asyncio.run(work)
    except StoreError as error:
        print(error.for_operator, file=sys.stderr)
        return BAD_STORE
    print(sentence.replace("{}", counted(rows, "row")))
    return 0
