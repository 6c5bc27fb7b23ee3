"""Where files are read: at a desk here, or at desks in processes of their own.

    desk.deal(path, key)       # this file is next; several may be dealt ahead
    desk.items()               # what is in the file that was dealt first

A process of its own reads while this one talks to the model: an answer is kept as soon as it
comes, whatever an essay takes to read. And a file that eats all memory or never ends takes its
reader with it, not the run. A reader has no key, no store and no way to the model.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Timer
from typing import Final, Generic, Protocol, TypeVar

from assessor.assessment import Failure
from assessor.errors import AssessorError
from assessor.reading.pipe import HELLO, hear, say
from assessor.reading.plan import Plan, Ready

PATIENCE: Final = 120.0  # seconds for one entry: many times what the largest files take
SECRETS: Final = frozenset({"OPENAI_API_KEY"})
COMMAND: Final = (sys.executable, "-m", "assessor.reading")
COLLECT_AFTER: Final = 50_000  # new containers

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
        """What is in the first file. Raises AssessorError: what stops the run."""
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
    """Reads in a process of its own, begun with the first file, and anew when a file ended it."""

    ahead: Final = 4

    def __init__(self, plan: Plan, patience: float = PATIENCE) -> None:
        self._plan = replace(plan, paths=(), memory=None)
        self._patience = patience
        self._dealt: deque[Task] = deque()
        self.process: subprocess.Popen[bytes] | None = None
        self._greeted = self._closed = False

    def deal(self, path: Path, key: str | None) -> None:
        self._dealt.append((path, key))
        self._tell(self.process or self._begin(), path, key)

    def items(self) -> Iterator[Ready | Failure]:
        path, _ = self._dealt[0]
        try:
            while (item := self._hear()) is not None:
                yield item
            self._dealt.popleft()
        except EOFError as e:
            if self._closed:
                return
            if not self._greeted:
                raise _never_began() from e
            self._dealt.popleft()
            self._begin_again()
            yield Failure(
                name=path.name,
                cause="reading it took all the memory, or more than "
                f"{self._patience:.0f} seconds, and was given up.",
                remedy="Save the essay by itself as plain text, and give that.",
            )

    def close(self) -> None:
        self._closed = True
        self._end()

    def _begin(self) -> subprocess.Popen[bytes]:
        environment = {k: v for k, v in os.environ.items() if k not in SECRETS}
        reader = subprocess.Popen(  # noqa: S603 (a command of ours)
            COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        )
        self._greeted, self.process = False, reader
        assert reader.stdin is not None
        say(self._plan, reader.stdin)
        return reader

    def _begin_again(self) -> None:
        self._end()
        reader = self._begin()
        for path, key in self._dealt:
            self._tell(reader, path, key)

    def _end(self) -> None:
        """End the process, whatever it is at."""
        if self.process is None:
            return
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(BrokenPipeError):  # what was still to be said
                assert pipe is not None
                pipe.close()

    def _tell(self, reader: subprocess.Popen[bytes], path: Path, key: str | None) -> None:
        assert reader.stdin is not None
        say((path, key), reader.stdin)

    def _hear(self) -> Ready | Failure | None:
        """The next item of the file; None at its end. Raises what the reader could not bear."""
        reader = self.process
        assert reader is not None
        assert reader.stdout is not None
        giving_up = Timer(self._patience, reader.kill)
        giving_up.start()
        try:
            self._greeted = self._greeted or hear(reader.stdout) == HELLO
            item: Ready | Failure | AssessorError | None = hear(reader.stdout)
        finally:
            giving_up.cancel()
        if isinstance(item, AssessorError):
            raise item
        return item


def _never_began() -> AssessorError:
    return AssessorError(
        f"The process that reads the files did not begin ({' '.join(COMMAND)}).",
        "Add --readers 0: then they are read without it, a little more slowly.",
    )


def calm_collector() -> None:
    """Let Python look for cyclic garbage less often: an essay's analysis makes next to none.

    What was imported lives to the end, so it need not be looked through each time either.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)
