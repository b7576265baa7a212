"""Lines as they arrive."""

import asyncio
import io
import os
import time

from bot.offline.streams import arriving


async def test_each_line_comes_when_it_is_written_while_the_loop_goes_on() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading) as stream:
        lines = arriving(stream)
        os.write(writing, "!read ¶6\n:cl".encode())
        assert await anext(lines) == "!read ¶6"
        waiting = asyncio.ensure_future(anext(lines))
        began = time.monotonic()
        await asyncio.sleep(0.05)
        assert time.monotonic() - began < 1
        assert not waiting.done()
        os.write(writing, b"ick Next\r\nlast")
        assert (await waiting).rstrip() == ":click Next"
        os.close(writing)
        assert [line async for line in lines] == ["last"]


async def test_bytes_that_are_no_text_do_not_stop_the_chat() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"\xef\xbb\xbf!a\xff\n\xc2\xb6\n")
    os.close(writing)
    with os.fdopen(reading) as stream:
        assert [line async for line in arriving(stream)] == ["!a\ufffd", "¶"]


async def test_a_stream_without_a_file_will_do() -> None:
    assert [line.rstrip() async for line in arriving(io.StringIO("a\nb"))] == ["a", "b"]
