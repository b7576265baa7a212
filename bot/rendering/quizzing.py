"""A quiz on the screen: a question, what was right, the score at the end. All of its state is in the buttons."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from bot.limits import BUTTON_LABEL_LIMIT
from bot.rendering import phrases
from bot.rendering.escaping import shown_text
from bot.rendering.listing import shortened
from bot.rendering.passages import citation_line, look_screen
from bot.rendering.pressing import Pressed, press_id
from bot.rendering.reply import Action, Button, Reply, base36
from content.article import Article
from content.citation import Passage, shown
from content.quizzing.items import GAP, QuizQuestion

QUIZZES: Final = "pz"
LETTERS: Final = "ABCDE"
NONE: Final = "-"
OUR_GAP: Final = f"**{shown_text(GAP)}**"  # the plain layout says it
RANGE: Final = "-"
# What a button says a quiz is about, and whose it is: short, for an id of Discord's has a hundred characters.
ABOUT: Final = re.compile(r"(\d{1,6})-(\d{1,6})(?:-(\d{1,12}))?", re.ASCII)
READER: Final = re.compile(r"[0-9a-z]{1,13}")
SEED_LIMIT: Final = 12


@dataclass(frozen=True, slots=True)
class Round:
    """A quiz that somebody is in, on the paragraphs from the first to the last.

    `unit` is the one of a study that it belongs to, 0 for none; `given` has the letters of the answers so far.
    """

    reader: int
    slug: str
    first: int
    last: int
    seed: str
    unit: int = 0
    given: str = ""

    def id(self, verb: str) -> str:
        """Return the custom_id of a button that goes on from here."""
        about = RANGE.join(map(str, (self.first, self.last, *([self.unit] if self.unit else []))))
        return press_id(QUIZZES, verb, base36(self.reader), about, self.seed, self.given or NONE, self.slug)

    def passage(self, article: Article) -> Passage | None:
        """Return what it asks about; None where the text has become shorter than that."""
        if not 1 <= self.first <= self.last <= article.last:
            return None
        return Passage(article, self.first, self.last)

    def answered(self, letter: str) -> Round:
        """Return the round with one more answer."""
        return replace(self, given=self.given + letter)


def is_seed(words: str) -> bool:
    """Say whether that can be the seed of a quiz: it stands in each of its buttons."""
    return len(words) <= SEED_LIMIT and words.isalnum()


def read_round(pressed: Pressed) -> Round | None:
    """Return the round that a button is of; None where it was forged wrongly."""
    if len(pressed.parts) != len(("reader", "about", "seed", "given", "slug")):
        return None
    reader, about, seed, given, slug = pressed.parts
    found = ABOUT.fullmatch(about)
    letters = given.removeprefix(NONE)
    if not READER.fullmatch(reader) or found is None or not is_seed(seed) or not set(letters) <= set(LETTERS):
        return None
    return Round(int(reader, 36), slug, int(found[1]), int(found[2]), seed, int(found[3] or 0), letters)


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
    answer = shown_text(one.options[one.right])
    # The name of a section is no quotation.
    right = f"{LETTERS[one.right]}, {answer if one.kind == 'section' else f'“{answer}”'}"
    said = f"Right: it is {right}." if given == one.right else f"Not right: it is {right}."
    why = [f"{shown_text(one.why)}\n-# {phrases.OUR_WORDS}"] if one.why else []
    last = len(now.given) == len(asked)
    going_on = Action("Show my score" if last else "Next question", now.id("end" if last else "next"))
    around = Button(phrases.READ_AROUND, "open", look_screen(Passage(article, one.first, one.last)))
    place = citation_line(article, shown(article, one.first, one.last))
    whole = one.words.replace(GAP, one.options[one.right]) if one.kind == "word" else one.words
    return Reply((said, *_words(whole), *why, place), (going_on, around))


def right_answers(now: Round, asked: tuple[QuizQuestion, ...]) -> int:
    """Return how many answers were right."""
    return sum(letter == LETTERS[one.right] for letter, one in zip(now.given, asked, strict=False))


def score_page(article: Article, now: Round, asked: tuple[QuizQuestion, ...], again: Round, average: str = "") -> Reply:
    """Return how many answers were right, to whoever gave them alone; `average` says how a group did."""
    right = right_answers(now, asked)
    lines = [
        f"{number}. {'right' if letter == LETTERS[one.right] else 'not right'} ({shown(article, one.first, one.last)})"
        for number, (letter, one) in enumerate(zip(now.given, asked, strict=False), start=1)
    ]
    seed = phrases.subtext(
        f"This quiz comes again with seed:{shown_text(now.seed)}", "Your score is shown to nobody else"
    )
    head = f"**You have {right} of {len(asked)}.**"
    blocks = (f"{head}\n" + "\n".join(lines), *([average] if average else []), seed)
    return Reply(blocks, (Action("Another quiz", again.id("start")),))


def _asked(one: QuizQuestion) -> tuple[str, ...]:
    """Return the words that a question is about; without quotation marks where a gap of ours is in them."""
    return (shown_text(one.words).replace(shown_text(GAP), OUR_GAP),) if one.kind == "word" else _words(one.words)


def _words(words: str) -> tuple[str, ...]:
    return (f"> “{shown_text(words)}”",) if words else ()
