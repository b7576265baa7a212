"""A reader's own notes, as they alone see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from bot.community.notes import Note, Visibility
from bot.limits import BUTTON_LABEL_LIMIT
from bot.rendering import phrases
from bot.rendering.citing import beginning
from bot.rendering.escaping import shown_text, typed_text
from bot.rendering.listing import LIST_BUDGET, shortened
from bot.rendering.passages import look_screen
from bot.rendering.pressing import press_id
from bot.rendering.reply import Action, Button, Reply
from content.anchors import anchored
from content.article import Article
from content.citation import Passage
from content.library import Library

NOTES: Final = "pn"
NOTES_A_PAGE: Final = 5
SAVED_ROOM: Final = 300
VISIBLE: Final[dict[Visibility, str]] = {
    "me": "for you alone",
    "leader": "for you, and with your name for the study's leader",
    "unnamed": "in the margin, without your name",
    "named": "in the margin, with your name",
}
NO_NOTES: Final = 'You have no notes. note add ¶6 text:"your words" keeps one, for you alone unless you share it.'
STILL_SEEN: Final = (
    "Your own message stays here for everybody to read: delete it if that is not meant; /note keeps it between us."
)
NONE_THERE: Final = "You have no note there. note list shows all that you have."


def note_id(verb: str, *parts: str | int) -> str:
    """Return the custom_id of a button or form of notes and margin."""
    return press_id(NOTES, verb, *parts)


def ends_of(passage: Passage) -> str:
    """Return a passage as such a button names it: by its first and last paragraph."""
    return f"{passage.paragraphs[0].id}-{passage.paragraphs[-1].id}"


def passage_between(article: Article, ends: str) -> Passage | None:
    """Return the passage that a button names; None where its ends are gone."""
    first, _, last = ends.partition("-")
    if first not in article.by_id or last not in article.by_id:
        return None
    passage = Passage(article, article.by_id[first].number, article.by_id[last].number)
    return passage if passage.first <= passage.last else None


def overlaps(passage: Passage, place: str) -> bool:
    """Say whether a place that was kept still stands in the text and touches a passage."""
    found = anchored(passage.article, place)
    return found is not None and found.first <= passage.last and passage.first <= found.last


def kept_note(note: Note) -> Reply:
    """Return that a note was kept, without repeating it: under a message everybody reads along."""
    return Reply((f"Note {note.number} is kept on {note.label}, {VISIBLE[note.visibility]}.",))


def changed_note(note: Note, *, seen_by_others: bool) -> Reply:
    """Return that a note was changed; who sees it is nobody else's business."""
    now = "" if seen_by_others else f" It is {VISIBLE[note.visibility]}."
    return Reply((f"Note {note.number} is changed.{now}",))


def pages_of(notes: Iterable[Note]) -> list[list[Note]]:
    """Return notes as pages that fit a message, however much of them must be escaped."""
    pages: list[list[Note]] = []
    room = 0
    for note in notes:
        size = len(typed_text(note.text)) + 200 + (2 * SAVED_ROOM if note.message else 0)
        if pages and len(pages[-1]) < NOTES_A_PAGE and size <= room:
            pages[-1].append(note)
        else:
            pages.append([note])
            room = LIST_BUDGET
        room -= size
    return pages


def first_page(notes: Iterable[Note]) -> list[Note]:
    """Return as many of the first notes as a page holds."""
    return next(iter(pages_of(notes)), [])


def last_page(notes: Sequence[Note]) -> list[Note]:
    """Return as many of the last notes as a page holds, in their order."""
    return first_page(reversed(notes))[::-1]


def turning(verb: str, owner: int, index: int, last: int, *rest: str) -> tuple[Action, ...]:
    """Return the buttons from page `index` of `last` to its neighbours."""
    ways = ((phrases.BACK, index - 1), (phrases.NEXT, index + 1))
    return tuple(Action(label, note_id(verb, owner, number, *rest)) for label, number in ways if 0 <= number < last)


def note_list(
    notes: Sequence[Note], library: Library, index: int, owner: int, passage: Passage | None = None, slug: str = ""
) -> Reply:
    """Return a page of a reader's notes, with buttons that open what they are on.

    They are all, those on the text `slug`, or those on a passage of it.
    """
    if not notes:
        return Reply((NONE_THERE if slug else NO_NOTES,))
    pages = pages_of(notes)
    index = min(index, len(pages) - 1)
    shown = pages[index]
    title = f"## Your notes on {passage.label}" if passage else "## Your notes"
    page = f"page {index + 1} of {len(pages)}" if len(pages) > 1 else ""
    small = phrases.subtext("Only you see this list", page, "note edit and note remove take a note's number")
    where = (slug, ends_of(passage)) if passage else (slug,) if slug else ()
    return Reply(
        (title, *(_note(one, library) for one in shown), small),
        (*turning("list", owner, index, len(pages), *where), *_readers(shown, library)),
    )


def where(note: Note, library: Library) -> str:
    """Return where a note stands: its citation now, or what that was where its words are gone."""
    article = library.articles.get(note.article)
    if article is None:
        return f"was on {note.label} of {shown_text(note.article)}, which is not in the library now"
    found = anchored(article, note.place)
    of = f" of “{shown_text(article.title)}”" if len(library.articles) > 1 else ""
    if found is None:
        return f"was on {note.label}{of}; the words are no longer in the text"
    return f"{found.label}{of}"


def _note(note: Note, library: Library) -> str:
    parts = [where(note, library)] if note.place else []
    parts += [VISIBLE[note.visibility]] if not note.message else []
    parts += ["taken out of the margin by a moderator"] if note.withdrawn else []
    head = f"**{note.number}.** <t:{note.created_at}:d> · {' · '.join(parts)}".rstrip(" ·")
    link = f"Saved message: {_link(note)}" if note.message else ""
    return "\n".join(filter(None, (head, link, _saved_words(note, library), typed_text(note.text))))


def _saved_words(note: Note, library: Library) -> str:
    """Return the words that were saved with a message; of a text served in excerpts its button gives them, counted."""
    article = library.articles.get(note.article) if note.message else None
    found = anchored(article, note.place) if article and article.rights.serve == "full" else None
    return beginning(found, SAVED_ROOM) if found else ""


def _link(note: Note) -> str:
    return f"https://discord.com/channels/{note.server or '@me'}/{note.channel}/{note.message}"


def _readers(notes: Iterable[Note], library: Library) -> Iterator[Button]:
    """Yield a button for each passage that the notes are on and that still stands."""
    articles = ((library.articles.get(one.article), one.place) for one in notes)
    found = (anchored(article, place) for article, place in articles if article)
    for label, passage in {one.label: one for one in found if one}.items():
        yield Button(shortened(f"Read {label}", BUTTON_LABEL_LIMIT), "open", look_screen(passage))


def saved_message(note: Note, passage: Passage | None) -> Reply:
    """Return that a message was saved, and with what."""
    kept = f"its link and the passage {passage.label}" if passage else "its link"
    return Reply((f"Saved as note {note.number}, for you alone: {kept}. note list shows it.",))
