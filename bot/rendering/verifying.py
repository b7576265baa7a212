"""What verification found out, in words: the verdict first, then the true sentence, then what a reader must know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.rendering import phrases
from bot.rendering.escaping import shown_text
from bot.rendering.listing import shortened
from bot.rendering.passages import citation_line, look_screen
from bot.rendering.remarks import PARTS, differences, naming, notes, pardons, place_label
from bot.rendering.reply import Button, Link, Reply
from bot.rendering.wording import author_text
from content.citation import section_passage
from content.errors import listed
from content.fragments import link_to_words
from content.verification.verdict import AUTHORED, Place, Verdict

# The true words are shown up to here; whoever pastes pages knows where to look for the rest.
SHOWN_BUDGET: Final = 1500


def verification(verdict: Verdict) -> Reply:
    """Return the answer to somebody who asks whether some words are a text's own."""
    place = verdict.place
    match verdict.kind:
        case "short":
            return Reply(("**Too short to tell.** So few words stand in many texts: give at least four of them.",))
        case "unknown":
            return _unknown(verdict)
        case "altered" if place:
            return _altered(verdict, place)
        case "verbatim" if place:
            return _verbatim(verdict, place)
        case _:
            return Reply(("**Altered.** These are words of the text, but not put together as it has them.",))


def _verbatim(verdict: Verdict, place: Place) -> Reply:
    opening = "The whole sentence:" if _is_one_sentence(place) else "The whole sentences:"
    head = f"**Verbatim** in {_where(verdict, place)}.\n{opening}\n{_true_words(place)}"
    remarks = "\n".join(f"- {note}" for note in notes(verdict, place))
    return _reply(place, head, remarks, pardons(verdict), _only_part(verdict))


def _altered(verdict: Verdict, place: Place) -> Reply:
    head = f"**Altered.** {_says(place)}\n{_true_words(place)}"
    printed = "**So printed in a pull quote; the body says what stands above.**" if verdict.pull_quote else ""
    differing = "\n".join(("**What differs:**", *(f"- {line}" for line in differences(verdict))))
    remarks = "\n".join(f"- {note}" for note in naming(verdict))
    return _reply(place, head, printed, differing, remarks, _only_part(verdict))


def _reply(place: Place, *parts: str) -> Reply:
    return Reply((*filter(None, parts), _source(place)), tuple(_buttons(place)))


def _unknown(verdict: Verdict) -> Reply:
    opening = "**Not in the library.** No text here has these words."
    if verdict.place is None:
        return Reply((opening,))
    place = verdict.place
    near = f"The nearest passage, which says something else:\n{_true_words(place)}"
    return Reply((opening, near, _source(place)), tuple(_buttons(place)))


def _where(verdict: Verdict, place: Place) -> str:
    if place.part == "body":
        return listed([place_label(one) for one in verdict.places if one.part == "body"] or [place_label(place)])
    if place.part in AUTHORED:
        return PARTS[place.part]
    outlet = place.article.outlet
    return (
        f"{PARTS[place.part]}: {f'the words of {shown_text(outlet)}' if outlet else 'not the body'}, not the author's"
    )


def _says(place: Place) -> str:
    return f"The text says ({place_label(place)}):" if place.part == "body" else f"In {PARTS[place.part]} stands:"


def _only_part(verdict: Verdict) -> str:
    return phrases.subtext("Judged: the words in quotation marks alone") if verdict.is_part else ""


def _is_one_sentence(place: Place) -> bool:
    if place.part != "body" or len(place.sentences) != 1:
        return len(place.sentences) == 1
    (found,) = place.sentences
    inside = [one for one in place.article.paragraph(found.paragraph).sentences if found.start <= one.start < found.end]
    return len(inside) == 1


def _true_words(place: Place) -> str:
    """Return the whole sentences: the author's set off, others only in quotation marks; what is too long says so."""
    if place.part != "body":
        return f"“{shown_text(shortened(place.whole, SHOWN_BUDGET))}”"
    lines: list[str] = []
    room = SHOWN_BUDGET
    for found in place.sentences:
        paragraph = place.article.paragraph(found.paragraph)
        ends = [one.end for one in paragraph.sentences if found.start < one.end <= found.end] or [found.end]
        end = max((one for one in ends if one - found.start <= room), default=ends[0] if not lines else None)
        if end is None:
            return "\n".join((*lines, "-# and more; Read around it opens the passage"))
        lines.append(_set_off(author_text(place.article, paragraph, found.start, end, notes=False)))
        room -= end - found.start
        if end < found.end:
            return "\n".join((*lines, "-# and more; Read around it opens the passage"))
    return "\n".join(lines)


def _set_off(words: str) -> str:
    return "> “" + words.replace("\n", "\n> ") + "”"


def _source(place: Place) -> str:
    if place.part == "body":
        return citation_line(place.article, place_label(place))
    return phrases.subtext(f"From {PARTS[place.part]} of “{shown_text(place.article.title)}”")


def _buttons(place: Place) -> Iterator[Button | Link]:
    if place.part != "body":
        return
    first = place.stretches[0]
    section = place.article.section_of(first.paragraph)
    yield Button(phrases.READ_AROUND, "open", look_screen(section_passage(place.article, section.number)))
    link = link_to_words(place.article, first.paragraph, first.start, first.end)
    if link:
        yield Link(phrases.OPEN_AT_WORDS, link)
