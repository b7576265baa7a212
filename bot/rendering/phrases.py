"""The bot's own short words, in one place: labels of buttons and lines that are the same everywhere."""

from __future__ import annotations

from typing import Final

BACK: Final = "Back"
NEXT: Final = "Next"
CONTENTS: Final = "Contents"
READ: Final = "Read it"
OPEN_AT_WORDS: Final = "Open at these words"
READ_AROUND: Final = "Read around it"
ANOTHER_QUOTE: Final = "Another quote"
ANOTHER_QUESTION: Final = "Another question"
SHARE: Final = "Share"
SEND: Final = "Send to my DMs"
SUMMARY: Final = "Summary"
PULL_QUOTES: Final = "Pull quotes"
RECOMMENDATIONS: Final = "All recommendations"
OPEN_SECTION: Final = "Open a section"

OUR_SUMMARY: Final = "Our summary, not the author's"
AUTHORS_SUMMARY: Final = "The author's own summary"
OUR_WORDS: Final = "Our words, not the author's"
OUR_TITLES: Final = "Section titles are ours, not the author's"
BACKGROUND: Final = "background, not in the text"

EDITED: Final = "-# The text was edited since that message was made; this is how it reads now."
GONE: Final = (
    "That passage was edited since this message was made, and its words are not in the text any more; "
    "contents shows what is."
)
FOREIGN_BUTTON: Final = "That button is none that I know; ask again with a command, such as summary."
NOT_YOURS: Final = "-# Your own copy; the one in the channel turns for whoever asked."
SENT: Final = "Sent to your direct messages."
DMS_CLOSED: Final = (
    "Your direct messages are closed to me: allow them for this server under Privacy Settings, then press again."
)
MAY_NOT_POST: Final = "You may not post in this channel, so I cannot share it for you here."
EXCERPTS: Final = "This text is served in excerpts only."
END: Final = "You have read to the end."


def subtext(*parts: str) -> str:
    """Return Discord's small print: one line, its parts divided by middle dots, empty ones left out."""
    return f"-# {' · '.join(part for part in parts if part)}"


def nobody_has_written(what: str) -> str:
    """Return the kind word for a part of the companion that is missing."""
    return f"Nobody has written {what} for this text yet. The text is here: read opens it, contents lists its parts."
