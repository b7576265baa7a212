"""A schedule, and what it posts next: pure values, so that what is rehearsed is what will be posted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any, Final, Literal

from bot.community.excerpts import Series
from bot.community.scheduling.timing import Timing
from content.article import Article
from content.decks import Deck, draw
from content.entries import recommendations_in_order
from content.errors import ContentError
from content.library import Library

What = Literal["quotes", "sections", "recommendations", "questions", "series"]
WHATS: Final[tuple[What, ...]] = ("quotes", "sections", "recommendations", "questions", "series")
# What is read from its beginning to its end; the rest is shuffled.
IN_ORDER: Final = {"sections", "series"}

State = Literal["active", "paused", "removed"]


class NothingToPostError(ContentError):
    """A schedule has nothing to post: its texts or its series are gone, or have no such thing."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is posted: of which text, and which one, by an id that survives an edit."""

    article: str
    kind: What
    id: str

    def stored(self) -> dict[str, Any]:
        """Return it as the store keeps it."""
        return {"article": self.article, "kind": self.kind, "id": self.id}


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """What is posted, where, when and how; `late` is in seconds.

    `turn` counts what was drawn and chooses the text where several take turns; `seed` and `turn` decide every shuffle.
    `carried` was drawn and not posted: it is next. `failures` are those in a row.
    """

    id: int = 0
    server: int
    channel: int
    moderator: int
    what: What
    series: str = ""
    articles: tuple[str, ...]
    shuffled: bool = False
    cron: str
    zone: str
    role: int | None = None
    silent: bool = False
    publish: bool = False
    tags: tuple[int, ...] = ()
    late: int = 0
    state: State = "active"
    failures: int = 0
    seed: int = 0
    turn: int = 0
    decks: Mapping[str, Deck] = field(default_factory=dict)
    carried: Mapping[str, Any] = field(default_factory=dict)
    created_at: int = 0

    @property
    def timing(self) -> Timing:
        """When it is due."""
        return Timing(self.cron, self.zone)


def ids_of(schedule: Schedule, article: Article, series: Series | None) -> list[str]:
    """Return everything of a text that a schedule posts, in the text's order or the series' own."""
    match schedule.what:
        case "quotes":
            return [one.id for one in article.quotes]
        case "sections":
            return [one.slug for one in article.sections]
        case "recommendations":
            return [one.id for one in recommendations_in_order(article)]
        case "questions":
            return [one.id for notes in article.companion.sections for one in notes.questions]
        case "series":
            return list(series.places) if series and series.article == article.slug else []


def drawn(schedule: Schedule, library: Library, series: Series | None) -> tuple[Item, Schedule]:
    """Return what is posted next, and the schedule after it; raise NothingToPostError where there is nothing."""
    if schedule.carried:
        carried = Item(**schedule.carried)
        article = library.articles.get(carried.article)
        after = replace(schedule, carried={})
        if article is not None and carried.kind == schedule.what and carried.id in ids_of(schedule, article, series):
            return carried, after
        schedule = after
    for step in range(len(schedule.articles)):
        slug = schedule.articles[(schedule.turn + step) % len(schedule.articles)]
        article = library.articles.get(slug)
        ids = ids_of(schedule, article, series) if article else []
        if ids:
            found, deck = _next_of(schedule, schedule.decks.get(slug), ids)
            after = replace(schedule, turn=schedule.turn + step + 1, decks={**schedule.decks, slug: deck})
            return Item(slug, schedule.what, found), after
    raise NothingToPostError(_nothing(schedule, library))


def forthcoming(schedule: Schedule, library: Library, series: Series | None) -> Iterator[Item]:
    """Yield what will be posted as the texts are now, without end; nothing where there is nothing to post."""
    try:
        while True:
            item, schedule = drawn(schedule, library, series)
            yield item
    except NothingToPostError:
        return


def _next_of(schedule: Schedule, deck: Deck | None, ids: Sequence[str]) -> tuple[str, Deck]:
    if schedule.shuffled:
        return draw(deck, ids, Random(f"{schedule.seed} {schedule.turn}"))
    last = deck.order[deck.drawn - 1] if deck and deck.drawn else ""
    at = ids.index(last) + 1 if last in ids else min(deck.drawn if deck else 0, len(ids))
    at %= len(ids)
    return ids[at], Deck(tuple(ids), at + 1)


def _nothing(schedule: Schedule, library: Library) -> str:
    if not any(slug in library.articles for slug in schedule.articles):
        return "None of its texts is served any more: edit the schedule to name another one."
    if schedule.what == "series":
        return (
            f"The series {schedule.series} is kept no more, or is of another text: keep it again, or edit the schedule."
        )
    return f"Its texts have no {schedule.what}: edit the schedule to post something else."
