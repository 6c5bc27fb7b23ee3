"""Python's collector of cyclic garbage, told to look less often.

What is imported lives to the end, and the analysis of an essay makes next to no cycles: to look
through thousands of classes again and again is a seventh of the time that a run takes to begin.
"""

from __future__ import annotations

import gc
from typing import Final

COLLECT_AFTER: Final = 50_000  # new containers


def look_seldom() -> None:
    """To be called before anything heavy is imported."""
    gc.set_threshold(COLLECT_AFTER)


def leave_what_is_there() -> None:
    """To be called when all is imported: what there is by now is not looked through again."""
    gc.freeze()
