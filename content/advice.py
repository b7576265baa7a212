"""What an article could have and has not: said to its editor, never a reason to refuse it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.errors import listed
from documents.faults import Fault

if TYPE_CHECKING:
    from content.article import Article, PullQuote


def advice_on(article: Article, article_file: str, companion_file: str | None) -> Iterator[Fault]:
    """Yield what is missing, at the file that could have it; nothing of it keeps the article from being served."""
    yield from (Fault(article_file, quote.line, 1, message, advice=True) for quote, message in _pull_quotes(article))
    if not any(section.title for section in article.sections):
        message = "the text has no sections: “## Title” lines would let readers name its parts"
        yield Fault(article_file, article.paragraphs[0].line, 1, message, advice=True)
    companion = article.companion
    missing = {
        "a summary": companion.summary,
        "synopses and questions of sections": companion.sections,
        "quotes": companion.quotes,
        "recommendations": companion.recommendations,
        "people": companion.people,
        "a timeline": companion.timeline,
        "a glossary": companion.glossary,
        "a quiz": companion.quiz,
        "questions that paragraphs answer": companion.paragraphs,
        "topics that are not covered": companion.not_covered,
    }
    absent = [name for name, there in missing.items() if not there]
    if companion_file is None:
        message = f"no companion.yaml is beside it yet, with {listed(absent)}; the bot says so where somebody asks"
        yield Fault(article_file, 1, 1, message, advice=True)
    elif absent:
        message = f"there is no {listed(absent, last='or')} here yet; the bot says so where somebody asks"
        yield Fault(companion_file, 1, 1, message, advice=True)


def _pull_quotes(article: Article) -> Iterator[tuple[PullQuote, str]]:
    for quote in article.pull_quotes:
        message = _on_pull_quote(quote)
        if message:
            yield quote, message


def _on_pull_quote(quote: PullQuote) -> str | None:
    if not quote.paragraph:
        return "this pull quote is nowhere in the body; it is never served as the author's sentence"
    if quote.verdict == "altered":
        return f"this pull quote is not what ¶{quote.paragraph} says; it is never served as the author's sentence"
    if quote.verdict == "cut":
        return f"this pull quote is cut: its sentence in ¶{quote.paragraph} begins earlier or goes on"
    return None
