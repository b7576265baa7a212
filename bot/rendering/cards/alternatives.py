"""What a picture says, for those who do not see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.rendering.cards.values import Bar, Card, Chart, Moment, Timeline

# Of an attachment's description: https://discord.com/developers/docs/resources/message#attachment-object
ALT_LIMIT: Final = 1024
MADE_BY: Final = "Made by Pullquote."
WORDS_NAMED: Final = 4
LEFT_OUT: Final = "[…]"
SHORTENED: Final = "Both the picture and this text are shortened at […]."


def card_alternative(card: Card, drawn: Card) -> str:
    """Return every word of the card: of the whole quote where it fits, else of the quote as drawn, which is said."""
    whole = _card(card, "" if drawn == card else _shortening(card, drawn))
    return whole if len(whole) <= ALT_LIMIT else _card(drawn, SHORTENED)


def timeline_alternative(timeline: Timeline, moments: Sequence[Moment], page: int, pages: int) -> str:
    """Return every fact of one page of a timeline."""
    events = "; ".join(_moment(moment) for moment in moments)
    said = (f"Timeline{_part(page, pages)}.", _stopped(timeline.title), _stopped(timeline.note), _stopped(events))
    return " ".join(filter(None, (*said, _stopped(timeline.source), MADE_BY)))


def chart_alternative(chart: Chart, bars: Sequence[Bar], page: int, pages: int) -> str:
    """Return every count of one page of a chart."""
    counts = "; ".join(f"{bar.name}: {bar.counted}" for bar in bars)
    said = (f"{chart.label}{_part(page, pages)}.", _stopped(chart.title), _stopped(chart.note), _stopped(counts))
    return " ".join(filter(None, (*said, _stopped(chart.source), MADE_BY)))


def _part(page: int, pages: int) -> str:
    return f", part {page + 1} of {pages}" if pages > 1 else ""


def _card(card: Card, note: str) -> str:
    parts = (f"Quote card: {card.words} — {_stopped(card.speaker)}", _stopped(card.source), note, MADE_BY)
    return " ".join(filter(None, parts))


def _shortening(card: Card, drawn: Card) -> str:
    if card.words == drawn.words:
        return "The picture shortens the names at […]."
    kept = drawn.words.partition(LEFT_OUT)[0].split()[-WORDS_NAMED:]
    return f"The picture stops after “{' '.join(kept)}” and shows […] for the rest."


def _moment(moment: Moment) -> str:
    basis = f" ({moment.basis})" if moment.basis else ""
    return f"{moment.when}: {moment.what.rstrip('.')}{basis}"


def _stopped(words: str) -> str:
    return words if not words or words.endswith((".", "!", "?", "…")) else f"{words}."
