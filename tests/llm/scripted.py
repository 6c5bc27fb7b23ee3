"""An `LLM` whose answers and failures are said beforehand, for the wrappers' own rules."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from assessor.assessment import Usage
from assessor.errors import ModelError
from assessor.llm.base import Completion, Outcome, Request
from tests.llm.conftest import SCORE

CONTENT = '{"evidence":[],"reasoning":"Нет данных.","gaps":[],"level":1}'
USAGE = Usage(calls=1, input_tokens=1000, cached_tokens=200, output_tokens=100, cost=None)


def answer(content: str = CONTENT) -> Completion:
    return Completion(Outcome.ANSWERED, content, SCORE.model_validate_json(content), USAGE)


def no_answer(outcome: Outcome) -> Completion:
    return Completion(outcome, "", None, USAGE, "no")


class Scripted:
    """Gives what it was told to, in order, then good answers; `seconds` is how long each takes."""

    def __init__(self, script: Iterable[Completion | ModelError] = (), seconds: float = 0) -> None:
        self.asked: list[Request] = []
        self.in_flight = 0
        self.peak = 0
        self.closed = False
        self._script = list(script)
        self._seconds = seconds

    async def complete(self, request: Request) -> Completion:
        self.asked.append(request)
        self.in_flight += 1
        self.peak = max(self.peak, self.in_flight)
        try:
            await asyncio.sleep(self._seconds)
        finally:
            self.in_flight -= 1
        given = self._script.pop(0) if self._script else answer()
        if isinstance(given, ModelError):
            raise given
        return given

    async def aclose(self) -> None:
        self.closed = True
