"""Studies, put together: what is kept of them, and what answers for their commands and buttons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.community.store.store import Store
from bot.community.studies.questions import StudyQuestions
from bot.community.studies.studies import Studies
from bot.rendering.studies.units import STUDIES
from bot.views.desk import Desk
from bot.views.personal import Personal
from bot.views.presses import Answering
from bot.views.studies.buttons import StudyButtons
from bot.views.studies.finding import StudyFinding
from bot.views.studies.leading import StudyLeading
from bot.views.studies.questions import StudyAsking
from bot.views.studies.reading import StudyReading
from bot.views.studies.starting import StudyStarting


class Studying:
    """Everything about studies; the notes for their leaders, and the margin, hear of them here."""

    def __init__(self, desk: Desk, personal: Personal, store: Store, now: Callable[[], datetime]) -> None:
        self.studies = Studies(store, now)
        questions = StudyQuestions(store, self.studies)
        self.finding = StudyFinding(desk, self.studies, desk.servers)
        self.starting = StudyStarting(self.finding, self.studies)
        self.reading = StudyReading(self.finding, self.studies)
        self.leading = StudyLeading(self.finding, self.studies, questions, personal.notes)
        self.asking = StudyAsking(self.finding, questions)
        buttons = StudyButtons(self.starting, self.reading, self.leading, self.asking)
        self.families: dict[str, Answering] = {STUDIES: buttons}
        personal.notes.study_in = self.studies.study_in
        personal.note_buttons.leads = self.finding.leads
        personal.privacy.remembering.append(self.studies)
