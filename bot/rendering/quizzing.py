"""A quiz on the screen: a question, what was right, the score at the end. All of its state is in the buttons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from bot.limits import BUTTON_LABEL_LIMIT
from bot.rendering import phrases
from bot.rendering.escaping import shown_text
from bot.rendering.listing import shortened
from bot.rendering.passages import citation_line, look_screen
from bot.rendering.pressing import Pressed, press_id
from bot.rendering.reply import Action, Button, Reply
from content.article import Article
from content.citation import Passage, shown
from content.quizzing.items import GAP, QuizQuestion

QUIZZES: Final = "pz"
LETTERS: Final = "ABCDE"
NONE: Final = "-"


@dataclass(frozen=True, slots=True)
class Round:
    """A quiz that somebody is in: `section` is 0 for the whole text, `given` the letters of the answers so far."""

    reader: int
    slug: str
    section: int
    seed: str
    given: str = ""

    def id(self, verb: str) -> str:
        """Return the custom_id of a button that goes on from here."""
        return press_id(QUIZZES, verb, self.reader, self.section, self.seed, self.given or NONE, self.slug)

    def answered(self, letter: str) -> Round:
        """Return the round with one more answer."""
        return replace(self, given=self.given + letter)


def read_round(pressed: Pressed) -> Round | None:
    """Return the round that a button is of; None where it was forged wrongly."""
    if len(pressed.parts) != len(("reader", "section", "seed", "given", "slug")):
        return None
    reader, section = pressed.number(0), pressed.number(1)
    seed, given, slug = pressed.parts[2:]
    letters = given.removeprefix(NONE)
    if reader is None or section is None or not set(letters) <= set(LETTERS):
        return None
    return Round(reader, slug, section, seed, letters)


def question_page(article: Article, now: Round, asked: tuple[QuizQuestion, ...]) -> Reply:
    """Return the question that is next."""
    number = len(now.given)
    one = asked[number]
    options = "\n".join(f"**{LETTERS[at]}.** {shown_text(option)}" for at, option in enumerate(one.options))
    buttons = tuple(
        Action(shortened(f"{LETTERS[at]}: {option}", BUTTON_LABEL_LIMIT), now.answered(LETTERS[at]).id("answer"))
        for at, option in enumerate(one.options)
    )
    ours = phrases.OUR_WORDS if one.kind == "companion" else ""
    source = phrases.subtext(f"Question {number + 1} of {len(asked)}", ours, shown_text(article.attribution))
    return Reply((f"### {shown_text(one.prompt)}", *_asked(one), options, source), buttons)


def answer_page(article: Article, now: Round, asked: tuple[QuizQuestion, ...]) -> Reply:
    """Return whether the last answer was right, where that stands, and what comes next."""
    one, given = asked[len(now.given) - 1], LETTERS.index(now.given[-1])
    right = f"{LETTERS[one.right]}, “{shown_text(one.options[one.right])}”"
    said = f"Right: it is {right}." if given == one.right else f"Not right: it is {right}."
    why = [f"{shown_text(one.why)}\n-# {phrases.OUR_WORDS}"] if one.why else []
    last = len(now.given) == len(asked)
    going_on = Action("Show my score" if last else "Next question", now.id("end" if last else "next"))
    around = Button(phrases.READ_AROUND, "open", look_screen(Passage(article, one.first, one.last)))
    place = citation_line(article, shown(article, one.first, one.last))
    whole = one.words.replace(GAP, one.options[one.right]) if one.kind == "word" else one.words
    return Reply((said, *_words(whole), *why, place), (going_on, around))


def score_page(article: Article, now: Round, asked: tuple[QuizQuestion, ...], again: Round) -> Reply:
    """Return how many answers were right, to whoever gave them alone."""
    right = sum(letter == LETTERS[one.right] for letter, one in zip(now.given, asked, strict=False))
    lines = [
        f"{number}. {'right' if letter == LETTERS[one.right] else 'not right'} ({shown(article, one.first, one.last)})"
        for number, (letter, one) in enumerate(zip(now.given, asked, strict=False), start=1)
    ]
    seed = phrases.subtext(
        f"This quiz comes again with seed:{shown_text(now.seed)}", "Your score is shown to nobody else"
    )
    head = f"**You have {right} of {len(asked)}.**"
    return Reply((f"{head}\n" + "\n".join(lines), seed), (Action("Another quiz", again.id("start")),))


def _asked(one: QuizQuestion) -> tuple[str, ...]:
    """Return the words that a question is about; without quotation marks where a gap of ours is in them."""
    return (shown_text(one.words),) if one.kind == "word" else _words(one.words)


def _words(words: str) -> tuple[str, ...]:
    return (f"> “{shown_text(words)}”",) if words else ()
