"""What belongs to one unit of a study: how it is named, and the words in which it opens and its meeting is recalled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from bot.community.studies.plan import Unit
from bot.community.studies.study import Study
from bot.limits import BUTTON_LABEL_LIMIT, CONTENT_LIMIT
from bot.rendering import phrases
from bot.rendering.escaping import shown_text
from bot.rendering.listing import shortened
from bot.rendering.notes import passage_between
from bot.rendering.passages import page_screen
from bot.rendering.pressing import press_id
from bot.rendering.quizzing import QUIZZES
from bot.rendering.reply import Action, Button, Reply
from content.article import Article, Section
from content.citation import Passage, shown_cites
from content.companion import Question
from content.quizzing.items import ITEMS

STUDIES: Final = "pt"
MOST_QUESTIONS: Final = 3
OUR_QUESTIONS: Final = "Our questions, not the author's"
WORDS_GONE: Final = "The words of this passage are no longer in the text; contents shows what is."
ROOM: Final = CONTENT_LIMIT - 200
LEFT_OUT: Final = "The group leaves this unit out."
MORE_SUMMARIES: Final = "-# The command summary has the other sections, too."
TITLE_LENGTH: Final = 200


def study_id(verb: str, *parts: str | int) -> str:
    """Return the custom_id of a button or form of studies."""
    return press_id(STUDIES, verb, *parts)


def passage_of(article: Article | None, unit: Unit) -> Passage | None:
    """Return what a unit reads; None where its ends are gone from the text, or the text from the library."""
    return passage_between(article, f"{unit.first}-{unit.last}") if article else None


def cited(article: Article | None, unit: Unit) -> str:
    """Return the citation of a unit as it is now, or what it was where its words are gone."""
    passage = passage_of(article, unit)
    return passage.label if passage else f"{unit.title} (words gone)"


def named(article: Article | None, unit: Unit) -> str:
    """Return a unit by its sections alone, where it is whole ones: “§3”, “§1–2”; else by its paragraphs."""
    passage = passage_of(article, unit)
    if passage is None:
        return unit.title
    sections = sections_of(passage)
    whole = (sections[0].first, sections[-1].last) == (passage.first, passage.last)
    if passage.article.in_one_piece or not whole:
        return passage.label
    first, last = sections[0].number, sections[-1].number
    return f"§{first}" if first == last else f"§{first}–{last}"


def sections_of(passage: Passage) -> list[Section]:
    """Return the sections that a passage touches."""
    return [one for one in passage.article.sections if one.first <= passage.last and passage.first <= one.last]


def titles_of(passage: Passage) -> str:
    """Return the titles of the sections that begin in a passage, or of the one that it is in; empty without titles."""
    return "; ".join(one.title for one in _begun(passage) if one.title)


def quiz_id(unit: Unit) -> str:
    """Return the custom_id of the button by which whoever presses it begins the quiz of a unit."""
    return press_id(QUIZZES, "begin", unit.id)


def average_words(unit: Unit) -> str:
    """Return how the group did in the quiz of a unit, as far as its scores were counted: by fives, or not yet."""
    average = average_of(unit)
    if not average:
        return "The group's average shows once five readers have taken this quiz; scores are added to it by fives."
    return f"The group's average: {average}. Scores are added by fives."


def average_of(unit: Unit) -> str:
    """Return “3.2 of 5, over 10 scores”; empty where none were counted."""
    if not unit.quiz_readers:
        return ""
    average = f"{ITEMS * unit.quiz_right / unit.quiz_asked:.1f}".removesuffix(".0")
    return f"{average} of {ITEMS}, over {unit.quiz_readers} scores"


def joining_buttons(study: Study) -> tuple[Action, ...]:
    """Return the buttons by which readers join and leave, and see how it stands."""
    return (
        Action("Join", study_id("join", study.id)),
        Action("Leave", study_id("leave", study.id)),
        Action("Status", study_id("status", study.id)),
    )


def unit_title(article: Article | None, unit: Unit) -> str:
    """Return what names the thread of a unit: its number, what is read, and the section's title."""
    passage = passage_of(article, unit)
    title = titles_of(passage) if passage else ""
    return f"{unit.number}. {cited(article, unit)} {title}".rstrip()


def read_buttons(article: Article | None, unit: Unit) -> tuple[Button | Action, ...]:
    """Return the buttons by which a unit is read, and marked as read."""
    passage = passage_of(article, unit)
    name = named(article, unit)
    read = (Button(shortened(f"Read {name}", BUTTON_LABEL_LIMIT), "open", page_screen(passage)),) if passage else ()
    return (*read, Action(shortened(f"I've read {name}", BUTTON_LABEL_LIMIT), study_id("read", unit.id)))


def opener(article: Article | None, unit: Unit, last: int) -> Reply:
    """Return what opens a unit, of `last` ones: what it is about in our words, questions, and its buttons."""
    passage = passage_of(article, unit)
    head = f"**Unit {unit.number} of {last}: {cited(article, unit)}**"
    dates = f"We meet about it <t:{unit.meets_at}:F>."
    if passage is None:
        return Reply((f"{head}\n{dates}\n{WORDS_GONE}",))
    title = shortened(titles_of(passage) or passage.article.title, TITLE_LENGTH)
    blocks = [f"{head}\n{shown_text(title)}\n{LEFT_OUT if unit.skipped else dates}"]
    questions = list(_questions(passage))
    room = ROOM - sum(len(block) + 2 for block in (*blocks, *questions))
    synopses = list(_synopses(passage))
    for number, block in enumerate(synopses):
        room -= len(block) + 2
        if room < 0:
            blocks += [MORE_SUMMARIES] if number else []
            break
        blocks.append(block)
    blocks += questions
    return Reply(
        tuple(blocks),
        (
            Button("Read", "open", page_screen(passage)),
            Action("I've read it", study_id("read", unit.id)),
            Action("Quiz", quiz_id(unit)),
        ),
    )


def reminder(article: Article | None, unit: Unit) -> Reply:
    """Return what reminds of a meeting."""
    passage = passage_of(article, unit)
    words = f"**We meet about {cited(article, unit)}:** <t:{unit.meets_at}:F>."
    if passage is None:
        return Reply((f"{words}\n{WORDS_GONE}",))
    return Reply(
        (words,),
        (
            Button("Read", "open", page_screen(passage)),
            Action("I've read it", study_id("read", unit.id)),
        ),
    )


def _synopses(passage: Passage) -> Iterator[str]:
    """Yield what we say of each section that is read, under the words that it is ours."""
    companion = passage.article.companion
    said = [(one, companion.notes_on(one.slug)) for one in _begun(passage)]
    several = len(said) > 1
    first = True
    for section, notes in said:
        if notes is not None:
            front = f"-# {phrases.OUR_SUMMARY}\n" if first else ""
            number = f"§{section.number}: " if several else ""
            yield f"{front}{number}{shown_text(notes.synopsis)}{_cites(passage, notes.cites)}"
            first = False


def _questions(passage: Passage) -> Iterator[str]:
    """Yield up to three questions on what is read, as one block."""
    of_each = [[one for one in asked if _can_be_answered(passage, one)] for asked in _asked(passage)]
    # In turn, so that no section is left out for the first one's.
    found = [one for turn in zip_longest(*of_each) for one in turn if one is not None][:MOST_QUESTIONS]
    if found:
        lines = "\n".join(f"- {shown_text(one.text)}{_cites(passage, one.cites)}" for one in found)
        yield f"-# {OUR_QUESTIONS}\n{lines}"


def _cites(passage: Passage, cites: tuple[int, ...]) -> str:
    return f" ({shown_cites(passage.article, cites)})" if cites else ""


def _asked(passage: Passage) -> Iterator[Sequence[Question]]:
    """Yield the questions of each section that is read."""
    for section in sections_of(passage):
        notes = passage.article.companion.notes_on(section.slug)
        if notes is not None:
            yield notes.questions


def _can_be_answered(passage: Passage, question: Question) -> bool:
    """Say whether a question is about what is read, and rests on nothing that comes behind it."""
    return not question.cites or passage.first <= max(question.cites) <= passage.last


def _begun(passage: Passage) -> list[Section]:
    """Return the sections that begin in a passage: what we say of the others stood in the unit before. Else its own."""
    sections = sections_of(passage)
    return [one for one in sections if one.first >= passage.first] or sections[:1]
