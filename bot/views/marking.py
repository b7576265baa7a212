"""How far the group has come that reads in a channel, as whoever knows of studies says."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from content.library import Library
from content.mark import Mark

# Asked with a thread and its channel, and the texts that there are.
Marking = Callable[[Sequence[int], Library], Awaitable[Mark | None]]


async def nobody_reads(_: Sequence[int], __: Library) -> Mark | None:
    """Say that no group reads in a channel, as it is until studies say otherwise."""
    return None
