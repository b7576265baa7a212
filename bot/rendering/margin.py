"""The margin: what the readers of a server shared about a passage, set apart from the author's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.community.notes import Note
from bot.rendering import phrases
from bot.rendering.escaping import shown_text, typed_text
from bot.rendering.listing import shortened
from bot.rendering.notes import ends_of, note_id
from bot.rendering.passages import look_screen
from bot.rendering.reply import Action, Button, Reply
from content.anchors import anchored
from content.article import Article
from content.citation import Passage
from content.errors import counted

WHOSE = "Readers' notes, shared on this server. They are these readers' words, not the author's."
EMPTY = "Nobody has shared a note on this passage yet. Add a note begins: it is for you alone unless you share it."
NO_ORPHANS = "Every shared note on this text stands beside its words."
OPTION_LENGTH = 60
DAY = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """A page of what was shared about a passage, or, without one, on words that are no longer in the text.

    `notes` are those of the page, which stand behind `start` others of `total`; the page before it begins with the one
    at `back`, if there is one. `orphans` are on words that are gone.
    """

    article: Article
    passage: Passage | None
    notes: Sequence[Note]
    start: int
    total: int
    back: int | None
    orphans: int

    @property
    def state(self) -> tuple[str, ...]:
        """How a button names it."""
        return (self.article.slug, ends_of(self.passage)) if self.passage else (self.article.slug,)


def margin_page(margin: Margin, owner: int, *, may_remove: bool) -> Reply:
    """Return a page of the margin, the oldest note first."""
    if not margin.notes:
        return _empty(margin, owner)
    end = margin.start + len(margin.notes)
    ids = [one.id for one in margin.notes]
    remove = (Action("Remove", note_id("remove", *ids)),) if may_remove else ()
    lines = (_note(number, one, margin) for number, one in enumerate(margin.notes, margin.start + 1))
    count = f"{_run(margin.start + 1, end)} of {margin.total}"
    return Reply(
        (f"{_title(margin)}\n{WHOSE}", *lines, phrases.subtext(_source(margin), count)),
        (
            *_turning(margin, owner, end),
            *_begun(margin),
            Action("Report", note_id("report", *ids)),
            *remove,
            *_others(margin, owner),
        ),
    )


def reported_note(note: Note) -> Reply:
    """Return a note that was reported, for moderators; who wrote it stays unsaid where they did not give their name."""
    head = f"**Note {note.id}**, on {note.label} of {shown_text(note.article)}, by {_who(note)}:"
    return Reply((head, typed_text(note.text)), (Action("Remove", note_id("remove", note.id)),))


def choice_label(note: Note) -> str:
    """Return a note as a form offers it: by its first words."""
    return shortened(note.text, OPTION_LENGTH)


def _empty(margin: Margin, owner: int) -> Reply:
    words = EMPTY if margin.passage else NO_ORPHANS
    return Reply(
        (f"{_title(margin)}\n{words}", phrases.subtext(_source(margin))), (*_begun(margin), *_others(margin, owner))
    )


def _turning(margin: Margin, owner: int, end: int) -> Iterator[Action]:
    """Yield the buttons to the pages before and behind, each named by the note with which it begins."""
    for label, at in ((phrases.BACK, margin.back), (phrases.NEXT, end if end < margin.total else None)):
        if at is not None:
            yield Action(label, note_id("margin", owner, at, *margin.state))


def _begun(margin: Margin) -> tuple[Action | Button, ...]:
    if margin.passage is None:
        return ()
    return (
        Action("Add a note", note_id("add", *margin.state)),
        Button(phrases.READ, "open", look_screen(margin.passage)),
    )


def _others(margin: Margin, owner: int) -> tuple[Action, ...]:
    """Return the button to what cannot be shown beside its words any more."""
    if margin.passage is None or not margin.orphans:
        return ()
    label = f"{counted(margin.orphans, 'note')} on words that are gone"
    return (Action(label, note_id("margin", owner, 0, margin.article.slug)),)


def _title(margin: Margin) -> str:
    if margin.passage is None:
        return "## Notes on words that are no longer in the text"
    return f"## Margin of {margin.passage.label}"


def _source(margin: Margin) -> str:
    label = f"On {margin.passage.label} of" if margin.passage else "Once on"
    return f"{label} “{shown_text(margin.article.title)}”"


def _note(number: int, note: Note, margin: Margin) -> str:
    found = anchored(margin.article, note.place)
    elsewhere = f", on {found.label}" if found and margin.passage and found.label != margin.passage.label else ""
    gone = f", was on {note.label}" if found is None else ""
    return f"**{number}.** {_who(note)}, {_day(note)}{elsewhere}{gone}:\n{typed_text(note.text)}"


def _day(note: Note) -> str:
    """Return the day; where no name is given not the minute, which Discord would show, and which tells who it was."""
    at = note.created_at if note.visibility == "named" else note.created_at // DAY * DAY + DAY // 2
    return f"<t:{at}:d>"


def _who(note: Note) -> str:
    """Return whose note it is; a mention notifies nobody, because nothing that we send does."""
    return f"<@{note.reader}>" if note.visibility == "named" else "a reader"


def _run(first: int, last: int) -> str:
    return f"note {first}" if first == last else f"notes {first} to {last}"
