"""Whether words are a text's own: verbatim, altered, unknown, or too few to tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from content.article import Article, PullQuote
from content.errors import ContentError
from content.verification.aligning import Alignment, aligned, compare_aligned, pieces_of
from content.verification.context import cut_of, hearsay_of, naming_of
from content.verification.index import Index, Scope
from content.verification.marks import Comparison, compared
from content.verification.matching import Match, matches
from content.verification.pasted import Pasted, Reading, read_pasted
from content.verification.tokens import own_tokens, tokens_of, word_count
from content.verification.verdict import Difference, Place, Verdict

LONGEST: Final = 4000
FEWEST_WORDS: Final = 3
# Shares from which words count as altered ones of a passage, and from which the passage is worth showing.
ALTERED: Final = 0.6
TELLING: Final = 0.45
CONTAINED: Final = 0.8
NEAR: Final = 0.45
# What stands beside a quotation shares less than this with the text, if it is a comment.
COMMENT: Final = 0.5
# What stands before or behind right words is no introduction where so much of it is the text's own.
INTRODUCTION: Final = 0.75
RANK: Final = {"altered": 0, "verbatim": 1, "unknown": 2, "short": 3}


class Verifier:
    """Judges words against some articles; made once for a library, it is never changed."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._index = Index(articles)

    def verify(self, words: str, article: Article | None = None) -> Verdict:
        """Return what is known of some words, in one article or in all.

        Raises ContentError for words too long to look for.
        """
        if len(words) > LONGEST:
            raise ContentError(f"That is more than {LONGEST:,} characters: check a shorter passage.")
        scope = self._index.scope(article)
        pasted = read_pasted(words)
        if pasted.whole.words != pasted.main.words:
            verdict = self._verbatim(pasted.whole, scope)
            if verdict and verdict.kind == "verbatim":
                return verdict
        verdict = self._verbatim(pasted.main, scope)
        if verdict:
            return self._judged(pasted.introduced, scope) if _is_introduced_by_the_text(pasted, verdict) else verdict
        alignment = aligned(pasted.main.patterns[-1], self._index, scope)
        if pasted.parts and not (alignment and _shared(alignment, pasted) >= COMMENT):
            return self._best_part(pasted.parts, scope) or self._nearly(pasted.main, scope, alignment)
        return self._nearly(pasted.main, scope, alignment)

    def _best_part(self, parts: tuple[Reading, ...], scope: Scope) -> Verdict | None:
        """Return the verdict on the first altered part, or else on the longest verbatim one; None for neither."""
        judged = sorted((self._judged(part, scope) for part in parts), key=lambda one: RANK[one.kind])
        if RANK[judged[0].kind] > RANK["verbatim"]:
            return None
        return replace(judged[0], others=tuple(judged[1:]))

    def _judged(self, reading: Reading, scope: Scope) -> Verdict:
        verdict = self._verbatim(reading, scope)
        return verdict or self._nearly(reading, scope, aligned(reading.patterns[-1], self._index, scope))

    def _verbatim(self, reading: Reading, scope: Scope) -> Verdict | None:
        """Return the verdict on words that stand somewhere, marks and letter case apart, or are too few."""
        words = word_count(reading.patterns[0].tokens)
        if words < FEWEST_WORDS:
            return Verdict(kind="short", words=reading.words, is_part=reading.is_part)
        found = [
            compared(self._index, match)
            for pattern in reading.patterns
            for match in matches(pattern, self._index, scope)
        ]
        right = [one for one in found if not one.differences and (one.pattern.is_honest or one.match.is_unbroken)]
        if words == FEWEST_WORDS and len(self._places(right)) != 1:
            return Verdict(kind="short", words=reading.words, is_part=reading.is_part)
        if right:
            return self._right(reading, right, scope)
        wrong = [one for one in found if one.differences]
        return self._wrong_marks(reading, wrong) if wrong else None

    def _places(self, found: list[Comparison]) -> dict[tuple[int, int], Place]:
        """Return the places of what was found, the bodies first; pull quotes print what stands elsewhere or nowhere."""
        places = {(one.match.start, one.match.end): self._place(one.match) for one in found}
        ordered = sorted(places.items(), key=lambda item: (item[1].part != "body", item[0]))
        return {key: place for key, place in ordered if place.part != "pull quote"}

    def _place(self, match: Match) -> Place:
        return self._index.place(match.start, match.end)

    def _right(self, reading: Reading, right: list[Comparison], scope: Scope) -> Verdict:
        places = self._places(right)
        printed = self._printed(right)
        if not places:
            return replace(self._altered(reading, scope), pull_quote=printed)
        first = next(iter(places))
        there = [one for one in right if (one.match.start, one.match.end) == first]
        best = min(there, key=lambda one: len(one.forgiven))
        verdict = self._placed(reading, best, places[first])
        return replace(verdict, kind="verbatim", places=tuple(places.values()), pull_quote=printed)

    def _wrong_marks(self, reading: Reading, wrong: list[Comparison]) -> Verdict:
        best = min(wrong, key=lambda one: (self._place(one.match).part != "body", len(one.differences)))
        verdict = self._placed(reading, best, self._place(best.match))
        return replace(verdict, differences=tuple(best.differences))

    def _placed(self, reading: Reading, found: Comparison, place: Place) -> Verdict:
        """Return an altered verdict with all that is known of words at a place."""
        pattern = found.pattern
        hearsay = hearsay_of(place)
        return Verdict(
            kind="altered",
            words=reading.words,
            is_part=reading.is_part,
            place=place,
            forgiven=(*reading.forgiven, *found.forgiven),
            cut=cut_of(
                place,
                said_before=pattern.has_ellipsis(0),
                said_behind=pattern.has_ellipsis(len(pattern.tokens)),
            ),
            hearsay=hearsay,
            naming=naming_of(reading.name, place, hearsay) if reading.name else None,
        )

    def _printed(self, found: list[Comparison]) -> PullQuote | None:
        """Return a pull quote that prints just these words."""
        for one in found:
            unit = self._index.units[self._index.unit_at(one.match.start)]
            if unit.part == "pull quote" and one.match.end - one.match.start == len(own_tokens(unit.text)):
                return unit.article.pull_quotes[int(unit.label)]
        return None

    def _nearly(self, reading: Reading, scope: Scope, alignment: Alignment | None) -> Verdict:
        """Return the verdict on words that stand nowhere: altered ones of a passage, or unknown."""
        likeness = max(alignment.likeness, alignment.telling) if alignment else 0.0
        if alignment and _is_altered(alignment):
            return self._altered(reading, scope, alignment)
        unknown = Verdict(kind="unknown", words=reading.words, is_part=reading.is_part, likeness=likeness)
        if alignment and likeness >= NEAR:
            return replace(unknown, place=self._index.place(alignment.start, alignment.end))
        return unknown

    def _altered(self, reading: Reading, scope: Scope, alignment: Alignment | None = None) -> Verdict:
        pattern = reading.patterns[-1]
        alignment = alignment or aligned(pattern, self._index, scope)
        if alignment is None:
            return Verdict(kind="altered", words=reading.words, is_part=reading.is_part)
        place = self._index.place(alignment.start, alignment.end)
        found = Comparison(self._index, Match(pattern, (alignment.start,)))
        compare_aligned(found, alignment)
        pieces = pieces_of(alignment, pattern, self._index)
        if not found.differences and not pieces:
            found.differences.append(Difference("changed", reading.words, place.words))
        verdict = self._placed(reading, found, place)
        return replace(verdict, differences=tuple(found.differences), pieces=pieces, likeness=alignment.likeness)


def _is_altered(alignment: Alignment) -> bool:
    return (
        alignment.likeness >= ALTERED
        or alignment.telling >= TELLING
        or (alignment.contained >= CONTAINED and alignment.likeness >= NEAR / 2)
    )


def _is_introduced_by_the_text(pasted: Pasted, verdict: Verdict) -> bool:
    """Say whether what was taken for an introduction is really the text's own, from before or behind right words.

    Then more was quoted than the words that are right, and it is altered: “For, as Milton wisely expresses, “can …””.
    """
    if verdict.kind != "verbatim" or verdict.cut is None:
        return False
    frame = Counter(tokens_of(pasted.introduced.words).keys) - Counter(tokens_of(pasted.main.words).keys)
    around = Counter(tokens_of(f"{verdict.cut.lead_in} {verdict.cut.goes_on}").keys)
    return frame.total() >= FEWEST_WORDS and (frame & around).total() >= INTRODUCTION * frame.total()


def _shared(alignment: Alignment, pasted: Pasted) -> float:
    """Return which share of the words outside quotation marks is the text's, in the passage or in telling runs."""
    tokens = pasted.main.patterns[-1].tokens
    outside = [
        number
        for number, start in enumerate(tokens.starts)
        if not any(first <= start < last for first, last in pasted.inside)
    ]
    shared = alignment.shared
    return sum(number in shared for number in outside) / max(1, len(outside))
