"""Questions without a name: to the leader by direct message, to the group or back to whoever asked by a button."""

from __future__ import annotations

import logging
from typing import Any, Final

import discord
from discord import ui

from bot.community.studies.questions import StudyQuestions
from bot.community.studies.study import ANSWER_LENGTH, MOST_OPEN_QUESTIONS, NOBODY, QUESTION_LENGTH, Question, Study
from bot.errors import LOST, RefusedError, UsageError
from bot.rendering.layout import ordinary, ordinary_buttons
from bot.rendering.plain import plain_messages, plain_view
from bot.rendering.pressing import Pressed
from bot.rendering.reply import Reply
from bot.rendering.studies.questions import (
    ASKED,
    ASKED_MODERATORS,
    own_questions,
    questions_page,
    short_question,
    to_the_asker,
    to_the_group,
    to_the_leader,
)
from bot.rendering.studies.units import study_id
from bot.views.forms import values_of
from bot.views.sending import Interaction, is_direct, is_plain, respond
from bot.views.studies.finding import HAS_ENDED, StudyFinding
from bot.views.studies.places import rooms, say
from content.errors import UNSEEN

log = logging.getLogger(__name__)

QUIETLY: Final = discord.AllowedMentions.none()
NO_SUCH: Final = "There is no such question in a study that you lead."
SETTLED: Final = "That question is settled already: it was released, answered or dismissed."
UNANSWERED: Final = (
    "The answer is kept, but their direct messages are closed to me: they find it with study ask, said alone."
)


class StudyAsking:
    """What becomes of questions."""

    def __init__(self, finding: StudyFinding, questions: StudyQuestions) -> None:
        self.finding = finding
        self.questions = questions

    async def ask(self, client: Any, study: Study, reader: int, text: str) -> Reply:
        """Keep a question, and tell the leader of it where that can be done."""
        words = UNSEEN.sub("", text).strip()
        if not words:
            return await self.own(study, reader)
        if len(words) > QUESTION_LENGTH:
            raise UsageError(f"A question has at most {QUESTION_LENGTH} characters; this one has {len(words)}.")
        asked = await self.questions.ask(study, reader, words)
        if asked is None:
            raise RefusedError(f"{MOST_OPEN_QUESTIONS} of your questions wait: ask again when some are settled.")
        if study.leader == NOBODY:
            return Reply((ASKED_MODERATORS,))
        await _tell(client, study.leader, to_the_leader(await self.finding.shown(study), asked))
        return Reply((ASKED,))

    async def own(self, study: Study, reader: int) -> Reply:
        """Return what a reader asked in a study, to them alone."""
        return own_questions([one for one in await self.questions.of(study) if one.reader == reader])

    async def waiting(self, study: Study) -> Reply:
        """Return the questions that wait for the leader."""
        return questions_page(await self.questions.of(study))

    # ------------------------------------------------------------ buttons and forms

    async def press_questions(self, interaction: Interaction, pressed: Pressed) -> None:
        """Show the questions that wait to whoever leads."""
        study = self.finding.numbered(interaction.user, pressed.number(), running=False)
        self.finding.require_leader(interaction.user, study)
        await respond(interaction, await self.waiting(study), private=True)

    async def press_own(self, interaction: Interaction, pressed: Pressed) -> None:
        """Show whoever presses what they asked."""
        study = self.finding.numbered(interaction.user, pressed.number(), running=False)
        await respond(interaction, await self.own(study, interaction.user.id), private=True)

    async def press_release(self, interaction: Interaction, pressed: Pressed) -> None:
        """Post a question to the group, once and without a name."""
        study, question = await self._led(interaction, pressed)
        if not study.is_running:
            raise RefusedError(HAS_ENDED)
        # Threads that sleep are asked of Discord, which takes longer than it waits for an answer.
        await interaction.response.defer(ephemeral=not is_direct(interaction), thinking=True)
        places = await rooms(interaction.client, study, await self.questions.newest_thread(study))
        if not await self.questions.release(question):
            raise RefusedError(SETTLED)
        try:
            place = await say(places, to_the_group(question), f"pq{question.id}")
        except (discord.HTTPException, *LOST):
            await self.questions.take_back(question)
            raise
        await respond(interaction, Reply((f"Released in <#{place.id}>, without a name.",)), private=True)

    async def press_dismiss(self, interaction: Interaction, pressed: Pressed) -> None:
        """Leave a question unanswered."""
        _, question = await self._led(interaction, pressed)
        if not await self.questions.dismiss(question):
            raise RefusedError(SETTLED)
        await respond(interaction, Reply(("Left unanswered; whoever asked sees that when they look.",)), private=True)

    async def press_answer(self, interaction: Interaction, pressed: Pressed) -> None:
        """Open the form for an answer."""
        _, question = await self._led(interaction, pressed)
        await interaction.response.send_modal(_form(question))

    async def answered(self, interaction: Interaction, pressed: Pressed) -> None:
        """Send an answer to whoever asked; whoever leads does not learn who that is."""
        study, question = await self._led(interaction, pressed)
        words = UNSEEN.sub("", str(values_of(interaction).get("answer") or "")).strip()
        if not words:
            raise UsageError("Write an answer into the form, then send it.")
        if not await self.questions.answer(question, words):
            raise RefusedError(SETTLED)
        await interaction.response.defer(ephemeral=not is_direct(interaction), thinking=True)
        reply = to_the_asker(await self.finding.shown(study), question, words)
        told = await _tell(interaction.client, question.reader, reply)
        said = "Sent to whoever asked, and to nobody else." if told else UNANSWERED
        await respond(interaction, Reply((said,)), private=True)

    async def _led(self, interaction: Interaction, pressed: Pressed) -> tuple[Study, Question]:
        """Return a question that waits, and its study, which whoever presses leads; raise RefusedError else."""
        question = await self.questions.found(pressed.number() or 0)
        # Not only of those that this process knows: direct messages reach one process of several.
        study = await self.finding.studies.found(question.study) if question else None
        if question is None or study is None or interaction.guild_id not in {None, study.server}:
            raise RefusedError(NO_SUCH)
        await self.finding.require_leader_anywhere(interaction, study)
        if question.state != "asked":
            raise RefusedError(SETTLED)
        return study, question


async def _tell(client: Any, person: int, reply: Reply) -> bool:
    """Send somebody a direct message; say whether that could be done."""
    plain = is_plain(client, person)
    *before, last = plain_messages(reply) if plain else ordinary(reply)
    view = plain_view(reply, person, private=False) if plain else ordinary_buttons(reply)
    try:
        user = client.get_user(person) or await client.fetch_user(person)
        for content in before:
            await user.send(content, allowed_mentions=QUIETLY, suppress_embeds=True)
        await user.send(last, view=view, allowed_mentions=QUIETLY, suppress_embeds=True)
    except (discord.HTTPException, *LOST):
        log.info("a direct message about a study could not be sent")
        return False
    return True


def _form(question: Question) -> ui.Modal:
    form = ui.Modal(title="Answer a question", custom_id=study_id("answered", question.id))
    box = ui.TextInput[Any](custom_id="answer", max_length=ANSWER_LENGTH, style=discord.TextStyle.paragraph)
    form.add_item(ui.Label(text="Answer", description=short_question(question), component=box))
    return form
