"""The name that somebody gives with a quotation: “— Name” behind it, “Name said:” before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from content.folding import comparable

BEHIND = re.compile(r"(?:—|–|―|~|-{1,3})\s{0,3}(?P<name>\S[^\n—–―~]{0,90})$")
IN_BRACKETS = re.compile(r"[(\[](?P<name>[^\W\d][^()\[\]\n]{1,60})[)\]]\.?$")
BEFORE = re.compile(r"(?P<name>[^\n“”\"„«:]{2,80}?)\s{0,3}(?:[:,]\s{0,3}(?=[“\"„«])|:\s{0,3}(?=\n))")
WITHOUT_MARKS = re.compile(r"(?P<name>[^\n“”\"„«:]{2,60}):\s")
NOT_THE_NAME = re.compile(r",? (?:as )?(?:quoted|cited|reported) (?:by|in)\b.*|,? (?:in|on|for|at|via) .*|,.*|\s\(.*")
OPENING: Final = frozenset("“„«\"‘'")
CLOSING: Final = frozenset("”“»\"’'")
ELLIPSES = ("…", "..")
CLOSED = tuple("”\"»’'.!?…)]")
_SPEECH = (
    "said says wrote writes argues argued according to tweeted told claims claimed warned warns noted notes adds "
    "added believes thinks stated states asks asked put puts it once has had by also then here from"
)
SPEECH: Final = frozenset(_SPEECH.split())
_PARTICLES = "of the de la van von der and al bin ibn den du di da"
PARTICLES: Final = frozenset(_PARTICLES.split())
JOINING: Final = PARTICLES | {"in", "for", "on", "at", "via", "as", "quoted", "by"}
# What begins so is nobody's name, though words before a colon or behind a dash often do.
_NOBODY = (
    "i you he she it we they this that these those here there who what which when where why how everyone everybody "
    "everything someone somebody something anyone anybody nobody none people all any both each either every few many "
    "more most neither other others several some such another quote quotation source text title note reminder update "
    "today yesterday now yes question answer summary emphasis translation"
)
NOBODY: Final = frozenset(_NOBODY.split())
MOST_WORDS: Final = 6
SHORT_NAME: Final = 3


@dataclass(frozen=True, slots=True)
class Named:
    """The words without the name, and the name; it may be nobody's, as in “Everyone says: …”."""

    words: str
    name: str


def trailing_name(text: str, *, alone: bool = False) -> Named | None:
    """Return the name behind some words: on its own line, or behind the end of a sentence or a closing mark.

    `alone`: the text is one line that must be nothing else.
    """
    before, _, last = text.rpartition("\n")
    line = last.strip()
    found = BEHIND.match(line)
    if found and (before.strip() or alone):
        name = _name(found["name"], own_line=True)
        return Named(before, name) if name else None
    if alone:
        return None
    return _inline(text.rstrip()) or _spoken_behind(text.rstrip())


def leading_name(text: str) -> Named | None:
    """Return the name before some words: “Name: …”, “Name said, “…””, “According to Name: …”."""
    found = BEFORE.match(text)
    name = _introduced(found["name"]) if found else None
    if found and name and _is_closed(text[found.end() :]):
        return Named(text[found.end() :], name)
    found = WITHOUT_MARKS.match(text)
    name = _introduced(found["name"]) if found and _is_all_names(_without_speech(found["name"])) else None
    # A longer beginning is a sentence with a colon in it.
    return Named(text[found.end() :], name) if found and name and len(name.split()) <= SHORT_NAME else None


def is_somebody(name: str) -> bool:
    """Say whether what looks like a name may be one: it is no pronoun, no “some people”, and no word for a quote."""
    words = [comparable(word) for word in name.split() if word not in PARTICLES]
    return words[:1] != ["no"] and not NOBODY.intersection(words[:1])


def name_in(words: str) -> str | None:
    """Return the name in the few words that introduce a quotation, such as “As Fuchs puts it”."""
    name = _introduced(words)
    return name if name and is_somebody(name) else None


def _introduced(words: str) -> str | None:
    if len(words.split()) > 2 * MOST_WORDS:
        return None
    bare = _without_speech(words)
    return _name(bare, own_line=False) if bare else None


def _inline(text: str) -> Named | None:
    for sign in ("—", "–", "―", "~", "-"):
        at = text.rfind(sign, max(0, len(text) - 100))
        found = BEHIND.match(text, at) if at > 0 and _is_all_names(text[at + 1 :]) else None
        before = text[:at].rstrip("-—– ") if found else ""
        if found and (text[at - 1].isspace() or before.endswith(CLOSED[:4])):
            name = _name(found["name"], own_line=False)
            if name:
                return Named(before, name)
    at = max(text.rfind("("), text.rfind("["))
    found = IN_BRACKETS.match(text, at) if at > 0 else None
    before = text[:at].rstrip() if found else ""
    name = _name(found["name"], own_line=False) if found and before.endswith(CLOSED) else None
    return Named(before, name) if name else None


def _is_closed(text: str) -> bool:
    """Say whether marks that open some words close at their end: else the name before them may be the text's own."""
    opening, end = text.strip()[:1], text.rstrip(" .,\n")[-1:]
    return opening not in OPENING or end in CLOSING


def _is_all_names(tail: str) -> bool:
    """Say whether every word has a capital letter, or joins names: a tail of the text's own words is never dropped."""
    return all(not word[:1].islower() or word.strip(",.") in JOINING for word in tail.strip("-— ").split())


def _spoken_behind(text: str) -> Named | None:
    """Return the name in “…,” said Fuchs."""
    at = max(text.rfind(sign) for sign in '”"»')
    rest = text[at + 1 :].strip(" .,\n") if at > 0 else ""
    if not rest or text[0] not in OPENING or len(rest.split()) > MOST_WORDS or not SPEECH & set(rest.lower().split()):
        return None
    name = _introduced(rest)
    return Named(text[: at + 1], name) if name else None


def _without_speech(words: str) -> str:
    """Return words without verbs of saying and small words around the name."""
    kept = [word for word in words.split() if comparable(word) not in SPEECH and comparable(word) not in {"as", "that"}]
    return " ".join(kept).strip(" ,.:;-—–")


def _name(text: str, *, own_line: bool) -> str | None:
    """Return what looks like a name: a few words with capital letters; in its own line also one or two small ones."""
    name = NOT_THE_NAME.sub("", text.strip(' .,;:*_"”“')).strip()
    words = name.split()
    is_too_long = len(words) > MOST_WORDS or len(text.split()) > 2 * MOST_WORDS
    if is_too_long or any(sign in name for sign in ELLIPSES):
        return None
    if not any(word[:1].isalpha() and word not in PARTICLES for word in words) or words[-1] in JOINING:
        return None
    if all(word[:1].isupper() or word in PARTICLES or not word[:1].isalpha() for word in words):
        return name
    is_named = words[0][:1].isupper() or len(words) <= 2  # noqa: PLR2004  # “fuchs”, “michael fuchs”
    return name if own_line and is_named else None
