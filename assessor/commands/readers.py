"""The processes that read for a run. They begin first: while they do, this one imports the rest."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final

from assessor.intake.find import discover
from assessor.reader import Reader
from assessor.resources import DATABASE

WORTH_IT: Final = 12  # entries: fewer are read sooner than another process has begun
MOST: Final = 2  # they read more quickly than one process can talk to a model


@contextmanager
def readers(given: dict[str, Any]) -> Iterator[Sequence[Reader]]:
    """As many readers as these options are worth; leaving the block ends them.

    Where there is a store already, they wait until something really has to be read.
    """
    several = tuple(Reader() for _ in range(_how_many(given["entries"], given["readers"])))
    if given["store"] is None and not (given["out"] / DATABASE).exists():
        for reader in several:
            reader.begin()
    try:
        yield several
    finally:
        for reader in several:
            reader.end()


def _how_many(entries: Sequence[Path], wanted: int | None) -> int:
    if wanted is not None:
        return wanted
    several = len(list(islice(discover(entries), WORTH_IT))) == WORTH_IT
    return min(MOST, _processors() - 1) if several and sys.executable else 0


def _processors() -> int:
    """How many this process may use."""
    may_use = getattr(os, "sched_getaffinity", None)
    return len(may_use(0)) if may_use else os.cpu_count() or 1
