"""What a careful reader must know of right words: what they leave out, and whose they are."""

from __future__ import annotations

from typing import Final

from content.article import Article, Paragraph
from content.folding import comparable, comparable_own
from content.locating import Found
from content.quotes import Quote, Reported
from content.sentences import LIST_NUMBER
from content.verification.tokens import tokens_of
from content.verification.verdict import AUTHORED, Cut, Hearsay, Naming, Place

MARKED: Final = {"“": "”", "„": "”“", "«": "»", '"': '"', "「": "」"}
_TITLES = (
    "mr mrs ms dr sir president secretary senator sen prof professor ambassador author writer columnist us u.s "
    "former then defense state of the"
)
TITLES: Final = frozenset(_TITLES.split())


def cut_of(place: Place, *, said_before: bool = False, said_behind: bool = False) -> Cut | None:
    """Return what a place leaves out of its sentences; None where they are whole."""
    first, last = place.stretches[0], place.stretches[-1]
    lead_in = Found(place.sentences[0].start, first.start, first.paragraph)
    rest = Found(last.end, place.sentences[-1].end, last.paragraph)
    before = place.texts[0][lead_in.start : lead_in.end]
    behind = place.texts[-1][rest.start : rest.end]
    has_before = _has_words(before) and not (lead_in.start == 0 and LIST_NUMBER.fullmatch(before.strip()))
    has_behind = _has_words(behind)
    if not has_before and not has_behind:
        return None
    return Cut(
        lead_in if has_before else None,
        rest if has_behind else None,
        before.strip() if has_before else "",
        behind.strip() if has_behind else "",
        said_before and has_before,
        said_behind and has_behind,
    )


def hearsay_of(place: Place) -> tuple[Hearsay, ...]:
    """Return the words of others that a place touches, those that it lies wholly inside first."""
    if place.part != "body":
        return ()
    found = [one for stretch in place.stretches for one in _hearsay(place, stretch)]
    if not any(one.inside for one in found):
        found += [one for one in (_in_marks(place), _in_a_quotation(place)) if one]
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (not one.inside, one.at.paragraph, one.at.start)))


def naming_of(name: str, place: Place, hearsay: tuple[Hearsay, ...]) -> Naming:
    """Return whether a pasted name is the name of whoever the words belong to."""
    article = place.article
    if place.part not in AUTHORED:
        return Naming(name, article.outlet, bool(article.outlet) and is_name_of(name, article.outlet or "", ()))
    inside = [one for one in hearsay if one.inside and one.speaker]
    owners = [one.speaker for one in inside if one.speaker]
    if not any(one.direct for one in inside):
        owners.append(article.author)
    right = any(is_name_of(name, owner, _aliases(article, owner)) for owner in owners)
    return Naming(name, owners[0], right)


def is_name_of(name: str, person: str, aliases: tuple[str, ...]) -> bool:
    """Say whether a name means a person: the whole name, an alias, or the last name with titles and initials."""
    wanted = comparable(name)
    spellings = [comparable_own(one) for one in (person, *aliases)]
    if wanted in spellings:
        return True
    words = [word.strip(".,") for word in wanted.split()]
    bare = [word for word in words if word not in TITLES]
    own = {word for spelling in spellings for word in spelling.split()}
    initials = {word[0] for word in own}
    last = spellings[0].split()[-1:]
    return bare[-1:] == last and all(word in own or word in initials for word in bare)


def _aliases(article: Article, person: str) -> tuple[str, ...]:
    return next((one.aliases for one in article.companion.people if one.name == person), ())


def _hearsay(place: Place, stretch: Found) -> list[Hearsay]:
    article = place.article
    told: list[Reported | Quote] = [*article.reported, *(one for one in article.quotes if one.reported)]
    known = [
        (Found(one.start, one.end, one.paragraph), one.speaker) for one in told if one.paragraph == stretch.paragraph
    ]
    is_alone = len(place.stretches) == 1
    paragraph = article.paragraph(stretch.paragraph)
    return [
        Hearsay(
            speaker,
            one,
            paragraph.text[one.start : one.end],
            _is_direct(paragraph, stretch if is_alone and _is_inside(stretch, one) else one),
            is_alone and _is_inside(stretch, one),
        )
        for one, speaker in known
        if one.start < stretch.end and stretch.start < one.end
    ]


def _is_direct(paragraph: Paragraph, stretch: Found) -> bool:
    return any(_is_inside(stretch, one) for one in marked_stretches(paragraph))


def _in_marks(place: Place) -> Hearsay | None:
    if len(place.stretches) != 1:
        return None
    stretch = place.stretches[0]
    for one in marked_stretches(place.article.paragraph(stretch.paragraph)):
        if _is_inside(stretch, one):
            return Hearsay(None, one, place.texts[0][one.start : one.end], direct=True, inside=True)
    return None


def _in_a_quotation(place: Place) -> Hearsay | None:
    """Return the block quotation that all the words stand in: it belongs to the text, but is somebody else's."""
    homes = [place.article.paragraph(one.paragraph) for one in place.stretches]
    if any(home.form != "quotation" for home in homes):
        return None
    at = Found(0, len(homes[0].text), homes[0].number)
    return Hearsay(None, at, homes[0].text, direct=True, inside=True)


def marked_stretches(paragraph: Paragraph) -> list[Found]:
    """Return what stands inside double quotation marks; one that never closes runs to the paragraph's end."""
    found: list[Found] = []
    start, closing = -1, ""
    for place, sign in enumerate(paragraph.text):
        if closing and sign in closing:
            found.append(Found(start, place, paragraph.number))
            closing = ""
        elif not closing and sign in MARKED:
            start, closing = place + 1, MARKED[sign]
    if closing and closing != '"':
        found.append(Found(start, len(paragraph.text), paragraph.number))
    return found


def _is_inside(inner: Found, outer: Found) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _has_words(text: str) -> bool:
    return len(tokens_of(text)) > 0
