"""Answers that came when nobody was left to hear them: in a file until the store is opened again.

One line of JSON an answer, under the key of its request, masked and priced like those in the store.
A lock tells who is still adding to it: a courier, for as long as it is at work.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from assessor.assessment import Usage
from assessor.llm.cache import StoredAnswer

WAITING: Final = (
    "A run before this one was ended while its questions were being answered. "
    "The answers are waited for, so that none is paid for twice."
)


class Late:
    """The file beside a store; to be used by whoever holds it (`hold`), and let go."""

    def __init__(self, store: Path) -> None:
        self._path = store.with_name(f"{store.name}.late")
        self._lock = FileLock(f"{self._path}.lock", thread_local=False)

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
        return self._path.exists() or Path(self._lock.lock_file).exists()

    def answers(self) -> Iterator[tuple[str, StoredAnswer]]:
        """What was put down, by the keys of the requests; a line that is none is no loss."""
        with suppress(FileNotFoundError):
            for line in self._path.read_bytes().split(b"\n"):
                with suppress(ValueError, KeyError, TypeError):
                    kept = json.loads(line)
                    usage = Usage.model_validate(kept["usage"])
                    yield str(kept["key"]), StoredAnswer(str(kept["content"]), usage)

    def put_down(self, answers: dict[str, StoredAnswer]) -> None:
        """Keep these besides what is there. Raises OSError."""
        together = dict(self.answers()) | answers
        beside = self._path.with_name(f"{self._path.name}.part")
        try:
            beside.write_text("".join(_line(*kept) for kept in together.items()), "ascii")
            beside.replace(self._path)
        finally:
            beside.unlink(missing_ok=True)

    def clear(self) -> None:
        """All of it is in the store."""
        self._path.unlink(missing_ok=True)


def _line(key: str, answer: StoredAnswer) -> str:
    kept = {"content": answer.content, "usage": answer.usage.model_dump()}
    return json.dumps({"key": key, **kept}) + "\n"
