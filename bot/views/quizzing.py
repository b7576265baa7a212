"""Quizzes: begun by a command or a button, answered privately, kept in the buttons alone but for a study's scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any, Final, Protocol

from bot.errors import RefusedError, UsageError
from bot.rendering.ahead import quiz_ahead
from bot.rendering.pressing import Pressed
from bot.rendering.quizzing import (
    LETTERS,
    SEED_LIMIT,
    Round,
    answer_page,
    is_seed,
    question_page,
    read_round,
    right_answers,
    score_page,
)
from bot.rendering.reply import Reply
from bot.views.desk import Desk
from bot.views.notes import turn_or_open
from bot.views.rounds import Asked, Rounds
from bot.views.sending import Interaction, channels_of, respond
from content.article import Article, Section
from content.citation import Passage
from content.errors import NoQuizError

SEEDS: Final = 100_000
NOT_YOURS: Final = "That quiz is somebody else's: quiz begins one of your own."
OVER: Final = "The text has changed since that quiz began: quiz begins another one."


class Units(Protocol):
    """What a quiz must know of studies, whose units each have one."""

    async def quizzed(self, unit: int, user: Any) -> Passage | str:
        """Return what a unit reads that has opened and somebody sees; else a sentence that says why it has no quiz."""

    async def newest(self, channels: Sequence[int]) -> int | None:
        """Return the unit that opened last in the study of a thread or its channel; None where there is none."""

    async def scored(self, unit: int, reader: int, right: int, asked: int) -> str:
        """Keep a score, and say how the group did; empty for who takes no part."""


class Quizzing:
    """Asks, and says what was right."""

    def __init__(self, desk: Desk, random: Random, units: Units) -> None:
        self.desk = desk
        self._random = random
        self._units = units
        self._rounds = Rounds()

    def begin(self, passage: Passage, reader: int, seed: str = "", unit: int = 0) -> Round:
        """Return a new round; raise a sentence where the seed is none."""
        wanted = seed.strip() or str(self._random.randrange(SEEDS))
        if not is_seed(wanted):
            raise UsageError(f"A seed has letters and digits, at most {SEED_LIMIT}: such as seed:7.")
        return Round(reader, passage.article.slug, passage.first, passage.last, wanted, unit)

    async def asked_for(
        self, article: Article, section: Section | None, channels: Sequence[int], user: Any, seed: str
    ) -> Round | Reply:
        """Return the round that somebody asks for in a channel, or what says that it is ahead of the group there.

        Where a group reads, that is the quiz of what opened last, unless something is named.
        """
        unit = await self._units.newest(channels) if section is None and not seed else None
        passage = await self._units.quizzed(unit, user) if unit else ""
        if unit and isinstance(passage, Passage) and passage.article.slug == article.slug:
            return await self._of_unit(unit, passage, channels, user.id)
        wanted = Passage(article, section.first, section.last) if section else Passage(article, 1, article.last)
        return await self._as_far_as_read(self.begin(wanted, user.id, seed), wanted, channels)

    async def page(self, now: Round) -> Reply:
        """Return the question that is next, or that there is too little to ask about."""
        article = self.desk.library.with_slug(now.slug)
        try:
            asked = await self._asked(article, now)
        except NoQuizError as error:
            return Reply((str(error),))
        await self.desk.charge(article, now.reader, article.paragraph(asked[len(now.given)].first).id)
        return question_page(article, now, asked)

    async def press(self, interaction: Interaction, pressed: Pressed) -> None:
        """Begin, take an answer, or go on."""
        reader: int = interaction.user.id
        if pressed.verb == "begin":
            unit = pressed.number() or 0
            passage = await self._units.quizzed(unit, interaction.user)
            if isinstance(passage, str):
                raise RefusedError(passage)
            fresh = await self._of_unit(unit, passage, channels_of(interaction.channel), reader)
            reply = fresh if isinstance(fresh, Reply) else await self.page(fresh)
            await respond(interaction, reply, private=True)
            return
        now = read_round(pressed)
        if now is None:
            raise RefusedError(OVER)
        if now.reader != reader:
            raise RefusedError(NOT_YOURS)
        read = await self._units.quizzed(now.unit, interaction.user) if now.unit else ""
        if now.unit and not _is_of(now, read):
            raise RefusedError(read if isinstance(read, str) else OVER)
        if pressed.verb == "show" and not now.given:
            await respond(interaction, await self.page(now), private=True)
        else:
            await turn_or_open(interaction, await self._going_on(pressed.verb, now))

    async def _of_unit(self, unit: int, passage: Passage, channels: Sequence[int], reader: int) -> Round | Reply:
        """Return the round of a unit, which asks everybody the same, as far as the group has read."""
        return await self._as_far_as_read(self.begin(passage, reader, str(unit), unit), passage, channels)

    async def _as_far_as_read(self, wanted: Round, passage: Passage, channels: Sequence[int]) -> Round | Reply:
        """Return a round on as much of a passage as the group there has read; what says so where that is nothing."""
        mark = await self.desk.mark(channels)
        read = mark.of(passage) if mark else passage
        if mark and read is None:
            return quiz_ahead(mark, wanted.id("show"))
        return replace(wanted, last=read.last) if read else wanted

    async def _going_on(self, verb: str, now: Round) -> Reply:
        article = self.desk.library.with_slug(now.slug)
        asked = await self._asked(article, now)
        if any(LETTERS.index(letter) >= len(asked[at].options) for at, letter in enumerate(now.given)):
            raise RefusedError(OVER)
        match verb:
            case "answer" if now.given:
                return answer_page(article, now, asked)
            case "next" if len(now.given) < len(asked):
                return await self.page(now)
            case "end" if len(now.given) == len(asked):
                return await self._ended(article, now, asked)
            case "start" if not now.given:
                return await self.page(now)
        raise RefusedError(OVER)

    async def _ended(self, article: Article, now: Round, asked: Asked) -> Reply:
        """Return the score; the first one on a unit of a study counts for the average of its group."""
        average = ""
        if now.unit and now.seed == str(now.unit):
            average = await self._units.scored(now.unit, now.reader, right_answers(now, asked), len(asked))
        again = self.begin(Passage(article, now.first, now.last), now.reader, unit=now.unit)
        return score_page(article, now, asked, again, average)

    async def _asked(self, article: Article, now: Round) -> Asked:
        passage = now.passage(article)
        if passage is None:
            raise RefusedError(OVER)
        asked = await self._rounds.of(passage, now.seed)
        if len(now.given) > len(asked):
            raise RefusedError(OVER)
        return asked


def _is_of(now: Round, read: Passage | str) -> bool:
    """Say whether a round asks about what its unit reads, or as much of it as the group had read."""
    if isinstance(read, str) or now.slug != read.article.slug:
        return False
    return read.first == now.first <= now.last <= read.last
