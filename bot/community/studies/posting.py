"""What a study posts by itself, and the one place where a changed plan reaches whatever delivers it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from bot.community.studies.plan import Unit
from bot.community.studies.study import Study

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.community.store.transaction import Transaction

Kind = Literal["unit", "reminder"]

A_DAY: Final = 86_400


def posts_of(study: Study, units: Sequence[Unit]) -> list[tuple[Kind, int, int]]:
    """Return what a study posts, as kind, id of the unit and moment, the earliest first; nothing unless it runs."""
    if study.state != "active":
        return []
    read = [one for one in units if not one.skipped]
    posts: list[tuple[Kind, int, int]] = [("unit", one.id, one.opens_at) for one in read]
    if study.remind:
        # Where a unit opens less than a day before its meeting, its opener says when that is.
        posts += [("reminder", one.id, one.meets_at - A_DAY) for one in read if one.meets_at - A_DAY >= one.opens_at]
    return sorted(posts, key=lambda post: (post[2], post[1]))


async def replan(transaction: Transaction, study: Study) -> None:
    """Have what a study posts follow its plan as it is now, in the transaction that changes it.

    The seam to the deliveries: whoever delivers drops the planned posts of this study here, and plans `posts_of` anew,
    those whose moment has come and that were posted already left out. Nothing delivers yet.
    """
