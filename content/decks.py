"""A deck of quotes that repeats none until all are out: pure values, shuffled by whatever is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Deck:
    """Quote ids in shuffled order; the first `drawn` of them are out."""

    order: tuple[str, ...]
    drawn: int = 0


def draw(deck: Deck | None, ids: Sequence[str], random: Random) -> tuple[str, Deck]:
    """Return the next id and the deck after it; a new round begins, in a new order, when all are out.

    Ids that came or went since the deck was made join the undrawn ones or leave; none is repeated for that.
    """
    if deck is None:
        deck = Deck(_shuffled(ids, random))
    elif len(deck.order) != len(ids) or set(deck.order) != set(ids):
        deck = _adapted(deck, ids, random)
    if deck.drawn >= len(deck.order):
        deck = Deck(_shuffled(ids, random, not_first=deck.order[-1] if deck.order else ""))
    return deck.order[deck.drawn], Deck(deck.order, deck.drawn + 1)


def _shuffled(ids: Sequence[str], random: Random, not_first: str = "") -> tuple[str, ...]:
    order = list(ids)
    random.shuffle(order)
    if len(order) > 1 and order[0] == not_first:
        other = random.randrange(1, len(order))
        order[0], order[other] = order[other], order[0]
    return tuple(order)


def _adapted(deck: Deck, ids: Sequence[str], random: Random) -> Deck:
    present, known = set(ids), set(deck.order)
    out = [one for one in deck.order[: deck.drawn] if one in present]
    left = [one for one in deck.order[deck.drawn :] if one in present]
    left += [one for one in ids if one not in known]
    return Deck((*out, *_shuffled(left, random)), len(out))
