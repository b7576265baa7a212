"""Where simcord's inside may be touched."""

from __future__ import annotations

import re
from pathlib import Path

OFFLINE = Path(__file__).parents[3] / "bot" / "offline"


def test_only_the_simulation_touches_simcords_inside() -> None:
    """Private attributes of other objects, and simcord's backend, stay behind one door."""
    inside = re.compile(r"\benv\.backend|\bsimcord\.\w|\w\._[a-z]\w*\b")
    own = re.compile(r"\bself\._[a-z]\w*")
    for file in OFFLINE.glob("*.py"):
        lines = [own.sub("", line) for line in file.read_text(encoding="utf-8").splitlines()]
        assert not [line for line in lines if inside.search(line)], file.name
