"""The passage behind a date: one as the citations have it, also in a cell of a table or beside other words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from bot.community.studies.plan import PlanError
from content.article import Article
from content.citation import NUMBER, PARAGRAPH, SECTION, TO, Passage, parse
from content.errors import CitationError, ContentError, echo
from content.folding import comparable

AROUND: Final = " \t,:;–—-|→>=·•*@"
ARROW: Final = re.compile(r"^(?:->|=>|→|[\s,:;–—|>=·•*@-])+")
ALONE: Final = re.compile(r"\d+(?:\s*-\s*\d+)?")
PLACE: Final = rf"{NUMBER}(?:[.:]{NUMBER})?"
SIGNED: Final = re.compile(
    rf"(?<!\w)(?:(?:{SECTION}{NUMBER}\s*,?\s*)?{PARAGRAPH}{NUMBER}(?:{TO}(?:{PARAGRAPH})?{NUMBER})?"
    rf"|{SECTION}{PLACE}(?:{TO}(?:{SECTION})?{PLACE})?)(?!\w)"
)
JOINED: Final = re.compile(
    rf"({PARAGRAPH}|{SECTION})?(\d{{1,5}}(?:\s*(?:,\s*and|,|and|&|\+)\s*(?:{PARAGRAPH}|{SECTION})?\d{{1,5}})+)"
)
# Beside such words a citation alone would say more, or something else, than was meant.
LESS: Final = re.compile(
    r"\d|[§¶]|\b(?:half|except|without|but|not|from|to|until|part|rest|end|beginning|start|before|after)\b"
    r"|\b(?:noon|midday|midnight|o'clock)\b"
)


@dataclass(frozen=True, slots=True)
class Cited:
    """The passage of a line; `bare` where its numbers had no sign, `beside` where other words stood there."""

    passage: Passage
    bare: bool = False
    beside: bool = False


def cited(article: Article, words: str, line: str) -> Cited:
    """Return the passage that words behind a date name; raise a sentence where they name none, or not just one."""
    named = ARROW.sub("", words).rstrip(AROUND)
    if not named:
        raise PlanError(f"{echo(line)} names no passage; write it behind the date, such as §1-2 or ¶5-8.")
    plain = comparable(named)
    run = _run(plain)
    try:
        found = Cited(parse(article, run or named), bare=bool(ALONE.fullmatch(run or plain)))
    except CitationError as error:
        beside = _in_a_cell(article, named) or _between_words(article, plain)
        if beside is None:
            raise PlanError(_with_advice(str(error))) from None
        found = beside
    if found.passage.note:
        raise CitationError(found.passage.note.replace("; here is what there is", ""))
    return found


def _run(plain: str) -> str:
    """Return “§1-2” for “§1 and 2”; empty where the numbers are not one behind the other."""
    found = JOINED.fullmatch(plain)
    if found is None:
        return ""
    numbers = [int(one) for one in re.findall(r"\d+", found[2])]
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return ""
    return f"{found[1] or ''}{numbers[0]}-{numbers[-1]}"


def _in_a_cell(article: Article, words: str) -> Cited | None:
    """Return the passage of the one cell of a row that names one."""
    cells = [one.strip() for one in words.split("|") if one.strip()]
    if not cells[1:]:  # one is no row
        return None
    found = []
    for cell in cells:
        try:
            passage = parse(article, cell)
        except ContentError:
            continue
        found.append(Cited(passage, bare=bool(ALONE.fullmatch(comparable(cell))), beside=True))
    return found[0] if len(found) == 1 else None


def _between_words(article: Article, plain: str) -> Cited | None:
    """Return the passage of the one citation with a sign that stands between other words."""
    found = list(SIGNED.finditer(plain))
    if len(found) != 1:
        return None
    rest = f"{plain[: found[0].start()]} {plain[found[0].end() :]}"
    return None if LESS.search(rest) else replace(Cited(parse(article, found[0][0])), beside=True)


def _with_advice(sentence: str) -> str:
    """Return an error of the citation with what a line of a syllabus says, where it says that at length."""
    return re.sub(r"; write for example .*$", "; write such as §1-2 or ¶5-8.", sentence)
