"""A reader's terms against the words that the texts have: found, mistyped, or nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from content.finding.corpus import Corpus, Sought
from content.finding.postings import Range
from content.finding.stems import stem
from content.finding.terms import MOST_TERMS, Term


@dataclass(slots=True)
class Understood:
    """What to look for, which words were taken for others, and which are nowhere."""

    sought: list[Sought] = field(default_factory=list)
    corrected: list[tuple[str, str]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def understand(terms: Sequence[Term], corpus: Corpus, within: Range) -> Understood:
    """Return what the terms mean to some texts: as they are, or else their words apart, or else the words meant."""
    understood = Understood()
    waiting = list(reversed(terms))
    while waiting and len(understood.sought) < MOST_TERMS:
        term = waiting.pop()
        found = _first(_read(term, corpus), corpus, within)
        apart = [] if found else list(term.apart())
        waiting += reversed(apart)
        if found:
            understood.sought.append(found)
        elif not apart:
            _take_meant(understood, term, _first(_meant(term, corpus), corpus, within))
    return understood


def _take_meant(understood: Understood, term: Term, meant: Sought | None) -> None:
    if meant is None:
        understood.unknown.append(term.typed)
    else:
        understood.corrected.append((term.typed, meant.shown))
        understood.sought.append(meant)


def _first(tried: Iterator[Sought], corpus: Corpus, within: Range) -> Sought | None:
    return next((one for one in tried if corpus.has(one, within)), None)


def _read(term: Term, corpus: Corpus) -> Iterator[Sought]:
    """Yield what a term may be, the likeliest first."""
    if term.begun:
        stems = dict.fromkeys(map(stem, corpus.lexicon.beginning_with(term.words[0])))
        yield Sought(term.typed, tuple(stems))
    elif len(term.words) > 1 or term.quoted:
        numbers = [corpus.lexicon.number(word) for word in term.words]
        if None not in numbers:
            yield Sought(term.typed, tuple(dict.fromkeys(map(stem, term.words))), "".join(filter(None, numbers)))
    else:
        for word in term.spellings():
            yield Sought(term.typed, (stem(word),))


def _meant(term: Term, corpus: Corpus) -> Iterator[Sought]:
    """Yield the words that a term may be a slip of."""
    if len(term.words) == 1 and not term.quoted and not term.begun:
        for word in corpus.lexicon.near(term.words[0]):
            yield Sought(word, (stem(word),))
