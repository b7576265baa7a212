"""Studies, put together: what is kept of them, and what answers for their commands and buttons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from random import Random

from bot.community.deliveries import Source
from bot.community.polling.polls import Polls
from bot.community.store.store import Store
from bot.community.studies.events import EVENTS, EventSource
from bot.community.studies.posting import KINDS
from bot.community.studies.questions import StudyQuestions
from bot.community.studies.readers import Readers
from bot.community.studies.scores import Scores
from bot.community.studies.source import UnitSource
from bot.community.studies.studies import Studies
from bot.rendering.polls import POLLS
from bot.rendering.quizzing import QUIZZES
from bot.rendering.studies.units import STUDIES
from bot.views.desk import Desk
from bot.views.personal import Personal
from bot.views.polls import Polling
from bot.views.presses import Answering
from bot.views.quizzing import Quizzing
from bot.views.studies.buttons import StudyButtons
from bot.views.studies.finding import StudyFinding
from bot.views.studies.leading import StudyLeading
from bot.views.studies.meetings import StudyMeetings
from bot.views.studies.posting import StudyPosting
from bot.views.studies.questions import StudyAsking
from bot.views.studies.reading import StudyReading
from bot.views.studies.recording import StudyRecording
from bot.views.studies.scoring import StudyUnits
from bot.views.studies.starting import StudyStarting


class Studying:
    """Everything about studies; the notes for their leaders, and the margin, hear of them here."""

    def __init__(
        self,
        desk: Desk,
        personal: Personal,
        store: Store,
        random: Random,
        now: Callable[[], datetime],
        wake: Callable[[], None],
    ) -> None:
        self.studies = Studies(store, now, wake)
        self.sources: dict[str, Source] = {**dict.fromkeys(KINDS, UnitSource()), EVENTS: EventSource()}
        self.compose = StudyPosting(desk, self.studies).compose
        questions = StudyQuestions(store, self.studies)
        readers = Readers(store, now)
        self.finding = StudyFinding(desk, self.studies, readers, desk.servers)
        self.starting = StudyStarting(self.finding, self.studies, personal.drafts)
        self.reading = StudyReading(self.finding, self.studies, readers)
        polls = Polls(store, now)
        self.leading = StudyLeading(self.finding, self.studies, questions)
        self.meetings = StudyMeetings(self.finding, self.leading, store)
        self.recording = StudyRecording(self.finding, questions, personal.notes, polls)
        self.asking = StudyAsking(self.finding, questions)
        buttons = StudyButtons(self.starting, self.reading, self.recording, self.asking)
        scores = Scores(store, self.studies)
        self.quizzing = Quizzing(desk, random, StudyUnits(desk, self.finding, self.studies, scores))
        self.polling = Polling(self.finding, polls)
        self.families: dict[str, Answering] = {STUDIES: buttons, QUIZZES: self.quizzing, POLLS: self.polling}
        desk.marking = self.studies.mark
        personal.notes.study_in = self.studies.study_in
        personal.note_buttons.leads = self.finding.leads
        personal.privacy.remembering.append(self.studies)
