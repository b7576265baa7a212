"""What there is: the library, an article's title card, its summary, its author."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from bot.rendering import phrases
from bot.rendering.escaping import shown_text
from bot.rendering.listing import packed, shortened
from bot.rendering.passages import contents_screen, page_screen, part_title, size, source_links
from bot.rendering.printed import printed_screen
from bot.rendering.reply import Button, Link, Reply, Screen
from content.article import Article
from content.citation import section_passage, shown_cites
from content.companion import Summary
from content.errors import EntryNotFoundError, counted, listed
from content.library import Library

ARTICLES_SHOWN: Final = 20
TITLE_LIMIT: Final = 300
REFUSED_LIMIT: Final = 300
VERDICTS: Final = {
    "whole": "in the body as printed",
    "cut": "cut short against the body",
    "altered": "not what the body says",
}


def library_list(library: Library) -> Reply:
    """Return the articles that can be asked for."""
    lines = [_library_line(library, article) for article in list(library.articles.values())[:ARTICLES_SHOWN]]
    shown = packed(lines)[0]
    more = len(library.articles) - shown.count("\n- ") - 1
    small = (
        f"and {more} more" if more > 0 else "",
        "Name a text with article: and its short name" if len(library.articles) > 1 else "",
        *_refused(library),
    )
    head = f"## The library\n{counted(len(library.articles), 'text')}"
    return Reply(tuple(filter(None, (head, shown, phrases.subtext(*small) if any(small) else ""))))


def _refused(library: Library) -> Iterator[str]:
    """Yield what is not served as its files are now, and why."""
    doubled = set(library.doubled)
    faulty = list(dict.fromkeys(one.slug for one in library.refused if one.slug not in doubled))
    for said, slugs in (
        ("Not served, because of faults in the files", [slug for slug in faulty if slug not in library.articles]),
        (
            "Served as last read, because of faults in the files now",
            [slug for slug in faulty if slug in library.articles],
        ),
        ("Served from the first of several folders of that name", sorted(doubled)),
    ):
        if slugs:
            yield f"{said}: {shown_text(shortened(listed(slugs), REFUSED_LIMIT))}"


def title_card(article: Article, at: str = "") -> Reply:  # noqa: ARG001  # every screen is rendered from article and place
    """Return what the article is: kind, author, date, length, sections, and how its words may be used."""
    facts = [line for line in _facts(article) if line]
    return Reply(
        blocks=tuple(filter(None, (_headline(article), "\n".join(facts), _printed(article), _rights(article)))),
        buttons=(*_openers(article), *_pull_quotes(article)),
        screen=Screen("article", article.slug, article.version),
    )


def summary_screen(article: Article, section: str = "") -> Screen:
    """Return the screen of the summary, or of one section's synopsis."""
    return Screen("summary", article.slug, article.version, section)


def summary(article: Article, at: str) -> Reply:
    """Return the summary; with `at`, the synopsis of the section of that slug."""
    if at:
        return _synopsis(article, at)
    written = article.companion.summary
    if written is None:
        return Reply((phrases.nobody_has_written("a summary"),), tuple(_openers(article)))
    points = "\n".join(f"- {shown_text(point.text)} ({_cites(article, point.cites)})" for point in written.points)
    sentence = f"{shown_text(written.sentence)} ({_cites(article, written.cites)})"
    return Reply(
        blocks=(
            f"## Summary\n-# {_whose(written)}\n{sentence}",
            *([points] if points else []),
            _about(article),
        ),
        buttons=tuple(_openers(article, summary=False)),
        screen=summary_screen(article),
    )


def author(article: Article, at: str = "") -> Reply:  # noqa: ARG001  # every screen is rendered from article and place
    """Return who the author is, as printed with the article."""
    if article.author_bio:
        source = phrases.subtext("As printed with the article", shown_text(article.outlet or ""))
        printed = f"> {shown_text(article.author_bio)}\n{source}"
    else:
        printed = "Nothing about the author was printed with this text."
    return Reply(
        blocks=(f"## {shown_text(article.author)}", printed, _about(article)),
        buttons=tuple(_openers(article)),
        screen=Screen("author", article.slug, article.version),
    )


def _synopsis(article: Article, slug: str) -> Reply:
    section = next((section for section in article.sections if section.slug == slug), None)
    if section is None:
        raise EntryNotFoundError("That section is not in the text any more; contents shows those that are.")
    notes = article.companion.notes_on(section.slug)
    opening = page_screen(section_passage(article, section.number))
    if notes is None:
        return Reply(
            (phrases.nobody_has_written("a synopsis" if article.in_one_piece else f"a synopsis of §{section.number}"),),
            (Button(phrases.READ, "open", opening),),
        )
    words = f"{shown_text(notes.synopsis)} ({_cites(article, notes.cites)})"
    return Reply(
        blocks=(f"## {part_title(article, section)}\n-# {phrases.OUR_SUMMARY}\n{words}", _about(article)),
        buttons=(
            Button(phrases.READ, "open", opening),
            Button(phrases.SUMMARY, "open", summary_screen(article)),
        ),
        screen=summary_screen(article, section.slug),
    )


def _openers(article: Article, *, summary: bool = True) -> Iterator[Button | Link]:
    yield Button(phrases.READ, "open", page_screen(section_passage(article, 1)))
    yield Button(phrases.CONTENTS, "open", contents_screen(article))
    if summary and article.companion.summary:
        yield Button(phrases.SUMMARY, "open", summary_screen(article))
    yield from source_links(article)


def _headline(article: Article) -> str:
    whose = (
        f"Headline{' and standfirst' if article.dek else ''} by {shown_text(article.outlet)}" if article.outlet else ""
    )
    lines = (
        f"## {shown_text(article.title)}",
        shown_text(article.dek or ""),
        phrases.subtext(whose) if whose else "",
    )
    return "\n".join(line for line in lines if line)


def _facts(article: Article) -> Iterator[str]:
    kind = (article.kind or "text").capitalize()
    yield f"**{shown_text(kind)}** by {shown_text(article.author)}"
    yield ", ".join(shown_text(part) for part in (article.outlet, article.shown_date) if part)
    yield f"{counted(article.words, 'word')}, about {counted(article.minutes, 'minute')}; {size(article)}"


def _printed(article: Article) -> str:
    lines = []
    if article.image and article.image.caption:
        lines.append(
            phrases.subtext("Picture", shown_text(article.image.caption), shown_text(article.image.credit or ""))
        )
    if article.pull_quotes:
        counts = Counter(quote.verdict for quote in article.pull_quotes)
        verdicts = [f"{number} {VERDICTS[verdict]}" for verdict, number in counts.items()]
        lines.append(
            phrases.subtext(f"Printed with {counted(len(article.pull_quotes), 'pull quote')}: {listed(verdicts)}")
        )
    return "\n".join(lines)


def _pull_quotes(article: Article) -> Iterator[Button]:
    if article.pull_quotes:
        yield Button(phrases.PULL_QUOTES, "open", printed_screen(article))


def _rights(article: Article) -> str:
    served = (
        "in full" if article.rights.serve == "full" else f"in excerpts of at most {article.rights.excerpt_words} words"
    )
    note = shown_text(article.rights.note or "")
    return phrases.subtext(f"Served {served}", note)


def _library_line(library: Library, article: Article) -> str:
    default = " (the default here)" if article is library.default and len(library.articles) > 1 else ""
    facts = ", ".join(shown_text(part) for part in (article.author, article.outlet, article.shown_date) if part)
    minutes = counted(article.minutes, "minute")
    title = shown_text(shortened(article.title, TITLE_LIMIT))
    return f"- **{title}** · `{article.slug}`{default}\n  {facts} · about {minutes}"


def _whose(written: Summary) -> str:
    return phrases.AUTHORS_SUMMARY if written.by == "author" else phrases.OUR_SUMMARY


def _about(article: Article) -> str:
    return phrases.subtext(f"On “{shown_text(article.title)}”", shown_text(article.attribution))


def _cites(article: Article, cites: tuple[int, ...]) -> str:
    return shown_cites(article, cites) or phrases.BACKGROUND
