"""Lines from a stream as they arrive, while the event loop goes on."""

from __future__ import annotations

import asyncio
import codecs
import io
import os
from collections.abc import AsyncGenerator, Iterator
from threading import Thread
from typing import TextIO

_CHUNK = 65_536


async def arriving(stream: TextIO) -> AsyncGenerator[str, None]:
    """Each line when it comes. A thread reads, so that waiting for a slow writer blocks nothing."""
    lines: asyncio.Queue[str | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def read() -> None:
        try:
            for line in _lines(stream):
                loop.call_soon_threadsafe(lines.put_nowait, line)
            loop.call_soon_threadsafe(lines.put_nowait, None)
        except RuntimeError:  # the chat has ended meanwhile
            return

    # A daemon, because nothing can wake a thread out of a read when the chat ends first.
    Thread(target=read, daemon=True, name="lines").start()
    while (line := await lines.get()) is not None:
        yield line


def _lines(stream: TextIO) -> Iterator[str]:
    try:
        descriptor = stream.fileno()
    except (OSError, ValueError):  # closed, or no file at all
        yield from () if stream.closed else stream
        return
    yield from _lines_of(descriptor)


def _lines_of(descriptor: int) -> Iterator[str]:
    """Read below Python's buffers, whose lock would bring the interpreter down if it ended during a read."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
    rest = ""
    while True:
        try:
            data = os.read(descriptor, _CHUNK)
        except OSError:
            data = b""
        rest += decoder.decode(data, final=not data)
        *whole, rest = rest.split("\n")
        yield from whole
        if not data:
            break
    if rest:
        yield rest


def in_utf8(*streams: TextIO) -> None:
    """Write UTF-8 whatever the system's habit; what cannot be written becomes a question mark."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
