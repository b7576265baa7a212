"""What somebody pasted, taken apart: the quoted words, the name given with them, and what only surrounds them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from content.verification.attribution import is_somebody, leading_name, name_in, trailing_name
from content.verification.pattern import Pattern, interpreted, literal
from content.verification.tokens import UNSEEN_CHARACTERS, tokens_of
from content.verification.verdict import Forgiven

MASKED_LINK = re.compile(r"\[(\[\d{1,3}\]|[^\[\]()]{1,300})\]\((?:https?://|<)[^()\s]{1,500}\)")
NOTE_NUMBER = re.compile(r"\^?\d{1,3}")
ESCAPE = re.compile(r"\\([^\w\s])")
EMPHASIS = re.compile(r"\*{1,3}|\|\||~~|__|`{1,3}")
QUOTE_LINE = re.compile(r"\s{0,20}(?:\*{1,3}|~~|__|\|\|)?(?:>\s?){1,3}")
LINE_SIGN = re.compile(r"\s{0,20}(?:-#|#{1,3})\s")
CITATION = r"(?:§\s?\d{1,4}(?:[.:]\d{1,4})?\s?)?¶{1,2}\s?\d{1,5}(?:\s?[-–]\s?¶?\d{1,5})?|§\s?\d{1,4}(?:[.:]\d{1,4})?"
CITATION_LINE = re.compile(rf"[(\[]{{0,2}}(?:{CITATION})[)\]]{{0,2}}\.?(?:\s*·.*)?")
CITATION_BEHIND = re.compile(rf"\s*[(\[]{{1,2}}(?:{CITATION})[)\]]{{1,2}}\.?\s*$")
FRAME_LINE = re.compile(r"Quote \d{1,6} of \d{1,6}\b.*|The whole sentence, by .*:|Themes: .*")
LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"})
OPENING: Final = {"“": "”", "„": "“”", "«": "»", "‹": "›", '"': '"', "「": "」", "‘": "’", "'": "'", "”": "”"}
DOUBLE: Final = {sign: closing for sign, closing in OPENING.items() if sign not in {"‘", "'", "‹"}}
FEWEST_QUOTED: Final = 3
MOST_PARTS: Final = 4
NEAR_BY: Final = 60


@dataclass(frozen=True)
class Reading:
    """Words to judge, the name given with them, and what was taken away to get at them."""

    words: str
    name: str | None = None
    forgiven: tuple[Forgiven, ...] = ()
    is_part: bool = False

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        """The words as they stand, and with their signs understood where they have any."""
        understood = interpreted(self.words)
        plain = literal(self.words)
        return (plain, understood) if understood and len(understood.tokens) else (plain,)


@dataclass(frozen=True, slots=True)
class Pasted:
    """All readings: the whole as it is, the whole without its frame, and its quoted parts, which stand `inside`.

    `introduced` is the main one with what was taken for the name and stands around the words.
    """

    whole: Reading
    introduced: Reading
    main: Reading
    parts: tuple[Reading, ...] = ()
    inside: tuple[tuple[int, int], ...] = ()


def read_pasted(pasted: str) -> Pasted:
    """Return what some pasted words may be a quotation of."""
    text = unicodedata.normalize("NFC", UNSEEN_CHARACTERS.sub("", pasted.translate(LIGATURES)))
    lines, frame = _without_small_print(text.splitlines())
    signs = [sign for sign in (">",) if any(QUOTE_LINE.match(line) for line in lines)]
    quoted, comment = _quote_lines(lines)
    plain = _plain("\n".join(quoted))
    if plain != "\n".join(quoted) or signs:
        signs += [sign for sign in ("*", "`", "||", "~~", "__", "-#") if sign in "\n".join(quoted)]
    forgiven = (*(Forgiven("markup", sign) for sign in dict.fromkeys(signs)), *frame)
    whole = Reading(plain, None, forgiven, bool(comment))
    main = _without_frame(whole)
    if main.name is None and comment:
        main = replace(main, name=name_in(_plain("\n".join(comment))))
    return Pasted(whole, _without_citation(whole), main, *_parts(main))


def _quote_lines(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines behind a “>” and all others; the lines themselves where there is none of these."""
    quoted: list[str] = []
    comment: list[str] = []
    is_open = False
    for line in lines:
        sign = QUOTE_LINE.match(line)
        if is_open or sign:
            is_open = is_open or (sign is not None and ">>> " in sign[0])
            quoted.append(line[sign.end() :] if sign else line)
        elif line.strip():
            comment.append(line)
    if not quoted:
        return lines, []
    # The bot's own small print and a name below the quotation belong to it.
    attribution = [line for line in comment if trailing_name(line, alone=True)]
    return quoted + attribution, [line for line in comment if line not in attribution]


def _plain(text: str) -> str:
    """Return the text without the signs that Discord draws with."""
    shown = "\n".join(LINE_SIGN.sub("", line, count=1) if LINE_SIGN.match(line) else line for line in text.split("\n"))
    shown = ESCAPE.sub(r"\1", EMPHASIS.sub(_unescaped, MASKED_LINK.sub(_link_text, shown)))
    return shown.strip()


def _link_text(match: re.Match[str]) -> str:
    """Return the words of a link; the call of a footnote keeps its brackets, which tell it from a number."""
    return f"[{match[1]}]" if NOTE_NUMBER.fullmatch(match[1]) else match[1]


def _unescaped(match: re.Match[str]) -> str:
    """Return nothing for a sign of emphasis, and the sign itself where a backslash makes it a character."""
    return match[0] if match.string[match.start() - 1 : match.start()] == "\\" else ""


def _without_frame(reading: Reading) -> Reading:
    """Return the words without small print, name, citation and one pair of quotation marks around them."""
    for _ in range(2):
        reading = _without_citation(reading)
        reading = _without_name(reading)
    stripped = _unquoted(reading.words)
    if stripped != reading.words:
        reading = replace(reading, words=stripped)
    return _without_citation(reading)


def _without_small_print(lines: list[str]) -> tuple[list[str], tuple[Forgiven, ...]]:
    """Return the lines before the first one that only a reply of this bot has, or that is nothing but a citation."""
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        text = _plain(QUOTE_LINE.sub("", line, count=1) if QUOTE_LINE.match(line) else line)
        is_frame = FRAME_LINE.fullmatch(text)
        if number and (is_frame or CITATION_LINE.fullmatch(text)):
            return lines[:number], (Forgiven("frame" if is_frame else "citation", text),)
    return lines, ()


def _without_citation(reading: Reading) -> Reading:
    found = CITATION_BEHIND.search(reading.words[-60:])
    if not found:
        return reading
    end = len(reading.words) - len(found[0])
    forgiven = (*reading.forgiven, Forgiven("citation", found[0].strip()))
    return replace(reading, words=reading.words[:end].rstrip(), forgiven=forgiven)


def _without_name(reading: Reading) -> Reading:
    found = trailing_name(reading.words) or leading_name(reading.words)
    if not found:
        return reading
    name = found.name if is_somebody(found.name) else None
    forgiven = (*reading.forgiven, Forgiven("name" if name else "frame", found.name))
    return replace(reading, words=found.words.strip(), name=reading.name or name, forgiven=forgiven)


def _unquoted(words: str) -> str:
    """Return words without the one pair of quotation marks around all of them."""
    core = words.rstrip(".,;").rstrip()
    closing = OPENING.get(words[:1], "")
    if closing and len(core) > 1 and core[-1] in closing:
        return core[1:-1].strip() + words[len(core) :].strip()
    return words


def _parts(main: Reading) -> tuple[tuple[Reading, ...], tuple[tuple[int, int], ...]]:
    """Return what stands between quotation marks, the longest first, and where."""
    text = main.words
    spans = [span for span in _quoted_spans(text) if len(tokens_of(text[slice(*span)])) >= FEWEST_QUOTED]
    spans = sorted(spans, key=lambda span: span[0] - span[1])[:MOST_PARTS]
    return tuple(_part(main, *span) for span in spans), tuple(spans)


def _part(main: Reading, start: int, end: int) -> Reading:
    lead_in = main.words[max(0, start - NEAR_BY) : start - 1].rpartition("\n")[2]
    behind = main.words[end + 1 : end + NEAR_BY].partition("\n")[0]
    name = main.name or name_in(lead_in) or name_in(behind)
    return replace(main, words=main.words[start:end].strip(), name=name, is_part=True)


def _quoted_spans(text: str) -> list[tuple[int, int]]:
    """Return the outermost stretches inside double quotation marks, marks left out; one that never closes is none."""
    spans: list[tuple[int, int]] = []
    start, depth, opened = -1, 0, ""
    for place, sign in enumerate(text):
        if depth and sign in DOUBLE[opened]:
            depth -= 1
            if not depth:
                spans.append((start, place))
        elif sign in DOUBLE and (not depth or sign == opened):
            start, opened = (place + 1, sign) if not depth else (start, opened)
            depth += 1
    return spans
