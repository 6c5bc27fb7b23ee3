"""A way to a model that is opened when it is needed."""

from __future__ import annotations

from collections.abc import Callable

from assessor.llm.base import LLM, Completion, Request


class Later:
    """Opens an LLM when it is first asked: a run that finds every answer kept never does."""

    def __init__(self, open_: Callable[[], LLM]) -> None:
        self._open = open_
        self._llm: LLM | None = None

    async def complete(self, request: Request) -> Completion:
        if self._llm is None:
            self._llm = self._open()
        return await self._llm.complete(request)

    async def aclose(self) -> None:
        if self._llm is not None:
            await self._llm.aclose()
