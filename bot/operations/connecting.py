"""`pullquote run`: from a token to a bot that is online, and down again cleanly."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
import sys
from random import SystemRandom
from typing import TYPE_CHECKING, Final

import aiohttp
import discord

from bot.app import CommentaryBot
from bot.community.clock import Clock
from bot.community.store.errors import StoreError
from bot.community.store.store import Store
from bot.events.arriving import Pace

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from config.settings import Settings
    from content.library import Shelf

log = logging.getLogger(__name__)

NOTHING_TO_LOG_IN_WITH: Final = (
    "There is no token: set DISCORD_TOKEN, or DISCORD_TOKEN_FILE to a file that holds it "
    "(Discord Developer Portal → your application → Bot)."
)
LOGIN_REFUSED: Final = (
    "Discord does not accept this token: copy it again from the Developer Portal "
    "(your application → Bot → Reset Token)."
)
NO_INTENT: Final = (
    "Discord refuses the message content intent to this bot: switch it on in the Developer Portal "
    "(Bot → Message Content Intent), or set message_content to no; mentions, slash commands and direct messages "
    "work without it."
)
# What a crash may lose: a quote then comes twice, a reader is a page back.
WRITE_AFTER_SECONDS: Final = 1.0
# A machine that was suspended, or whose clock was set, posts at most so many seconds later for it.
NAP_SECONDS: Final = 60
FAILED: Final = 1
BAD_SETUP: Final = 2


def run(settings: Settings, shelf: Shelf) -> int:
    """Connect and stay online until a signal ends it; return 0, or 2 with one sentence where it cannot begin."""
    logging.basicConfig(
        level=settings.log_level.upper(),
        stream=sys.stderr,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    # Its debug records hold what people wrote, which is never logged.
    logging.getLogger("discord").setLevel(max(logging.WARNING, logging.getLogger().level))
    # It would warn at each start that it hears only mentions, which we say better, and cannot speak in voice channels.
    logging.getLogger("discord.ext.commands.bot").setLevel(logging.ERROR)
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    if settings.token is None:
        return _stopped(NOTHING_TO_LOG_IN_WITH)
    try:
        _run_loop(_stay_online(settings, shelf, settings.token.get_secret_value()))
    except asyncio.CancelledError:
        pass  # a signal: what it asked for is done
    except Exception as error:
        stopped = _reason(error)
        if stopped is None:
            raise
        return _stopped(*stopped)
    log.info("closed")
    return 0


def _reason(error: Exception) -> tuple[str, int] | None:
    """Return why the bot cannot begin or go on, in one sentence, and the exit status; None for a fault of ours."""
    match error:
        case discord.LoginFailure():
            return LOGIN_REFUSED, BAD_SETUP
        case discord.PrivilegedIntentsRequired():
            return NO_INTENT, BAD_SETUP
        case StoreError():
            return error.for_operator, BAD_SETUP
        case discord.ConnectionClosed():
            return f"Discord closed the connection ({error.code} {error.reason}): check the token.", FAILED
        case OSError() | aiohttp.ClientError() | discord.HTTPException() | discord.GatewayNotFound():
            return f"Discord cannot be reached ({error}): check the network, then start again.", FAILED
        case _:
            return None


async def _stay_online(settings: Settings, shelf: Shelf, token: str) -> None:
    """Stay connected until SIGTERM or SIGINT, whenever it comes; the bot closes its connections on the way."""
    loop = asyncio.get_running_loop()
    started: set[asyncio.Task[None]] = set()  # a loop holds its tasks only weakly
    _at_the_end(loop, _cancelling_once(asyncio.current_task()))
    # Until there is a bot to reload for, SIGHUP must not end the process.
    loop.add_signal_handler(signal.SIGHUP, bool)
    store = Store(settings.store or own_database())
    await store.open()
    try:
        message_content = await _may_read(settings.message_content, token)
        bot = CommentaryBot(
            settings,
            shelf,
            store=store,
            random=SystemRandom(),
            message_content=message_content,
            pace=pace_for(store.url, settings.look_for_posts_every),
        )
        await _serve(bot, token, started)
    finally:
        await store.close()


def pace_for(url: str, poll: int) -> Pace:
    """Return how a bot goes with time that is online, on the store of that URL."""
    clock = Clock(discord.utils.utcnow, discord.utils.sleep_until, nap=NAP_SECONDS)
    return Pace(write_after=WRITE_AFTER_SECONDS, clock=clock, poll=0 if url.startswith("sqlite") else poll)


async def _serve(bot: CommentaryBot, token: str, started: set[asyncio.Task[None]]) -> None:
    """Stay connected with a bot until a signal comes, and wait until it has closed whatever it has."""
    loop = asyncio.get_running_loop()
    cancel = _cancelling_once(asyncio.current_task())

    def end() -> None:
        # Both, because Python 3.11's wait_for, inside the library, can lose a cancellation that comes just when
        # a shard is connected; to close twice is to wait for the first.
        cancel()
        started.add(loop.create_task(bot.close()))

    try:
        async with bot:
            _at_the_end(loop, end)
            loop.add_signal_handler(signal.SIGHUP, lambda: started.add(loop.create_task(_reload(bot))))
            bot.add_listener(_spare_collector, "on_ready")
            await asyncio.to_thread(bot.desk.made().asker.warm)
            await bot.start(token)
    finally:
        # The library's own way out waits for its own part of closing, and not for what is written after it.
        await bot.close()


def own_database() -> str:
    """Return the URL of the database that we use where no setting names one: a file in the platform's data folder."""
    from platformdirs import user_data_path  # noqa: PLC0415  # only where it is asked for

    return f"sqlite:///{user_data_path('pullquote', appauthor=False) / 'pullquote.db'}"


def _cancelling_once(main: asyncio.Task[None] | None) -> Callable[[], None]:
    """Return what cancels the main task, once: a second signal must not break off its closing."""

    def cancel() -> None:
        if main is not None and not main.cancelling():
            main.cancel()

    return cancel


def _at_the_end(loop: asyncio.AbstractEventLoop, end: Callable[[], None]) -> None:
    for ending in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(ending, end)


async def _may_read(wanted: str, token: str) -> bool:
    """Return whether to ask for the message content intent; `auto` asks Discord what the application has.

    Intents are fixed before a bot connects, so this is asked with a client of its own.
    """
    if wanted != "auto":
        return wanted == "yes"
    async with discord.Client(intents=discord.Intents(guilds=True)) as client:
        await client.login(token)
        flags = client.application_flags
    granted = flags.gateway_message_content or flags.gateway_message_content_limited
    if not granted:
        log.warning(
            "the message content intent is off for this application: on servers, only mentions and slash commands work"
        )
    return granted


async def _spare_collector() -> None:
    """Keep the garbage collector off what lives as long as the bot, and let it come less often.

    Measured with 32 users: the slowest answers in a hundred take a third of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(5000, 10, 10)


async def _reload(bot: CommentaryBot) -> None:
    """Read the articles again, on SIGHUP; what has faults now stays as it was, and is named."""
    try:
        library = await bot.desk.reload()
    except Exception:
        log.exception("the articles could not be read again; the ones before stay")
        return
    for refused in library.refused:
        log.error("not served as it is now: %s\n%s", refused.slug, "\n".join(map(str, refused.faults)))
    log.info("serving %d texts", len(library.articles))


def _run_loop(main: Coroutine[None, None, None]) -> None:
    """Run on uvloop where it is installed: 1.2 times as many answers a second."""
    try:
        import uvloop  # noqa: PLC0415  # only `run` may use it: simcord refuses it
    except ModuleNotFoundError:
        asyncio.run(main)
    else:
        uvloop.run(main)


def _stopped(sentence: str, status: int = BAD_SETUP) -> int:
    print(sentence, file=sys.stderr)
    return status
