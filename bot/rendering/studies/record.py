"""A study to take along: its record in Markdown, and its meetings as a calendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bot.community.notes import Note
from bot.community.polling.ballot import Ballot
from bot.community.studies.days import local, utc_stamp
from bot.community.studies.plan import Unit
from bot.community.studies.study import Question, Study
from bot.rendering.studies.plan import STATES, Shown, finished_words
from bot.rendering.studies.units import average_words, cited, named
from content.errors import UNSEEN

LINE_OCTETS: Final = 75
# A name is asked of Discord alone, each with a request of its own.
MOST_NAMED: Final = 50
CALENDAR: Final = "study.ics"
RECORD: Final = "study.md"
READERS_ASKED: Final = "Asked by readers, without their names, and released by the leader."
OURS: Final = "What was asked is ours, not the author's. Votes were secret."
EXPORTED: Final = (
    "The record of this study as Markdown, and its meetings as a calendar. Names only of those who agreed."
)


def calendar(shown: Shown) -> bytes:
    """Return the meetings as a calendar file: what is skipped is no meeting."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Pullquote//Study//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *(line for unit in shown.units if not unit.skipped for line in _event(shown, unit)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def record(
    shown: Shown,
    questions: Sequence[Question],
    notes: Sequence[Note],
    ballots: Sequence[Ballot],
    names: Mapping[int, str],
) -> bytes:
    """Return the record; `names` has those who agreed to be named."""
    article, study = shown.article, shown.study
    title = _plain(article.title if article else study.article)
    source = [f"{_plain(article.attribution)}.", ""] if article else []
    lines = [f"# Study of “{title}”", "", *source, f"{_state(study)} Times are in {study.zone}.", ""]
    lines += ["## Meetings", "", *(_meeting(shown, unit) for unit in shown.units), ""]
    pace = [f"- {words}" for unit in shown.opened for words in _pace(shown, unit)]
    lines += ["## Pace", "", *pace, ""] if pace else []
    released = [one for one in questions if one.state == "released"]
    asked = (f"- {_plain(one.text)}" for one in released)
    lines += ["## Questions", "", READERS_ASKED, "", *asked, ""] if released else []
    lines += ["## Polls", "", OURS, "", *(_ballot(one, ballots) for one in ballots), ""] if ballots else []
    lines += ["## Notes that were shared", "", *(_note(shown, one, names) for one in notes), ""] if notes else []
    others = [f"- and {len(shown.agreed) - MOST_NAMED} more"] if len(shown.agreed) > MOST_NAMED else []
    named = sorted(names.values(), key=str.casefold)
    lines += (
        ["## Who took part, of those who agreed to be named", "", *(f"- {_plain(one)}" for one in named), *others, ""]
        if named
        else []
    )
    return "\n".join(lines).encode()


def _event(shown: Shown, unit: Unit) -> Iterator[str]:
    title = shown.article.title if shown.article else shown.study.article
    about = cited(shown.article, unit)
    yield "BEGIN:VEVENT"
    yield f"UID:study-{shown.study.id}-{unit.id}@pullquote"
    yield f"DTSTAMP:{utc_stamp(shown.now)}"
    yield f"DTSTART:{utc_stamp(unit.meets_at)}"
    yield f"DTEND:{utc_stamp(unit.ends_at)}"
    yield f"SUMMARY:{_escaped(f'{title}: {about}')}"
    yield f"DESCRIPTION:{_escaped(f'Unit {unit.number} of {len(shown.units)}. Read {about} before the meeting.')}"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """Return a text as calendars take it: with its commas, semicolons, backslashes and line ends escaped."""
    plain = UNSEEN.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    for sign, safe in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(sign, safe)
    return plain


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 octets, parted between characters; all but the first begin with a space."""
    piece = ""
    for character in line:
        if len(f"{piece}{character}".encode()) > LINE_OCTETS:
            yield piece
            piece = " "
        piece += character
    yield piece


def _meeting(shown: Shown, unit: Unit) -> str:
    dates = "skipped" if unit.skipped else f"opens {_at(shown, unit.opens_at)}, meets {_at(shown, unit.meets_at)}"
    return f"{unit.number}. {cited(shown.article, unit)}: {dates}"


def _ballot(ballot: Ballot, ballots: Sequence[Ballot]) -> str:
    """Return a poll with its counts, where it is closed and enough voted; beside the one that it asks once more."""
    again = f", asked again after poll {ballot.again_of}" if ballot.again_of else ""
    head = f"- Poll {ballot.id}, “{_plain(ballot.title)}”{again}: "
    if ballot.is_open:
        return f"{head}open"
    if ballot.counts is None:
        return f"{head}fewer than five voted, so no counts"
    first = next((one for one in ballots if one.id == ballot.again_of), None)
    before = first.counts if first and first.options == ballot.options else None
    counts = [
        f"{_plain(option)} {number}" + (f" (before: {before[at]})" if before else "")
        for at, (option, number) in enumerate(zip(ballot.options, ballot.counts, strict=True))
    ]
    return head + ", ".join(counts)


def _note(shown: Shown, note: Note, names: Mapping[int, str]) -> str:
    who = names.get(note.reader) if note.visibility == "named" else None
    day = local(note.created_at, shown.study.zone)
    return f"- {note.label}, {_plain(who) if who else 'a reader'}, {day:%Y-%m-%d}: {_plain(note.text)}"


def _pace(shown: Shown, unit: Unit) -> Iterator[str]:
    """Yield how many have finished a unit, and how the group did in its quiz, where these are to be seen."""
    finished = finished_words(shown, unit)
    if finished:
        yield finished
    if unit.quiz_readers:
        yield f"Quiz on {named(shown.article, unit)}: {average_words(unit)}"


def _state(study: Study) -> str:
    return "It has ended." if study.state == "ended" else f"It is {STATES[study.state]}."


def _at(shown: Shown, moment: int) -> str:
    return f"{local(moment, shown.study.zone):%Y-%m-%d %H:%M}"


def _plain(text: str) -> str:
    """Return what somebody typed on one line, its Markdown harmless."""
    words = " ".join(UNSEEN.sub("", text).split())
    return "".join(f"\\{one}" if one in "\\*_`[]<>#" else one for one in words)
