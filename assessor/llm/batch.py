"""Batch files as OpenAI defined them: one request a line going out, one answer a line coming in.

An answer may come from OpenAI's Batch API, from vLLM's `run-batch` in either of its line forms, or
from any tool of that format; in any order, several times, or only in part. A request's `custom_id`
is its cache key, so an answer finds its place without any other record.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final

from assessor.assessment import Usage
from assessor.errors import OutputError, TransientModelError, UsageError
from assessor.llm import wire
from assessor.llm.base import Completion, Request
from assessor.llm.cache import StoredAnswer
from assessor.llm.estimate import Counting, Estimate
from assessor.llm.mask import masked
from assessor.llm.prices import Price

MAX_REQUESTS: Final = 50_000
MAX_BYTES: Final = 190_000_000
URL: Final = "/v1/chat/completions"
GOOD: Final = 200


class Awaited(TransientModelError):
    """The request stands in a batch file; its answer is not there yet."""


class Exporting:
    """An `LLM` that writes each request into batch files once, instead of sending it.

    `counted` is what the written requests are likely to cost; `awaited` are the keys of all that
    was asked and has no answer yet.
    """

    def __init__(self, files: RequestFiles, under_way: set[str]) -> None:
        """`under_way` are keys of requests that a service has already: they are left out."""
        self._files = files
        self.awaited = set[str]()
        self._written = set(under_way)
        self._counting = Counting()

    @property
    def counted(self) -> Estimate:
        return self._counting.certain

    async def complete(self, request: Request) -> Completion:
        """Never answers: raises Awaited once the request is written down."""
        key = wire.key_of(request)
        self.awaited.add(key)
        if key not in self._written:
            self._written.add(key)
            self._files.add(line_of(key, request))
            await self._counting.complete(request)
        raise Awaited("The answer is still to come from a batch.", "Import the batch's results.")

    async def aclose(self) -> None:
        """Nothing to close."""


class RequestFiles:
    """Files of requests, none larger than a service takes. Use as a context manager.

    They are written beside their places and renamed at the end, so that a file that is there is
    whole. Raises OutputError.
    """

    def __init__(self, folder: Path, first: int = 1) -> None:
        self.paths: list[Path] = []
        self.requests = 0
        self._folder = folder
        self._next = first
        self._file: BinaryIO | None = None
        self._lines = self._bytes = 0

    def add(self, line: str) -> None:
        """Write one line, in a new file if it would make the current one too large."""
        data = line.encode("utf-8", "replace") + b"\n"
        full = self._lines == MAX_REQUESTS or self._bytes + len(data) > MAX_BYTES
        try:
            if self._file is None or full:
                self._open()
            assert self._file is not None
            self._file.write(data)
        except OSError as e:
            raise _unwritable(self._folder, e) from e
        self._lines += 1
        self._bytes += len(data)
        self.requests += 1

    def __enter__(self) -> RequestFiles:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if self._file is not None:
            self._file.close()
        for path in self.paths:
            if kind is None:
                _beside(path).replace(path)
            else:
                _beside(path).unlink(missing_ok=True)

    def _open(self) -> None:
        if self._file is not None:
            self._file.close()
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"requests-{self._next:03}.jsonl"
        self._file = _beside(path).open("wb")
        self._next += 1
        self._lines = self._bytes = 0
        self.paths.append(path)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _unwritable(folder: Path, error: OSError) -> OutputError:
    return OutputError(
        f"Batch files cannot be written to {folder}: {error.strerror or error}.",
        "Name another folder with --out, or free some space.",
    )


def line_of(key: str, request: Request) -> str:
    """A request as a line of a batch file, without the line end."""
    line = {"custom_id": key, "method": "POST", "url": URL, "body": wire.body(request)}
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"))


def keys_in(requests: Path) -> Iterator[str]:
    """The keys of a request file of ours. Raises UsageError: it is gone."""
    before = len('{"custom_id":"')  # as `line_of` writes it: a line may hold a whole essay
    try:
        with requests.open(encoding="utf-8") as file:
            for line in file:
                yield line[before : before + 64]
    except OSError as e:
        raise UsageError(
            f"The request file {requests} cannot be read: {e.strerror}.",
            "Put it back: it tells which answers are awaited. Or export the job again.",
        ) from e


@dataclass(frozen=True)
class Imported:
    """One line of a result or error file. Without an `answer`, `problem` says why.

    A damaged line has no `key`. `usage` is what the line was paid for, answer or not.
    """

    key: str
    answer: StoredAnswer | None
    problem: str = ""
    usage: Usage = field(default_factory=Usage)


def read(path: Path, price: Price | None) -> Iterator[Imported]:
    """The answers in a file; of one that is damaged, those of its whole lines.

    Raises UsageError: it cannot be read, or begins as no batch result does.
    """
    begun = False
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            for number, line in enumerate(file, start=1):
                if not line.strip():
                    continue
                if (data := _object(line, path, number)) is not None:
                    yield _read(data, price)
                elif begun:
                    yield Imported("", None, f"{path}:{number} is no line of a batch result")
                else:
                    raise UsageError(
                        f"{path}:{number}: this is no line of a batch result.",
                        "Import the output or error file of a batch.",
                    )
                begun = True
    except OSError as e:
        raise UsageError(
            f"{path} cannot be read: {e.strerror or e}.", "Name a batch result file."
        ) from e


def _object(line: str, path: Path, number: int) -> dict[str, Any] | None:
    """The line's object; None: it is no line of a result. Raises UsageError: it is a request."""
    try:
        data = json.loads(line)
    except ValueError:
        data = None
    if isinstance(data, dict) and "custom_id" in data and "method" in data:
        raise UsageError(
            f"{path}:{number}: this is a request, not its answer.",
            "Import what the batch service made of this file.",
        )
    whole = isinstance(data, dict) and isinstance(data.get("custom_id"), str)
    return data if whole else None


def _read(line: dict[str, Any], price: Price | None) -> Imported:
    try:
        return _imported(line, price)
    except (AttributeError, TypeError, ValueError):
        return Imported(line["custom_id"], None, "the line holds no completion")


def _imported(line: dict[str, Any], price: Price | None) -> Imported:
    key, response = line["custom_id"], line.get("response") or {}
    # Older vLLM puts the completion where others have a body and a status.
    body = response.get("body", response)
    status = response.get("status_code", GOOD)
    if line.get("error") or status != GOOD or not isinstance(body, dict):
        return Imported(key, None, _reason(line, body, status))
    choice = next(iter(body.get("choices") or ()), None) or {}
    message, finish = choice.get("message") or {}, choice.get("finish_reason")
    content, usage = message.get("content") or "", _usage(body.get("usage") or {}, price)
    if problem := _problem(message, finish, content):
        return Imported(key, None, problem, usage)
    return Imported(key, StoredAnswer(masked(content), usage), usage=usage)


def _problem(message: dict[str, Any], finish: str | None, content: object) -> str:
    """Why a completion is no answer; empty when it is one."""
    if message.get("refusal"):
        return "the model refused"
    if finish not in ("stop", None) or not isinstance(content, str) or not content.strip():
        return f"the answer is not complete ({finish or 'empty'})"
    try:
        return "" if isinstance(json.loads(content), dict) else "the answer is no JSON object"
    except ValueError:
        return "the answer is no JSON"


def _reason(line: dict[str, Any], body: Any, status: object) -> str:
    told = line.get("error") or (body.get("error") if isinstance(body, dict) else None) or {}
    words = told.get("message") or told.get("code") if isinstance(told, dict) else told
    return f"the service says: {words or status}"


def _usage(told: dict[str, Any], price: Price | None) -> Usage:
    usage = Usage(
        calls=1,
        input_tokens=told.get("prompt_tokens") or 0,
        cached_tokens=(told.get("prompt_tokens_details") or {}).get("cached_tokens") or 0,
        output_tokens=told.get("completion_tokens") or 0,
        cost=None,
    )
    return usage.model_copy(update={"cost": price.cost(usage) if price else None})
