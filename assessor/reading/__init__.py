"""Reading: from the files of a plan to entries that are ready for the judge, in their order.

    for item in cases(plan): ...                     # Picked | Recalled | Failure
    with ready(plan) as items: ...                   # Ready | Recalled | Failure

`ready` prepares each essay for the judge as well, in processes of its own where the plan says so.
Both read file by file as they are asked. One bad file stops none. What was judged before in the
same way is recalled, not read.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import TypeVar

from assessor.assessment import Failure
from assessor.entry import Entry
from assessor.intake import called, discover
from assessor.reading.desk import Apart, Desk, Here
from assessor.reading.plan import Memory, Picked, Plan, Ready, Recalled

__all__ = ["Memory", "Picked", "Plan", "Ready", "Recalled", "cases", "ready"]

T = TypeVar("T", Picked, Ready)


def _nothing() -> None:
    """Nobody waits for the first file."""


def cases(plan: Plan) -> Iterator[Picked | Recalled | Failure]:
    """Every entry of the plan, or why it cannot be judged. Raises AssessorError."""
    from assessor.reading.entries import cases_in  # noqa: PLC0415 (a run has its readers read)

    plan = _named(plan)
    yield from _in_order(plan, [Here(partial(cases_in, plan=plan))], _nothing)


@contextmanager
def ready(
    plan: Plan, expecting: Callable[[], None] = _nothing
) -> Iterator[Iterator[Ready | Recalled | Failure]]:
    """The same, each essay prepared for the judge; leaving the block ends all reading.

    `expecting` is called when it turns out that not everything is recalled.
    """
    plan = _named(plan)
    desks: Sequence[Desk[Ready]] = [Apart(plan, reader) for reader in plan.readers] or [_here(plan)]
    try:
        yield _in_order(plan, desks, expecting)
    finally:
        for desk in desks:
            desk.close()


def _named(plan: Plan) -> Plan:
    return replace(plan, called=called(discover(plan.paths)))


def _here(plan: Plan) -> Here[Ready]:
    from assessor.reading.entries import ready_in  # noqa: PLC0415 (a run has its readers read)

    return Here(partial(ready_in, plan=plan))


def _in_order(
    plan: Plan, desks: Sequence[Desk[T]], expecting: Callable[[], None]
) -> Iterator[T | Recalled | Failure]:
    """Deal the files like cards; take what is in them in the order of the files."""
    turns, ahead = cycle(desks), sum(desk.ahead for desk in desks)
    waiting: deque[Recalled | Desk[T]] = deque()
    paths, taken = discover(plan.paths), dict[str, str]()
    while True:
        while len(waiting) < ahead and (path := next(paths, None)) is not None:
            place = _place(path, plan, turns)
            if not isinstance(place, Recalled):
                expecting()
            waiting.append(place)
        if not waiting:
            return
        place = waiting.popleft()
        for item in [place] if isinstance(place, Recalled) else place.items():
            yield _only_once(item, taken)


def _place(path: Path, plan: Plan, turns: Iterator[Desk[T]]) -> Recalled | Desk[T]:
    """What is remembered of a file, else the desk that it was dealt to."""
    key = plan.memory.key(path, plan.called.get(path, path.name)) if plan.memory else None
    known = plan.memory.recall(key) if plan.memory and key else None
    if known and key:
        return Recalled(known, key)
    desk = next(turns)
    desk.deal(path, key)
    return desk


def _only_once(item: T | Recalled | Failure, taken: dict[str, str]) -> T | Recalled | Failure:
    """The item; a failure in its place where an earlier one has its id."""
    if isinstance(item, Failure):
        return item
    entry = _entry(item)
    if entry.id in taken:
        return Failure(
            name=entry.source.name,
            cause=f"has the id {entry.id}, which {taken[entry.id]} has already.",
            remedy="Give one of them another ID, or leave out the copy.",
        )
    taken[entry.id] = entry.source.name
    return item


def _entry(item: Picked | Ready | Recalled) -> Entry:
    match item:
        case Recalled():
            return item.assessment.entry
        case Ready():
            return item.picked.case.entry
        case Picked():
            return item.case.entry
