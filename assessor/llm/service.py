"""A model's service as a run asks it: patiently, at its pace, and masked. One for a whole run.

    Retried     tries again what may pass; holds no place while it waits
    Paced       places in flight, grown and shrunk by what the service takes; stops when it is down
    Masking     no address or telephone number of an answer is kept or shown
    OpenAILLM   one attempt over the wire

Outermost first. Retried stands outside Paced, so that a call that waits for its next attempt leaves
its place to others. Importing this takes most of a second (openai does).
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

from assessor.errors import ServiceUnusable
from assessor.llm.base import LLM, Completion, Request
from assessor.llm.later import Later
from assessor.llm.mask import Masking
from assessor.llm.openai import OpenAILLM
from assessor.llm.openai_retries import Retried
from assessor.llm.pace import Pace, Paced, Pacer


class Service:
    """Any service with OpenAI's chat completions, with up to so many calls at a time."""

    def __init__(self, base_url: str, calls: int) -> None:
        self._pacer = pacer = Pacer(Pace(ceiling=calls, start=max(1, calls // 2)))
        # Opened when it is asked: that there is no key is an answer.
        wire = Later(lambda: OpenAILLM(base_url, connections=calls, on_headers=pacer.notice))
        self._watched = _Watched(Masking(wire))
        self._llm = Retried(Paced(self._watched, pacer))

    async def complete(self, request: Request) -> Completion:
        """The answer. Raises `ModelError` when trying again did not help."""
        return await self._llm.complete(request)

    async def aclose(self) -> None:
        await self._llm.aclose()

    def ask_no_more(self, asking: Iterable[asyncio.Task[Any]]) -> None:
        """Of these tasks, leave those alone whose call is on its way; the others end unasked."""
        self._pacer.stop(ServiceUnusable("The run has gone.", "Run the same command again."))
        for task in asking:
            if task not in self._watched.calls:
                task.cancel()


class _Watched:
    """Knows whose call is on its way."""

    def __init__(self, llm: LLM) -> None:
        self._llm = llm
        self.calls = set[asyncio.Task[Any] | None]()

    async def complete(self, request: Request) -> Completion:
        task = asyncio.current_task()
        self.calls.add(task)
        try:
            return await self._llm.complete(request)
        finally:
            self.calls.discard(task)

    async def aclose(self) -> None:
        await self._llm.aclose()
