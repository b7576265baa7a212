"""What all tests share."""

from __future__ import annotations

import gc


def pytest_collection_finish() -> None:
    """Leave what lives to the end out of the garbage collector's rounds, which took a seventh of the run.

    Each chat makes thousands of objects, and each round went through all that collecting the tests had made.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
