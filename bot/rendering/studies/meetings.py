"""The meeting of a unit as an event of its server: what it is called, where it is, what is read for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.community.studies.plan import Unit
from bot.limits import EVENT_DESCRIPTION_LIMIT, EVENT_LOCATION_LIMIT, EVENT_NAME_LIMIT
from bot.rendering.escaping import shown_text
from bot.rendering.listing import shortened
from bot.rendering.studies.units import cited, named, passage_of
from content.errors import UNSEEN

if TYPE_CHECKING:
    from bot.rendering.studies.plan import Shown

# The last line of each event by which it is known again. It names the channel too: a new store counts studies anew.
MARK: Final = re.compile(r"Study (\d+) in <#(\d+)>, meeting (\d+) of \d+\.\s*\Z")
SECTION_TITLE: Final = 100
MOST_CITED: Final = 40

IN_EVENTS: Final = "Its next meetings stand in this server's events."
IN_EVENTS_AGAIN: Final = "Its meetings stand in this server's events again when it goes on."


@dataclass(frozen=True, slots=True)
class EventWords:
    """What an event says; none of it is the author's, but for the text's title."""

    name: str
    description: str
    location: str


def event_words(shown: Shown, unit: Unit, channel: str) -> EventWords:
    """Return what the event of a meeting says; `channel` is the name of the study's channel."""
    about = shortened(named(shown.article, unit), MOST_CITED)
    title = _plain(shown.article.title if shown.article else shown.study.article)
    passage = passage_of(shown.article, unit)
    section = (
        f" {shown_text(shortened(passage.section.title, SECTION_TITLE))}" if passage and passage.section.title else ""
    )
    study = shown.study
    words = (
        f"We meet about {cited(shown.article, unit)}{section}. Read it before: in the channel of the study are the "
        "passage, questions and a quiz."
    )
    mark = f"Study {study.id} in <#{study.channel}>, meeting {unit.number} of {len(shown.units)}."
    return EventWords(
        name=f"{shortened(title, EVENT_NAME_LIMIT - len(about) - 2)}: {about}",
        description=f"{shortened(words, EVENT_DESCRIPTION_LIMIT - len(mark) - 1)}\n{mark}",
        location=shortened(f"#{_plain(channel)}", EVENT_LOCATION_LIMIT),
    )


def meeting_of(description: str | None, shown: Shown) -> int:
    """Return which meeting of a study an event is, by its mark; 0 where it is none of that study."""
    found = MARK.search(description or "")
    if found is None or (int(found[1]), int(found[2])) != (shown.study.id, shown.study.channel):
        return 0
    return int(found[3])


def events_line(shown: Shown) -> str:
    """Return what a study's status says of the server's events; empty where it has none there."""
    study = shown.study
    if not study.events or not study.is_running:
        return ""
    if shown.events_fault:
        return f"Its meetings could not all be put right in this server's events: {shown.events_fault}"
    return IN_EVENTS if study.state == "active" else IN_EVENTS_AGAIN


def _plain(text: str) -> str:
    return " ".join(UNSEEN.sub("", text).split())
