"""Where the posts of studies come from: what is due, and why it may not be due any more.

`skipped` makes what deliveries call an outcome out of a reason, so that this module needs nothing of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from bot.community.studies.plan import Unit
from bot.community.studies.study import Study

if TYPE_CHECKING:
    from bot.community.store.transaction import Transaction

S = TypeVar("S")


class UnitSource(Generic[S]):
    """Takes what is due of studies; a delivery's `kind` is “unit” or “reminder”, its `owner` the unit's id."""

    def __init__(self, skipped: Callable[[str], S]) -> None:
        self._skipped = skipped

    async def take(self, transaction: Transaction, delivery: Any, now: int) -> Any | S:
        """Return what is due with what it posts: the numbers of study and unit; or why it is not to be posted."""
        unit = await transaction.studies.unit(delivery.owner)
        study = await transaction.studies.get(unit.study) if unit else None
        if unit is None or study is None or study.state != "active":
            return self._skipped("the study was paused or has ended")
        reason = _not_due(study, unit, delivery, now)
        if reason:
            return self._skipped(reason)
        return replace(delivery, item={"study": study.id, "unit": unit.id}, channel=study.channel)

    async def settle(self, transaction: Transaction, delivery: Any, outcome: Any) -> list[Any]:
        """Take note of how a post ended: nothing follows from it, for the plan says what comes next."""
        return []


def _not_due(study: Study, unit: Unit, delivery: Any, now: int) -> str:
    """Return why a post is not to be made now; empty where it is."""
    if unit.skipped:
        return "the unit was skipped"
    if now >= unit.meets_at:
        return "its meeting had begun before it could be posted"
    if delivery.kind == "reminder" and not study.remind:
        return "reminders were turned off"
    moved = unit.opens_at if delivery.kind == "unit" else unit.meets_at - 86_400
    return "its date was moved" if moved > now else ""
