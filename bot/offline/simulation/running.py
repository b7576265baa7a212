# ruff: noqa: SLF001 - this package, and only this one, touches simcord's inside
"""A bot started, stopped and started again in a simulated Discord, by a clock that only we move."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import discord
from simcord import Env, UserHandle

from bot.offline.incidents import AnyBot, Incidents, Witness
from bot.offline.simulation.events import ask_for_create_events
from bot.offline.simulation.force import Force
from bot.offline.simulation.pins import ask_for_pin_messages
from bot.offline.simulation.sight import Sight

BotFactory = Callable[[], AnyBot]

CREATED = datetime(2026, 1, 1, tzinfo=UTC)
"""When every simulated world is built; its clock cannot show an earlier time."""

_PATIENCE = 60.0  # seconds of real time that one virtual day may take
_DAY = 86_400.0

_GLANCE = 0.0005
"""Seconds until simcord looks again whether the bot is done. Its own 0.05 were slept through once for every line: the
last thing that it waits for is a callback of its own, which is due at once and wakes nobody."""


class Simulation:
    """A simulated Discord around one bot: build a world in `env`, then start the bot in it at some time."""

    def __init__(self, build: BotFactory, *, bot_name: str = "Pullquote", settle_timeout: float = 5.0) -> None:
        ask_for_pin_messages()
        ask_for_create_events()
        self._build = build
        self._bot = build()
        # A sharded bot would ask Discord how many shards it needs; here one holds the whole world.
        shards = 1 if isinstance(self._bot, discord.AutoShardedClient) and not self._bot.shard_count else None
        self.env = Env(self._bot, check_errors=False, settle_timeout=settle_timeout, shard_count=shards)
        _look_often(self.env)
        self.env.backend.bot_user.name = bot_name
        self.sight = Sight(self.env)
        self.force = Force(self.env)
        self._witness = Witness()

    @property
    def bot(self) -> AnyBot:
        """The bot that runs now; a restart makes another one."""
        return self._bot

    @property
    def bot_handle(self) -> UserHandle:
        """The bot's account, the same after a restart."""
        return UserHandle(self.env, self.env.backend.bot_user)

    # ------------------------------------------------------------ life

    async def start(self, at: datetime = CREATED) -> None:
        """Start the bot in the world built so far, at this time."""
        self.env.backend.clock.advance(max(0.0, (at - self.now()).total_seconds()))
        await self.env.start()
        await self._settle_in()

    async def stop(self) -> None:
        """Close the bot as a signal would, then take the world down."""
        await self._close_bot()
        await self.env.shutdown()

    async def restart(self) -> None:
        """Close the bot and start a new one in the same world."""
        await self._close_bot()
        hidden = self.force.hide_left()
        try:
            self._bot = self._build()
            await self.env.restart_bot(self._bot)
        finally:
            self.force.unhide(hidden)
        await self._settle_in()

    async def settle(self) -> None:
        """Wait until the bot has done all that it can do now."""
        await self.env.settle()

    def take_incidents(self) -> Incidents:
        """What went wrong since the last call."""
        return self._witness.take(self.env)

    async def _close_bot(self) -> None:
        with self.env._bot_scope():
            await self._bot.close()

    async def _settle_in(self) -> None:
        self._witness.watch(self._bot)
        if not any(self.env.backend.commands.values()):
            with self.env._bot_scope():
                await self._bot.tree.sync()
        await self.env.settle()
        self.freeze()

    # ------------------------------------------------------------ time

    def now(self) -> datetime:
        """What the virtual clock shows."""
        return self.env.now()

    async def advance(self, seconds: float) -> None:
        """Move the clock; everything due happens, day by day, however long that takes."""
        usual, self.env.settle_timeout = self.env.settle_timeout, _PATIENCE
        try:
            goal = self.now() + timedelta(seconds=seconds)
            while (left := (goal - self.now()).total_seconds()) > 0:
                await self.env.advance_time(min(left, _DAY))
        finally:
            self.env.settle_timeout = usual

    def freeze(self) -> None:
        """Leave the bot's timers to the virtual clock: real time passing between two lines moves nothing."""
        for record in self.env._work.callbacks:
            if record.real_handle is not None:
                record.real_handle.cancel()


def _look_often(env: Env) -> None:
    # simcord has no setting for it, and calls both by itself.
    env._settle_internal = partial(env._settle_internal, idle=_GLANCE)  # type: ignore[method-assign]  # on this one
    env.settle = partial(env.settle, idle=_GLANCE)  # type: ignore[method-assign]  # on this one
