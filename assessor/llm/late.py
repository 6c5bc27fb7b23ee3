"""Answers that came when nobody was left to hear them: kept in a file until the next run asks.

One line of JSON an answer, under the key of its request. What is in the store is not in here, so
that in all but a few seconds of a year there is no such file. Who has it is told by a lock: a
courier that begins waits for one whose run was killed, until that has all its answers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout

from assessor.assessment import Usage
from assessor.llm.base import Completion, Outcome


class Late:
    """The answers that no store has yet; `path` is where they go when the run has gone."""

    def __init__(self, path: Path, patience: float) -> None:
        """Take over what an earlier courier left, after up to `patience` seconds for it to end."""
        self._path = path
        self._lock = FileLock(f"{path}.lock", thread_local=False)
        self._answers: dict[str, Completion] = {}
        with suppress(Timeout, OSError):
            self._lock.acquire(timeout=patience)
            self._answers = dict(_lines(path))

    def get(self, key: str) -> Completion | None:
        """The answer to the request with this key, if it is here."""
        return self._answers.get(key)

    def add(self, key: str, completion: Completion) -> None:
        """Hold an answer until it is known to be in the store."""
        if completion.outcome is Outcome.ANSWERED:
            self._answers[key] = replace(completion, reply=None)

    def forget(self, keys: Iterable[str]) -> None:
        """These are in the store."""
        for key in keys:
            self._answers.pop(key, None)

    def close(self) -> None:
        """Put down what is left, masked as everything that is kept; nothing left, no file."""
        if not self._lock.is_locked:
            return
        with suppress(OSError):  # a full disk: no more can be done
            if self._answers:
                beside = self._path.with_name(self._path.name + ".part")
                beside.write_text("".join(_line(*kept) for kept in self._answers.items()), "utf-8")
                beside.replace(self._path)
            else:
                self._path.unlink(missing_ok=True)
            Path(self._lock.lock_file).unlink(missing_ok=True)
        self._lock.release()


def _line(key: str, completion: Completion) -> str:
    from assessor.llm.mask import masked  # noqa: PLC0415 (slow, and only for runs that were killed)

    kept = {"content": masked(completion.content), "usage": completion.usage.model_dump()}
    return json.dumps({"key": key, **kept}, ensure_ascii=False) + "\n"


def _lines(path: Path) -> Iterator[tuple[str, Completion]]:
    """What an earlier courier left; a line that is none is no loss."""
    with suppress(FileNotFoundError):
        for line in path.read_text("utf-8").splitlines():
            with suppress(ValueError, KeyError, TypeError):
                kept = json.loads(line)
                usage = Usage.model_validate(kept["usage"])
                yield kept["key"], Completion(Outcome.ANSWERED, kept["content"], None, usage)
