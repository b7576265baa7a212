"""What a text is made of, gathered once: its sentences, and its words with what stands beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from content.article import Article, Paragraph, Span
from content.finding.stems import stem
from content.once import once_for_an_article
from content.quizzing.grammar import EDGE, NAME, NUMBER, OTHER, SURE, kind_of
from content.quizzing.vocabulary import FUNCTION

FEWEST_WORDS: Final = 8
MOST_CHARACTERS: Final = 320
TOKEN: Final = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d+(?:[.,]\d+)*|[.,;:!?()“”\"—–…]")
KNOWN: Final = re.compile(r"[a-z]{3,}")
SHORTEST_ASKED: Final = 4
NAMED: Final = re.compile(r"[A-Z][a-z]{2,}")
YEAR: Final = re.compile(r"[1-9]\d{1,3}")
ENDS: Final = frozenset(".!?:“")
POSSESSIVE: Final = ("’s", "'s", "s’", "s'")

Beside = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Term:
    """A word that may be left out or offered: what kind it is, and between which kinds it stands in this text."""

    word: str
    kind: str
    sure: float
    count: int
    stem: str
    beside: frozenset[Beside]
    homes: tuple[int, ...]  # the paragraphs that it stands in

    @property
    def is_asked(self) -> bool:
        """Whether it is long enough to be asked for; shorter ones tell of those beside them."""
        return self.is_plain or len(self.word) >= SHORTEST_ASKED

    @property
    def is_plain(self) -> bool:
        """Whether it shows what it is wherever it stands: a name or a number."""
        return self.kind.startswith((NAME, NUMBER))


@dataclass(frozen=True, slots=True)
class Gap:
    """A place in a sentence where a word may be left out."""

    term: Term
    start: int
    end: int
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Text:
    """The words and sentences of a text.

    `places` has the numbers of the paragraphs of its sentences, in order, each with where the sentence stands in it.
    `between` has the words to choose from, by their kind and by what stands beside them; all but names and numbers
    under no key.
    """

    places: Sequence[tuple[int, Span]]
    terms: Mapping[str, Term]
    between: Mapping[tuple[str, ...], Sequence[str]]

    def sentences(self, first: int, last: int) -> range:
        """Return which sentences stand from one paragraph to another, as indexes of `places`."""
        begin = bisect_left(self.places, first, key=lambda one: one[0])
        return range(begin, bisect_left(self.places, last + 1, begin, key=lambda one: one[0]))

    def gaps(self, sentence: str) -> list[Gap]:
        """Return where a word of a sentence may be left out: one that is worth it, and is there once."""
        found = list(TOKEN.finditer(sentence))
        words = [one[0] for one in found]
        kinds = [self._kind(word, at, words) for at, word in enumerate(words)]
        stems = Counter(stem(word.lower()) for word in words)
        gaps = []
        for at, one in enumerate(found):
            term = self.terms.get(one[0])
            if (
                term is None
                or not term.is_asked
                or stems[term.stem] > 1
                or (term.kind == NAME and _in_a_name(words, at))
            ):
                continue
            left, right = _beside(kinds, at)
            if term.kind == NAME and left == EDGE:
                continue
            if term.is_plain or kind_of(term.word, ((left, right, 1),))[0] == term.kind:
                gaps.append(Gap(term, one.start(), one.end(), left, right))
        return gaps

    def _kind(self, word: str, at: int, words: Sequence[str]) -> str:
        return _kind(word, self.terms, begins=not at or words[at - 1] in ENDS)


@once_for_an_article
def text_of(article: Article) -> Text:
    """Return the words and sentences of an article; in a book, this takes about a second."""
    # A slip of the original is marked where it is shown; here it would look like one of ours.
    slips = [one.after for one in article.companion.slips]
    places = [(one.number, span) for one in article.paragraphs for span in one.sentences if _fits(one, span, slips)]
    rough = _gathered(article, {})
    terms = _gathered(article, {word: term for word, term in rough.items() if term.kind != NAME or term.count > 1})
    between: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for word, term in sorted(terms.items()):
        if not term.is_asked:
            continue
        sides = sorted(term.beside)
        for key in dict.fromkeys([(term.kind,), *((term.kind, side[0], "") for side in sides)]):
            between[key].append(word)
        if not term.is_plain:
            between[()].append(word)
        for side in sides:
            between[term.kind, *side].append(word)
    return Text(tuple(places), terms, {key: tuple(words) for key, words in between.items()})


def _gathered(article: Article, known: Mapping[str, Term]) -> dict[str, Term]:
    """Return the words of a text, their kinds told by what is known of the others."""
    beside: dict[str, Counter[Beside]] = defaultdict(Counter)
    homes: dict[str, dict[int, None]] = defaultdict(dict)
    for paragraph in article.paragraphs:
        words = TOKEN.findall(paragraph.text)
        begins = [True, *(one in ENDS for one in words)]
        kinds = [_kind(word, known, begins=first) for word, first in zip(words, begins, strict=False)]
        for at, word in _worth_asking(words, begins):
            beside[word][_beside(kinds, at)] += 1
            homes[word][paragraph.number] = None
    return {
        word: _term(word, found, tuple(homes[word]))
        for word, found in beside.items()
        if not (NAMED.fullmatch(word) and word.lower() in beside)
    }


def _term(word: str, beside: Counter[Beside], homes: tuple[int, ...]) -> Term:
    if NAMED.fullmatch(word):
        kind, sure = NAME, SURE
    elif YEAR.fullmatch(word):
        kind, sure = f"{NUMBER} {len(word)}", SURE
    else:
        kind, sure = kind_of(word, ((*side, often) for side, often in beside.items()))
    return Term(word, kind, sure, beside.total(), stem(word.lower()), frozenset(beside), homes)


def _worth_asking(words: Sequence[str], begins: Sequence[bool]) -> Iterator[tuple[int, str]]:
    for at, word in enumerate(words):
        small = word.lower()
        # A capital says nothing at the beginning, of a sentence or of what somebody says.
        named = NAMED.fullmatch(word) and not begins[at] and words[at - 1][-1].isalnum()
        if small not in FUNCTION and (named or KNOWN.fullmatch(word) or YEAR.fullmatch(word)):
            yield at, word


def _kind(word: str, known: Mapping[str, Term], *, begins: bool) -> str:
    """Return what a word counts as for those beside it."""
    if not word[0].isalpha():
        return NUMBER if word[0].isdigit() else EDGE
    small = word.lower()
    found = FUNCTION.get(small.replace("’", "'"))
    if found or word.endswith(POSSESSIVE):
        return found or "the"
    if small in known:
        return known[small].kind
    if word in known or (word[0].isupper() and not begins):
        return NAME
    return kind_of(small)[0] if KNOWN.fullmatch(small) else OTHER


def _beside(kinds: Sequence[str], at: int) -> Beside:
    return kinds[at - 1] if at else EDGE, kinds[at + 1] if at + 1 < len(kinds) else EDGE


def _in_a_name(words: Sequence[str], at: int) -> bool:
    """Say whether a word is a part of a longer name, such as “North Korea”."""
    return any(one[:1].isupper() for one in (*words[max(at - 1, 0) : at], *words[at + 1 : at + 2]))


def _fits(home: Paragraph, span: Span, slips: Sequence[str]) -> bool:
    sentence = home.text[span.start : span.end]
    if (
        len(sentence) > MOST_CHARACTERS
        or "\n" in sentence
        or "___" in sentence
        or any(one in sentence for one in slips)
    ):
        return False
    return len(sentence.split()) >= FEWEST_WORDS
