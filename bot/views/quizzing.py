"""Quizzes: begun by a command or a button, answered privately, kept in the buttons alone."""

from __future__ import annotations

from random import Random
from typing import Final

from bot.errors import RefusedError, UsageError
from bot.rendering.pressing import Pressed
from bot.rendering.quizzing import LETTERS, Round, answer_page, question_page, read_round, score_page
from bot.rendering.reply import Reply
from bot.views.desk import Desk
from bot.views.sending import Interaction, respond, turn
from content.article import Article
from content.errors import NoQuizError
from content.quizzing.items import QuizQuestion, quiz_of

SEED_LIMIT: Final = 12
SEEDS: Final = 100_000
NOT_YOURS: Final = "That quiz is somebody else's: quiz begins one of your own."
OVER: Final = "The text has changed since that quiz began: quiz begins another one."


class Quizzing:
    """Asks, and says what was right."""

    def __init__(self, desk: Desk, random: Random) -> None:
        self.desk = desk
        self._random = random

    def begin(self, article: Article, section: int, reader: int, seed: str = "") -> Round:
        """Return a new round; raise a sentence where the seed is none."""
        wanted = seed.strip() or str(self._random.randrange(SEEDS))
        if len(wanted) > SEED_LIMIT or not wanted.isalnum():
            raise UsageError(f"A seed has letters and digits, at most {SEED_LIMIT}: such as seed:7.")
        return Round(reader, article.slug, section, wanted)

    async def page(self, now: Round) -> Reply:
        """Return the question that is next, or that there is too little to ask about."""
        article = self.desk.library.with_slug(now.slug)
        try:
            asked = self._asked(article, now)
        except NoQuizError as error:
            return Reply((str(error),))
        await self.desk.charge(article, now.reader, article.paragraph(asked[len(now.given)].first).id)
        return question_page(article, now, asked)

    async def press(self, interaction: Interaction, pressed: Pressed) -> None:
        """Take an answer, or go on."""
        now = read_round(pressed)
        if now is None:
            raise RefusedError(OVER)
        if now.reader != interaction.user.id:
            raise RefusedError(NOT_YOURS)
        if pressed.verb == "show" and not now.given:
            await respond(interaction, await self.page(now), private=True)
        else:
            await turn(interaction, await self._going_on(pressed.verb, now), shareable=False)

    async def _going_on(self, verb: str, now: Round) -> Reply:
        article = self.desk.library.with_slug(now.slug)
        asked = self._asked(article, now)
        if any(LETTERS.index(letter) >= len(asked[at].options) for at, letter in enumerate(now.given)):
            raise RefusedError(OVER)
        match verb:
            case "answer" if now.given:
                return answer_page(article, now, asked)
            case "next" if len(now.given) < len(asked):
                return await self.page(now)
            case "end" if len(now.given) == len(asked):
                return score_page(article, now, asked, self.begin(article, now.section, now.reader))
            case "start" if not now.given:
                return await self.page(now)
        raise RefusedError(OVER)

    def _asked(self, article: Article, now: Round) -> tuple[QuizQuestion, ...]:
        if now.section > len(article.sections):
            raise RefusedError(OVER)
        section = article.section(now.section) if now.section else None
        asked = quiz_of(article, section, now.seed)
        if len(now.given) > len(asked):
            raise RefusedError(OVER)
        return asked
