"""Answers that came and are not in the store: in a file beside it, until it is opened again.

One line of JSON an answer, under the key of its request, masked and priced like those in the store;
what follows the last line is empty room. A lock tells who is still adding to it: a courier, for as
long as it is at work.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from os import SEEK_END
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from assessor.assessment import Usage
from assessor.llm.cache import StoredAnswer

WAITING: Final = (
    "A run before this one was ended while its questions were being answered. "
    "The answers are waited for, so that none is paid for twice."
)
ROOM: Final = 1 << 20  # bytes: some hundred times what is under way at a time


class Late:
    """The file beside a store; to be used by whoever holds it (`hold`), and let go."""

    def __init__(self, store: Path) -> None:
        self.path: Final = store.with_name(f"{store.name}.late")
        self._lock = FileLock(f"{self.path}.lock", thread_local=False)

    def hold(self, patience: float) -> bool:
        """Be the one who has it; False if somebody else has it for so many seconds.

        Raises OSError: it cannot be held, nor anything be kept, in this place.
        """
        try:
            self._lock.acquire(timeout=patience)
        except Timeout:
            return False
        return True

    def let_go(self) -> None:
        self._lock.release()

    def may_come(self) -> bool:
        """Whether anything was put down here, or somebody may be about to."""
        return self.path.exists() or Path(self._lock.lock_file).exists()

    def answers(self) -> Iterator[tuple[str, StoredAnswer]]:
        """What was put down, by the keys of the requests; a line that is none is no loss."""
        with suppress(FileNotFoundError):
            for line in self.path.read_bytes().split(b"\n"):
                with suppress(ValueError, KeyError, TypeError):
                    kept = json.loads(line)
                    usage = Usage.model_validate(kept["usage"])
                    yield str(kept["key"]), StoredAnswer(str(kept["content"]), usage)

    def clear(self) -> None:
        """All of it is in the store."""
        self.path.unlink(missing_ok=True)


class Journal:
    """Writes each answer down as it comes, and forgets it when the store has it.

    The file has its room from the beginning: a full disk, which ends a run, still has a place for
    what had been asked by then. Nobody waits for the disk. What was written outlives the process,
    though not the machine.
    """

    def __init__(self, late: Late) -> None:
        """To be opened by whoever holds `late`, with what it `found` there. Raises OSError: there
        is no room for it."""
        self._path = late.path
        self.found = dict(late.answers())
        self._lines = {key: _line(key, answer) for key, answer in self.found.items()}
        self._left = 0  # bytes of room
        self._begin()

    def add(self, key: str, answer: StoredAnswer) -> None:
        """Write an answer down. Raises OSError: the room is used up, and there is no other."""
        line = self._lines[key] = _line(key, answer)
        if self._left < len(line):
            self._begin()
            return
        left = self._left
        self._left = 0  # until it is written
        with self._path.open("r+b", buffering=0) as file:
            file.seek(-left, SEEK_END)
            if file.write(line) == len(line):
                self._left = left - len(line)

    def drop(self, key: str) -> None:
        """The store has the answer with this key."""
        self._lines.pop(key, None)

    def close(self) -> None:
        """Leave what the store has not, if anything. Raises OSError: there was no room for it."""
        if not self._lines:
            self._path.unlink(missing_ok=True)
        elif not self._left:
            self._begin()

    def _begin(self) -> None:
        """A file with what is to be kept, and new room."""
        self._left = 0  # until there is
        lines = b"".join(self._lines.values())
        beside = self._path.with_name(f"{self._path.name}.part")
        try:
            beside.write_bytes(lines + bytes(ROOM))
            beside.replace(self._path)
        finally:
            beside.unlink(missing_ok=True)
        self._left = ROOM


def _line(key: str, answer: StoredAnswer) -> bytes:
    kept = {"content": answer.content, "usage": answer.usage.model_dump()}
    return (json.dumps({"key": key, **kept}) + "\n").encode("ascii")
