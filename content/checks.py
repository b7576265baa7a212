"""The second look at an article folder: whether its files agree with each other and with the author's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any

from content.citation import shown_cites
from content.companion import (
    ENTRIES,
    Claim,
    ParagraphNotes,
    Person,
    QuizItem,
    QuoteEntry,
    ReportedEntry,
    SectionNotes,
    Slip,
)
from content.errors import counted, listed
from content.locating import Found, is_whole_sentences, nearest_passage, places
from documents.nearness import nearest
from documents.shape import value_at

if TYPE_CHECKING:
    from content.article import Article
    from content.companion_file import CompanionFile
    from documents.faults import Fault
    from documents.yaml import Place

REALLY_NEAR = 70.0
NOTHING_CITED = "nothing is cited: add “cites: [1]” with the paragraphs, or “background: true”"


def check_companion(read: CompanionFile, article: Article) -> Iterator[Fault]:
    """Yield every fault of a companion against its article, also of what is right in a broken entry."""
    yield from _ids(read)
    for place, right in read.broken.items():
        yield from _broken(read, place, right, article)
    for place, entry in read.entries.items():
        if isinstance(entry, Claim):
            yield from _claim(read, place, entry, article)
        yield from _entry(read, place, entry, article)
    summary = read.entries.get(("summary",))
    for index, point in enumerate(summary.points if summary else ()):
        yield from _claim(read, ("summary", "points", index), point, article)


def _entry(read: CompanionFile, place: Place, entry: object, article: Article) -> Iterator[Fault]:
    match entry:
        case SectionNotes():
            yield from _section_notes(read, place, entry, article)
        case QuoteEntry():
            yield from _quote(read, place, entry, article)
        case ReportedEntry():
            yield from _standing(read, place, entry, article)
        case QuizItem():
            yield from _quiz_item(read, place, entry)
        case ParagraphNotes():
            yield from _paragraph_notes(read, place, entry, article)
        case Slip() if not cited_places(entry, article):
            message = "these words do not stand in the cited paragraphs: copy them from article.md"
            yield read.document.fault((*place, "after"), message)


def _broken(read: CompanionFile, place: Place, right: dict[str, Any], article: Article) -> Iterator[Fault]:
    """Yield what else is wrong with an entry that has faults of shape: mending those uncovers no others."""
    given, kind = value_at(read.document.value, place), ENTRIES[str(place[0])]
    cites = [number for number in right.get("cites", ()) if 1 <= number <= article.last]
    for index, number in enumerate(right.get("cites", ())):
        if number not in cites:
            yield read.document.fault((*place, "cites", index), _no_paragraph(number, article))
    known = {one.name for one in fields(kind)}
    # A key that nobody knows may be `cites` misspelt, which has its own fault.
    if isinstance(given, dict) and given.keys() <= known - {"cites", "background"} and issubclass(kind, Claim):
        yield read.document.fault(place, NOTHING_CITED)
    # Only what all of it rests on is judged: a value that is missing or wrong has its own fault already.
    rests_on = {"quotes": {"text"}, "reported": {"text"}, "slips": {"after"}, "quiz": {"right", "options"}}
    needed = rests_on.get(str(place[0]))
    uncertain = {"cut", "cites"} & (given.keys() - right.keys() if isinstance(given, dict) else set())
    if needed and needed <= right.keys() and not uncertain and len(cites) == len(right.get("cites", ())):
        blank = {one.name: "" for one in fields(kind) if one.default is MISSING}
        yield from _entry(read, place, kind(**{**blank, **right}), article)
    if place[0] == "sections" and "section" in right:
        yield from _section_name(read, place, right["section"], article)


def cited_places(entry: QuoteEntry | ReportedEntry | Slip, article: Article) -> list[Found]:
    """Return where the words of an entry stand, in the cited paragraphs alone where it cites any."""
    words = entry.after if isinstance(entry, Slip) else entry.text
    found = places(words, article.paragraphs)
    return [one for one in found if not entry.cites or one.paragraph in entry.cites]


def _ids(read: CompanionFile) -> Iterator[Fault]:
    seen: dict[tuple[str, str], Place] = {}
    for place, identity in _all_ids(read):
        key = ("questions" if "questions" in place else str(place[0]), identity)
        if key in seen:
            line = read.document.place((*seen[key], "id"))[0]
            yield read.document.fault((*place, "id"), f"the id “{identity}” is taken in line {line}: ids must differ")
        seen.setdefault(key, place)


def _all_ids(read: CompanionFile) -> Iterator[tuple[Place, str]]:
    for place, entry in read.entries.items():
        if isinstance(entry, SectionNotes):
            for index, question in enumerate(entry.questions):
                yield (*place, "questions", index), question.id
        elif getattr(entry, "id", None):
            yield place, entry.id


def _claim(read: CompanionFile, place: Place, claim: Claim, article: Article) -> Iterator[Fault]:
    for index, number in enumerate(claim.cites):
        if not 1 <= number <= article.last:
            yield read.document.fault((*place, "cites", index), _no_paragraph(number, article))
    if not claim.cites and not claim.background:
        yield read.document.fault(place, NOTHING_CITED)
    if claim.cites and claim.background:
        yield read.document.fault(
            (*place, "background"), "background is what the text does not say: drop it or the cites"
        )


def _no_paragraph(number: int, article: Article) -> str:
    return f"¶{number} does not exist: this text has {counted(article.last, 'paragraph')}"


def _paragraph_notes(read: CompanionFile, place: Place, notes: ParagraphNotes, article: Article) -> Iterator[Fault]:
    if not 1 <= notes.paragraph <= article.last:
        yield read.document.fault((*place, "paragraph"), _no_paragraph(notes.paragraph, article))
    entries = read.entries_of("paragraphs")
    first = next(other for other, entry in entries.items() if entry.paragraph == notes.paragraph)
    if first != place:
        line = read.document.place(first)[0]
        yield read.document.fault(
            (*place, "paragraph"), f"¶{notes.paragraph} has notes already, in line {line}: join the two"
        )


def _section_name(read: CompanionFile, place: Place, name: str, article: Article) -> Iterator[Fault]:
    slugs = [section.slug for section in article.sections]
    if name not in slugs:
        near = nearest(name, slugs)
        hint = f"did you mean “{near[0]}”?" if near else f"there are {listed(slugs)}"
        yield read.document.fault((*place, "section"), f"no section is called “{name}”; {hint}")


def _section_notes(read: CompanionFile, place: Place, notes: SectionNotes, article: Article) -> Iterator[Fault]:
    yield from _section_name(read, place, notes.section, article)
    first = next(other for other, entry in read.entries_of("sections").items() if entry.section == notes.section)
    if first != place:
        line = read.document.place(first)[0]
        message = f"“{notes.section}” has notes already, in line {line}: join the two"
        yield read.document.fault((*place, "section"), message)
    for index, question in enumerate(notes.questions):
        yield from _claim(read, (*place, "questions", index), question, article)


def _quote(read: CompanionFile, place: Place, entry: QuoteEntry, article: Article) -> Iterator[Fault]:
    yield from _speaker(read, place, entry, article)
    if entry.id in article.by_id:
        yield read.document.fault((*place, "id"), f"“{entry.id}” is the id of a paragraph: choose another")
    yield from _standing(read, place, entry, article)
    found = cited_places(entry, article)
    if not found:
        return
    whole = is_whole_sentences(found[0], article.paragraph(found[0].paragraph))
    if not whole and not entry.cut:
        yield read.document.fault((*place, "text"), "not whole sentences: quote to the full stop, or say “cut: true”")
    if whole and entry.cut:
        yield read.document.fault((*place, "cut"), "these are whole sentences: drop “cut: true”")


def _standing(
    read: CompanionFile, place: Place, entry: QuoteEntry | ReportedEntry, article: Article
) -> Iterator[Fault]:
    """Yield a fault where the words stand nowhere, or in several paragraphs and the entry does not say which."""
    found = cited_places(entry, article)
    if not found:
        yield read.document.fault((*place, "text"), _not_verbatim(entry, article))
    elif len({one.paragraph for one in found}) > 1:
        where = shown_cites(article, tuple(one.paragraph for one in found))
        message = f"these words stand in {where}: say which with “cites: [{found[0].paragraph}]”"
        yield read.document.fault((*place, "text"), message)


def _speaker(read: CompanionFile, place: Place, entry: QuoteEntry, article: Article) -> Iterator[Fault]:
    names = {article.author} | read.written("people", "name")
    if (*place, "speaker") in read.document.places and entry.speaker is None:
        yield read.document.fault(
            (*place, "speaker"), "the speaker is empty: write who, or leave it out for the author"
        )
    if entry.speaker is None or entry.speaker in names:
        return
    people: Iterable[Person] = read.entries_of("people").values()
    near = [person.name for person in people if entry.speaker in person.aliases] or nearest(entry.speaker, names)
    hint = f"did you mean “{near[0]}”?" if near else "add them to people, or leave speaker out for the author"
    message = f"“{entry.speaker}” is neither the author nor in people; {hint}"
    yield read.document.fault((*place, "speaker"), message)


def _not_verbatim(entry: QuoteEntry | ReportedEntry, article: Article) -> str:
    elsewhere = places(entry.text, article.paragraphs)
    if elsewhere:
        where = shown_cites(article, tuple(one.paragraph for one in elsewhere))
        return f"these words stand in {where}, not where it cites"
    near = nearest_passage(entry.text, article.paragraphs)
    if near is None or near.likeness < REALLY_NEAR:
        return "not in the text: a quote must stand in the body word for word"
    return f"not verbatim; the nearest passage is in ¶{near.found.paragraph}: “{near.text}”"


def _quiz_item(read: CompanionFile, place: Place, item: QuizItem) -> Iterator[Fault]:
    if item.right not in item.options:
        yield read.document.fault((*place, "right"), "the right answer is none of the options: copy it from them")
    if len(set(item.options)) < len(item.options):
        yield read.document.fault((*place, "options"), "two options are the same: exactly one answer may be right")
