"""How far the group has come that reads in a channel: said by whoever knows of studies, and found in the text."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from content.library import Library
from content.mark import Mark

# A text, by its name, and the ids of paragraphs up to which a group has read it, the newest first.
ReadUpTo = tuple[str, Sequence[str]]
Marking = Callable[[Sequence[int]], Awaitable[ReadUpTo | None]]


async def nobody_reads(_: Sequence[int]) -> ReadUpTo | None:
    """Say that no group reads in a thread or its channel, as it is until studies say otherwise."""
    return None


def mark_of(read: ReadUpTo | None, library: Library) -> Mark | None:
    """Return the newest mark whose words are in the text; None where no group reads, or has begun."""
    article = library.articles.get(read[0]) if read else None
    if read is None or article is None:
        return None
    last = next((article.by_id[one].number for one in read[1] if one in article.by_id), None)
    return Mark(article.slug, last) if last else None
