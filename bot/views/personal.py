"""What belongs to one reader, put together: notes and margin, highlights, saved messages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.community.notes import Notes
from bot.community.store.store import Store
from bot.rendering.notes import NOTES
from bot.views.desk import Desk
from bot.views.highlights import Highlighting
from bot.views.margin import NoteButtons
from bot.views.notes import NoteKeeping
from bot.views.presses import Answering
from bot.views.saving import Saving


class Personal:
    """Everything that is kept for a reader, and what answers for its buttons."""

    def __init__(self, desk: Desk, store: Store, now: Callable[[], datetime]) -> None:
        self.notes = Notes(store, now)
        keeping = NoteKeeping(desk, self.notes)
        self.note_buttons = NoteButtons(keeping, Highlighting(desk, self.notes), desk.servers)
        self.saving = Saving(keeping)
        self.families: dict[str, Answering] = {NOTES: self.note_buttons}
