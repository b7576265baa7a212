"""Which word of a sentence is asked for, and which others are offered: such as could stand there, but do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import log2
from random import Random
from statistics import fmean
from typing import Final

from content.article import Article
from content.quizzing.grammar import SURE
from content.quizzing.words import Gap, Term, Text

OTHERS: Final = 3
# So much is looked at and no more, so that a book takes hardly longer than a page.
MOST_GAPS: Final = 4
MOST_LOOKED_AT: Final = 40
MOST_PARAGRAPHS: Final = 50
# Of the best ones so many are drawn from.
BEST: Final = 5
FEW: Final = 8
ALIKE: Final = 4
GOOD: Final = 1.5
OTHER_KIND: Final = 2.0
VOWELS: Final = frozenset("aeiou")
ARTICLES: Final = frozenset({"a", "an"})


@dataclass(frozen=True, slots=True)
class Missing:
    """A gap with the words that are offered beside the right one; `against` says how poorly these fit."""

    gap: Gap
    others: tuple[str, ...]
    against: float

    @property
    def is_good(self) -> bool:
        """Whether most of these could stand there."""
        return self.against <= GOOD


def missing_word(article: Article, text: Text, sentence: str, random: Random) -> Missing | None:
    """Return a good gap of a sentence, else its best one; None where too few other words would fit into any."""
    gaps = text.gaps(sentence)
    best = None
    for gap in random.sample(gaps, min(len(gaps), MOST_GAPS)):
        found = _filled(article, text, sentence, gap, random)
        if found and (best is None or found.against < best.against):
            best = found
        if best and best.is_good:
            break
    return best


def _filled(article: Article, text: Text, sentence: str, gap: Gap, random: Random) -> Missing | None:
    last, behind = "".join(sentence[: gap.start].split()[-1:]), sentence[gap.end :].split()[:1]
    after = f"{' ' if sentence[gap.end : gap.end + 1].isspace() else ''}{''.join(behind)}"
    inside = {one.lower()[:ALIKE] for one in sentence.split()}
    fitting = [
        (_against(gap, one), one)
        for one in _looked_at(text, gap, random)
        if one.stem != gap.term.stem
        and one.word[:ALIKE].lower() not in inside
        and not (last.lower() in ARTICLES and (one.word[0] in VOWELS) != (gap.term.word[0] in VOWELS))
    ]
    fitting.sort(key=lambda one: (one[0], one[1].word))
    best = fitting[:BEST]
    random.shuffle(best)
    others: list[tuple[float, Term]] = []
    for against, one in (*best, *fitting[BEST : 2 * BEST]):
        apart = all(one.word[:ALIKE] != other.word[:ALIKE] for _, other in others)
        if len(others) < OTHERS and apart and not _is_said(article, one, f"{last} {one.word}{after}".strip()):
            others.append((against, one))
    if len(others) < OTHERS:
        return None
    unsure = 0.0 if gap.term.sure >= SURE else 1.0
    return Missing(gap, tuple(one.word for _, one in others), fmean(against for against, _ in others) + unsure)


def _looked_at(text: Text, gap: Gap, random: Random) -> Iterator[Term]:
    """Yield words of the kind that is missing, first such as stand elsewhere between the same kinds.

    In a short text there may be so few that others are better than no question at all.
    """
    seen = {gap.term.word}
    kind = gap.term.kind
    for key in ((kind, gap.left, gap.right), (kind, gap.left, ""), (kind,), ()):
        if not key and (len(seen) > FEW or gap.term.is_plain):
            return
        words = text.between.get(key, ())
        for word in random.sample(words, min(len(words), MOST_LOOKED_AT)):
            if word not in seen:
                seen.add(word)
                yield text.terms[word]


def _against(gap: Gap, one: Term) -> float:
    """Return what speaks against a word in a gap: that it stands between other kinds, is longer, or rarer."""
    right = gap.term
    if (gap.left, gap.right) in one.beside:
        place = 0.0
    elif any(left == gap.left for left, _ in one.beside):
        place = 1.0
    else:
        place = 1.5 if any(behind == gap.right for _, behind in one.beside) else 2.5
    place += 0.0 if one.kind == right.kind else OTHER_KIND
    length = 0.1 * abs(len(one.word) - len(right.word))
    rarity = 0.3 * abs(log2(one.count / right.count))
    ending = 0.0 if one.is_plain or one.word[-2:] == right.word[-2:] else 0.4
    return place + length + rarity + ending + (0.0 if one.sure >= SURE else 1.0)


def _is_said(article: Article, one: Term, words: str) -> bool:
    """Say whether the text has a word between the same two; what stands everywhere counts as if it had."""
    if len(one.homes) > MOST_PARAGRAPHS:
        return True
    return any(words in " ".join(article.paragraph(number).text.split()) for number in one.homes)
