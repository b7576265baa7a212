"""`pullquote say`: lines in, what they led to out; for stories and for other programs."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, TextIO

from bot.offline.opening import guarded, opened, real_bot
from bot.offline.options import SessionOptions, Setup, Streams
from bot.offline.streams import arriving

if TYPE_CHECKING:
    from bot.offline.record import Record
    from bot.offline.session import Session
    from config.settings import Settings
    from content.library import Shelf


def main(
    text: str | None,
    *,
    settings: Settings,
    shelf: Shelf,
    options: SessionOptions,
    streams: Streams | None = None,
) -> int:
    """Play one line, or with `text` None or "-" the lines that arrive; returns the exit status."""
    used = streams or Streams()

    def run() -> Coroutine[Any, Any, int]:
        only = None if text == "-" else text
        return play(real_bot(settings, shelf, options), options, used, text=only)

    return guarded(run, used.errors)


async def play(setup: Setup, options: SessionOptions, streams: Streams, *, text: str | None = None) -> int:
    """Play lines with any bot; returns the exit status."""
    async with opened(setup, options, errors=streams.errors) as session:
        show = _as_json(streams.output) if options.as_json else _for_people(streams.output, session)
        async with aclosing(_source(text, streams.lines)) as lines:
            async for line in lines:
                record = await session.play(line)
                if record is not None:
                    show(record)
                if session.ended:
                    break
        return session.status


async def _source(text: str | None, lines: TextIO | None) -> AsyncGenerator[str, None]:
    if text is not None:
        yield text
    elif lines is not None:
        async with aclosing(arriving(lines)) as arrived:
            async for line in arrived:
                yield line


def _as_json(output: TextIO) -> Callable[[Record], None]:
    def show(record: Record) -> None:
        print(json.dumps(record.as_json(), ensure_ascii=False), file=output, flush=True)

    return show


def _for_people(output: TextIO, session: Session) -> Callable[[Record], None]:
    from bot.offline.display import Display

    return Display(output, session.stage.world).record
