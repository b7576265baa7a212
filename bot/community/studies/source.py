"""Where the posts of studies come from: what is due, why it may not be due any more, and what follows from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.community.deliveries import Delivery, Notice, Outcome, Refused, Sent, Skipped, Unknown
from bot.community.studies.plan import Unit
from bot.community.studies.posting import A_DAY, again
from bot.community.studies.study import Study

if TYPE_CHECKING:
    from bot.community.store.transaction import Transaction

# After how long a post is tried again that was refused: a moderator may have mended it meanwhile.
TRY_AGAIN: Final = 3_600
MOST_POSTS: Final = 100
WHAT: Final = {"unit": "open unit", "reminder": "remind of the meeting about unit"}


class UnitSource:
    """Takes what is due of studies; a delivery's kind is “unit” or “reminder”, its owner the unit's id."""

    async def take(self, transaction: Transaction, delivery: Delivery, now: int) -> Delivery | Skipped | Refused:
        """Return what is due, with the numbers of its study and of the unit in it; or why it is not to be posted."""
        unit = await transaction.studies.unit(delivery.owner)
        study = await transaction.studies.get(unit.study) if unit else None
        if unit is None or study is None or study.state != "active":
            return Skipped("the study was paused or has ended")
        reason = _not_due(study, unit, delivery, now)
        if reason:
            return Skipped(reason)
        place = study.opens_in if delivery.kind == "unit" else await _place(transaction, study, unit, delivery.slot)
        return replace(delivery, item={"study": study.id, "number": unit.number, "at": now}, channel=place)

    async def settle(self, transaction: Transaction, delivery: Delivery, outcome: Outcome) -> list[Notice]:
        """Say what whoever leads must know, once for a post; one that was refused is tried again each hour."""
        unit = await transaction.studies.unit(delivery.owner)
        study = await transaction.studies.get(unit.study) if unit else None
        if unit is None or study is None:
            return []
        what = f"The study in <#{study.channel}> could not {WHAT[delivery.kind]} {unit.number}"
        what += "" if study.opens_in == study.channel else f" in <#{study.opens_in}>"
        match outcome:
            case Sent(remark=remark) if remark:
                words = f"Unit {unit.number} of the study in <#{study.channel}> is there, but {remark}."
                return [Notice(study.server, study.leader, words)]
            case Refused(reason):
                further = again(delivery, unit, delivery.item.get("at", delivery.slot), TRY_AGAIN)
                if further is not None:
                    await transaction.deliveries.plan(further)
                tried = await transaction.deliveries.owners(delivery.kind, [unit.id], ("failed",), before=delivery.slot)
                next_try = (
                    "It tries again each hour until that meeting begins."
                    if further
                    else "Its meeting is so near that it does not try again."
                )
                return [] if tried else [Notice(study.server, study.leader, f"{what}: {reason}\n{next_try}")]
            case Unknown(reason):
                words = f"Nobody can tell whether unit {unit.number} was posted in <#{study.opens_in}>: {reason}."
                return [
                    Notice(study.server, study.leader, f"{words} Look there, then press what is true.", delivery.id)
                ]
        return []


async def _place(transaction: Transaction, study: Study, unit: Unit, slot: int) -> int:
    """Return where a unit's meeting is recalled: where its opener stands, which in a forum is a post of its own.

    Where none stands, or it could not be said there, that is the study's home; where this is a forum, the post by which
    readers join.
    """
    posts = await transaction.deliveries.of("unit", unit.id, MOST_POSTS)
    refused = await transaction.deliveries.owners("reminder", [unit.id], ("failed",), before=slot)
    place = None if refused else next((one.place for one in posts if one.state == "sent"), None)
    return place or study.told_in


def _not_due(study: Study, unit: Unit, delivery: Delivery, now: int) -> str:
    """Return why a post is not to be made now; empty where it is."""
    if unit.skipped:
        return "the unit was skipped"
    if now >= unit.meets_at:
        return "its meeting had begun before it could be posted"
    if delivery.kind == "reminder" and not study.remind:
        return "reminders were turned off"
    moved = unit.opens_at if delivery.kind == "unit" else unit.meets_at - A_DAY
    return "its date was moved" if moved > now else ""
