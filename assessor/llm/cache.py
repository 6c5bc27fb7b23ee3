"""Answers that were paid for are kept, and never paid for again.

Only an ANSWERED completion is kept. A failure, a refusal, a filtered, truncated or unparsable
answer is not: the next run asks again.
"""

from __future__ import annotations

import asyncio
from copy import copy
from dataclasses import dataclass
from typing import Literal, Protocol

from pydantic import ValidationError

from assessor.assessment import Usage
from assessor.errors import NotInCache, RequestRefused, StoreError
from assessor.llm.base import LLM, Completion, Outcome, Request
from assessor.llm.wire import key_of

Mode = Literal["use", "refresh", "only", "off"]


@dataclass(frozen=True)
class StoredAnswer:
    """An answer word for word, and what it cost when it was paid for."""

    content: str
    usage: Usage


class Answers(Protocol):
    """Where answers are kept, under the key of their request (64 hexadecimal digits)."""

    async def get(self, key: str) -> StoredAnswer | None: ...

    async def put(self, key: str, answer: StoredAnswer) -> None:
        """Keep the answer for good: when this returns, it survives a crash."""


class Cached:
    """Answers from `answers` where it can, else asks `llm`; asks once for twins in flight.

    `use` reads and writes · `refresh` only writes · `only` only reads (a miss is `NotInCache` where
    nothing was found before it, else that one question stays open) · `off` does neither.
    """

    def __init__(self, llm: LLM, answers: Answers, mode: Mode = "use") -> None:
        self._llm = llm
        self._answers = answers
        self._mode = mode
        self._found = False
        self._full: StoreError | None = None
        self._asking: dict[str, asyncio.Future[Completion]] = {}

    async def complete(self, request: Request) -> Completion:
        """The kept answer, or a fresh one. Raises `ModelError` as the model does."""
        key = key_of(request)
        while twin := self._asking.get(key):
            try:
                return await asyncio.shield(twin)
            except asyncio.CancelledError:
                if not twin.cancelled():
                    raise  # we are cancelled, not the twin
        return await self._first(key, request)

    async def aclose(self) -> None:
        await self._llm.aclose()

    async def _first(self, key: str, request: Request) -> Completion:
        """Answer a request that nobody else is asking; those who come meanwhile share it."""
        mine: asyncio.Future[Completion] = asyncio.get_running_loop().create_future()
        self._asking[key] = mine
        try:
            completion = await self._kept(key, request) or await self._fresh(key, request)
        except asyncio.CancelledError:
            mine.cancel()
            raise
        except Exception as error:
            mine.set_exception(error)
            mine.exception()  # seen: without twins nobody else looks at it
            raise
        else:
            mine.set_result(completion)
            return completion
        finally:
            del self._asking[key]

    async def _kept(self, key: str, request: Request) -> Completion | None:
        if self._mode in ("refresh", "off"):
            return None
        stored = await self._answers.get(key)
        if stored is None:
            return None
        try:
            reply = request.reply.model_validate_json(stored.content, strict=True)
        except ValidationError:
            return None  # kept by an older version, or damaged: as good as not kept
        self._found = True
        return Completion(Outcome.ANSWERED, stored.content, reply, stored.usage)

    async def _fresh(self, key: str, request: Request) -> Completion:
        if self._mode == "only":
            # A store that has answered before has a gap: one question that stays open.
            kind = RequestRefused if self._found else NotInCache
            raise kind(
                f"The store has no answer for a request to {request.model.name} (key {key[:12]}).",
                "Run once with `--cache use`, with the same entries, rubric, model and base URL.",
            )
        if self._full is not None:
            raise copy(self._full)  # what cannot be kept is not paid for
        completion = await self._llm.complete(request)
        if self._mode != "off" and completion.outcome is Outcome.ANSWERED:
            await self._keep(key, StoredAnswer(completion.content, completion.usage))
        return completion

    async def _keep(self, key: str, answer: StoredAnswer) -> None:
        try:
            await self._answers.put(key, answer)
        except StoreError as error:
            self._full = error
            raise
