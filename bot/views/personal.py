"""What belongs to one reader, put together: notes and margin, highlights, saved messages, preferences, data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.community.memory import Memory
from bot.community.notes import Notes
from bot.community.preferences import Preferences
from bot.community.privacy import Privacy
from bot.community.store.store import Store
from bot.rendering.notes import NOTES
from bot.rendering.privacy import MY_DATA
from bot.views.desk import Desk
from bot.views.drafts import Drafts
from bot.views.highlights import Highlighting
from bot.views.margin import NoteButtons
from bot.views.notes import NoteKeeping
from bot.views.presses import Answering
from bot.views.privacy import DataButtons
from bot.views.saving import Saving


class Personal:
    """Everything that is kept for a reader, and what answers for its buttons."""

    def __init__(self, desk: Desk, memory: Memory, store: Store, now: Callable[[], datetime]) -> None:
        self.notes = Notes(store, now)
        self.drafts = Drafts(now)
        keeping = NoteKeeping(desk, self.notes, self.drafts)
        self.note_buttons = NoteButtons(keeping, Highlighting(desk, self.notes), desk.servers)
        self.saving = Saving(keeping)
        self.preferences = Preferences(store)
        self.privacy = Privacy(store, memory, (self.preferences, self.drafts))
        self.data_buttons = DataButtons(self.privacy, self.preferences, now)
        self.families: dict[str, Answering] = {NOTES: self.note_buttons, MY_DATA: self.data_buttons}
