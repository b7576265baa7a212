"""From what the files say to one frozen article: numbers, stable ids, sentences, and verdicts on pull quotes."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace
from itertools import chain, count

from content.article import Article, Paragraph, PullQuote, Section
from content.article_file import FrontMatter
from content.body import Body, Heading, Printed
from content.checks import cited_places
from content.companion import NO_COMPANION, Companion, QuoteEntry
from content.folding import comparable, comparable_own, stable_id
from content.locating import Found, is_whole_sentences, places
from content.quotes import SOMEBODY, Quote, Reported
from content.sentences import sentence_spans
from documents.faults import Fault

VERSION_LENGTH = 6
SLUG_LENGTH = 28  # of 32, so that a number fits behind it
NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")


def assemble(slug: str, facts: FrontMatter, body: Body, file: str) -> tuple[Article, list[Fault]]:
    """Return the article without its companion, and the faults that only a whole body shows."""
    sections, faults = _sections(body, file)
    paragraphs = _paragraphs(body, sections, facts.language)
    article = Article(
        slug=slug,
        paragraphs=paragraphs,
        sections=sections,
        companion=NO_COMPANION,
        pull_quotes=tuple(_judged(printed, paragraphs) for printed in body.pull_quotes),
        footnotes=dict(body.footnotes),
        version=stable_id(" ".join(paragraph.text for paragraph in paragraphs), VERSION_LENGTH),
        **facts.facts(),  # type: ignore[arg-type]  # the fields of FrontMatter are fields of Article; a test says so
    )
    return article, faults


def completed(article: Article, companion: Companion) -> Article:
    """Return the article with its companion: its quotes found, its slips and what is only reported placed."""
    quotes = tuple(
        _quote(article, entry, number, cited_places(entry, article)[0])
        for number, entry in enumerate(companion.quotes, start=1)
    )
    reported = tuple(
        Reported(found.start, found.end, found.paragraph, entry.speaker)
        for entry in companion.reported
        for found in cited_places(entry, article)
    )
    sic: dict[int, tuple[int, ...]] = {}
    for slip in companion.slips:
        for found in cited_places(slip, article):
            sic[found.paragraph] = tuple(sorted({*sic.get(found.paragraph, ()), found.end}))
    return replace(article, companion=companion, quotes=quotes, reported=reported, sic=sic)


def _quote(article: Article, entry: QuoteEntry, number: int, found: Found) -> Quote:
    text = article.paragraph(found.paragraph).text[found.start : found.end]
    quotation = article.paragraph(found.paragraph).form == "quotation"
    speaker = entry.speaker or (SOMEBODY if quotation else article.author)
    return Quote(
        found.start,
        found.end,
        entry.id,
        number,
        found.paragraph,
        text,
        speaker,
        reported=speaker != article.author,
        cut=entry.cut,
        themes=tuple(dict.fromkeys(map(comparable, entry.themes))),
    )


def _sections(body: Body, file: str) -> tuple[tuple[Section, ...], list[Fault]]:
    """Return the sections that hold paragraphs; what stands before the first heading is one without a title."""
    numbers: dict[int, list[int]] = {}
    for number, block in enumerate(body.blocks, start=1):
        numbers.setdefault(block.section, []).append(number)
    taken, faults = _typed_slugs(body, file)
    sections: list[Section] = []
    for index, (title, slug, line) in enumerate([Heading(None, None, 1), *body.headings]):
        if index in numbers:
            opening = "" if index else "opening" if body.headings else "text"
            name = slug or _derived_slug(title or opening, taken, index)
            taken.setdefault(name, line)
            sections.append(Section(len(sections) + 1, name, title, numbers[index][0], numbers[index][-1]))
        elif index:
            empty = f"the section “{title or slug or ''}” is empty"
            faults.append(Fault(file, line, 1, f"{empty}: write its text, or make it a “### ” heading"))
    return tuple(sections), faults


def _typed_slugs(body: Body, file: str) -> tuple[dict[str, int], list[Fault]]:
    """Return the slugs that the author gave, with their lines: a slug made from a title keeps out of their way."""
    taken: dict[str, int] = {}
    faults: list[Fault] = []
    for _, slug, line in body.headings:
        if slug in taken:
            message = f"the slug “{slug}” is taken in line {taken[slug]}: give another as “{{#slug}}”"
            faults.append(Fault(file, line, 1, message))
        elif slug:
            taken[slug] = line
    return taken, faults


def _derived_slug(title: str, taken: Container[str], index: int) -> str:
    """Return a slug made from a title that has none; `section-3` where nothing of the title can be one."""
    slug = NOT_IN_A_SLUG.sub("-", comparable(title)).lstrip("-0123456789")[:SLUG_LENGTH].strip("-")
    name = slug or f"section-{index}"
    numbered = (f"{name}-{number}" for number in count(2))
    return next(one for one in chain((name,), numbered) if one not in taken)


def _paragraphs(body: Body, sections: tuple[Section, ...], language: str) -> tuple[Paragraph, ...]:
    paragraphs: list[Paragraph] = []
    seen: dict[str, int] = {}
    current = iter(sections)
    section = next(current, None)
    for number, block in enumerate(body.blocks, start=1):
        while section and number > section.last:
            section = next(current, None)
        identity = stable_id(block.words.text)
        seen[identity] = seen.get(identity, 0) + 1
        # A refrain has one id each time it stands; which one is told by its order.
        suffix = f"x{seen[identity]}" if seen[identity] > 1 else ""
        paragraphs.append(
            Paragraph(
                number=number,
                id=identity + suffix,
                text=block.words.text,
                section=section.number if section else 1,
                position=number - (section.first if section else 1) + 1,
                line=block.line,
                sentences=sentence_spans(block.words.text, language),
                form=block.form,
                heading=block.heading,
                styles=tuple(block.words.styles),
                pages=tuple(block.words.pages),
                footnotes=tuple(block.words.footnotes),
            )
        )
    return tuple(paragraphs)


def _judged(printed: Printed, paragraphs: tuple[Paragraph, ...]) -> PullQuote:
    """Return a pull quote with its verdict: a full stop that the body lacks there means that it was cut."""
    for words in (printed.text, printed.text.rstrip(".!?…")):
        found = places(words, paragraphs)
        if found:
            whole = words == printed.text and is_whole_sentences(found[0], paragraphs[found[0].paragraph - 1])
            return PullQuote(
                printed.text, printed.before, "whole" if whole else "cut", found[0].paragraph, printed.line
            )
    return PullQuote(printed.text, printed.before, "altered", _most_like(printed.text, paragraphs), printed.line)


def _most_like(words: str, paragraphs: tuple[Paragraph, ...]) -> int:
    """Return the number of the paragraph that has most of the words, 0 where none has half of them.

    Coarser than `nearest_passage`, whose library would cost every start its import.
    """
    wanted = set(comparable(words).split())
    shared = {one.number: len(wanted & set(comparable_own(one.text).split())) for one in paragraphs}
    best = max(shared, key=lambda number: shared[number], default=0)
    return best if wanted and best and shared[best] * 2 >= len(wanted) else 0
