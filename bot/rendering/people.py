"""Who is who in a text, and what each of them says in it: their own words, and what the author reports of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.rendering.companions import entries, entry, screen
from bot.rendering.escaping import shown_text
from bot.rendering.quoting import quoted
from bot.rendering.reply import Reply
from content.article import Article, Span
from content.citation import shown
from content.companion import Person
from content.errors import EntryNotFoundError
from content.quotes import Quote, Reported

QUOTES_IN_A_LIST: Final = 2
QUOTES_OF_A_PERSON: Final = 8


def people(article: Article, at: str = "") -> Reply:
    """Return whom the text names, each with their first words in it."""
    known = [
        (shown_text(one.name), shown_text(one.who) + _first_words(article, one), one)
        for one in article.companion.people
    ]
    return entries(article, "people", "People in this text", "a list of people", known, at)


def person(article: Article, at: str) -> Reply:
    """Return one person by id, with what they say in the text."""
    found = next((one for one in article.companion.people if one.id == at), None)
    if found is None:
        raise EntryNotFoundError("That person is not on this text's list any more; people shows who is.")
    return entry(article, found.name, found.who, found, screen("person", article, found.id), *_said(article, found))


def _first_words(article: Article, one: Person) -> str:
    words = [quoted(article, quote, quote.paragraph) for quote in _quotes(article, one)[:QUOTES_IN_A_LIST]]
    return f" Quoted: {', '.join(words)}" if words else ""


def _said(article: Article, one: Person) -> Iterator[str]:
    quotes = _quotes(article, one)[:QUOTES_OF_A_PERSON]
    if quotes:
        lines = (_line(article, quote, quote.paragraph) for quote in quotes)
        yield "\n".join((f"**In their own words,** as quoted by {shown_text(article.author)}:", *lines))
    reported = [report for report in article.reported if report.speaker == one.name and not _inside(report, quotes)]
    if reported:
        lines = (_line(article, report, report.paragraph) for report in reported[:QUOTES_OF_A_PERSON])
        yield "\n".join((f"**Reported** by {shown_text(article.author)}, in the author's words:", *lines))


def _quotes(article: Article, one: Person) -> list[Quote]:
    return [quote for quote in article.quotes if quote.reported and quote.speaker == one.name]


def _inside(report: Reported, quotes: list[Quote]) -> bool:
    """Say whether a report is nothing but a quote that is shown already."""
    return any(
        quote.paragraph == report.paragraph and quote.start <= report.start and report.end <= quote.end
        for quote in quotes
    )


def _line(article: Article, found: Span, paragraph: int) -> str:
    return f"- {quoted(article, found, paragraph)} ({shown(article, paragraph)})"
