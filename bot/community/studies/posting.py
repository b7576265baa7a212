"""What a study posts by itself, and the one place where a changed plan reaches whatever delivers it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from bot.community.deliveries import Delivery
from bot.community.studies.events import plan_events
from bot.community.studies.plan import Unit
from bot.community.studies.study import Study

if TYPE_CHECKING:
    from bot.community.store.transaction import Transaction

Kind = Literal["unit", "reminder"]

KINDS: Final[tuple[Kind, ...]] = ("unit", "reminder")
A_DAY: Final = 86_400
# What an opener may have become that is not opened again: the others were not posted, and nobody looks for them.
STANDING: Final = ("leased", "waiting", "sent", "removed", "unknown")


def posts_of(study: Study, units: Sequence[Unit]) -> list[Delivery]:
    """Return what a study posts, the earliest first; nothing unless it runs.

    Each may come until its meeting begins; its owner is the unit.
    """
    if study.state != "active":
        return []
    return sorted(_posts(study, units), key=lambda post: (post.slot, post.owner))


async def replan(transaction: Transaction, study: Study, units: Sequence[Unit], now: int) -> None:
    """Have what a study posts, and its events, follow its plan as it is now, in the transaction that changes it.

    What was posted is not posted again; an opener that could not come so far, because the study was paused or a
    permission was missing, comes at once.
    """
    await plan_events(transaction, study, units, now)
    identities = [one.id for one in units]
    for kind in KINDS:
        await transaction.deliveries.drop(kind, *identities)
    standing = await transaction.deliveries.owners("unit", identities, STANDING)
    for post in posts_of(study, units):
        is_over = post.last_moment <= now or (post.kind == "reminder" and post.slot < now)
        if is_over or (post.kind == "unit" and post.owner in standing):
            continue
        await transaction.deliveries.plan(_from(post, now))


def again(failed: Delivery, unit: Unit, now: int, seconds: int) -> Delivery | None:
    """Return another try of a post, some seconds after it was tried; None where its meeting will have begun."""
    slot = max(failed.slot, now) + seconds
    if slot >= unit.meets_at:
        return None
    return Delivery(
        kind=failed.kind,
        owner=failed.owner,
        slot=slot,
        server=failed.server,
        channel=failed.channel,
        late=unit.meets_at - slot,
    )


def _posts(study: Study, units: Sequence[Unit]) -> Iterator[Delivery]:
    for unit in units:
        if unit.skipped:
            continue
        yield _post(study, unit, "unit", unit.opens_at)
        # Where a unit opens less than a day before its meeting, its opener says when that is.
        if study.remind and unit.meets_at - A_DAY >= unit.opens_at:
            yield _post(study, unit, "reminder", unit.meets_at - A_DAY)


def _post(study: Study, unit: Unit, kind: Kind, slot: int) -> Delivery:
    return Delivery(
        kind=kind,
        owner=unit.id,
        slot=slot,
        server=study.server,
        channel=study.opens_in,
        late=max(0, unit.meets_at - slot),
    )


def _from(post: Delivery, now: int) -> Delivery:
    """Return a post whose moment has passed as one that is due now."""
    if post.slot >= now:
        return post
    return replace(post, slot=now, late=max(0, post.slot + post.late - now))
