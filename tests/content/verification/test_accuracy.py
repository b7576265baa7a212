"""How often the verdict is right: over thousands of quotations made from every text. With -s it prints tables."""

from __future__ import annotations

from collections import Counter

import pytest

from content.article import Article
from content.verification.verdict import Verdict
from content.verification.verifier import Verifier
from tests.content.verification.perturbations import Case, cases
from tests.content.verification.texts import FOREIGN

WANTED = 4000
# The thresholds were chosen on the set of seed 20180309, and never on this one.
TEST = 20180612
KINDS = ("verbatim", "altered", "unknown", "short")

Judged = list[tuple[Case, Verdict]]


@pytest.fixture(scope="module")
def judged(texts: tuple[Article, ...], verifier: Verifier) -> Judged:
    """Return the verdict on every case of the test set; the thresholds were chosen on another one."""
    return [(case, verifier.verify(case.words, case.article)) for case in cases(texts, FOREIGN, TEST, WANTED)]


def shown(case: Case, verdict: Verdict) -> str:
    return f"{case.how}: {case.words!r} should be {case.expected}, is {verdict.kind}"


def table(judged: Judged) -> str:
    """Return how many of each expected kind were found to be of each kind, then the same for each way of making."""
    kinds = Counter((case.expected, verdict.kind) for case, verdict in judged)
    lines = ["", f"{'expected':<10}" + "".join(f"{kind:>10}" for kind in KINDS)]
    lines += [f"{one:<10}" + "".join(f"{kinds[one, other]:>10}" for other in KINDS) for one in KINDS]
    ways = Counter(case.how for case, _ in judged)
    right = Counter(case.how for case, verdict in judged if verdict.kind == case.expected)
    return "\n".join([*lines, "", *(f"{how:<22}{right[how]:>6} of {count:>5}" for how, count in sorted(ways.items()))])


def test_nearly_every_verdict_is_right(judged: Judged) -> None:
    print(table(judged))  # noqa: T201  # what -s is for
    wrong = [shown(case, verdict) for case, verdict in judged if verdict.kind != case.expected]
    assert len(judged) >= 2000
    assert len(wrong) <= 0.01 * len(judged), "\n".join(wrong[:40])


def test_no_altered_quotation_is_called_verbatim(judged: Judged) -> None:
    wrong = [shown(*one) for one in judged if one[0].expected == "altered" and one[1].kind == "verbatim"]
    assert not wrong, "\n".join(wrong)


def test_every_clip_is_marked_as_cut(judged: Judged) -> None:
    """Whoever drops a condition or a lead-in is told so."""
    clips = [(case, verdict) for case, verdict in judged if case.cut and verdict.kind == "verbatim"]
    assert len(clips) > 200
    assert not [case.words for case, verdict in clips if verdict.cut is None]


def test_every_whole_sentence_is_not(judged: Judged) -> None:
    whole = [verdict for case, verdict in judged if case.how.startswith("whole") and verdict.kind == "verbatim"]
    assert not [verdict.words for verdict in whole if verdict.cut]


def test_every_pasted_name_is_judged(judged: Judged) -> None:
    """A sentence may be the author's, or wholly somebody's whom he quotes."""
    named = [(case, verdict) for case, verdict in judged if case.name_is_right is not None and verdict.place]
    assert len(named) > 100
    wrong = [(case, verdict) for case, verdict in named if not verdict.naming]
    wrong += [(c, v) for c, v in named if v.naming and not v.speaker and v.naming.right != c.name_is_right]
    assert not [(case.words, verdict.naming) for case, verdict in wrong]


def test_an_altered_quotation_says_what_differs(judged: Judged) -> None:
    altered = [verdict for _, verdict in judged if verdict.kind == "altered"]
    assert all(verdict.place and verdict.place.whole for verdict in altered)
    assert not [verdict.words for verdict in altered if not verdict.differences]
