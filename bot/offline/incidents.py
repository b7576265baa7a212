"""What went wrong in a bot: the sentences its readers got, and its faults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from discord.ext import commands
from simcord import Env

AnyBot = commands.Bot | commands.AutoShardedBot


@dataclass(slots=True)
class Incidents:
    """Sentences that told a reader what could not be done, and faults of the program."""

    refusals: list[str] = field(default_factory=list)
    faults: list[BaseException] = field(default_factory=list)


class Witness:
    """Listens to a bot's events `refusal` and `fault`, and to what neither of them reports."""

    def __init__(self) -> None:
        self._seen = Incidents()
        self._answered: list[BaseException] = []
        self._cursor = 0

    def watch(self, bot: AnyBot) -> None:
        """Listen to this bot from now on; an earlier one is closed."""
        answer = bot.tree.on_error
        answered, seen = self._answered, self._seen

        async def on_tree_error(interaction: Any, error: Any) -> None:
            answered.append(error)
            await answer(interaction, error)

        async def on_command_error(_: object, error: BaseException) -> None:
            answered.append(error)

        async def on_refusal(sentence: str) -> None:
            seen.refusals.append(sentence)

        async def on_fault(error: BaseException, _: object = None) -> None:
            seen.faults.append(error)

        bot.tree.on_error = on_tree_error  # type: ignore[method-assign]
        for listener in (on_command_error, on_refusal, on_fault):
            bot.add_listener(listener)

    def take(self, env: Env) -> Incidents:
        """What went wrong since the last call.

        An error that nobody reported is a fault too: a listener's or a background task's, or one of a
        component that discord.py only logs. Not so where the reader got a sentence about it.
        """
        found = Incidents(list(self._seen.refusals), list(self._seen.faults))
        known = [each for error in (*self._answered, *found.faults) for each in _chain(error)]
        loose = [error for error in env.errors_since(self._cursor) if not _is_one_of(error, known)]
        self._cursor = env.error_cursor
        for noted in (self._answered, self._seen.refusals, self._seen.faults):
            noted.clear()
        if not found.refusals:
            found.faults.extend(loose)
        return found


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = getattr(error, "original", None) or error.__cause__


def _is_one_of(error: BaseException, known: list[BaseException]) -> bool:
    return any(each is other for each in _chain(error) for other in known)
