"""What is ours about a text, visibly ours: recommendations, people, timeline, terms, questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from bot.limits import OPTION_LIMIT, OPTION_TEXT_LIMIT
from bot.rendering import phrases
from bot.rendering.escaping import shown_text
from bot.rendering.listing import packed, shortened, turners
from bot.rendering.passages import look_screen, page_screen, part_title
from bot.rendering.reply import Button, Menu, Reply, Screen
from content.article import Article
from content.citation import Passage, section_passage, shown_cites
from content.companion import Claim, Kind, Recommendation
from content.entries import question_with_id, recommendations_in_order
from content.errors import EntryNotFoundError

HEADINGS: Final[dict[Kind, str]] = {"advice": "Advice", "condition": "Conditions", "warning": "Warnings"}
NAMES: Final[dict[Kind, str]] = {"advice": "Advice", "condition": "Condition", "warning": "Warning"}


def screen(kind: str, article: Article, at: str = "") -> Screen:
    """Return a screen of this article."""
    return Screen(kind, article.slug, article.version, at)


def recommendations(article: Article, at: str) -> Reply:
    """Return all recommendations briefly, or the one of that id whole."""
    ordered = recommendations_in_order(article)
    if not ordered:
        return Reply((phrases.nobody_has_written("recommendations"),), (_read(article),))
    if at:
        return _recommendation(article, ordered, at)
    options = tuple(
        (shortened(f"{number}. {one.what}", OPTION_TEXT_LIMIT), one.id) for number, one in enumerate(ordered, start=1)
    )
    return Reply(
        blocks=(
            f"## What {shown_text(article.author)} recommends\n-# {phrases.OUR_WORDS}",
            *_by_kind(article, ordered),
            _about(article),
        ),
        menu=Menu("Open one", screen("recommendations", article), options[:OPTION_LIMIT]),
        buttons=(_read(article),),
        screen=screen("recommendations", article),
    )


def _by_kind(article: Article, ordered: list[Recommendation]) -> Iterator[str]:
    """Yield a block for each kind: a heading inside a numbered list would be drawn as part of the entry above."""
    numbered = enumerate(ordered, start=1)
    for kind, entries in groupby(numbered, key=lambda pair: pair[1].kind):
        lines = (f"{number}. {shown_text(one.what)} ({shown_cites(article, one.cites)})" for number, one in entries)
        yield "\n".join((f"**{HEADINGS[kind]}**", *lines))


def timeline(article: Article, at: str = "") -> Reply:
    """Return what happened when, oldest first; `at` is the page's number, then ids where only some are wanted."""
    ids = at.partition(" ")[2]
    chosen = [one for one in article.companion.timeline if not ids or one.id in ids.split()]
    if ids and not chosen:
        raise EntryNotFoundError("That is not on this text's timeline any more; timeline shows what is.")
    events = [(shown_text(one.when), shown_text(one.what), one) for one in chosen]
    return entries(article, "timeline", "Timeline", "a timeline", events, at)


def glossary(article: Article, at: str) -> Reply:
    """Return the term of that id, or a page of all terms, counted from 0."""
    term = next((term for term in article.companion.glossary if term.id == at), None)
    if term:
        also = [phrases.subtext(f"Also: {shown_text(', '.join(term.aliases))}")] if term.aliases else []
        return entry(article, term.term, term.meaning, term, screen("term", article, term.id), *also)
    if at and not at.isdecimal():
        raise EntryNotFoundError("That term is not explained here any more; define shows those that are.")
    terms = [(shown_text(one.term), shown_text(one.meaning), one) for one in article.companion.glossary]
    return entries(article, "term", "Terms", "a glossary", terms, at)


def question(article: Article, at: str, position: str = "", *, of: str | None = None) -> Reply:
    """Return an open question by its id; `position` says where the deck is, `of` of which section it is, "" for all.

    Where nothing is said of a deck, another one comes of the same section.
    """
    found = question_with_id(article, at)
    if found is None:
        raise EntryNotFoundError("That question is not among this text's questions any more; question shows another.")
    section, one = found
    notes_on = article.section(section)
    return Reply(
        blocks=(
            f"### A question on {part_title(article, notes_on)}\n{shown_text(one.text)}",
            phrases.subtext(phrases.OUR_WORDS, _rests_on(article, one), shown_text(article.attribution))
            + (f"\n{phrases.subtext(position)}" if position else ""),
        ),
        buttons=(
            Button(phrases.ANOTHER_QUESTION, "more", screen("pick", article, notes_on.slug if of is None else of)),
            Button(phrases.READ, "open", page_screen(section_passage(article, section))),
        ),
        screen=screen("question", article, one.id),
    )


def _recommendation(article: Article, ordered: list[Recommendation], at: str) -> Reply:
    index = next((index for index, one in enumerate(ordered) if one.id == at), None)
    if index is None:
        raise EntryNotFoundError(
            "That recommendation is not on this text's list any more; recommendations shows what is."
        )
    one, number = ordered[index], index + 1
    words = (
        f"### {number}. {shown_text(one.what)}\n-# {NAMES[one.kind]} · {phrases.OUR_WORDS}",
        f"**To:** {shown_text(one.to)}\n**Why:** {shown_text(one.why)}",
        phrases.subtext(f"Rests on {shown_cites(article, one.cites)}", shown_text(article.attribution)),
    )
    return Reply(
        words,
        tuple(_around(article, ordered, index)),
        screen=screen("recommendations", article, one.id),
    )


def _around(article: Article, ordered: list[Recommendation], index: int) -> Iterator[Button]:
    if index > 0:
        yield Button(phrases.BACK, "turn", screen("recommendations", article, ordered[index - 1].id))
    if index + 1 < len(ordered):
        yield Button(phrases.NEXT, "turn", screen("recommendations", article, ordered[index + 1].id))
    yield Button(phrases.RECOMMENDATIONS, "turn", screen("recommendations", article))
    first = min(ordered[index].cites, default=1)
    yield Button(phrases.READ_AROUND, "open", look_screen(section_passage(article, article.section_of(first).number)))


def entry(article: Article, head: str, words: str, claim: Claim, shown_as: Screen, *below: str) -> Reply:
    """Return one entry of ours whole; `below` stands under what says whose words these are."""
    buttons: tuple[Button, ...] = ()
    if claim.cites:
        first = min(claim.cites)
        buttons = (Button(phrases.READ_AROUND, "open", look_screen(Passage(article, first, first))),)
    return Reply(
        blocks=(
            f"### {shown_text(head)}\n{shown_text(words)}",
            phrases.subtext(phrases.OUR_WORDS, _rests_on(article, claim), shown_text(article.attribution)),
            *below,
        ),
        buttons=buttons,
        screen=shown_as,
    )


def entries(
    article: Article, kind: str, title: str, missing: str, listed: Sequence[tuple[str, str, Claim]], at: str
) -> Reply:
    """Return a page of entries of ours, each a head, its words and what they rest on.

    `at` is the page counted from 0, then the ids of the entries where only some were chosen.
    """
    number, _, ids = at.partition(" ")
    if not listed:
        return Reply((phrases.nobody_has_written(missing),), (_read(article),))
    lines = [
        f"**{head}**: {words} ({shown_cites(article, claim.cites) or phrases.BACKGROUND})"
        for head, words, claim in listed
    ]
    pages = packed(lines)
    index = min(int(number), len(pages) - 1) if number.isdecimal() else 0
    return Reply(
        blocks=(f"## {title}\n-# {phrases.OUR_WORDS}", pages[index], _about(article)),
        buttons=(*turners(screen(kind, article), index, len(pages), ids), _read(article)),
        screen=screen(kind, article, f"{index} {ids}".strip() if index or ids else ""),
    )


def _read(article: Article) -> Button:
    return Button(phrases.READ, "open", page_screen(section_passage(article, 1)))


def _about(article: Article) -> str:
    return phrases.subtext(f"On “{shown_text(article.title)}”", shown_text(article.attribution))


def _rests_on(article: Article, claim: Claim) -> str:
    return phrases.BACKGROUND if claim.background else f"Rests on {shown_cites(article, claim.cites)}"
