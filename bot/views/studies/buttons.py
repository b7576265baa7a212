"""The buttons of studies, each checked again by what it does."""

from __future__ import annotations

from bot.errors import RefusedError
from bot.rendering import phrases
from bot.rendering.pressing import Pressed
from bot.views.sending import Interaction
from bot.views.studies.questions import StudyAsking
from bot.views.studies.reading import StudyReading
from bot.views.studies.recording import StudyRecording
from bot.views.studies.starting import StudyStarting


class StudyButtons:
    """What the buttons do."""

    def __init__(
        self, starting: StudyStarting, reading: StudyReading, recording: StudyRecording, asking: StudyAsking
    ) -> None:
        self.verbs = {
            "preview": starting.press_preview,
            "start": starting.press_start,
            "cancel": starting.press_cancel,
            "form": starting.press_form,
            "again": starting.press_again,
            "plan": starting.filled,
            "join": reading.press_join,
            "leave": reading.press_leave,
            "status": reading.press_status,
            "catch": reading.press_catch_up,
            "read": reading.press_read,
            "notes": recording.press_notes,
            "export": recording.press_export,
            "questions": asking.press_questions,
            "own": asking.press_own,
            "release": asking.press_release,
            "answer": asking.press_answer,
            "dismiss": asking.press_dismiss,
            "answered": asking.answered,
        }

    async def press(self, interaction: Interaction, pressed: Pressed) -> None:
        """Do what a button or form asks for; raise a sentence where it cannot be done."""
        if pressed.verb not in self.verbs:
            raise RefusedError(phrases.FOREIGN_BUTTON)
        await self.verbs[pressed.verb](interaction, pressed)
