"""Answers that came when nobody was left to hear them: kept in a file until the next run asks.

One line of JSON an answer, under the key of its request. What is in the store is not in here. Who
has the file is told by a lock: a courier that begins waits for one whose run was killed, until that
has all its answers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout

from assessor.assessment import Usage
from assessor.llm.base import Completion, Outcome


class Late:
    """The answers that no store has yet; `path` is where they go when the run has gone."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = FileLock(f"{path}.lock", thread_local=False)
        self._answers: dict[str, Completion] = {}

    def take_over(self, patience: float) -> bool:
        """Take what an earlier courier left; False if it has not ended by so many seconds. Where
        nothing can be kept, there is nothing to wait for."""
        try:
            self._lock.acquire(timeout=patience)
            self._answers = dict(_lines(self._path))
        except Timeout:
            return False
        except OSError:
            return True
        return True

    def get(self, key: str) -> Completion | None:
        """The answer to the request with this key, if it is here."""
        return self._answers.get(key)

    def add(self, key: str, completion: Completion) -> None:
        """Hold an answer until it is known to be in the store."""
        if completion.outcome is Outcome.ANSWERED:
            self._answers[key] = replace(completion, reply=None)

    def forget(self, key: str) -> None:
        """It is in the store."""
        self._answers.pop(key, None)

    def close(self) -> None:
        """Put down what is left, masked as everything that is kept; nothing left, no file."""
        if not self._lock.is_locked:
            return
        with suppress(OSError):  # a full disk: no more can be done
            self._put_down()
        self._lock.release()

    def _put_down(self) -> None:
        lines = [line for kept in self._answers.items() if (line := _line(*kept))]
        if not lines:
            self._path.unlink(missing_ok=True)
            return
        beside = self._path.with_name(self._path.name + ".part")
        beside.write_text("".join(lines), "ascii")
        beside.replace(self._path)


def _line(key: str, completion: Completion) -> str:
    """Nothing for an answer that is no reply any more once it is masked: no store takes it."""
    from assessor.llm.mask import masked  # noqa: PLC0415 (slow, and only for runs that were killed)

    content = masked(completion.content)
    with suppress(ValueError):
        json.loads(content)
        kept = {"content": content, "usage": completion.usage.model_dump()}
        return json.dumps({"key": key, **kept}) + "\n"
    return ""


def _lines(path: Path) -> Iterator[tuple[str, Completion]]:
    """What an earlier courier left; a line that is none is no loss."""
    with suppress(FileNotFoundError):
        for line in path.read_bytes().split(b"\n"):
            with suppress(ValueError, KeyError, TypeError):
                kept = json.loads(line)
                usage = Usage.model_validate(kept["usage"])
                yield kept["key"], Completion(Outcome.ANSWERED, kept["content"], None, usage)
