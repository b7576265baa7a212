"""Questions that are asked without a name, as leader, group and asker see them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.community.notes import Note
from bot.community.studies.study import Question
from bot.rendering import phrases
from bot.rendering.escaping import typed_text
from bot.rendering.listing import LIST_BUDGET, shortened
from bot.rendering.notes import where
from bot.rendering.reply import Action, Reply
from bot.rendering.studies.plan import Shown, typed_question
from bot.rendering.studies.units import study_id
from content.errors import counted
from content.library import Library

MOST_SHOWN: Final = 5
STATES: Final = {
    "asked": "waiting",
    "released": "released to the group",
    "answered": "answered to you alone",
    "dismissed": "left unanswered",
}
ASKED: Final = (
    "Your question is with the leader, and this server's moderators can see it, without your name. study ask, with "
    "nothing behind it, shows you what became of it."
)
ASKED_MODERATORS: Final = (
    "Nobody leads this study now: this server's moderators can see your question, without your name. study ask, with "
    "nothing behind it, shows you what became of it."
)


def question_buttons(question: Question, label: str = "") -> tuple[Action, ...]:
    """Return the buttons by which a leader deals with a question."""
    return (
        Action(f"Release{label}", study_id("release", question.id)),
        Action(f"Answer{label}", study_id("answer", question.id)),
        Action(f"Dismiss{label}", study_id("dismiss", question.id)),
    )


def to_the_leader(shown: Shown, question: Question) -> Reply:
    """Return what the leader gets by direct message."""
    words = (
        f"A reader of your study of {shown.title} asks, without their name:\n{typed_question(question.text)}\n"
        "Release posts it to the group without a name; Answer sends your words to whoever asked; "
        "Dismiss leaves it unanswered."
    )
    return Reply((words,), question_buttons(question))


def to_the_group(question: Question) -> Reply:
    """Return a released question as it is posted."""
    return Reply((f"**A reader of this study asks:**\n{typed_question(question.text)}",))


def to_the_asker(shown: Shown, question: Question, answer: str) -> Reply:
    """Return what whoever asked gets by direct message."""
    asked = f"You asked in the study of {shown.title}:\n{typed_question(question.text)}"
    return Reply((f"{asked}\nIts leader answers you alone:\n{typed_text(answer)}",))


def questions_page(questions: Sequence[Question]) -> Reply:
    """Return the questions that wait for a leader, with their buttons."""
    waiting = [one for one in questions if one.state == "asked"]
    if not waiting:
        settled = f" {counted(len(questions), 'question is', 'questions are')} settled." if questions else ""
        return Reply((f"No question waits.{settled}",))
    lines = [f"**{one.id}.** <t:{one.at}:d>\n{typed_question(one.text)}" for one in waiting[:MOST_SHOWN]]
    more = f"and {len(waiting) - MOST_SHOWN} more, once these are settled" if len(waiting) > MOST_SHOWN else ""
    buttons = [button for one in waiting[:MOST_SHOWN] for button in question_buttons(one, f" {one.id}")]
    return Reply(("## Questions without a name", *lines, phrases.subtext("Only you see this", more)), tuple(buttons))


def own_questions(questions: Sequence[Question]) -> Reply:
    """Return what a reader asked, and what became of it."""
    if not questions:
        return Reply(('You have asked nothing here: study ask text:"your question" asks without your name.',))
    blocks: list[str] = []
    room = LIST_BUDGET
    for one in reversed(questions):
        answer = f"\nThe leader's answer, for you alone: {typed_text(one.answer)}" if one.answer else ""
        block = f"<t:{one.at}:d> · {STATES[one.state]}\n{typed_question(one.text)}{answer}"
        room -= len(block)
        if room < 0 and blocks:
            break
        blocks.append(block)
    return Reply(("## Your questions", *blocks, phrases.subtext("Only you see this")))


def leader_notes(notes: Sequence[Note], library: Library, page: int, study: int) -> Reply:
    """Return a page of what readers wrote for the leader of a study, the newest first."""
    if not notes:
        return Reply(("Nobody has written a note for you yet.",))
    pages = [notes[start : start + 3] for start in range(0, len(notes), 3)]
    page = min(page, len(pages) - 1)
    lines = [
        f"<@{one.reader}>, <t:{one.created_at}:d> · {where(one, library)}\n{typed_text(one.text)}"
        for one in pages[page]
    ]
    ways = ((phrases.BACK, page - 1), (phrases.NEXT, page + 1))
    buttons = tuple(Action(label, study_id("notes", study, at)) for label, at in ways if 0 <= at < len(pages))
    small = phrases.subtext("Only you see this", f"page {page + 1} of {len(pages)}" if len(pages) > 1 else "")
    return Reply(("## Notes for the leader", *lines, small), buttons)


def short_question(question: Question) -> str:
    """Return the beginning of a question, for the title of a form."""
    return shortened(question.text, 90)
