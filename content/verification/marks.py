"""The second look at words that stand in a text: letter case and the marks between them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from content.locating import Found
from content.verification.index import Index, Word
from content.verification.matching import Match
from content.verification.pattern import Break, Pattern
from content.verification.tokens import Tokens, counted_marks, own_tokens, plain_gap, quotation_marks, tokens_of
from content.verification.verdict import Change, Difference, Forgiven, Matter, Pardon

_NEGATIONS = "no not never none nobody nothing neither nor without unless hardly barely scarcely unlikely cannot"
NEGATIONS: Final = frozenset(_NEGATIONS.split())
CONTEXT: Final = 3
FINAL: Final = ".,"
ENDS: Final = ".,?!;:"
BULLETS: Final = "-•.·>"


@dataclass(slots=True)
class Comparison:
    """What differs between pasted words and the same words of the text: what is forgiven, and what counts."""

    index: Index
    match: Match
    forgiven: list[Forgiven] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    last_case: tuple[int, int] = (-1, -1)

    @property
    def pattern(self) -> Pattern:
        """The pasted words."""
        return self.match.pattern

    @property
    def tokens(self) -> Tokens:
        """The pasted words as tokens."""
        return self.match.pattern.tokens

    def forgive(self, kind: Pardon, pasted: str = "", true: str = "", at: Found | None = None) -> None:
        """Note what does not count, once."""
        one = Forgiven(kind, pasted, true, at)
        if one not in self.forgiven:
            self.forgiven.append(one)

    def count(self, pasted: str, true: str, of: Matter, place: Word) -> None:
        """Note what counts."""
        kind: Change = "changed" if pasted and true else "added" if pasted else "missing"
        self.differences.append(Difference(kind, pasted, true, of, before(self.index, place)))

    def count_case(self, pasted: str, true: str, place: Word) -> None:
        """Note a word in other letter case; words that follow each other are one difference."""
        follows = self.last_case == (place.unit, place.number - 1)
        self.last_case = (place.unit, place.number)
        if follows and self.differences and self.differences[-1].of == "case":
            last = self.differences.pop()
            self.differences.append(replace(last, pasted=f"{last.pasted} {pasted}", true=f"{last.true} {true}"))
        else:
            self.count(pasted, true, "case", place)


def compared(index: Index, match: Match) -> Comparison:
    """Return all differences of marks and letter case between a pattern and the text where it stands."""
    result = Comparison(index, match)
    for number, (first, last) in enumerate(match.pattern.runs):
        at = match.starts[number]
        words = [index.word(at + step) for step in range(last - first)]
        _leading(result, first, words[0])
        compare_run(result, first, words)
        _trailing(result, last, words[-1])
    for sign in result.pattern.sics:
        result.forgive("sic", sign)
    for sign in result.pattern.notes:
        result.forgive("footnote call", sign)
    for start, end, behind in match.left_out():
        for one in result.pattern.breaks[start]:
            is_insertion = one.kind == "bracket" and result.pattern.has_ellipsis(start)
            _left_out(result, one, end, end if is_insertion else behind)
    _outer(result)
    return result


def compare_run(result: Comparison, first: int, words: list[Word]) -> None:
    """Compare pasted words, from one of them on, with the words of the text that they equal."""
    for step, word in enumerate(words):
        index = first + step
        _word(result, index, word, begins=index == 0 or index in result.pattern.breaks)
        if step and index not in result.pattern.breaks:
            _gap(result, index, words[step - 1], word)


def before(index: Index, word: Word) -> str:
    """Return up to three words that stand before a word, or the end of a unit, in the same sentence."""
    unit = index.units[word.unit]
    tokens = own_tokens(unit.text)
    at = tokens.starts[word.number] if word.number < len(tokens) else len(unit.text)
    begins = max((one.start for one in unit.sentences if one.start <= at), default=0)
    first = max(0, word.number - CONTEXT, sum(start < begins for start in tokens.starts))
    return tokens.between(first, word.number - 1) if first < word.number else ""


def is_negation(words: str) -> bool:
    """Say whether some words deny something, or set a condition by denying it."""
    return any(key in NEGATIONS or key.endswith("n't") for key in tokens_of(words).keys)


def _word(result: Comparison, index: int, word: Word, *, begins: bool) -> None:
    true = own_tokens(result.index.units[word.unit].text)
    pasted, printed = result.tokens.word(index), true.word(word.number)
    if pasted == printed:
        raw = result.tokens.between(index, index), true.between(word.number, word.number)
        if raw[0] != raw[1]:
            result.forgive("quotation marks", *raw)
    elif begins and pasted[1:] == printed[1:] and pasted.lower() == printed.lower():
        result.forgive("first letter", pasted, printed)
    elif pasted.lower() == printed.lower():
        result.count_case(pasted, printed, word)
    else:  # two rare words of an immense library share a code
        result.count(pasted, printed, "words", word)


def _gap(result: Comparison, index: int, last: Word, word: Word) -> None:
    pasted, true = result.tokens.gap(index), true_gap(result.index, last, word)
    if pasted == true:
        return
    around = result.tokens.between(index - 1, index), _joined(result.index, last, word, true)
    if counted_marks(pasted) != counted_marks(true):
        result.count(*around, "punctuation", last)
        return
    for kind in _forgivable(pasted, true):
        result.forgive(kind, *around)


def true_gap(index: Index, last: Word, word: Word) -> str:
    """Return what stands between two words of the text that follow each other."""
    tokens = own_tokens(index.units[word.unit].text)
    if last.unit == word.unit:
        return tokens.gap(word.number)
    earlier = own_tokens(index.units[last.unit].text)
    return f"{earlier.gap(len(earlier))}\n{tokens.gap(0)}"


def _joined(index: Index, last: Word, word: Word, gap: str) -> str:
    ends = [own_tokens(index.units[one.unit].text).between(one.number, one.number) for one in (last, word)]
    return gap.join(ends)


def _forgivable(pasted: str, true: str) -> list[Pardon]:
    kinds: list[Pardon] = []
    marks, printed = quotation_marks(pasted), quotation_marks(true)
    if marks != printed:
        more = len(marks) - len(printed)
        kinds.append("quotation marks added" if more > 0 else "quotation marks missing" if more else "quotation marks")
    if plain_gap(pasted) != plain_gap(true):
        kinds.append("white space")
    if [one for one in pasted if counted_marks(one) == "-"] != [one for one in true if counted_marks(one) == "-"]:
        kinds.append("dashes")
    return kinds


def _leading(result: Comparison, index: int, word: Word) -> None:
    """Compare what stands before a run's first word: marks that begin a list or follow an ellipsis are let pass."""
    breaks = result.pattern.breaks.get(index, ())
    gap = result.tokens.gap(index)
    text = gap[max(one.end for one in breaks) - (result.tokens.ends[index - 1] if index else 0) :] if breaks else gap
    marks = counted_marks(text)
    true = counted_marks(own_tokens(result.index.units[word.unit].text).gap(word.number))
    if true.endswith(marks) or not (marks.strip(BULLETS) or _is_minus(result.tokens, index, text)):
        return
    result.count(marks, "", "punctuation", word)


def _is_minus(tokens: Tokens, index: int, gap: str) -> bool:
    return gap[-1:] in {"-", "−"} and tokens.keys[index][0].isdecimal()


def _trailing(result: Comparison, index: int, word: Word) -> None:
    """Compare what stands behind a run's last word: a full stop or comma may be added or missing."""
    breaks = result.pattern.breaks.get(index, ())
    start = result.tokens.ends[index - 1]
    gap = result.tokens.gap(index)
    marks = counted_marks(_before_breaks(gap, start, breaks))
    tokens = own_tokens(result.index.units[word.unit].text)
    true = counted_marks(tokens.gap(word.number + 1))
    kept = marks.rstrip(FINAL)
    if true.startswith(marks):
        if not marks and true[:1] in set(ENDS) and not breaks and _ends_sentence(result.index, word):
            result.forgive("end", "", true[0])
    elif true.startswith(kept) and (kept or true[:1] not in {"?", "!"}):
        result.forgive("end", marks[-1], "")
    else:
        result.count(marks, true, "punctuation", word)


def _before_breaks(gap: str, start: int, breaks: tuple[Break, ...]) -> str:
    return gap[: min(one.start for one in breaks) - start] if breaks else gap


def _ends_sentence(index: Index, word: Word) -> bool:
    unit = index.units[word.unit]
    tokens = own_tokens(unit.text)
    following = tokens.starts[word.number + 1] if word.number + 1 < len(tokens) else len(unit.text) + 1
    return any(tokens.ends[word.number] <= one.end <= following for one in unit.sentences)


def _left_out(result: Comparison, one: Break, start: int, end: int) -> None:
    """Note what an ellipsis or a bracket stands for; one that hides or brings in a “not” is no honest one."""
    place = result.index.place(start, end) if end > start else None
    true = place.words if place else ""
    at = place.stretches[0] if place else None
    word = result.index.word(start)
    if one.kind == "ellipsis":
        if end - start <= CONTEXT and is_negation(true):
            result.count("", true, "negation", word)
        elif true or counted_marks(one.sign) not in counted_marks(
            true_gap(result.index, result.index.word(start - 1), word)
        ):
            result.forgive("ellipsis", one.sign, true, at)
    elif is_negation(true) != is_negation(one.words):
        result.count(one.words, true, "negation", word)
    else:
        result.forgive("bracket", one.sign, true, at)


def _outer(result: Comparison) -> None:
    """Note the ellipses and brackets before the first word and behind the last."""
    match = result.match
    spans = {0: (match.start, match.start + match.lead), len(result.tokens): (match.end - match.tail, match.end)}
    for index, (start, end) in spans.items():
        true = result.index.place(start, end).words if end > start else ""
        for one in result.pattern.breaks.get(index, ()):
            if one.kind == "bracket" and is_negation(one.words) and not true:
                result.count(one.words, "", "negation", result.index.word(match.start))
            else:
                result.forgive(one.kind, one.sign, true if one.kind == "bracket" else "")
