"""Words that are nearly those of a text: the passage they come from, and word by word what differs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from content.verification.candidates import TELLING_RUN, Run, candidates, chained, covered, runs_in
from content.verification.index import Index, Scope
from content.verification.marks import Comparison, before, compare_run, is_negation
from content.verification.pattern import Pattern
from content.verification.tokens import own_tokens, tokens_of
from content.verification.verdict import Change, Difference, Matter, Piece

ANCHOR: Final = 3
# Words of the text looked at on each side beyond as many as were pasted: some may be missing there.
SLACK: Final = 6


class Block(NamedTuple):
    """Pasted words that are equal to words of the text, or stand in place of them; either may be none."""

    equal: bool
    pasted: tuple[int, int]
    true: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Alignment:
    """The passage most like a pattern: its words, what differs, and whence it was put together.

    `likeness`: which share of both is the same. `telling`: which share of the pasted words stands, somewhere in the
    article, in runs of four words or more. `contained`: which share stands in the passage's sentences in any order.
    """

    start: int
    end: int
    likeness: float
    telling: float
    contained: float
    blocks: tuple[Block, ...]
    runs: tuple[Run, ...]
    chain: tuple[Run, ...]

    @property
    def shared(self) -> set[int]:
        """The pasted words that stand in the passage, or in telling runs elsewhere."""
        spans = [one.pasted for one in self.blocks if one.equal]
        spans += [(run.pasted, run.pasted + run.length) for run in self.runs if run.length >= TELLING_RUN]
        return {number for start, end in spans for number in range(start, end)}


def aligned(pattern: Pattern, index: Index, scope: Scope) -> Alignment | None:
    """Return the passage that is most like the words; None where no two words of them stand together anywhere."""
    codes = index.coded(pattern.tokens.keys)
    runs = runs_in(codes, candidates(codes, index, scope), index)
    if not runs:
        return None
    anchors = [run for run in runs if run.length >= ANCHOR] or runs
    chain = chained(anchors)
    start, end = _window(chain, len(codes), index)
    blocks = _trimmed(_blocks(codes, index.words[start:end]), codes, index.words[start:end])
    equal = sum(block.pasted[1] - block.pasted[0] for block in blocks if block.equal)
    first, last = start + blocks[0].true[0], start + blocks[-1].true[1]
    likeness = 2 * equal / (len(codes) + max(1, last - first))
    placed = tuple(Block(one.equal, one.pasted, (start + one.true[0], start + one.true[1])) for one in blocks)
    telling = covered(runs) / len(codes)
    contained = (Counter(codes) & Counter(index.words[start:end])).total() / len(codes)
    return Alignment(first, last, likeness, telling, contained, placed, tuple(runs), tuple(chain))


def pieces_of(alignment: Alignment, pattern: Pattern, index: Index) -> tuple[Piece, ...]:
    """Return the places that the words were put together from; none where all come from one, in its order."""
    apart = _apart(alignment)
    if not apart:
        return ()
    first, last = alignment.chain[0], alignment.chain[-1]
    whole = Run(first.pasted, first.at, last.at + last.length - first.at)
    spans = [(first.pasted, last.pasted + last.length, whole)]
    spans += [(run.pasted, run.pasted + run.length, run) for run in apart]
    return tuple(
        Piece(pattern.tokens.between(start, end - 1), index.place(run.at, run.at + run.length))
        for start, end, run in sorted(spans)
    )


def compare_aligned(result: Comparison, alignment: Alignment) -> None:
    """Note what differs, in order; what an honest ellipsis leaves out is no difference."""
    for block in alignment.blocks:
        if block.equal:
            compare_run(result, block.pasted[0], [result.index.word(at) for at in range(*block.true)])
        elif not _is_left_out(block, result.pattern):
            result.differences.append(_difference(block, result.pattern, result.index, alignment))
    result.differences = _with_moves(result.differences)


def _apart(alignment: Alignment) -> list[Run]:
    """Return the telling runs that do not stand in the passage, in order."""
    inside = range(alignment.start, alignment.end)
    return [run for run in alignment.runs if run.length >= TELLING_RUN and run.at not in inside]


def _window(chain: list[Run], total: int, index: Index) -> tuple[int, int]:
    """Return the words around a chain that the pasted words before and behind it may stand for."""
    first, last = chain[0], chain[-1]
    end = last.at + last.length
    sentence = index.place(first.at, end)
    opening, closing = index.word(first.at), index.word(end - 1)
    starts = own_tokens(index.units[opening.unit].text).starts
    ends = own_tokens(index.units[closing.unit].text).ends
    room_before = sum(sentence.sentences[0].start <= place for place in starts[: opening.number])
    room_behind = sum(place <= sentence.sentences[-1].end for place in ends[closing.number + 1 :])
    behind = total - last.pasted - last.length
    return first.at - min(first.pasted + SLACK, room_before), end + min(behind + SLACK, room_behind)


def _blocks(pasted: str, true: str) -> list[Block]:
    # Only words that are not verbatim wait for this import.
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    blocks: list[Block] = []
    for step in Indel.opcodes(pasted, true):
        one = Block(step.tag == "equal", (step.src_start, step.src_end), (step.dest_start, step.dest_end))
        _join(blocks, one)
    return _without_islands(blocks)


def _join(blocks: list[Block], one: Block) -> None:
    if blocks and blocks[-1].equal == one.equal:
        last = blocks.pop()
        one = Block(one.equal, (last.pasted[0], one.pasted[1]), (last.true[0], one.true[1]))
    blocks.append(one)


def _without_islands(blocks: list[Block]) -> list[Block]:
    """Return the blocks with single equal words between longer differences counted as different: an accident."""
    result: list[Block] = []
    for number, block in enumerate(blocks):
        around = blocks[number - 1 : number] + blocks[number + 1 : number + 2]
        is_island = block.equal and len(around) > 1 and _length(block) == 1 and min(map(_length, around)) > 1
        _join(result, block._replace(equal=False) if is_island else block)
    return result


def _length(block: Block) -> int:
    return max(block.pasted[1] - block.pasted[0], block.true[1] - block.true[0])


def _trimmed(blocks: list[Block], pasted: str, true: str) -> list[Block]:
    """Return the blocks without words of the text alone at either end: a quote may begin late and end early.

    Those of them stay that were moved: pasted at another place.
    """
    added = [sorted(pasted[slice(*one.pasted)]) for one in blocks if one.true[0] == one.true[1]]
    for end in (0, -1):
        start, behind = blocks[end].true
        if len(blocks) > 1 and blocks[end].pasted[0] == blocks[end].pasted[1]:
            spans = [(behind - len(one), behind) if end == 0 else (start, start + len(one)) for one in added]
            moved = [span for span, one in zip(spans, added, strict=True) if sorted(true[slice(*span)]) == one]
            blocks[end : end + 1 or None] = [blocks[end]._replace(true=span) for span in moved[:1]]
    return _near_ends(blocks)


def _near_ends(blocks: list[Block]) -> list[Block]:
    """Return the blocks with changed words at either end standing for as many of the text, those next to the rest."""
    if len(blocks) > 1 and not blocks[0].equal:
        (first, last), (start, end) = blocks[0].pasted, blocks[0].true
        blocks[0] = blocks[0]._replace(true=(max(start, end - last + first), end)) if last > first else blocks[0]
    if len(blocks) > 1 and not blocks[-1].equal:
        (first, last), (start, end) = blocks[-1].pasted, blocks[-1].true
        blocks[-1] = blocks[-1]._replace(true=(start, min(end, start + last - first))) if last > first else blocks[-1]
    return blocks


def _is_left_out(block: Block, pattern: Pattern) -> bool:
    return block.pasted[0] == block.pasted[1] and block.pasted[0] in pattern.breaks and pattern.is_honest


def _difference(block: Block, pattern: Pattern, index: Index, alignment: Alignment) -> Difference:
    (first, last), (start, end) = block.pasted, block.true
    pasted = pattern.tokens.between(first, last - 1) if last > first else ""
    true = index.place(start, end).words if end > start else ""
    kind: Change = "changed" if pasted and true else "added" if pasted else "missing"
    source = next((run for run in _apart(alignment) if first <= run.pasted < last), None)
    stands = index.place(source.at, source.at + source.length).stretches[0] if source else None
    after = before(index, index.word(start))
    return Difference(kind, pasted, true, "words" if stands else _matter(pasted, true), after, stands)


def _matter(pasted: str, true: str) -> Matter:
    if is_negation(pasted) != is_negation(true):
        return "negation"
    digits = [sorted(word for word in text.split() if any(map(str.isdecimal, word))) for text in (pasted, true)]
    return "number" if digits[0] != digits[1] else "words"


def _with_moves(found: list[Difference]) -> list[Difference]:
    """Return the differences with the same words missing at one place and added at another taken as moved."""
    result = list(found)
    for one in found:
        if one.kind != "added":
            continue
        words = sorted(tokens_of(one.pasted).keys)
        for other in result:
            if other.kind == "missing" and sorted(tokens_of(other.true).keys) == words:
                result.remove(other)
                result[result.index(one)] = replace(one, kind="moved", true=other.true, of="words")
                break
    return result
