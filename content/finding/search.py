"""Searching the texts: ranked, stemmed, forgiving of slips; a hit is places in the author's words, never a copy.

SQLite's FTS5 was tried: it knows no typos, and where words stand in thousands of paragraphs it takes thrice as long.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from content.article import Article, Paragraph, Section, Span
from content.errors import ArticleNotFoundError
from content.finding.corpus import Corpus, Sought
from content.finding.postings import Range
from content.finding.ranking import best, with_any, with_every
from content.finding.snippets import snippet
from content.finding.sought import understand
from content.finding.terms import parse_terms
from content.mark import Mark

MOST_HITS = 10


@dataclass(frozen=True, slots=True)
class Hit:
    """One paragraph that was found: where the words stand in its text, and the stretch that shows them best."""

    article: Article
    paragraph: Paragraph
    words: tuple[Span, ...]
    snippet: Span
    every_word: bool


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found, the best first.

    `searched` is what was looked for. It differs from what was typed where words were `corrected`, from the first
    of each pair to the second: “showing results for …”. `unknown` words are nowhere. `more` says that there are
    further hits; `ahead` are the best of those that a group has not come to yet, which are not among the others.
    """

    searched: str
    hits: tuple[Hit, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    more: bool = False
    ahead: tuple[Hit, ...] = ()


class SearchIndex:
    """The words of all paragraphs of some articles, in memory; made anew where the articles change."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles: list[Article] = []
        self._ranges: list[Range] = []
        self._corpus = Corpus()
        for article in articles:
            self._add(article)
        self._corpus.finish()
        self._starts = [one.first for one in self._ranges]
        self._by_slug = dict(zip((one.slug for one in self._articles), self._ranges, strict=True))

    def search(
        self,
        words: str,
        article: Article | None = None,
        section: Section | None = None,
        *,
        limit: int = MOST_HITS,
        mark: Mark | None = None,
    ) -> Results:
        """Return the paragraphs with all of the words, then those with any, of one article or section or of all.

        A section is one of the article's. What is behind the mark is apart. Raises ContentError where the words are
        too many, or none.
        """
        terms = parse_terms(words)
        within = self._range(article)
        understood = understand(terms, self._corpus, within)
        if article and section:
            within = within.part(section.first, section.last)
        ahead = self._ahead(mark, within)
        found = self._ranked(understood.sought, within, limit + 1, ahead)
        further = self._ranked(understood.sought, ahead, limit) if ahead else []
        return Results(
            " ".join(one.shown for one in understood.sought),
            tuple(self._hit(number, every, understood.sought) for number, every in found[:limit]),
            tuple(understood.corrected),
            tuple(understood.unknown),
            more=len(found) > limit,
            ahead=tuple(self._hit(number, every, understood.sought) for number, every in further),
        )

    def _add(self, article: Article) -> None:
        first = self._corpus.all.end
        for paragraph in article.paragraphs:
            self._corpus.add(paragraph.text)
        self._articles.append(article)
        self._ranges.append(Range(first, self._corpus.all.end))

    def _range(self, article: Article | None) -> Range:
        if article is None:
            return self._corpus.all
        if article.slug not in self._by_slug:
            raise ArticleNotFoundError("That text is not in the library any more; library shows what is.")
        return self._by_slug[article.slug]

    def _ahead(self, mark: Mark | None, within: Range) -> Range | None:
        """Return which of some texts are behind a mark; None where none is."""
        marked = self._by_slug.get(mark.slug) if mark else None
        if mark is None or marked is None:
            return None
        ahead = Range(max(within.first, marked.first + mark.last), min(within.end, marked.end))
        return ahead if ahead.first < ahead.end else None

    def _ranked(
        self, sought: Sequence[Sought], within: Range, limit: int, without: Range | None = None
    ) -> list[tuple[int, bool]]:
        """Return the best texts, and whether each has every term; ties by position."""
        scores = [self._corpus.scores(one, within) for one in sought]
        if without is not None:
            kept = [{at: worth for at, worth in one.items() if not without.first <= at < without.end} for one in scores]
            scores = kept
        every = with_every(scores)
        ranked = [(number, True) for number in best(every, limit)]
        if len(ranked) < limit and len(scores) > 1:
            some = best(with_any(scores, limit + len(every)), limit + len(every))
            ranked += [(number, False) for number in some if number not in every]
        return ranked[:limit]

    def _hit(self, number: int, every: bool, sought: list[Sought]) -> Hit:  # noqa: FBT001
        place = bisect_right(self._starts, number) - 1
        article = self._articles[place]
        paragraph = article.paragraphs[number - self._ranges[place].first]
        words = self._corpus.places(number, paragraph.text, sought)
        return Hit(article, paragraph, words, snippet(paragraph, words), every)
