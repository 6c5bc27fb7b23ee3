"""The processes that work for a run. They begin first: while they do, this one imports the rest."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from assessor.child import Child
from assessor.intake.find import discover
from assessor.reader import Reader
from assessor.resources import DATABASE, OFFLINE

WORTH_IT: Final = 12  # entries: fewer are read sooner than another process has begun
COURIER: Final = "assessor.llm"


@dataclass(frozen=True)
class Staff:
    """Processes that read entries, and one that asks the model; none: this one does it."""

    readers: Sequence[Reader] = ()
    courier: Child | None = None


@contextmanager
def staff(given: dict[str, Any]) -> Iterator[Staff]:
    """A reader where it is worth one, or as many as are wanted, and a courier where a model may be
    asked: one reads as quickly as a service takes thirty-two calls at a time.

    Where there is a store already, they wait until something really has to be read or asked.
    Leaving the block ends the readers, and a courier that was told nothing; any other ends when
    its calls have.
    """
    readers = tuple(Reader() for _ in range(_how_many(given["entries"], given["readers"])))
    courier = Child(COURIER) if _asks(given) else None
    if given["store"] is None and not (given["out"] / DATABASE).exists():
        for child in (courier, *readers):
            if child:
                child.begin()
    try:
        yield Staff(readers, courier)
    finally:
        if courier and not courier.told:
            courier.end()
        for reader in readers:
            reader.end()


def _asks(given: dict[str, Any]) -> bool:
    """Whether a service may be asked, as far as can be told before anything is imported."""
    named = given["model"] or os.environ.get("ASSESSOR_MODEL") or OFFLINE
    alone = given["readers"] == 0 or given["cache"] == "only" or not sys.executable
    return named != OFFLINE and not alone


def _how_many(entries: Sequence[Path], wanted: int | None) -> int:
    if wanted is not None:
        return wanted
    several = len(list(islice(discover(entries), WORTH_IT))) == WORTH_IT
    return int(several and _processors() > 1 and bool(sys.executable))


def _processors() -> int:
    """How many this process may use."""
    may_use = getattr(os, "sched_getaffinity", None)
    return len(may_use(0)) if may_use else os.cpu_count() or 1
