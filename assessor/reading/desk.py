"""Where files are read: at a desk here, or at desks in processes of their own.

    desk.deal(path, key)       # this file is next; several may be dealt ahead
    desk.items()               # what is in the file that was dealt first

A process of its own reads while this one talks to the model: an answer is kept as soon as it
comes, whatever an essay takes to read. And a file that eats all memory or never ends takes its
reader with it, not the run.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, Generic, Protocol, TypeVar

from assessor.assessment import Failure
from assessor.errors import AssessorError
from assessor.reader import Reader
from assessor.reading.plan import Plan, Ready

Task = tuple[Path, str | None]
T_co = TypeVar("T_co", covariant=True)


class Desk(Protocol[T_co]):
    """Reads files in the order in which they are dealt; up to `ahead` may wait at a time."""

    @property
    def ahead(self) -> int: ...

    def deal(self, path: Path, key: str | None) -> None:
        """Put a file at the end; `key` is what its result will be remembered by."""
        ...

    def items(self) -> Iterator[T_co | Failure]:
        """What is in the first file.

        Raises AssessorError: what stops the run; EOFError: the desk was closed meanwhile.
        """
        ...

    def close(self) -> None:
        """Read no more, whoever is waiting for it."""
        ...


class Here(Generic[T_co]):
    """Reads in this process, when it is asked for the items."""

    ahead: Final = 1

    def __init__(self, read: Callable[[Path, str | None], Iterator[T_co | Failure]]) -> None:
        self._read = read
        self._dealt: deque[Task] = deque()

    def deal(self, path: Path, key: str | None) -> None:
        self._dealt.append((path, key))

    def items(self) -> Iterator[T_co | Failure]:
        yield from self._read(*self._dealt.popleft())

    def close(self) -> None:
        self._dealt.clear()


class Apart:
    """Reads in a process of its own, which is begun anew when a file has ended it."""

    ahead: Final = 10  # what it has read waits in the pipe

    def __init__(self, plan: Plan, reader: Reader) -> None:
        self._plan = replace(plan, paths=(), memory=None, readers=())
        self._reader = reader
        self._dealt: deque[Task] = deque()
        self._told = self._closed = False

    def deal(self, path: Path, key: str | None) -> None:
        self._dealt.append((path, key))
        if not self._told:
            self._tell_plan()
        self._reader.tell((path, key))

    def items(self) -> Iterator[Ready | Failure]:
        path, _ = self._dealt[0]
        try:
            while (item := self._reader.hear()) is not None:
                if isinstance(item, AssessorError):
                    raise item
                yield item
            self._dealt.popleft()
        except EOFError as e:
            if self._closed:
                raise  # and look for no other file
            if not self._reader.greeted:
                raise _never_began(self._reader) from e
            self._dealt.popleft()
            self._begin_again()
            yield Failure(
                name=path.name,
                cause="reading it took all the memory, or more than "
                f"{self._reader.patience:.0f} seconds, and was given up.",
                remedy="Save the essay by itself as plain text, and give that.",
            )

    def close(self) -> None:
        self._closed = True
        self._reader.end()

    def _tell_plan(self) -> None:
        if not self._reader.began:
            self._reader.begin()
        self._reader.tell(self._plan)
        self._told = True

    def _begin_again(self) -> None:
        self._reader.begin()
        self._tell_plan()
        for task in self._dealt:
            self._reader.tell(task)


def _never_began(reader: Reader) -> AssessorError:
    return AssessorError(
        f"The process that reads the files did not begin ({' '.join(reader.command)}).",
        "Add --readers 0: then they are read without it, a little more slowly.",
    )
