"""Looking things up in a companion: the right entry, or a sentence that names what there is."""

from __future__ import annotations

import re
from typing import Final

from content.article import Article
from content.citation import parse
from content.companion import Event, Kind, Person, Question, Recommendation, Term
from content.errors import EntryNotFoundError, echo, listed
from content.folding import comparable, comparable_own, whole_words
from content.once import once_for_an_article
from documents.nearness import nearest

ORDER: Final[dict[Kind, int]] = {"advice": 0, "condition": 1, "warning": 2}
NUMBERED: Final = re.compile(
    r"(?:(?:recommendations?|recs?|r)|(questions?|q))?[\s:.#]*(\d+)\.?", re.IGNORECASE | re.ASCII
)
MOST_DIGITS: Final = 9


def recommendations_in_order(article: Article) -> list[Recommendation]:
    """Return the recommendations as they are numbered: advice, conditions, warnings, each in the file's order."""
    return sorted(article.companion.recommendations, key=lambda one: ORDER[one.kind])


def recommendation_id(article: Article, number: int | None) -> str:
    """Return the id of the recommendation of that number, "" for none; raise EntryNotFoundError where there is none."""
    last = len(article.companion.recommendations)
    if number is None or not last:
        return ""
    if not 1 <= number <= last:
        raise EntryNotFoundError(f"There is no recommendation {number}: this text has 1 to {last}.")
    return recommendations_in_order(article)[number - 1].id


def find_term(article: Article, words: str) -> Term | Person:
    """Return the term, or else the person, of that name; raise EntryNotFoundError with the nearest names."""
    wanted = comparable(words)
    known: dict[str, Term | Person] = {}
    entries: tuple[Term | Person, ...] = (*article.companion.glossary, *article.companion.people)
    for entry in entries:
        for name in entry.names:
            known.setdefault(comparable_own(name), entry)
    if wanted in known:
        return known[wanted]
    _point_to_author(article, wanted)
    if not known:
        raise EntryNotFoundError("Nobody has written a glossary for this text yet: search finds every word in it.")
    near = list(dict.fromkeys(_name(known[name]) for name in nearest(wanted, known, most=3)))
    if near:
        raise EntryNotFoundError(f"{echo(words)} is not explained here. Did you mean {listed(near, last='or')}?")
    raise EntryNotFoundError(f"{echo(words)} is not explained here; define alone lists every term that is.")


def places_of(article: Article, entry: Term | Person) -> tuple[int, ...]:
    """Return the paragraphs on which an entry rests; where it names none, the first in which a name of it stands.

    Empty where it stands nowhere.
    """
    return tuple(entry.cites) or _first_places(article).get(entry.id, ())


@once_for_an_article
def _first_places(article: Article) -> dict[str, tuple[int, ...]]:
    """Return where each entry that rests on no paragraph stands first, by its id."""
    known: tuple[Term | Person, ...] = (*article.companion.glossary, *article.companion.people)
    entries = [one for one in known if not one.cites]
    names = {one.id: [whole_words(comparable_own(name)) for name in one.names] for one in entries}
    found: dict[str, tuple[int, ...]] = {}
    for paragraph in article.paragraphs if entries else ():
        words = comparable(paragraph.text)
        for identity in [one for one in names if any(name.search(words) for name in names[one])]:
            found[identity] = (paragraph.number,)
            del names[identity]
    return found


def find_events(article: Article, words: str) -> list[Event]:
    """Return what happened at a time that is named by its words, such as a year; else what has these words in it.

    Raises EntryNotFoundError, naming the first and the last time, where there is nothing; an empty list without a
    timeline.
    """
    known = article.companion.timeline
    wanted = comparable(words)
    pattern = whole_words(wanted) if wanted else None
    for said in ("when", "what"):
        found = [one for one in known if pattern and pattern.search(comparable_own(getattr(one, said)))]
        if found or not known:
            return found
    raise EntryNotFoundError(
        f"Nothing on the timeline is at {echo(words)}: it goes from {echo(known[0].when)} to {echo(known[-1].when)}; "
        "timeline alone shows all of it."
    )


def find_person(article: Article, words: str) -> Person:
    """Return the person of that name; raise EntryNotFoundError with the names that there are."""
    wanted = comparable(words)
    known = {comparable_own(name): person for person in article.companion.people for name in person.names}
    if wanted in known:
        return known[wanted]
    _point_to_author(article, wanted)
    if not known:
        raise EntryNotFoundError(
            "Nobody has written a list of people for this text yet: search finds every name in it."
        )
    near = list(dict.fromkeys(known[name].name for name in nearest(wanted, known, most=3)))
    hint = f"Did you mean {listed(near, last='or')}?" if near else "people alone lists everybody."
    raise EntryNotFoundError(f"Nobody called {echo(words)} is in this text. {hint}")


def questions_of(article: Article, section: str = "") -> list[Question]:
    """Return the open questions of a section, named as a citation or slug; of the text, in its order, for no name."""
    if not section:
        of_each = (article.companion.notes_on(one.slug) for one in article.sections)
        return [question for notes in of_each if notes for question in notes.questions]
    slugs = {one.slug for one in article.sections}
    notes = article.companion.notes_on(section if section in slugs else parse(article, section).section.slug)
    return list(notes.questions) if notes else []


def numbered_entry(article: Article, words: str) -> Recommendation | Question:
    """Return the recommendation or open question of a number, such as “2”, “recommendation 2” or “question 3”.

    Raises EntryNotFoundError, which says what can be named, for anything else.
    """
    found = NUMBERED.fullmatch(words.strip())
    if found is None:
        raise EntryNotFoundError(
            f"{echo(words)} is no number: say a recommendation, such as 2, or a question, such as question 3."
        )
    kind = "question" if found[1] else "recommendation"
    known = questions_of(article) if found[1] else recommendations_in_order(article)
    number = int(found[2]) if len(found[2]) <= MOST_DIGITS else 0
    if not known:
        raise EntryNotFoundError(f"Nobody has written {kind}s for this text yet.")
    if not 1 <= number <= len(known):
        raise EntryNotFoundError(f"There is no {kind} {found[2][:MOST_DIGITS]}: this text has 1 to {len(known)}.")
    return known[number - 1]


def question_with_id(article: Article, question_id: str) -> tuple[int, Question] | None:
    """Return a question with the number of its section; None where it is gone."""
    for section in article.sections:
        notes = article.companion.notes_on(section.slug)
        for question in notes.questions if notes else ():
            if question.id == question_id:
                return section.number, question
    return None


def _point_to_author(article: Article, wanted: str) -> None:
    if wanted in {comparable_own(article.author), comparable_own(article.author.rsplit(maxsplit=1)[-1]), "author"}:
        raise EntryNotFoundError(f"{article.author} wrote this text: author says who that is.")


def _name(entry: Term | Person) -> str:
    return entry.term if isinstance(entry, Term) else entry.name
