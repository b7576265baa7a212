"""The pull quotes that were printed with a text, each with what it is worth against the body.

What is shown between quotation marks is the body's, never a pull quote that says something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.rendering import phrases
from bot.rendering.escaping import shown_text
from bot.rendering.listing import packed, turners
from bot.rendering.passages import citation_line
from bot.rendering.reply import Reply, Screen
from bot.rendering.wording import author_text, cut_line, served_end
from content.article import Article, PullQuote, Span, Verdict
from content.citation import shown
from content.folding import folded

FOUND: Final[dict[Verdict, str]] = {
    "whole": "Printed as it stands in the body",
    "cut": "Cut short in print; the sentence in the body",
    "altered": "Printed in other words than the body's, which are",
}


def printed_screen(article: Article) -> Screen:
    """Return the screen of the pull quotes."""
    return Screen("printed", article.slug, article.version)


def printed(article: Article, at: str) -> Reply:
    """Return a page of the pull quotes, counted from 0, each as the body has it."""
    if not article.pull_quotes:
        return Reply(("No pull quotes were printed with this text.",))
    pages = packed(_line(article, number, quote) for number, quote in enumerate(article.pull_quotes, start=1))
    index = min(int(at), len(pages) - 1) if at.isdecimal() else 0
    by = (
        f"Printed large beside the text by {shown_text(article.outlet)}"
        if article.outlet
        else "Printed beside the text"
    )
    return Reply(
        blocks=(
            f"## Pull quotes\n{phrases.subtext(by, 'checked against the body by us')}",
            pages[index],
            citation_line(article, ""),
        ),
        buttons=turners(printed_screen(article), index, len(pages)),
        screen=Screen("printed", article.slug, article.version, str(index) if index else ""),
    )


def _line(article: Article, number: int, quote: PullQuote) -> str:
    if not quote.paragraph:
        return f"**{number}.** Printed, but nowhere in the body; so it is not shown here as the author's words"
    home = article.paragraph(quote.paragraph)
    sentences = list(_sentences(article, quote))
    start, last = sentences[0].start, sentences[-1].end
    end = served_end(article, home, start, last)
    words = author_text(article, home, start, end, notes=False).replace("\n", "\n> ")
    said = f"{words} \\[…]”\n{cut_line(article)}" if end < last else f"{words}”"
    # An empty line ends the quotation everywhere.
    return f"**{number}.** {FOUND[quote.verdict]} ({shown(article, quote.paragraph)}):\n> “{said}\n"


def _sentences(article: Article, quote: PullQuote) -> Iterator[Span]:
    """Yield the sentences of the body that a pull quote was made of: those that share most of their words with it."""
    printed_words = set(folded(quote.text).split())
    home = article.paragraph(quote.paragraph)
    shared = {
        span: len(printed_words & set(folded(home.text[span.start : span.end]).split())) for span in home.sentences
    }
    best = max(shared, key=lambda span: shared[span])
    if quote.verdict != "whole":
        yield best
        return
    whole = [span for span in home.sentences if folded(home.text[span.start : span.end]).strip() in folded(quote.text)]
    yield from whole or [best]  # it may be several sentences in a row
