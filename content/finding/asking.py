"""Ask the text: the passages that answer a question, verbatim, or that nothing in the text does.

Nothing is ever written for an answer: a passage is a paragraph of the author's, or a sentence of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from content.article import Article, Paragraph, Span
from content.companion import NotCovered
from content.errors import ArticleNotFoundError, ContentError
from content.finding.embedding.table import load_table
from content.finding.expansion import paragraph_texts, subject, telling_stems, topic_texts
from content.finding.meanings import Meanings
from content.finding.sentence import answering_sentence
from content.finding.support import Support, Words, by_both, by_words

MOST_PASSAGES = 3
LONGEST_QUESTION = 300
ENGLISH = "en"

# All texts are compared with each question. A book has one for each paragraph, not for each sentence, and of each
# direction the first numbers, which say most.
MOST_TEXTS = 4_000
SHORTENED = 96

# Without a list of what is not covered: chosen on the tuning half of the essay that has none.
FEWEST_SHARED, LEAST_SHARE = 3, 0.6


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that answers, and its one sentence that does so alone; None where the whole is needed."""

    article: Article
    paragraph: Paragraph
    sentence: Span | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """At most three passages, the best first; none where the text does not say.

    Then `not_covered` is the topic of the companion that the question is about, if it is one. `certain` is false for
    passages that come near and may not answer: a text without a list of what it does not cover cannot tell.
    """

    passages: tuple[Passage, ...] = ()
    not_covered: NotCovered | None = None
    certain: bool = True


class Asker:
    """Answers questions on some articles; made anew where the articles change.

    `by_meaning` is whether meanings are compared besides words; it needs numpy, and does nothing without.
    """

    def __init__(self, articles: Iterable[Article], *, by_meaning: bool = True) -> None:
        self.texts = {article.slug: AskedText(article, by_meaning=by_meaning) for article in articles}

    def ask(self, question: str, article: Article) -> Answer:
        """Return the passages that answer; raise ContentError where nothing can be asked so."""
        if len(question) > LONGEST_QUESTION:
            raise ContentError(f"That question is too long; use at most {LONGEST_QUESTION} characters.")
        if not any(map(str.isalnum, question)):
            raise ContentError("Ask a question in a few words, such as: what does the author want?")
        if article.slug not in self.texts:
            raise ArticleNotFoundError("That text is not in the library any more; library shows what is.")
        return self.texts[article.slug].answer(question)

    def warm(self) -> None:
        """Read what is needed for meanings, which else the first question waits for."""
        for text in self.texts.values():
            _ = text.meanings


class AskedText:
    """One article, ready for questions."""

    def __init__(self, article: Article, *, by_meaning: bool) -> None:
        self._article = article
        self._by_meaning = by_meaning and article.language.split("-")[0] == ENGLISH
        self._topics = article.companion.not_covered
        self._words = Words(
            *(list(map(_stems_of, groups)) for groups in (paragraph_texts(article), topic_texts(article)))
        )

    @cached_property
    def meanings(self) -> Meanings | None:
        """The directions of its texts, worked out when they are first needed."""
        table = load_table() if self._by_meaning else None
        if table is None:
            return None
        groups, topics = paragraph_texts(self._article), topic_texts(self._article)
        if sum(map(len, groups)) > MOST_TEXTS:
            return Meanings(table.shortened(SHORTENED), [[" ".join(group)] for group in groups], topics)
        return Meanings(table, groups, topics)

    def answer(self, question: str) -> Answer:
        """Return the passages that answer, or the topic that the question is about."""
        support = self.support(question)
        stems = frozenset(telling_stems(subject(question, self._article)))
        if self._topics and support.lead < 0 and not self._names_something(stems):
            return Answer(not_covered=self._topics[support.topics[0]] if support.topics else None)
        passages = tuple(self._passage(number, stems) for number in support.paragraphs)
        return Answer(passages, certain=bool(self._topics) or _stands_in(stems, passages))

    def support(self, question: str, most: int = MOST_PASSAGES) -> Support:
        """Return what speaks for the best paragraphs, whether or not it is enough."""
        asked = subject(question, self._article)
        stems = frozenset(telling_stems(asked))
        words = self._words.support(stems)
        if self.meanings is None or not stems:
            return by_words(words, most)
        return by_both(words, self.meanings.nearness(asked), most)

    def _names_something(self, stems: frozenset[str]) -> bool:
        """Say whether a question is one word of the text, such as a name: it asks for nothing that is not covered."""
        return len(stems) == 1 and stems <= self._own_stems

    @cached_property
    def _own_stems(self) -> frozenset[str]:
        return frozenset(_stems_of([paragraph.text for paragraph in self._article.paragraphs]))

    def _passage(self, number: int, stems: frozenset[str]) -> Passage:
        paragraph = self._article.paragraphs[number]
        return Passage(self._article, paragraph, answering_sentence(paragraph, stems))


def _stems_of(texts: list[str]) -> list[str]:
    return [one for text in texts for one in telling_stems(text)]


def _stands_in(stems: frozenset[str], passages: tuple[Passage, ...]) -> bool:
    """Say whether most of what was asked for stands in the first passage, and not by chance."""
    shared = stems.intersection(telling_stems(passages[0].paragraph.text)) if passages else ()
    return len(shared) >= FEWEST_SHARED and len(shared) >= LEAST_SHARE * len(stems)
