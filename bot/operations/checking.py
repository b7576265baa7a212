"""`pullquote check`: every fault of every article, one a line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from bot.rendering.fitting import faults_of_fit
from content.errors import counted
from content.library import all_folders, judged
from content.loading import article_folders, load_folder


def check(folders: Sequence[Path], *, shipped: bool, others: Sequence[str] = ()) -> int:
    """Print faults and advice as `file:line:column: …`, the count on standard error; return 1 if there are faults.

    With `shipped`, the program's own articles are checked too; `others` are faults that were found beside the articles.
    """
    paths = all_folders(folders) if shipped else [path for folder in folders for path in article_folders(folder)]
    loaded = [judged(load_folder(path), faults_of_fit) for path in paths]
    faults = [fault for one in loaded for fault in one.faults]
    advice = [fault for one in loaded if not one.faults for fault in one.advice]
    for line in (*others, *faults, *advice):
        print(line)
    found = f"{counted(len(faults) + len(others), 'fault')} in {counted(len(loaded), 'article')}"
    print(
        found if loaded else f"No article.md in {', '.join(map(str, folders))}: name an article folder.",
        file=sys.stderr,
    )
    return 1 if faults or others or not loaded else 0
