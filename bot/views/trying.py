"""Trying a request once: discord.py tries again by itself where Discord answers with trouble, which may post twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import SimpleNamespace
from typing import Final

import aiohttp

SERVER_TROUBLE: Final = 500

_once: ContextVar[bool] = ContextVar("once", default=False)


class TroubleError(aiohttp.ClientError):
    """Discord answered with trouble of its own: what was asked may have been done."""


@contextmanager
def trying_once() -> Iterator[None]:
    """Have a request that meets trouble raise TroubleError, where the client has our `trace`."""
    before = _once.set(True)
    try:
        yield
    finally:
        _once.reset(before)


def trace() -> aiohttp.TraceConfig:
    """Return what discord.py's client must be made with, as `http_trace`."""
    config = aiohttp.TraceConfig()
    config.on_request_end.append(_raise_for_trouble)
    return config


async def _raise_for_trouble(
    _session: aiohttp.ClientSession, _context: SimpleNamespace, ended: aiohttp.TraceRequestEndParams
) -> None:
    if _once.get() and ended.response.status >= SERVER_TROUBLE:
        ended.response.close()
        raise TroubleError(f"Discord answered {ended.response.status}")
