"""What a careful reader must know of words that were checked: cuts, whose words they are, and each difference."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from bot.rendering import phrases
from bot.rendering.escaping import shown_text, typed_text
from bot.rendering.listing import shortened
from bot.rendering.wording import plain_author_text
from content.citation import shown
from content.errors import counted, listed
from content.locating import Found
from content.verification.verdict import Cut, Difference, Forgiven, Hearsay, Pardon, Part, Place, Verdict

WORDS_SHOWN: Final = 240
DIFFERENCES_SHOWN: Final = 8
# Half of a pair of marks that the cut went through.
MARKS: Final = ' “”„"‘«»'

PARTS: Final[dict[Part, str]] = {
    "body": "the text",
    "heading": "a heading",
    "footnote": "a footnote",
    "headline": "the headline",
    "dek": "the standfirst under the headline (the dek)",
    "bio": "the note about the author",
    "caption": "the caption of the picture",
    "credit": "the credit of the picture",
    "pull quote": "a printed pull quote",
}
PARDONS: Final[dict[Pardon, str]] = {
    "quotation marks": "the kind of quotation marks",
    "quotation marks added": "quotation marks added",
    "quotation marks missing": "quotation marks left out",
    "dashes": "dashes",
    "white space": "white space",
    "first letter": "the case of the first letter",
    "sic": "[sic]",
    "footnote call": "the call of a footnote",
    "ellipsis": "an ellipsis",
    "bracket": "words in brackets",
    "end": "the mark at the end",
    "markup": "Discord's marks",
    "name": "the name",
    "citation": "the citation",
    "frame": "what stood around the words",
}
ONLY: Final = {"case": "capital letters", "punctuation": "punctuation"}


def notes(verdict: Verdict, place: Place) -> Iterator[str]:
    """Yield what a reader must know of verbatim words: cuts, reported speech, another speaker."""
    if verdict.cut:
        yield from _cuts(verdict.cut, place)
    for one in verdict.forgiven:
        yield from _left_out(one)
    yield from _hearsay(verdict, place)
    yield from naming(verdict)
    if verdict.pull_quote and verdict.pull_quote.verdict == "cut":
        yield "A pull quote printed with the text stops early in the same way."


def _cuts(cut: Cut, place: Place) -> Iterator[str]:
    said = "as its ellipsis says, " if cut.said_before or cut.said_behind else ""
    if cut.lead_in:
        words = _as_shown(cut.before, place) or cut.lead_in
        yield f"**Cut:** {said}the sentence begins: “{_some(words.strip().rstrip(MARKS))}”"
    if cut.goes_on:
        words = _as_shown(cut.behind, place) or cut.goes_on
        yield f"**Cut:** {said}the sentence goes on: “{_some(words.strip().lstrip(MARKS))}”"


def _as_shown(found: Found | None, place: Place) -> str:
    """Return words of the body with [sic] behind its slips; nothing for words that stand beside the body."""
    if found is None or not found.paragraph:
        return ""
    return plain_author_text(place.article, place.article.paragraph(found.paragraph), found.start, found.end)


def _left_out(one: Forgiven) -> Iterator[str]:
    if one.kind == "ellipsis" and one.true:
        yield f"Left out at the ellipsis: “{_some(one.true)}”"
    if one.kind == "bracket":
        stands = f"stands for “{_some(one.true)}”" if one.true else "was put in by whoever quoted"
        yield f"{typed_text(one.pasted)} {stands}."


def _hearsay(verdict: Verdict, place: Place) -> Iterator[str]:
    author = shown_text(place.article.author)
    inside = verdict.speaker
    if inside is None:
        speakers = list(dict.fromkeys(one.speaker for one in verdict.hearsay if one.speaker))
        if speakers:
            yield f"Part of it is reported: words or claims of {shown_text(listed(speakers))}, as given by {author}."
        return
    yield _attributed(inside, author)


def _attributed(inside: Hearsay, author: str) -> str:
    if inside.speaker is None:
        return f"**In quotation marks in the text:** {author} uses these words at a distance, or quotes somebody."
    speaker = shown_text(inside.speaker)
    if inside.direct:
        return f"**Quoted inside:** the words of {speaker}, as quoted by {author}."
    return f"**Reported:** what {speaker} said or held, reported by the author, not his claim."


def naming(verdict: Verdict) -> Iterator[str]:
    """Yield that the words are not those of the pasted name, where they are not."""
    naming = verdict.naming
    if naming is None or naming.right:
        return
    true = f"the words of {shown_text(naming.true)}" if naming.true else "the outlet's words"
    yield f"**Other speaker:** given as {typed_text(naming.pasted)}'s, but these are {true}."


def differences(verdict: Verdict) -> Iterator[str]:
    """Yield how pasted words differ from the true ones, in words and not by markup alone."""
    if verdict.pieces:
        places = list(dict.fromkeys(place_label(piece.place) for piece in verdict.pieces))
        yield f"put together from {listed(places)}, which the text does not say in one"
    only = verdict.differs_only_in
    if only:
        yield f"only {listed([ONLY[matter] for matter in sorted(only)])}; the words are right"
    for one in islice(verdict.differences, DIFFERENCES_SHOWN):
        yield _difference(one)
    more = len(verdict.differences) - DIFFERENCES_SHOWN
    if more > 0:
        yield f"and {counted(more, 'more difference', 'more differences')}"


def _difference(one: Difference) -> str:
    pasted, true = typed_text(shortened(one.pasted, WORDS_SHOWN)), _some(one.true)
    match one.kind:
        case "missing":
            return f"missing: “{true}”"
        case "added":
            return f"added, not in this passage: “{pasted}”"
        case "moved":
            return f"in another place: “{pasted}”"
        case _:
            return f"“{pasted}” stands in place of “{true}”"


def _some(words: str) -> str:
    return shown_text(shortened(words, WORDS_SHOWN))


def pardons(verdict: Verdict) -> str:
    """Return, as small print, which differences were not counted."""
    kinds = list(dict.fromkeys(PARDONS[one.kind] for one in verdict.forgiven))
    return phrases.subtext(f"Not counted as a difference: {listed(kinds)}") if kinds else ""


def place_label(place: Place) -> str:
    """Return the citation of a place, or what part of the text it is."""
    numbers = place.paragraphs
    return shown(place.article, numbers[0], numbers[-1]) if numbers else PARTS[place.part]
